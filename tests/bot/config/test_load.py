"""What a site decides: the shipped file, and what is read of any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.config.checks import CATEGORIES
from bot.config.file import parse, shape, shape_with
from bot.config.load import load_config
from flows.catalog import CATALOG
from tests.bot.config.shipped import SECRETS, SHIPPED, TEXT, mistakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


WHOLE = shape_with(CATALOG.sections)  # what is common, and a section a subject


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those inside it."""
    yield model
    for field in model.model_fields.values():
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from models(part)


def test_the_shipped_file_loads() -> None:
    shipped = load_config(SHIPPED, SECRETS).settings
    site = shipped.communities[0]

    assert site.name == "翠湖花园"
    assert [b.name for b in site.buildings] == ["1", "2", "3", "4", "5", "6"]
    assert {(b.units, b.floors, b.rooms_per_floor) for b in site.buildings} == {(2, 18, 4)}
    assert site.dispatch == "manual"
    assert tuple(shipped.categories) == CATEGORIES
    titles = {role.title for role in shipped.roles.values()}
    assert titles >= {"管理员", "维修工程师", "部门主管", "事务部主管", "管理处主任", "总经理"}
    assert titles >= {"管家", "值班长", "品质部", "管理者代表", "分管副总经理", "业委会"}


@pytest.mark.parametrize(
    "name", sorted({name for model in models(WHOLE) for name in model.model_fields})
)
def test_the_shipped_file_names_every_setting(name: str) -> None:
    assert re.search(rf"(^|[\s{{,]){name}:", TEXT)


def test_every_category_has_somebody_of_the_roster_to_do_it() -> None:
    site = load_config(SHIPPED, SECRETS).settings

    for key in ("noise", "parking_vehicles", "cleaning", "fees"):
        assert not {"水电", "综合", "土建"} & set(site.categories[key].trades)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1, 2\nb: 3\n", "line 2, column 2: did not find expected ',' or ']'"),
        ("a: 1\n\tb: 2\n", "line 2, column 1: found a tab character that violates indentation"),
        ("", "holds no settings"),
        ("- a\n- b\n", "holds no settings"),
        ("a: &x [*x]\n", ""),
        ("? [a]\n: 1\n", ""),
        ("a: !!python/object:os.system x\n", ""),
    ],
)
def test_a_file_that_can_not_be_read_says_where(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")

    found = mistakes_of(path)
    assert found
    assert told == "" or found == [told]


def test_a_key_that_stands_twice_is_told_with_its_line(edited: Any) -> None:  # noqa: ANN401
    path = edited(("  step: 60", "  step: 60\n  step: 90"))
    line = path.read_text(encoding="utf-8").split("\n").index("  step: 90 # between two steps") + 1

    assert mistakes_of(path) == [f"line {line}: step stands twice in the same place"]


def test_a_missing_or_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "config.yaml"
    broken.write_bytes("名称".encode("gbk"))

    assert mistakes_of(tmp_path / "none.yaml") == ["can't be read (No such file or directory)"]
    assert mistakes_of(broken) == ["is not UTF-8"]


@given(st.text(max_size=200))
def test_no_text_breaks_the_loader(text: str) -> None:
    content, mistakes = parse(text, SHIPPED)
    if content:
        _settings, _sections, mistakes = shape(content, shape_with(CATALOG.sections))
    assert mistakes


def test_yaml_keeps_times_days_and_words_as_they_are_written(edited: Any) -> None:  # noqa: ANN401
    path = edited(
        ('night_from: "20:00"', "night_from: 20:00"),
        ("holidays: []", "holidays: [2026-12-31]"),
        ('{name: "2", units', "{name: 2, units"),
    )
    site = load_config(path, SECRETS).settings

    assert site.quiet_hours.night_from == "20:00"
    assert site.calendar.holidays == ("2026-12-31",)
    assert site.communities[0].buildings[1].name == "2"
