"""Import of rosters: every kind of file, every kind of bad row, all of it or nothing."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from storage.connect import open_database
from storage.persons import Contact
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storage.records.people import Resident
    from storage.records.staff import Staff
    from tests.bot.conftest import CommandLine

HEAD = "小区,楼栋,单元,房号,姓名,手机,身份"
LI_LEI = "翠湖花园,3栋,2单元,1501,李雷,13800000001,业主"
ZHANG = "翠湖花园,5,1,802,张秀英,13800000003,租户"
STAFF_HEAD = "小区,姓名,手机,角色,部门,工种,直属上级"
NOW = 1_795_485_600_000


class Roster:
    """What the database holds after an import."""

    def __init__(self, url: str) -> None:
        self._url = url

    def look(self, work: Callable[[Store], Any]) -> Any:  # noqa: ANN401 - whatever was asked for
        """Read something."""
        with closing(open_database(self._url)) as db:
            return db.run(lambda c: work(Store(c)))

    def living(self, building: str, unit: str, room: str) -> list[Resident]:
        """Return the active residents of a home."""

        def find(store: Store) -> list[Resident]:
            home = store.residents.home("翠湖花园", building, unit, room)
            return store.residents.living_in(home.id) if home else []

        found: list[Resident] = self.look(find)
        return found

    def staff(self) -> dict[str, Staff]:
        """Return the active staff by name."""
        active = self.look(lambda store: store.staff.active_in("翠湖花园"))
        return {one.name: one for one in active}


@pytest.fixture
def roster(sqlite_url: str) -> Roster:
    """Return the stored rosters."""
    return Roster(sqlite_url)


def sheet(file: Path, rows: list[list[Any]]) -> str:
    """Write a spreadsheet, and return its path."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)
    return str(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(command: CommandLine, roster: Roster, encoding: str) -> None:
    file = command.write("residents.csv", f"{HEAD}\r\n{LI_LEI}\r\n{ZHANG}\r\n", encoding)

    answer = command("import", "residents", file)

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "已导入住户 2 行\n"
    assert [r.name for r in roster.living("3", "2", "1501")] == ["李雷"]
    assert [r.relation for r in roster.living("5", "1", "802")] == ["租户"]


def test_columns_stand_in_any_order_and_others_are_ignored(
    command: CommandLine, roster: Roster
) -> None:
    file = command.write(
        "residents.csv",
        "备注, 手机 ,身份,姓名*,房号,单元,楼栋,小区\n"
        '"有狗,小心",+86 138-0000-0001,业主,李 雷,01501室,02单元,03号楼,翠湖花园\n'
        ",,,,,,,\n"
        '"两行\n备注",1３800０00001,家属,徐晓东,101,1单元,１栋,翠湖花园\n',
    )  # fmt: skip

    answer = command("import", "residents", file)

    assert (answer.code, answer.err) == (0, "")
    assert [(r.name, r.phone) for r in roster.living("3", "2", "1501")] == [("李雷", "13800000001")]
    assert [r.phone for r in roster.living("1", "1", "101")] == ["13800000001"]


def test_every_bad_row_is_told_with_its_line_and_nothing_is_imported(
    command: CommandLine, roster: Roster
) -> None:
    rows = {
        "望江苑,3栋,2单元,1501,李雷,13800000001,业主": "小区“望江苑”不在配置里",
        "翠湖花园,9栋,2单元,1501,李雷,13800000001,业主": "没有9栋这一栋",
        "翠湖花园,3栋,3单元,1501,李雷,13800000001,业主": "没有3单元这个单元",
        "翠湖花园,3栋,,1501,李雷,13800000001,业主": "单元为空",
        "翠湖花园,3栋,2单元,1901,李雷,13800000001,业主": "没有1901这个房号",
        "翠湖花园,3栋,2单元,1505,李雷,13800000001,业主": "没有1505这个房号",
        "翠湖花园,3栋,2单元,商铺,李雷,13800000001,业主": "房号应为楼层加两位数字",
        "翠湖花园,3栋,2单元,1501,,13800000001,业主": "姓名为空",
        "翠湖花园,3栋,2单元,1501,13800000001,李雷,业主": "姓名应为",
        "翠湖花园,3栋,2单元,1501,李雷,1380000001,业主": "手机不是 11 位手机号",
        "翠湖花园,3栋,2单元,1501,李雷,1.38E+10,业主": "科学计数",
        "翠湖花园,3栋,2单元,1501,李雷,13800000001,房东": "身份“房东”应为：业主、租户、家属",
        "翠湖花园,3栋,2单元,1501,李雷,=A1,业主": "手机是公式",
        "翠湖花园,3栋,2单元,#REF!,李雷,13800000001,业主": "房号是 Excel 的错误值",
        "翠湖花园,3栋,2单元,1501,李雷,13800000001,业主,多了": "单元格比表头多",
    }
    file = command.write("residents.csv", "\n".join([HEAD, LI_LEI, *rows]) + "\n")

    answer = command("import", "residents", file)

    *mistakes, last = answer.mistakes
    assert answer.code == 2
    assert answer.out == ""
    assert [m.partition("：")[0] for m in mistakes] == [f"第{n}行" for n in range(3, 18)]
    for mistake, reason in zip(mistakes, rows.values(), strict=True):
        assert reason in mistake
    assert "--skip-bad" in last
    assert "1380000" not in answer.err
    assert roster.living("3", "2", "1501") == []


def test_bad_rows_can_be_skipped(command: CommandLine, roster: Roster) -> None:
    file = command.write("residents.csv", f"{HEAD}\n{LI_LEI}\n{LI_LEI.replace('业主', '')}\n")

    answer = command("import", "residents", file, "--skip-bad")

    assert answer.code == 0
    assert answer.out == "已导入住户 1 行，跳过 1 行\n"
    assert answer.mistakes == ["第3行：身份为空。"]
    assert len(roster.living("3", "2", "1501")) == 1


def test_a_row_that_says_the_same_is_told(command: CommandLine) -> None:
    same = "翠湖花园,03幢,2,1501室,李雷,138 0000 0001,家属"
    file = command.write("residents.csv", f"{HEAD}\n{LI_LEI}\n{ZHANG}\n{same}\n")

    answer = command("import", "residents", file)

    assert answer.code == 2
    assert answer.mistakes[0] == "第4行：与第2行重复。"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("小区,楼栋,单元,房号,姓名\n翠湖花园,3,2,1501,李雷\n", "缺少列：手机、身份。"),
        (f"{HEAD},手机\n", "列“手机”出现了两次。"),
        (f"{HEAD}\n\n", "没有数据"),
        ("\n", "没有表头"),
        (f'{HEAD}\n{LI_LEI}\n"{ZHANG}\n{LI_LEI}\n', "第3行：CSV 格式有误"),
    ],
)
def test_a_file_that_is_no_roster_is_told(command: CommandLine, content: str, reason: str) -> None:
    answer = command("import", "residents", command.write("residents.csv", content))

    assert answer.code == 2
    assert len(answer.mistakes) == 1
    assert reason in answer.err


def test_a_file_in_no_known_encoding_is_told(command: CommandLine) -> None:
    file = command.folder / "residents.csv"
    file.write_bytes(b"\xff\x00\x80\x81")

    answer = command("import", "residents", str(file))

    assert answer.code == 2
    assert "编码" in answer.err


@pytest.mark.parametrize("name", ["missing.csv", "missing.xlsx", "roster.xls"])
def test_a_file_that_cannot_be_read_is_told(command: CommandLine, name: str) -> None:
    answer = command("import", "residents", str(command.folder / name))

    assert answer.code == 2
    assert len(answer.mistakes) == 1


def test_a_spreadsheet_is_read_as_people_typed_it(command: CommandLine, roster: Roster) -> None:
    file = sheet(
        command.folder / "residents.xlsx",
        [
            [*HEAD.split(","), "建筑面积", "交付日期"],
            ["翠湖花园", 3, 2, 1501, "李雷", 13800000001, "业主", 126.5, datetime(2020, 9, 28)],  # noqa: DTZ001 - as a sheet has it
            [None] * 9,
            ["翠湖花园", "5栋", 1.0, "0802", "张秀英", 13800000003.0, "租户", "89㎡", "2021.12.20"],
        ],
    )  # fmt: skip

    answer = command("import", "residents", file)

    assert (answer.code, answer.err) == (0, "")
    assert [r.phone for r in roster.living("3", "2", "1501")] == ["13800000001"]
    assert [r.phone for r in roster.living("5", "1", "802")] == ["13800000003"]
    rows = roster.look(
        lambda store: store.connection.all("SELECT area, handed_over_on FROM homes ORDER BY room")
    )
    assert [tuple(row.values()) for row in rows] == [
        ("126.5", "2020-09-28"),
        ("89", "2021-12-20"),
    ]


def test_a_formula_in_a_spreadsheet_is_refused(command: CommandLine) -> None:
    file = sheet(
        command.folder / "residents.xlsx",
        [HEAD.split(","), ["翠湖花园", 3, 2, 1501, "李雷", "=13800000000+1", "业主"]],
    )

    answer = command("import", "residents", file)

    assert answer.code == 2
    assert answer.mistakes[0] == "第2行：手机是公式，请粘贴为数值。"


def test_a_broken_spreadsheet_is_told(command: CommandLine) -> None:
    answer = command("import", "residents", command.write("residents.xlsx", HEAD))

    assert answer.code == 2
    assert "不是有效的 .xlsx" in answer.err


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [("建筑面积", "很大", "建筑面积不是数字"), ("交付日期", "2020-02-30", "交付日期不是日期")],
)
def test_an_optional_cell_is_checked_too(
    command: CommandLine, column: str, cell: str, reason: str
) -> None:
    file = command.write("residents.csv", f"{HEAD},{column}\n{LI_LEI},{cell}\n{ZHANG},\n")

    answer = command("import", "residents", file)

    assert answer.code == 2
    assert reason in answer.mistakes[0]
    assert len(answer.mistakes) == 2


def bind(store: Store, resident: Resident) -> str:
    """Bind an account to a resident; return the person's id."""
    person = store.persons.arrive(Contact("openid-1", "message"), NOW)
    store.residents.bind(person.id, resident, NOW)
    return person.id


def test_importing_again_updates_and_keeps_the_binding(
    command: CommandLine, roster: Roster
) -> None:
    command("import", "residents", command.write("residents.csv", f"{HEAD}\n{LI_LEI}\n"))
    (before,) = roster.living("3", "2", "1501")
    person = roster.look(lambda store: bind(store, before))
    changed = LI_LEI.replace("13800000001", "13900000009").replace("业主", "家属")

    answer = command("import", "residents", command.write("residents.csv", f"{HEAD}\n{changed}\n"))

    (after,) = roster.living("3", "2", "1501")
    assert answer.code == 0
    assert (after.id, after.phone, after.relation) == (before.id, "13900000009", "家属")
    assert roster.look(lambda store: store.residents.accounts_of(after.id)) == [person]


def test_two_people_of_one_name_are_not_mixed_up(command: CommandLine, roster: Roster) -> None:
    command("import", "residents", command.write("residents.csv", f"{HEAD}\n{LI_LEI}\n"))
    other = LI_LEI.replace("13800000001", "13900000009")

    command("import", "residents", command.write("residents.csv", f"{HEAD}\n{LI_LEI}\n{other}\n"))

    phones = {r.phone for r in roster.living("3", "2", "1501")}
    assert phones == {"13800000001", "13900000009"}


@pytest.mark.parametrize("state", ["已搬走", "空置"])
def test_who_moved_out_loses_the_binding(command: CommandLine, roster: Roster, state: str) -> None:
    command("import", "residents", command.write("residents.csv", f"{HEAD}\n{LI_LEI}\n"))
    (resident,) = roster.living("3", "2", "1501")
    person = roster.look(lambda store: bind(store, resident))
    gone = command.write("residents.csv", f"{HEAD},入住状态\n{LI_LEI},{state}\n")

    answer = command("import", "residents", gone)

    assert answer.code == 0
    assert roster.living("3", "2", "1501") == []
    assert roster.look(lambda store: store.residents.bound_homes(person)) == []


def test_staff_get_role_trades_buildings_and_a_superior_who_comes_later(
    command: CommandLine, roster: Roster
) -> None:
    file = command.write(
        "staff.csv",
        f"{STAFF_HEAD},责任楼栋\n"
        "翠湖花园,王强,13900000002,维修师傅,工程部,水电  木工、防水,赵刚,\n"
        "翠湖花园,林芳,13900000003,管家,客服部,管家,赵刚,3栋 04号楼\n"
        "翠湖花园,赵刚,13900000005,部门主管,工程部,,,\n",
    )

    answer = command("import", "staff", file)

    staff = roster.staff()
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "已导入员工 3 行\n"
    assert staff["王强"].role == "engineer"
    assert staff["王强"].trades == "水电 木工 防水"
    assert staff["王强"].superior_id == staff["赵刚"].id
    assert staff["林芳"].buildings == "3 4"
    assert staff["赵刚"].superior_id is None


def test_every_bad_member_of_staff_is_told(command: CommandLine, roster: Roster) -> None:
    rows = {
        "翠湖花园,甲,13900000011,国王,部,,": "角色“国王”应为：管理员",
        "翠湖花园,乙,13900000012,,部,,": "角色为空",
        "翠湖花园,丙,13900000013,管理员,部,,某人": "直属上级“某人”不在名单里",
        "翠湖花园,丁,13900000014,管理员,部,,丁": "直属上级是本人",
        "翠湖花园,戊,139000,管理员,部,,": "手机不是 11 位手机号",
        "翠湖花园,己,13900000010,管理员,部,,": "与第2行重复",
        "翠湖花园,庚,13900000015,管理员,部,,辛": "直属上级成了一圈：庚 → 辛 → 庚",
        "翠湖花园,辛,13900000016,管理员,部,,庚": "直属上级成了一圈：辛 → 庚 → 辛",
        "翠湖花园,壬,13900000017,管理员,部,,重名": "有重名",
        "望江苑,癸,13900000018,管理员,部,,": "小区“望江苑”不在配置里",
    }
    good = [
        "翠湖花园,好人,13900000010,管理员,部,,",
        *rows,
        "翠湖花园,重名,13900000020,管理员,部,,",
        "翠湖花园,重名,13900000021,管理员,部,,",
        "翠湖花园,下属,13900000022,管理员,部,,戊",
    ]
    file = command.write("staff.csv", "\n".join([STAFF_HEAD, *good]))

    answer = command("import", "staff", file)

    *mistakes, _last = answer.mistakes
    assert answer.code == 2
    assert [m.partition("：")[0] for m in mistakes] == [f"第{n}行" for n in range(3, 13)]
    for mistake, reason in zip(mistakes, rows.values(), strict=True):
        assert reason in mistake
    assert roster.staff() == {}


def test_a_superior_may_be_on_the_roster_already(command: CommandLine, roster: Roster) -> None:
    head = "翠湖花园,赵刚,13900000005,部门主管,工程部,,"
    command("import", "staff", command.write("staff.csv", f"{STAFF_HEAD}\n{head}\n"))
    hand = "翠湖花园,王强,13900000002,维修工程师,工程部,水电,赵刚"

    answer = command("import", "staff", command.write("staff.csv", f"{STAFF_HEAD}\n{hand}\n"))

    staff = roster.staff()
    assert answer.code == 0
    assert staff["王强"].superior_id == staff["赵刚"].id


def test_importing_staff_again_updates_and_dismisses(command: CommandLine, roster: Roster) -> None:
    rows = (
        "翠湖花园,王强,13900000002,维修工程师,工程部,水电,",
        "翠湖花园,陈静,13900000001,管理员,客服部,,",
    )
    command("import", "staff", command.write("staff.csv", "\n".join([STAFF_HEAD, *rows])))
    before = roster.staff()
    again = (
        f"{rows[0]},离职",
        "翠湖花园,陈晓静,13900000001,事务部主管,客服部,,,在职",
    )

    answer = command(
        "import", "staff", command.write("staff.csv", "\n".join([f"{STAFF_HEAD},状态", *again]))
    )

    after = roster.staff()
    assert answer.code == 0
    assert list(after) == ["陈晓静"]
    assert after["陈晓静"].id == before["陈静"].id
    assert after["陈晓静"].role == "affairs_head"


def test_an_unknown_state_of_staff_is_told(command: CommandLine) -> None:
    row = "翠湖花园,王强,13900000002,维修工程师,工程部,水电,,休假"

    answer = command("import", "staff", command.write("staff.csv", f"{STAFF_HEAD},状态\n{row}\n"))

    assert answer.code == 2
    assert "状态“休假”应为" in answer.err
