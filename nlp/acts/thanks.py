"""Thanks, in whatever form."""

from __future__ import annotations

import re

THANKS = re.compile(
    r"(?:真的?|非常|十分|太|多)?(?:感谢|谢谢|多谢|谢了|谢|辛苦|麻烦|有劳)"
    r"(?:了|啦|您|你|们|大家|师傅|物业|管理处|各位)*"
)
