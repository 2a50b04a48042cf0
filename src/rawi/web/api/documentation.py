"""The page that shows the API's description, with its scripts and styles from here."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from rawi.version import VERSION

router = APIRouter()
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rawi API</title>
<link rel="stylesheet" href="/static/vendor/swagger-ui/swagger-ui.css?v={version}">
</head>
<body>
<noscript><p>This page wants scripts. The description itself is <a href="/api/v1/openapi.json">openapi.json</a>.</p></noscript>
<main id="swagger-ui" data-description="/api/v1/openapi.json"></main>
<script src="/static/vendor/swagger-ui/swagger-ui-bundle.js?v={version}"></script>
<script src="/static/vendor/swagger-ui/start.js?v={version}"></script>
</body>
</html>
"""


@router.get("/docs", include_in_schema=False)
def documentation() -> HTMLResponse:
    """Swagger UI over our own description."""
    return HTMLResponse(_PAGE.format(version=VERSION))
