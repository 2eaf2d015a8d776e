"""sqlite-utils as `Database`, without numpy; the service imports it nowhere else.

Where numpy is installed (for pictures, which a process of their own draws), sqlite-utils would
import it for types that we never store, and each worker would hold 12 MB more.
"""

import sys

sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # Python: "not to be imported"

from sqlite_utils import Database  # noqa: E402

if sys.modules["numpy"] is None:
    del sys.modules["numpy"]

__all__ = ["Database"]
