"""How a template message is called, and what each of its fields is called on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.records.case import Case

FOR_STAFF = {"finished": "等住户回音", "answered": "等住户回音"}  # residents read 待您确认
TITLES = {
    "progress": "报事进度",
    "task": "工单提醒",
    "outage": "停水停电通知",
    "confirm": "待您确认",
    "subscribe": "处理结果通知",
}
LABELS = {
    "number": "单号", "status": "状态", "what": "事项", "time": "时间", "who": "人员", "place": "地点",
}  # fmt: skip
A_CRY = "有人呼救"  # where only a sign was sent, which a card can't show


def of_emergency(case: Case, status: str, words: str) -> dict[str, str]:
    """Say on a card of an emergency, in twenty characters a line, what there is and whom to phone.

    The newest words come first, and the phone before the place: what is too long is cut.
    """
    home = "-".join(part for part in (case.building, case.unit, case.room) if part)
    where = home if case.room else case.place
    reached = " ".join(part for part in (case.reporter_phone, where) if part)
    said = next((w for w in (words, case.description) if any(map(str.isalnum, w))), A_CRY)
    return {"status": status, "what": f"【紧急】{said}", "place": reached or case.community}
