"""answers.yaml beside config.yaml: every mistake is told with its place in that file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.config.load import load_config
from bot.errors import ConfigError
from flows.answer import checks
from flows.answer.settings import Answers
from tests.flows.sample import at

ROOT = Path(__file__).parents[3]
POOL = "- {topic: 泳池, ask: [泳池几点开], answer: 三点}"


def mistakes(folder: Path, text: str) -> list[str]:
    """Return what is wrong with this file of answers."""
    shutil.copy(ROOT / "config.yaml", folder)
    (folder / "answers.yaml").write_text(text, encoding="utf-8")
    try:
        load_config(folder / "config.yaml", {}, platform=False)
    except ConfigError as error:
        return list(error.mistakes)
    return []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- {topic: 泳池, ask: [几点开], answer: 三点, colour: red}",
            "answers.yaml[0].colour: is not a setting",
        ),
        ("- {topic: 泳池, ask: [], answer: 三点}", "answers.yaml[0].ask: needs at least one entry"),
        ("- {topic: 泳池, ask: ['  '], answer: 三点}", "answers.yaml[0].ask[0]: String should"),
        ("- {topic: 泳池, ask: [几点开], answer: ' '}", "answers.yaml[0].answer: String should"),
        (
            "- {topic: 泳池, ask: [几点开]}",
            "answers.yaml[0]: needs an answer, or else person: true",
        ),
        (
            "- {topic: 泳池, ask: [几点开], answer: 三点, until: 明年}",
            "answers.yaml[0].until: Invalid isoformat",
        ),
        (
            "- {topic: 泳池, ask: [几点开], answer: 三点, communities: [别处]}",
            "answers.yaml[0].communities: 别处 is not a community",
        ),
        (
            f"{POOL}\n- {{topic: 会所, ask: [泳池，几点开？], answer: 九点}}",
            "answers.yaml[1].ask: 泳池，几点开？ stands in answers.yaml[0], too",
        ),
        (
            f"{POOL}\n- {{topic: 泳池, ask: [关没], answer: 九点}}",
            "answers.yaml[1].topic: 泳池 stands in answers.yaml[0], too",
        ),
        (
            "- {topic: 泳池, words: ['泳|'], ask: [几点开], answer: 三点}",
            "answers.yaml[0].words: '泳|' has an empty word beside a | or a space",
        ),
        ("topic: 泳池", "is no list of entries"),
        ("- [", "line 2, column 1: did not find expected node content"),
    ],
)
def test_every_mistake_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    found = mistakes(tmp_path, text)

    assert any(told in one for one in found), found


def test_an_absent_file_and_an_empty_list_are_fine(tmp_path: Path) -> None:
    shutil.copy(ROOT / "config.yaml", tmp_path)
    settings = load_config(tmp_path / "config.yaml", {}, platform=False).settings

    assert settings.section(Answers).entries == ()
    assert mistakes(tmp_path, "[]\n") == []


def test_what_is_true_no_more_is_warned_of_and_not_given(tmp_path: Path) -> None:
    entry = "- {topic: 泳池, ask: [泳池几点开], answer: 三点, until: 2026-09-15}\n"
    assert mistakes(tmp_path, entry) == []
    settings = load_config(tmp_path / "config.yaml", {}, platform=False).settings
    (pool,) = settings.section(Answers).entries

    assert list(checks.over(settings, at("2026-09-15 23:00"))) == []
    assert list(checks.over(settings, at("2026-09-16 00:00"))) == [
        "answers.entries[0].until: 泳池 was true until 2026-09-15"
    ]
    assert pool.is_true("翠湖花园", "2026-09-15")
    assert not pool.is_true("翠湖花园", "2026-09-16")


def test_the_shipped_answers_are_short_and_name_known_phones() -> None:
    settings = load_config(ROOT / "config.yaml", {}, platform=False).settings
    site = settings.communities[0]
    phones = {site.duty_phone, site.complaint_phone, *site.emergency_phones.values()}
    known = settings.section(Answers).entries

    assert len(known) >= 35
    for entry in known:
        told = entry.answer or ""
        assert len(told) <= 120
        local = [word[:8] for word in told.split("0571-")[1:]]
        assert {f"0571-{one}" for one in local} <= phones | {"0571-88880010"}, entry.topic
