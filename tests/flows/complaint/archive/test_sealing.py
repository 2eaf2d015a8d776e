"""The seal: canonical form, marks for what is personal, commitments, and what changes it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.complaint.archive import sealing
from flows.complaint.archive.personal_data import OPENS, Found, filled
from storage.records.complaint import Archive

letters = st.text(max_size=30) | st.sampled_from(
    ["⟦name:1⟧", "⟦", "⟦⟦phone:2⟧", "李雷 13800000001", "3栋2单元1501室", "浙A12345", "\ud800"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | letters,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "reporter_name", "room", "id", "text2"]), inner)
    ),
    max_leaves=12,
)
SALTS = [f"{n:032x}" for n in range(200)]


def archive(record: Any, known: dict[str, str] | None = None, previous: str = "") -> Archive:  # noqa: ANN401 - any JSON
    """Seal a record."""
    head = {
        "case_id": "c1", "number": "TS20261124-0001", "community": "翠湖花园",
        "sealed_by": "s1", "sealed_at": 1, "keep_until": 2,
    }  # fmt: skip
    salts = iter(SALTS)
    contents, personal = sealing.sealed(head, {"record": record}, known or {}, lambda: next(salts))
    return Archive(
        "c1", "TS20261124-0001", "翠湖花园", 1, sealing.hash_of(previous, contents), previous,
        contents, personal, "s1", 1, 2, None, None,
    )  # fmt: skip


@given(values)
def test_the_canonical_form_is_one_and_comes_back(value: object) -> None:
    """Whatever Unicode it holds: the same bytes from what was read again, and no bytes are lost."""
    once = sealing.canonical(value)

    assert json.loads(once) == value
    assert sealing.canonical(json.loads(once)) == once
    assert len(sealing.hash_of("", once)) == 64


@given(st.dictionaries(letters, letters, max_size=5))
def test_the_order_of_keys_does_not_matter(value: dict[str, str]) -> None:
    backwards = dict(reversed(value.items()))

    assert sealing.canonical(value) == sealing.canonical(backwards)


@given(values, st.dictionaries(letters.filter(bool), st.just("name"), max_size=3))
def test_marked_values_are_put_back_exactly(value: object, known: dict[str, str]) -> None:
    """Also when somebody typed what looks like a mark."""
    found = Found(known)

    marked = found.marked(value)

    assert filled(marked, found.values) == value


@given(values)
def test_a_sealed_record_verifies_and_has_no_differences(record: object) -> None:
    made = archive(record)

    assert list(sealing.flaws_in_chain(made, 1, "")) == []
    assert list(sealing.flaws_in_archive(made)) == []
    assert list(sealing.differences(made, record)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("电话13800000001或138 0000 0001", ["13800000001", "138 0000 0001"]),
        ("住3栋2单元1501，也在5-1-802", ["3栋2单元1501", "5-1-802"]),
        ("1501室的李雷和李先生，老李", ["1501", "李雷", "李先生", "老李"]),
        ("车牌浙A12345，身份证330106199001011234", ["浙A12345", "330106199001011234"]),
        ("座机0571-88880001", ["0571-88880001"]),
    ],
)
def test_what_names_somebody_in_free_words_is_no_part_of_the_contents(
    text: str, hidden: list[str]
) -> None:
    made = archive({"text": text}, {"李雷": "name", "李先生": "name", "老李": "name"})

    assert all(word not in made.contents for word in hidden)
    assert all(word in (made.personal or "") for word in hidden)


def test_ids_times_and_amounts_stay_as_they_are() -> None:
    record = {"id": "01a20b48-0fc6-7006-8fce", "sealed_by": "0b48-5769", "text": "21点58分，68分贝"}

    assert archive(record).contents.count(OPENS) == 0


def test_equal_values_of_two_complaints_have_other_commitments() -> None:
    """Or one could see without opening a seal that the same person complained twice."""
    first = sealing.commitment("name:1", "00", "李雷")

    assert first != sealing.commitment("name:1", "01", "李雷")
    assert first != sealing.commitment("name:2", "00", "李雷")
    assert first != sealing.commitment("name:1", "00", "韩梅梅")


RECORD = {"text": "李雷说太吵", "list": [{"at": 1, "text": "a"}, {"at": 2, "text": "b"}]}


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"text": "李雷说很好"}, "text is not what was sealed"),
        ({"text": "韩梅说太吵"}, "text is not what was sealed"),
        ({"list": RECORD["list"][:1]}, "list: 1 of 2 are missing"),
        ({"list": [*RECORD["list"], {"at": 3}]}, "list: 1 were added"),
        ({"list": [RECORD["list"][0], {"at": 2, "text": "c"}]}, "list 2 text is not what was"),
        ({"list": None}, "list is not what was sealed"),
    ],
)
def test_each_change_of_a_record_is_named(changes: dict[str, object], flaw: str) -> None:
    made = archive(RECORD, {"李雷": "name"})

    assert flaw in " ".join(sealing.differences(made, RECORD | changes))


def test_a_field_that_a_later_version_adds_is_no_difference() -> None:
    assert list(sealing.differences(archive({"a": 1}), {"a": 1, "b": 2})) == []


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"number": "TS20261124-0002"}, "its number is not what was sealed"),
        ({"keep_until": 1}, "its keep_until is not what was sealed"),
        ({"personal": "{}"}, "its personal field name:1 was added or removed"),
        ({"personal": "nothing"}, "its personal fields cannot be read"),
        ({"personal": '{"name:1":{"salt":"00","value":"韩梅梅"}}'}, "its personal field name:1"),
        ({"contents": "{}"}, "its contents cannot be read"),
    ],
)
def test_each_change_of_an_archive_is_named(changes: dict[str, Any], flaw: str) -> None:
    made = replace(archive({"reporter_name": "李雷"}), **changes)

    assert flaw in " ".join(sealing.flaws_in_archive(made))


def test_an_erased_archive_verifies_against_what_is_left() -> None:
    made = archive(RECORD, {"李雷": "name"})
    erased = replace(made, personal=None)
    left = json.loads(made.contents)["record"]

    assert list(sealing.flaws_in_archive(erased)) == []
    assert list(sealing.flaws_in_chain(erased, 1, "")) == []
    assert list(sealing.differences(erased, left)) == []
    assert list(sealing.differences(erased, RECORD)) != []


def test_the_chain_names_another_order() -> None:
    first = archive(RECORD)
    second = archive({"text": "b"}, previous=first.hash)

    assert list(sealing.flaws_in_chain(second, 1, first.hash)) == []
    assert "does not follow" in " ".join(sealing.flaws_in_chain(second, 1, ""))
    assert "stands at place" in " ".join(sealing.flaws_in_chain(first, 2, ""))
    assert "hash" in " ".join(sealing.flaws_in_chain(replace(first, contents="{}"), 1, ""))
