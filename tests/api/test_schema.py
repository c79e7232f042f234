"""Requests of every form the OpenAPI document allows, and of many it does not: no answer is a failure of ours, none is undocumented."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from tests.makers import staff

#: What is asked of each answer.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.mark.slow
async def test_that_no_request_breaks_the_interface(own_url: str, tmp_path: Path) -> None:
    async with staff(own_url, "zhouhe") as boss:
        key = (await boss.ok("POST", "/api-keys", {"name": "schema"}))["key"]
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).parent / "st"),
            "run",
            f"{own_url}/api/openapi.json",
            *("--checks", CHECKS),
            *("--phases", "examples,coverage,fuzzing"),
            *("--max-examples", "10"),
            *("--seed", "20261125"),
            *("--generation-database", "none"),
            *("--request-timeout", "30"),
            *("--exclude-path", "/api/staff/v1/logout"),
            *("--continue-on-failure", "--suppress-health-check", "all", "--warnings", "off", "--no-color"),
            *("-H", f"Cookie: xiaoer_session={boss.cookies['xiaoer_session']}"),
            *("-H", f"X-CSRF-Token: {boss.me['csrf']}"),
            *("-H", f"Authorization: Bearer {key}"),
            cwd=tmp_path,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        told, _ = await process.communicate()
    assert process.returncode == 0, told.decode(errors="replace")[-20_000:]
