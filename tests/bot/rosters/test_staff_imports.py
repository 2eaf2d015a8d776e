"""Import of staff: roles, trades and superiors, every kind of bad row, and who left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bot.conftest import CommandLine
    from tests.bot.rosters.stored import Roster

STAFF_HEAD = "小区,姓名,手机,角色,部门,工种,直属上级"


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
