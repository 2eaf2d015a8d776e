"""Import of residents: every kind of bad row, all or nothing, and what a second import changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.persons import Contact
from tests.bot.rosters.stored import HEAD, LI_LEI, ZHANG

if TYPE_CHECKING:
    from storage.records.people import Resident
    from storage.store import Store
    from tests.bot.conftest import CommandLine
    from tests.bot.rosters.stored import Roster

NOW = 1_795_485_600_000


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
