"""The first line for somebody who is angry or afraid (心情): understanding before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.turn.texts import reception as reception_texts

if TYPE_CHECKING:
    from flows.conversation.context import Said


def fitting(said: Said, reply: str) -> str:
    """Begin the reply as the message's tone asks for, unless it begins so already."""
    tone = said.meaning.tone
    if said.to or said.private or said.meaning.danger or tone not in reception_texts.SOOTHING:
        return reply
    first = reply.partition("\n")[0]
    if any(words in first for words in reception_texts.SOOTHED):
        return reply
    waited = tone == "anger" and said.meaning.intent in {"urge", "progress"}
    return (reception_texts.KEPT_WAITING if waited else reception_texts.SOOTHING[tone]) + reply
