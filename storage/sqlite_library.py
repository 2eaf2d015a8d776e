"""sqlite-utils as we load it: it would load numpy, where it is installed, only to know its types.

That is 17 MB and a tenth of a second in each process, for types that no row of ours has.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from sqlite_utils import Database


def _loaded() -> ModuleType:
    """Import it while numpy seems not to be there."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    hides = "numpy" not in modules
    if hides:
        modules["numpy"] = None  # an import of it fails, as where it is not installed
    try:
        return importlib.import_module("sqlite_utils")
    finally:
        if hides:
            del modules["numpy"]


if not TYPE_CHECKING:
    Database = _loaded().Database

__all__ = ["Database"]
