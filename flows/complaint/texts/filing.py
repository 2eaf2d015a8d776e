"""What is said when a complaint is filed: to who complains, and to who was complained for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import matter, named
from flows.complaint.texts.secrecy import SECRET
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case

RIGHT, WRONG = "代报对的", "代报不对"
AGREED = "住户看过代报内容，说对的"
DISSATISFIED = "对处理不满意"
STILL_NOT_RIGHT = "回访时说还是不满意"


def opened(case: Case, context: Context, _nobody_until: int | None = None) -> str:
    """Give the number, by when a person accepts it, and who will see it (COM-2, COM-3)."""
    lines = [
        f"您的投诉收到了，谢谢您告诉我们。单号 {case.number}。",
        f"{_by(case, context)}前有人受理，受理后马上告诉您由谁来查、什么时候答复。",
        _who_sees(case),
        f"照片、录音随时可以发来。想知道到哪一步了回“进度”，也可以打投诉电话{context.community.complaint_phone}。",
    ]
    if not case.verified:
        lines.append("您还没绑定房屋，同事会先打电话和您核对一下身份。")
    return "\n".join(lines)


def entered(case: Case, clerk: str, context: Context) -> str:
    """Show a caller what was written down for them; without an answer it goes on all the same."""
    right = tap("对的", f"{RIGHT} {case.number}")
    return (
        f"{clerk}替您登记了投诉，单号 {case.number}：{case.description}\n"
        f"登记得对吗？{right}　要改就回“不对，”加上您的话。不回也照样办，"
        f"{_by(case, context)}前有人受理。\n{_who_sees(case)}"
    )


def agreed(case: Case) -> str:
    """Thank for the answer."""
    return f"谢谢您，{named(case)}就按登记的内容办，有进展马上告诉您。"


def corrected(case: Case) -> str:
    """Say that the correction stands beside what was written down."""
    return f"好的，您的更正记在{named(case)}里了，经办的同事会看到。"


def ask_correction(case: Case) -> str:
    """Ask what is wrong with it."""
    return f"{named(case)}哪里登记得不对？回“不对，”加上您的话，我补上。"


def about_service(case: Case, served: str = "") -> str:
    """Begin a complaint about how a case was handled, without its number."""
    words = f"，{case.rating_text}" if case.rating_text else ""
    return f"{served or matter(case.description)}：{DISSATISFIED}{words}"


def say_why(card: str) -> str:
    """Invite a word on what was wrong; none is needed."""
    return f"抱歉没让您满意。哪里不好可以直接补一句，不补也行。\n{card}"


def taken_up_before(case: Case) -> str:
    """Name the complaint that was made of it already."""
    return f"这件事已经转成投诉 {case.number} 了，正在按投诉处理，回“进度”可以看。"


def _who_sees(case: Case) -> str:
    if case.confidential:
        return "已保密：办理的同事也看不到您的姓名、房号和电话，确需联系您时要写理由、留记录。"
    secret = tap(SECRET, f"{SECRET} {case.number}")
    return (
        "只有办理的同事知道是您，被反映的人看不到这件事，也不会知道是谁反映的。"
        f"不想让办理的同事看到，回{secret}。"
    )


def _by(case: Case, context: Context) -> str:
    return times.moment(case.due_at or context.now, context.now, context.settings.zone)


def anew(case: Case, words: str) -> str:
    """Describe a complaint that takes up an archived one."""
    return f"{words}（{case.number}归档后回访不满意，原投诉：{case.description}）"


def opened_anew(case: Case, made: Case, context: Context) -> str:
    """Say that the archived one stays as it is, and that it goes on under another number."""
    return f"谢谢您直说。{case.number}已经归档，给您新开一单接着办，不用您再说一遍。\n{opened(made, context)}"


def opened_anew_by_staff(case: Case, made: Case) -> str:
    """Say the same to the clerk who wrote it down."""
    return f"已记：不满意。{case.number}已归档，新开了{made.number}接着办，经办人和主管也知道了。请告诉住户新单号。"


def added_to_anew(case: Case, made: Case) -> str:
    """Say that words were added to what was opened already."""
    return f"{case.number}之后已经新开了{made.number}，您说的也记在里面了。"
