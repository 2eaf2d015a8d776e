"""Dangers told in English and in pinyin, which the tables alone read; and what only sounds so."""

from __future__ import annotations

from datetime import datetime

import pytest

from nlp.understanding import understand

NOW = datetime(2026, 11, 24, 10)  # noqa: DTZ001 (local time)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("an e-bike is burning in the garage", "fire"),
        ("my battery exploded and the sofa is burning", "fire"),
        ("my grandma slipped and hit her head, she can't stand up", "injury"),
        ("a dog bit my son, blood everywhere", "injury"),
        ("there is a woman lying on the floor in the lobby", "unconscious"),
        ("a strange man has been trying my door handle", "intruder"),
        ("zuo tian jiu zai da, xian zai you zai da ren le, kuai lai", "violence"),
    ],
)
def test_a_danger_is_told(text: str, kind: str) -> None:
    assert understand(text, NOW).danger == kind


@pytest.mark.parametrize(
    "text",
    [
        "if there is a fire, where is the exit?",
        "in case of fire which stairs do I take",
        "can't get up early so please come after 10",
        "I tried my door lock many times, it is broken",
        "my dog bit my slipper lol",
        "the water is burning hot, please adjust",
        "mei qi zao da bu zhao huo",
        "zuo tian you ren da jia, jin tian mei shi le",
        "手推车把门压坏了",
    ],
)
def test_what_only_sounds_so_is_none(text: str) -> None:
    meaning = understand(text, NOW)

    assert (meaning.danger, meaning.danger_maybe) == (None, None)
