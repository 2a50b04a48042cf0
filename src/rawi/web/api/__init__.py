"""The API under /api/v1: what the pages tell, for programs."""

from __future__ import annotations

from rawi.web.api.routes import router

__all__ = ["router"]
