"""The API under /api/v1: the same questions as the pages, for programs."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/api/v1")
