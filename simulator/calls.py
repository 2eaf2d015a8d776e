"""What the account asked of the platform, call by call, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .faults import CallFault


@dataclass(frozen=True)
class Called:
    """One call: `at` by the platform's clock, `began` and `ended` by the real one.

    `order` is the body as an object; `answer` is what the platform came to, whether or not the
    account heard it, and empty where a fault kept the call from being carried out.
    """

    path: str
    order: Mapping[str, Any]
    answer: Mapping[str, Any]
    fault: CallFault | None
    at: float
    began: float
    ended: float

    @property
    def openid(self) -> str:
        """Whom it was about, empty when nobody."""
        return str(self.order.get("touser", ""))

    @property
    def accepted(self) -> bool:
        """Whether the platform carried it out."""
        return bool(self.answer) and self.answer.get("errcode", 0) == 0
