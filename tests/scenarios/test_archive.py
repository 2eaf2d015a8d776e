"""The archive of a complaint (COM-13): complete, sealed, unchanged ever after, and proven so."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.console.archives import check_archives
from flows.cases.notice import RESULT
from flows.cases.telling import PROGRESS_CARD
from flows.complaint.archive import erasing, sealing
from storage.errors import StorageError
from storage.outbox import NewPush
from storage.store import Store
from tests.scenarios.archived import answered, archived, bound

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.case import Case
    from storage.records.complaint import Archive
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OTHER = "我要投诉，小区大门口的垃圾堆了三天没人收"
PERSONAL = (
    "李雷",
    "李先生",
    "13912345678",
    "3栋2单元1501",
    "1501室",
)  # a bare 1501 may be in a hash


def flaws(world: World) -> list[str]:
    """Return what `check` says of the archives."""
    return check_archives(world.service.database, world.config.data_dir).flaws


def archive_of(world: World, number: str) -> Archive:
    """Return the archive of a complaint."""
    case = world.case(number)
    found = world.service.database.read(lambda c: Store(c).archives.of_case(case.id))
    assert found is not None
    return found


def tamper(world: World, *statements: str) -> None:
    """Change the database as somebody does who has it in their hands: past every trigger."""
    guards = {
        "timeline": ("timeline_is_kept", "timeline_is_not_erased", "sealed_timeline_is_kept"),
        "archives": ("archives_are_kept", "archives_are_not_removed"),
    }

    def work(connection: Connection) -> None:
        execute = connection.execute
        if world.service.database.engine == "postgresql":
            execute("SET LOCAL session_replication_role = replica")
        else:
            for name in (one for names in guards.values() for one in names):
                execute(f"DROP TRIGGER IF EXISTS {name}")
        for sql in statements:
            assert execute(sql) > 0, sql

    world.service.database.run(work)


def erase(world: World, number: str, why: str = "住户要求") -> None:
    """Erase who complained."""
    archive, now = archive_of(world, number), world.service.clock()
    done = world.service.database.run(lambda c: erasing.erase(Store(c), archive, now, why))
    assert done
    world.sweep()


def test_a_sealed_complaint_is_whole_and_proven_unchanged(each_world: World) -> None:
    """Contents hold every paper and no personal value; hash and commitments verify."""
    number = archived(each_world, bound(each_world))

    made = archive_of(each_world, number)
    contents = json.loads(made.contents)
    record = contents["record"]
    assert flaws(each_world) == []
    assert made.hash == sealing.hash_of("", made.contents)
    assert [line["action"] for line in record["timeline"]][-2:] == ["callback", "archive"]
    assert record["evidence"][0]["sha256"]
    assert all(value not in made.contents for value in PERSONAL)
    assert {one["value"] for one in json.loads(made.personal or "").values()} >= {
        *PERSONAL[:4],
        "1501",
    }
    assert len({one["salt"] for one in json.loads(made.personal or "").values()}) == len(
        contents["commitments"]
    )


ROWS = (
    ("UPDATE timeline SET text = '查无此事' WHERE action = 'investigate'", "timeline 5 text"),
    ("UPDATE timeline SET at = at + 1 WHERE action = 'finish'", "timeline 10 at"),
    ("UPDATE timeline SET details = '{}' WHERE action = 'assess'", "timeline 6 details"),
    ("UPDATE timeline SET actor_name = '王强' WHERE action = 'approve'", "timeline 8 actor_name"),
    ("UPDATE cases SET measures = '什么也不做'", "case measures"),
    ("UPDATE cases SET reporter_name = '别人'", "case reporter_name"),
    ("UPDATE cases SET finding = 'unfounded'", "case finding"),
)
FILES = (
    ("UPDATE evidence SET sha256 = 'other'", "evidence 1 sha256"),
    ("UPDATE evidence SET status = 'erased'", "was erased, the archive was not"),
    ("DELETE FROM evidence", "evidence: 1 of 1 are missing"),
    ("DELETE FROM timeline WHERE action = 'progress'", "timeline: 1 of 13 are missing"),
)
ARCHIVES = (
    ("UPDATE archives SET personal = REPLACE(personal, '李雷', '李响')", "its personal field"),
    ("UPDATE archives SET keep_until = 0", "its keep_until"),
    ("UPDATE archives SET contents = REPLACE(contents, '属实', '存疑')", "its hash was made"),
    ("DELETE FROM archives", "was archived, and its archive is gone"),
)


@pytest.mark.parametrize("changes", [ROWS, FILES, ARCHIVES], ids=["rows", "files", "archives"])
def test_each_change_behind_our_back_is_found(
    each_world: World, changes: tuple[tuple[str, str], ...]
) -> None:
    number = archived(each_world, bound(each_world))

    for statement, flaw in changes:
        tamper(each_world, statement)

        found = flaws(each_world)
        assert any(one.startswith(number) and flaw in one for one in found), (flaw, found)
        assert all(value not in " ".join(found) for value in PERSONAL)


@pytest.mark.parametrize("content", [b"another picture", None])
def test_a_changed_or_lost_file_is_found(world: World, content: bytes | None) -> None:
    number = archived(world, bound(world))
    case = world.case(number)
    file = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))[0]
    path = Path(world.config.data_dir) / (file.path or "")

    path.unlink() if content is None else path.write_bytes(content)

    word = "missing" if content is None else "not what was sealed"
    assert [one for one in flaws(world) if number in one and word in one]


def test_archives_are_a_chain_in_which_none_is_missing(each_world: World) -> None:
    """Removing the middle one, the last one, or another order of them shows."""
    world = each_world
    resident = bound(world)
    first, second, third = (archived(world, resident, OTHER, photo=False) for _ in range(3))
    assert archive_of(world, second).previous == archive_of(world, first).hash
    assert [archive_of(world, n).position for n in (first, second, third)] == [1, 2, 3]
    assert flaws(world) == []

    tamper(world, "DELETE FROM archives WHERE position = 2")

    found = flaws(world)
    assert f"{second}: was archived, and its archive is gone" in found
    assert any(one.startswith(third) and "does not follow" in one for one in found)


def test_the_last_archive_with_all_its_rows_is_missed(world: World) -> None:
    resident = bound(world)
    archived(world, resident, OTHER, photo=False)
    archived(world, resident, OTHER, photo=False)

    tamper(
        world,
        "DELETE FROM timeline WHERE case_id = (SELECT case_id FROM archives WHERE position = 2)",
        "DELETE FROM archives WHERE position = 2",
    )

    assert any("2 were sealed, the chain ends at 1" in one for one in flaws(world))


def test_another_order_shows(world: World) -> None:
    resident = bound(world)
    first = archived(world, resident, OTHER, photo=False)
    second = archived(world, resident, OTHER, photo=False)

    tamper(
        world,
        "UPDATE archives SET position = 9 WHERE position = 1",
        "UPDATE archives SET position = 1 WHERE position = 2",
        "UPDATE archives SET position = 2 WHERE position = 9",
    )

    found = flaws(world)
    assert any(one.startswith(second) and "does not follow" in one for one in found)
    assert any(one.startswith(first) and "its position" in one for one in found)


FORBIDDEN = (
    "UPDATE archives SET contents = '{}'",
    "UPDATE archives SET personal = '{}'",
    "UPDATE archives SET personal = NULL, erased_at = 1, hash = ''",
    "DELETE FROM archives",
    "UPDATE cases SET version = version + 1",
    "UPDATE timeline SET text = ''",
    "UPDATE evidence SET case_id = (SELECT case_id FROM archives) WHERE case_id IS NULL",
)


def _execute(connection: Connection, sql: str) -> int:
    return connection.execute(sql)


def test_the_database_itself_refuses_a_change(each_world: World) -> None:
    archived(each_world, bound(each_world))
    each_world.member("李雷").sends_photo()

    for sql in FORBIDDEN:
        with pytest.raises(StorageError, match=r"sealed|append-only"):
            each_world.service.database.run(partial(_execute, sql=sql))

    assert flaws(each_world) == []


def test_an_erasure_leaves_what_happened_and_the_seal(each_world: World) -> None:
    """No table that tells of the complaint names the complainant any more, and check agrees."""
    world = each_world
    number = archived(world, bound(world))
    before = archive_of(world, number)
    case = world.case(number)
    file = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))[0]

    erase(world, number)

    after = archive_of(world, number)
    assert (after.hash, after.contents, after.personal) == (before.hash, before.contents, None)
    assert flaws(world) == []
    assert not (Path(world.config.data_dir) / (file.path or "")).exists()
    rows = world.service.database.read(
        lambda c: [
            c.all("SELECT * FROM cases WHERE id = :id", id=case.id),
            c.all("SELECT * FROM timeline WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM evidence WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM outbox WHERE case_id = :id", id=case.id),
            c.all("SELECT * FROM archives"),
            c.all("SELECT answers FROM conversations WHERE status NOT IN ('front', 'offered')"),
        ]
    )
    left = json.dumps([[dict(row) for row in table] for table in rows], ensure_ascii=False)
    assert [value for value in (*PERSONAL, case.reporter_id) if value in left] == []
    assert "音量68分贝" in left
    assert world.case(number).building == "3"


def test_an_erased_complaint_that_is_changed_is_found(each_world: World) -> None:
    number = archived(each_world, bound(each_world))
    erase(each_world, number)

    tamper(each_world, "UPDATE timeline SET text = '查无此事' WHERE action = 'investigate'")

    assert [one for one in flaws(each_world) if "timeline 5 text" in one]


def test_what_only_a_card_told_is_not_shown_after_an_erasure(world: World) -> None:
    """Its words are gone: the next contact shows no empty message instead."""
    resident = bound(world)
    number = archived(world, resident)
    case = world.case(number)
    card = NewPush(case.reporter_id, "result", "结果", RESULT, case.id, template=PROGRESS_CARD)

    def told(connection: Connection) -> None:
        store = Store(connection)
        store.outbox.add(card, case.created_at, case.created_at)
        for push in store.outbox.due_for(case.reporter_id, world.service.clock()):
            store.outbox.sent_in_brief(push, world.service.clock(), None)

    world.service.database.run(told)

    erase(world, number)

    assert "您不在的时候" not in resident.says("你好")


def test_an_erasure_is_done_once(world: World) -> None:
    number = archived(world, bound(world))
    erase(world, number)
    archive, now = archive_of(world, number), world.service.clock()

    again = world.service.database.run(lambda c: erasing.erase(Store(c), archive, now, "again"))

    assert not again
    assert archive_of(world, number).erased_why == "住户要求"


def test_who_complained_is_erased_after_the_longest_time(world: World) -> None:
    """The law knows a maximum, too; the archive stays for as long as it is wanted."""
    number = archived(world, bound(world))

    world.advance(days=365 * 5 - 1)
    assert archive_of(world, number).personal is not None
    world.advance(days=3)

    assert archive_of(world, number).personal is None
    assert flaws(world) == []


def test_it_is_kept_two_years_at_least(world: World) -> None:
    archive = archive_of(world, archived(world, bound(world), OTHER, photo=False))

    assert archive.keep_until - archive.sealed_at >= 365 * 2 * 86_400_000


def test_an_archive_names_what_is_missing(world: World) -> None:
    resident = bound(world)
    resident.says(OTHER)
    number = resident.says("确认").split("TS")[1][:13]
    world.sweep()
    clerk, head = world.member("陈静"), world.member("孙丽")
    clerk.says(f"受理 {number}")

    refused = head.says(f"归档 {number}")

    assert all(word in refused for word in ("还缺", "调查报告", "处理决定", "处理结果"))


def test_a_file_that_is_not_fetched_yet_is_waited_for(world: World) -> None:
    """Without its bytes there would be no hash to seal."""
    resident = bound(world)
    number = answered(world, resident, OTHER, photo=False)
    resident.sends_photo()

    refused = world.member("孙丽").says(f"归档 {number}")
    world.sweep()

    assert "还缺" in refused
    assert "已归档" in world.member("孙丽").says(f"归档 {number}")


LATER = (
    ("李雷", "补充 {} 还有一件事"),
    ("李雷", "催单 {}"),
    ("李雷", "没解决 {} 又吵了"),
    ("李雷", "评价 {} 5 很好"),
    ("李雷", "申诉 {} 不满意"),
    ("李雷", "撤销 {}"),
    ("陈静", "备注 {} 想补一句"),
    ("陈静", "回访 {} 满意"),
    ("陈静", "保密 {}"),
    ("孙丽", "定级 {} 重大 原因"),
    ("孙丽", "调查 {} 再写一份"),
    ("孙丽", "被投诉人 {} 马超"),
    ("孙丽", "转 {} 周敏"),
    ("孙丽", "归档 {}"),
    ("周敏", "审批 {} 同意 新的措施"),
    ("周敏", "催 {}"),
    ("周敏", "升级 {} 请过问"),
)


def test_nothing_changes_it_afterwards(world: World) -> None:
    """Everybody is answered, and without an apology for a fault of ours."""
    number = archived(world, bound(world), OTHER, photo=False)
    before = world.case(number)

    for name, said in LATER:
        assert world.member(name).says(said.format(number)), said
        world.sweep()

        assert world.case(number) == before, said
    assert world.service.counts.all().get("turns_failed", 0) == 0
    assert flaws(world) == []


def test_a_photo_sent_later_goes_nowhere_near_it(world: World) -> None:
    """Not even during a conversation about it that was open when it was archived."""
    resident = bound(world)
    number = answered(world, resident, OTHER, photo=False)
    resident.says(f"没解决 {number}")
    world.member("孙丽").says(f"归档 {number}")
    case = world.case(number)

    reply = resident.sends_photo()
    world.sweep()

    assert case.status == "closed"
    assert number in reply
    assert "另登记" in reply
    assert world.service.counts.all().get("turns_failed", 0) == 0
    assert not world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert flaws(world) == []


def test_the_resident_hears_how_to_go_on(world: World, resident: Member) -> None:
    number = archived(world, resident, OTHER, photo=False)

    reply = resident.says(f"没解决 {number} 又堆起来了")

    assert "登记" in reply
    assert "没修好" not in reply


def test_an_account_bound_later_is_no_change(world: World) -> None:
    """A caller's complaint is sealed; the account they bind one day takes over their cases."""
    clerk, head, manager = (world.member(name) for name in ("陈静", "孙丽", "周敏"))
    clerk.says("代报 5-1-802 张秀英 13800000003 投诉大门口垃圾堆了三天没人收")
    case = _only_complaint(world)
    number = case.number
    for member, said in (
        (clerk, "受理 {}"),
        (head, "调查 {} 已到现场核实"),
        (head, "属实 {} 确有积存"),
        (head, "方案 {} 每天清运两次，3天内落实"),
        (manager, "审批 {} 同意 按方案办"),
        (head, "完成 {} 已清运"),
        (clerk, "回访 {} 满意 好了"),
        (head, "归档 {}"),
    ):
        assert number in member.says(said.format(number)), said
        world.sweep()
    assert flaws(world) == []

    later = world.member("张秀英")
    later.follows()
    later.says("绑定 5栋1单元802 张秀英 13800000003")

    assert world.case(number).reporter_id != case.reporter_id
    assert flaws(world) == []


def _only_complaint(world: World) -> Case:
    found = [case for case in world.cases() if case.kind == "complaint"]
    assert len(found) == 1
    return found[0]
