"""What was decided before somebody became accused, or a complaint confidential, is asked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.cases.file_access import may_open
from flows.cases.rules import confidentiality
from flows.cases.rules.deeds import Moment
from flows.complaint import disclosure
from storage.cases import Act
from storage.evidence import Belongs
from storage.outbox import NewPush
from tests.flows.complaint.town import Town
from tests.flows.sample import SETTINGS

if TYPE_CHECKING:
    from storage.database import Database
    from storage.store import Store

HOUR_MS = 3600_000


@pytest.fixture
def town(sqlite_database: Database) -> Town:
    """Return a town with a complaint that nobody has accepted."""
    made = Town(sqlite_database)
    made.says("李雷", "投诉电话没人接，态度很差，太让人失望")
    made.says("李雷", "确认")
    return made


def put(town: Town, name: str, text: str, fields: str | None = None) -> None:
    """Put a message about the complaint into the outbox for somebody."""
    push = NewPush(
        town.persons[name], "task", text, case_id=town.complaint().id, fields=fields, weight=1
    )
    town.run(lambda s: s.outbox.add(push, town.now, town.now))


def reasons(town: Town) -> list[str]:
    """Return why messages were dropped."""
    rows = town.database.read(
        lambda c: c.all("SELECT reason FROM outbox WHERE status = 'dropped' ORDER BY id")
    )
    return [row["reason"] for row in rows]


def test_a_message_to_who_became_accused_is_dropped_with_its_reason(town: Town) -> None:
    put(town, "孙丽", "机密内容")
    town.says("周敏", f"被投诉人 {town.complaint().number} 孙丽")

    assert "机密内容" not in town.heard("孙丽")
    assert reasons(town) == [disclosure.CONFLICT]


def test_a_message_to_who_left_is_dropped(town: Town) -> None:
    put(town, "孙丽", "机密内容")
    town.run(lambda s: s.staff.dismiss("s-5"))
    town.deliver()

    assert "机密内容" not in town.heard("孙丽")
    assert reasons(town) == [disclosure.LEFT]


def test_a_message_that_became_confidential_leaves_without_who(town: Town) -> None:
    number = town.complaint().number
    put(town, "孙丽", f"{number} 李雷 3栋2单元1704 来电", '{"what":"李雷来电","time":5}')
    town.says("李雷", f"保密 {number}")

    heard = town.heard("孙丽")
    assert number in heard
    assert "李雷" not in heard
    assert "1704" not in heard


def test_the_fields_of_a_card_are_read_again_too(town: Town) -> None:
    put(town, "孙丽", "来电", '{"what":"李雷来电","place":"3栋2单元1704","time":5}')

    case = town.complaint()

    def look(store: Store) -> str | None:
        store.cases.save(case, replace(case, confidential=1), Act("seal", None, ""), town.now)
        (push,) = store.outbox.due_for(town.persons["孙丽"], town.now)
        person = store.persons.get(town.persons["孙丽"])
        assert person is not None
        return disclosure.as_read(store, SETTINGS, person, push).fields

    assert town.run(look) == '{"what":"*来电","place":"*","time":5}'


def test_what_somebody_may_read_leaves_as_it_was_decided(town: Town) -> None:
    put(town, "孙丽", "李雷 3栋2单元1704 来电")
    town.deliver()

    assert "李雷 3栋2单元1704 来电" in town.heard("孙丽")


def photo(town: Town, sender: str) -> str:
    """Give the complaint a photo of somebody; return its id."""
    belongs = Belongs(case_id=town.complaint().id)
    made: str = town.run(
        lambda s: s.evidence.add(town.persons[sender], "image", "m", belongs, town.now)
    )
    return made


def opens(town: Town, file_id: str, name: str) -> bool:
    """Tell whether somebody may open a file now."""

    def ask(store: Store) -> bool:
        file = store.evidence.get(file_id)
        assert file is not None
        return may_open(store, Moment(town.now, SETTINGS), file, town.persons[name])

    found: bool = town.run(ask)
    return found


def test_a_photo_opens_for_who_handles_it_and_for_who_sent_it_only(town: Town) -> None:
    file = photo(town, "李雷")

    assert [n for n in town.persons if opens(town, file, n)] == [
        "李雷", "陈静", "赵刚", "孙丽", "周敏", "吴总", "郑品",
    ]  # fmt: skip


def test_a_link_made_before_somebody_was_accused_opens_nothing(town: Town) -> None:
    file = photo(town, "李雷")
    town.says("周敏", f"被投诉人 {town.complaint().number} 孙丽")

    assert not opens(town, file, "孙丽")
    assert opens(town, file, "周敏")


def test_a_photo_of_a_confidential_complaint_opens_after_the_seal_for_a_while(town: Town) -> None:
    number, file, ours = town.complaint().number, photo(town, "李雷"), photo(town, "陈静")
    town.says("李雷", f"保密 {number}")

    assert not opens(town, file, "孙丽")
    assert opens(town, ours, "孙丽"), "what our own took shows not who complained"
    assert "照片" not in town.says("孙丽", f"状态 {number}").replace("照片等2份", "")
    town.says("孙丽", f"启封 {number} 上门核实")
    assert opens(town, file, "孙丽")
    assert not opens(town, file, "周敏")
    town.now += SETTINGS.media.link_hours * HOUR_MS + 1
    assert not opens(town, file, "孙丽")


def test_a_seal_opened_in_a_future_that_is_gone_opens_nothing(town: Town) -> None:
    number, file, day_ms = town.complaint().number, photo(town, "李雷"), 24 * HOUR_MS
    town.says("李雷", f"保密 {number}")
    town.now += 40 * day_ms
    town.says("孙丽", f"启封 {number} 上门核实")
    assert opens(town, file, "孙丽")
    town.now -= 40 * day_ms

    assert not opens(town, file, "孙丽")
    town.says("孙丽", f"启封 {number} 上门核实")
    assert opens(town, file, "孙丽")


def test_a_file_of_no_case_opens_for_its_sender(town: Town) -> None:
    made = town.run(
        lambda s: s.evidence.add(town.persons["张秀英"], "image", "m", Belongs(), town.now)
    )

    assert opens(town, made, "张秀英")
    assert not opens(town, made, "陈静")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("我是1704的李雷，13866660001", "我是*的*，*"),
        ("李先生家，老李说的，3栋2单元1704室", "*家，*说的，*"),
        ("电话138 6666 0001，住一七零四", "电话*，住一七零四"),
        ("一七零四室的水费1200元，2026年交的", "*室的水费1200元，2026年交的"),
        ("晚上22:30还在吵，第3次了", "晚上22:30还在吵，第3次了"),
        ("{n} 见 BX20261125-0003", "{n} 见 BX*"),
    ],
)
def test_words_lose_what_tells_who_complained_and_nothing_else(
    town: Town, words: str, left: str
) -> None:
    case = town.complaint()
    said, kept = words.replace("{n}", case.number), left.replace("{n}", case.number)

    assert confidentiality.masked(said, case) == kept
