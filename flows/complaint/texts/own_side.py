"""What is said to and of a colleague who is complained about, and tells how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.texts.tasks import complaint_heading
from flows.conversation import texts as general
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News

LEAD = "我说明："  # as the tap says it, which keeps the words
PASSED_ON = (
    "您说的原话已记下，转给负责核实的同事了，他们会来找您核对。"
    "还有要说明的接着发；监控、记录这些能作证的，告诉我在哪里就行。"
)


def ask(text: str) -> str:
    """Ask whether words are about what is being looked into."""
    return "\n".join(
        [
            "这句是要说明正在核实的那件事吗？",
            tap("转给负责核实的同事", f"{LEAD}{text}"),
            tap("不是", general.CANCEL),
        ]
    )


def told(happened: News) -> str:
    """Tell who investigates what the colleague says."""
    said = f"{happened.deed.actor_name}：{happened.deed.text}"
    return f"{complaint_heading(happened, '当事同事说明')}\n{said}"
