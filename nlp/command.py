"""What `understand` and `hotspots` of the command line print; plain values in and out."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from nlp.similarity import Message, cluster
from nlp.understanding import understand

BEST = 3  # categories named


def understand_line(text: str, now: datetime) -> dict[str, Any]:
    """Give the meaning of one text as JSON values."""
    meaning = understand(text, now)
    return {
        "intent": meaning.intent,
        "intents": {name: round(score, 4) for name, score in meaning.intents.items()},
        "category": meaning.category,
        "categories": [name for name, _ in meaning.categories[:BEST]],
        "danger": meaning.danger is not None,
        "danger_kind": meaning.danger,
        "home": asdict(meaning.home) if meaning.home else None,
        "place": meaning.place,
        "phones": list(meaning.phones),
        "time": asdict(meaning.time) if meaning.time else None,
        "name": meaning.name,
        "tone": meaning.tone,
        "severity": list(meaning.severity),
        "count": meaning.count,
        "second": meaning.second,
        "sure": meaning.sure,
        "readings": [{"intent": r.intent, "category": r.category} for r in meaning.readings],
        "danger_maybe": meaning.danger_maybe is not None,
    }


def hotspots(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Turn rows id, time, text into id, cluster, title; an empty cluster stands alone."""
    return cluster([Message(*row) for row in rows])
