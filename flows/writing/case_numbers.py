"""The number of a case as people write it among other words: BX20261124-0007, or its tail 0007."""

from __future__ import annotations

import re

FULL = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z]{2}\d{8}-\d{4,}(?!\d)")
FULL_OR_TAIL = re.compile(r"(?<![\w-])(?:[A-Za-z]{2}\d{8}-\d{4,}|\d{4,6})(?!\d)")
