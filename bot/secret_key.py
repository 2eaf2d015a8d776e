"""The key that signs our links: given by the environment, or made once beside the data."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "secret_key"


def secret_key(data_dir: Path, given: str | None = None) -> str:
    """Return the given key, or the one kept under `data_dir`, which is made when absent.

    Safe when several processes start at once: the file appears whole, and the first one wins.
    """
    if given:
        return given
    path = data_dir / FILE_NAME
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{FILE_NAME}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:  # another process was quicker
            return
    finally:
        draft.unlink()
