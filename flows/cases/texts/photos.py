"""What is said when somebody sends a photo, a voice message or a video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import short
from flows.conversation.texts import HUMAN
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.messages import Evidence

KINDS = {"image": "照片", "voice": "语音", "video": "视频"}
ONLY_WORDS = "这里收不了照片、语音和视频，没有留下来；麻烦点选项或打字。\n"
NOTHING_LOOSE = "没有刚发来的照片。请先发照片，再点单子。"
NO_SUCH_CASE = "没找到这个单号。"
_VOICE = (
    "语音收到了，可我听不懂语音，麻烦再打一句字。"
    f"不方便打字就点{tap(HUMAN)}，我请同事听了给您回话。"
)


def links(files: Sequence[Evidence], context: Context) -> str:
    """Link the files of a case that were kept, each for a limited time."""
    return new_links([file for file in files if file.status == "stored"], context)


def new_links(files: Sequence[Evidence], context: Context) -> str:
    """Link files that were sent just now; each opens once it was fetched, a moment later."""
    words = [
        tap(f"{KINDS.get(file.kind, '文件')}{n}", context.link_to(file.id))
        for n, file in enumerate(files[:9], 1)
    ]
    return "　".join(words)


def with_conversation(kind: str, count: int) -> str:
    """Say that it goes with what is being reported."""
    if kind == "voice":
        return _VOICE + "\n"
    return f"{KINDS[kind]}收到了，共{max(count, 1)}份。\n"


def with_subject(kind: str, case: Case) -> str:
    """Say that it lies with the case that is being talked about."""
    return f"{KINDS[kind]}收到了，放进了 {case.number}{_heard(kind)}。\n"


def with_ended(kind: str, case: Case) -> str:
    """Say that the complaint has ended: the file is kept for what is said next."""
    return (
        f"{KINDS[kind]}收到了。{case.number} 已经办结存档，不再加东西了；要是有新情况，"
        "接着说一句话，我连同它一起另登记给您办。\n"
    )


def with_case(kind: str, case: Case) -> str:
    """Say which case it went to."""
    return (
        f"{KINDS[kind]}收到了，放进了 {case.number}（{short(case.description)}）{_heard(kind)}。"
        "如果是别的事，请再说一句话。"
    )


def _heard(kind: str) -> str:
    """Say who listens to a voice message."""
    return "，跟进的同事会听；我听不懂语音，急的话麻烦再打一句字" if kind == "voice" else ""


def of_which(kind: str, cases: Sequence[Case]) -> str:
    """Ask which case it belongs to."""
    lines = [f"{KINDS[kind]}收到了，是哪个单子的？新的事就直接说一句话。"]
    lines += [
        tap(f"{case.number} {short(case.description, 10)}", f"照片 {case.number}") for case in cases
    ]
    return "\n".join(lines)


def what_is_it(kind: str) -> str:
    """Ask for a sentence to go with it."""
    if kind == "voice":
        return _VOICE
    return f"{KINDS[kind]}收到了。请再说一句：出了什么问题？比如“厨房水管漏水”。"


def given(count: int, case: Case) -> str:
    """Say that the files were given to a case."""
    return f"{count}份照片放进了 {case.number}（{short(case.description)}）。"


def lost(kind: str, reason: str) -> str:
    """Ask for a file again that could not be kept."""
    why = {"refused": "打不开", "too large": "太大了"}.get(reason, "没能存下来")
    return f"您刚才发的{KINDS.get(kind, '文件')}{why}，麻烦再发一次（照片最好）。给您添麻烦了。"
