"""What is said when an answer can't be read."""

from __future__ import annotations

PLEASE_SAY = "麻烦您说得具体一点，一两句话就行。"
NO_PHONE = "没认出号码。请发11位手机号，或带区号的座机，比如 13800000001。"
WHAT_IS_WRONG = "好的，哪里不对？直接说正确的就行，比如“是2单元”“电话换成139…”。"
YES_OR_CHANGE = "没太明白。"
