"""Everything an operator can set, read from `XIAOER_*` variables or a `.env` file. Documented in docs/operations/settings.md."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One process's settings; built once in `app/` and passed down."""

    model_config = SettingsConfigDict(env_prefix="XIAOER_", env_file=".env", extra="ignore")

    data_dir: Path = Field(default=Path(".xiaoer"), description="Where the embedded database, keys and caches live.")
    database_url: str | None = Field(
        default=None,
        description="PostgreSQL to use, as postgresql://user:password@host/name; empty starts the embedded one.",
    )
    database_pool: int = Field(default=10, ge=2, le=200, description="Connections a process keeps to PostgreSQL.")
    nats_url: str | None = Field(
        default=None, description="NATS that carries hints between processes, as nats://host:4222; empty: one process."
    )
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the web server listens on.")
    secret_key: SecretStr | None = Field(
        default=None,
        description="Signs visitor tokens; at least 32 characters; empty makes one and keeps it in the data folder.",
    )
    webhook_private: bool = Field(default=False, description="Lets webhooks use http and private networks.")
    demo: bool = Field(default=False, description="Serve the demo storefront's data: never for a real shop.")
    worker_slots: int = Field(default=32, ge=1, le=256, description="Jobs a worker process runs side by side.")
    log_format: str = Field(
        default="text", pattern="^(text|json)$", description="Log lines for people (text) or machines (json)."
    )
    log_level: str = Field(default="INFO", description="Least level that is logged.")
