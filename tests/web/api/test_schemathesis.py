"""Made-up requests to everything that the description names: no fault, and every answer as described."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.settings import Settings

CHECKS: list[Callable[..., Any]] = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
]  # fmt: skip
EXAMPLES = 25
OPERATIONS = (
    "GET /api/v1", "POST /api/v1/read", "GET /api/v1/search", "GET /api/v1/articles", "GET /api/v1/articles/{key}",
    "GET /api/v1/articles/{key}/record", "GET /api/v1/actors", "GET /api/v1/actors/{identity}", "GET /api/v1/dyads",
    "GET /api/v1/dyads/{first}/{second}", "GET /api/v1/statements", "GET /api/v1/statements/{id}", "GET /api/v1/events",
    "GET /api/v1/events/{id}", "GET /api/v1/exports/{kind}",
)  # fmt: skip


@pytest.fixture(scope="module")
def operations(library: Library) -> dict[str, Any]:
    app = create_app(library, Settings(rate=0, allowed_hosts=("testserver",)))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    found: list[Any] = [operation.ok() for operation in schema.get_all_operations()]  # type: ignore[union-attr]
    return {f"{operation.method.upper()} {operation.path}": operation for operation in found}


def test_all_operations_are_tried(operations: dict[str, Any]) -> None:
    assert sorted(operations) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_request_brings_a_fault(operations: dict[str, Any], name: str) -> None:
    @given(case=operations[name].as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def tried(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    tried()
