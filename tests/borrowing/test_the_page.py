"""docs/a-new-kind.md names only what exists, and every file of the sample."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from flows.cases import chore
from flows.cases.kind import Due, Kind, Stage
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.cases.wanted import Source
from flows.desk.counter import Counter
from flows.desk.word import StaffWord
from flows.intake.form import Form
from flows.settings.site import Section
from storage.records.case import Own
from tests.borrowing.kind import KIND

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "a-new-kind.md").read_text(encoding="utf-8")
HERE = "tests/borrowing/"
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))
PATHS = sorted(name for name in NAMED if "/" in name)
FIELDS = sorted(name for name in NAMED if re.fullmatch(r"[A-Z]\w+\.\w+", name))
CLASSES = sorted(name for name in NAMED if re.fullmatch(r"[A-Z][a-z]\w+", name))
PLUGS = {one.__name__: one for one in (Kind, Subject, Rulebook)}
CHORES = (chore.Each, chore.Routine, chore.Batch)
OTHERS = (Counter, Form, Section, StaffWord, Stage, Due, Own, *CHORES, Source)
KNOWN = PLUGS | {one.__name__: one for one in OTHERS}
STEPS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]


def test_it_is_short() -> None:
    assert len(PAGE.splitlines()) <= 120


@pytest.mark.parametrize("path", PATHS)
def test_every_path_exists(path: str) -> None:
    found = ROOT / path

    assert found.is_dir() if path.endswith("/") else found.is_file()


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_exists(name: str) -> None:
    owner, _, field = name.partition(".")

    assert field in {one.name for one in fields(PLUGS[owner])}


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_is_the_one_meant(name: str) -> None:
    assert name in KNOWN


def test_what_is_named_of_the_sample_is_so() -> None:
    assert {KIND.name, KIND.letters, "vacate", "closed", "withdrawn"} <= NAMED
    assert {"vacate"} <= set(KIND.rules.acts)
    assert {"closed", "withdrawn"} <= set(KIND.rules.statuses)
    assert {"open", "photo"} <= NAMED & set(KIND.notices)


def test_each_step_names_a_file_of_the_sample() -> None:
    lacking = [
        step.split("\n")[0] for step in STEPS if not re.search(rf"`{HERE}[\w/]+\.\w+`", step)
    ]

    assert len(STEPS) == 11
    assert lacking == []


def test_no_file_of_the_sample_is_unnamed() -> None:
    files = {
        str(path.relative_to(ROOT))
        for path in (ROOT / HERE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files - NAMED == set()
