"""The shipped settings with secrets to load them, and what is wrong with others."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.load import load_config
from bot.errors import ConfigError

SHIPPED = Path(__file__).resolve().parents[3] / "config.yaml"
TEXT = SHIPPED.read_text(encoding="utf-8")
AES_KEY = "k" * 43
SECRETS = {"WECHAT_TOKEN": "t0ken", "WECHAT_APP_ID": "wx1", "WECHAT_APP_SECRET": "s3cret"}


def mistakes_of(path: Path, env: dict[str, str] | None = None) -> list[str]:
    """Return the mistakes of a configuration, without the file's own path."""
    with pytest.raises(ConfigError) as caught:
        load_config(path, SECRETS if env is None else env)
    return [mistake.removeprefix(f"{path}: ") for mistake in caught.value.mistakes]
