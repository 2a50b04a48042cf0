"""The token of forms: a page of another site cannot read our cookie, so it cannot send a form that bears its value too."""

from __future__ import annotations

import secrets

from fastapi import Request

from rawi.errors import ForbiddenError

COOKIE = "rawi_token"
FIELD = "csrf_token"
HEADER = "X-CSRF-Token"


def csrf_token(request: Request) -> str:
    """The token that a form must carry in its field ``csrf_token``; the answer then sets the cookie that goes with it."""
    state = request.scope["rawi.token"]
    state["wanted"] = True
    return str(state["value"])


async def check_csrf(request: Request) -> None:
    """A dependency of every route that changes something.

    Raises ForbiddenError unless the form's token (or the header's) is that of the cookie.
    """
    cookie = request.cookies.get(COOKIE, "")
    given = request.headers.get(HEADER)
    if given is None:
        value = (await request.form()).get(FIELD)
        given = value if isinstance(value, str) else ""
    if not cookie or not secrets.compare_digest(cookie.encode(), given.encode()):
        raise ForbiddenError("the form is out of date or came from another site; load the page anew and send it again")
