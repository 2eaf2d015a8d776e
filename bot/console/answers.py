"""`answers`: what each of a list of questions would be answered, without a database."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.config.load import load_config
from bot.errors import CommandError
from flows.answer.deciding import decide, perhaps
from flows.answer.settings import Answers
from flows.conversation.context import Said
from flows.settings.calendar import local
from flows.turn import inquiry
from nlp.understanding import understand

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import datetime

    from flows.answer.settings import Entry

NO_QUESTION, CHOICE, A_PERSON = "不是问题", "请他选", "转客服"


def answers(options: argparse.Namespace) -> int:
    """Print each question of the file with the topic that answers it, or what else happens."""
    settings = load_config(options.config, os.environ, platform=False).settings
    community = options.community or settings.communities[0].name
    here = local(Clock()(), settings)
    entries = settings.section(Answers).entries
    known = [one for one in entries if one.is_true(community, here.date().isoformat())]
    for text in _lines(Path(options.file)):
        told = outcome(known, text, here.replace(tzinfo=None))
        sys.stdout.write("\t".join([text, *told]) + "\n")
    return 0


def outcome(known: Sequence[Entry], text: str, here: datetime) -> list[str]:
    """Return what becomes of a question: the topic and its answer, or a word for it."""
    said = Said(text, understand(text, here))
    if said.meaning.danger:
        return [NO_QUESTION]
    decided = decide(known, said)
    if decided.meant is not None:
        return [decided.meant.topic, decided.meant.answer or ""]
    if not inquiry.is_asked(said):
        may = perhaps(known, said)
        return [CHOICE, "、".join(one.topic for one in may)] if may else [NO_QUESTION]
    if decided.likely:
        return [CHOICE, "、".join(one.topic for one in decided.likely)]
    return [A_PERSON]


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: can't be read ({error})."
        raise CommandError(message) from error
    lines = (line.split("\t")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
