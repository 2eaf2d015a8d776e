"""What is wrong with a roster file, to whoever imports it; no sentence repeats a phone."""

from __future__ import annotations

NOT_THERE = "文件不存在或打不开。"
NOT_TEXT = "文件编码无法识别，请另存为 UTF-8 或 GBK 编码的 CSV，或者 .xlsx。"
NOT_XLSX = "不是有效的 .xlsx 文件，请用 Excel 或 WPS 另存一次。"
LOCKED = "文件有密码，或是改了名的旧版 .xls。请用 Excel 或 WPS 打开，去掉密码后另存为 .xlsx。"
WRONG_KIND = "只能导入 .csv 或 .xlsx 文件。"
EMPTY = "文件里没有表头。"
NO_ROWS = "文件里只有表头，没有数据。"
FORMULA = "是公式，请粘贴为数值"
TOO_MANY_CELLS = "单元格比表头多，可能是内容里有没加引号的逗号"
EXCEL_ERROR = "是 Excel 的错误值"
SCIENTIFIC = "手机被 Excel 写成了科学计数，请把这一列改成文本格式"
NOT_MOBILE = "手机不是 11 位手机号"
NOT_A_NAME = "姓名应为 1 到 30 个字，不含数字"
NOT_A_ROOM = "房号应为楼层加两位数字，比如 1501 或 101"
NOT_AN_AREA = "建筑面积不是数字"
NOT_A_DAY = "交付日期不是日期，比如 2020-06-30"
OWN_SUPERIOR = "直属上级是本人"
NOTHING_IMPORTED = "没有导入任何一行。改好后重新导入，或加 --skip-bad 跳过这些行。"


def at_line(line: int, reason: str) -> str:
    """Name a line of the file."""
    return f"第{line}行：{reason}"


def too_large(rows: int) -> str:
    """Say how much a file may hold."""
    return f"文件太大（最多 {rows} 行、100 MB）。请按楼栋拆成几个文件，再分别导入。"


def missing_columns(names: list[str]) -> str:
    """Name the columns that the file lacks."""
    return f"缺少列：{'、'.join(names)}。"


def column_twice(name: str) -> str:
    """Name a column that stands twice."""
    return f"列“{name}”出现了两次。"


def quotes(reason: str) -> str:
    """Say that the CSV is broken from here on."""
    return f"CSV 格式有误，可能是引号不成对（{reason}）。"


def is_empty(column: str) -> str:
    """Name a cell that has to be filled."""
    return f"{column}为空"


def in_column(column: str, reason: str) -> str:
    """Say what is wrong with a cell."""
    return f"{column}{reason}"


def no_community(name: str, known: list[str]) -> str:
    """Say which communities the config has."""
    return f"小区“{name}”不在配置里（有：{'、'.join(known)}）"


def no_building(name: str, known: list[str]) -> str:
    """Say which buildings there are."""
    return f"没有{name}这一栋（有：{'、'.join(known[:30])}）"


def no_unit(name: str, units: int) -> str:
    """Say which units there are."""
    return (
        f"没有{name}这个单元（有 1 到 {units} 单元）" if units else f"这一栋不分单元，却写了{name}"
    )


def no_room(name: str, floors: int, rooms: int) -> str:
    """Say which rooms there are."""
    return f"没有{name}这个房号（{floors} 层，每层 01 到 {rooms:02d}）"


def not_one_of(column: str, value: str, known: list[str]) -> str:
    """Say what a cell may hold."""
    return f"{column}“{value}”应为：{'、'.join(known)}"


def same_as(line: int) -> str:
    """Name the line that says the same."""
    return f"与第{line}行重复"


def no_superior(name: str) -> str:
    """Say that nobody has this name."""
    return f"直属上级“{name}”不在名单里"


def two_superiors(name: str) -> str:
    """Say that the name is not unique."""
    return f"直属上级“{name}”有重名，无法确定是谁"


def superior_circle(names: list[str]) -> str:
    """Show a circle of superiors."""
    return f"直属上级成了一圈：{' → '.join(names)}"


def imported(what: str, done: int, skipped: int) -> str:
    """Say how many rows were taken."""
    rest = f"，跳过 {skipped} 行" if skipped else ""
    return f"已导入{what} {done} 行{rest}"


RESIDENTS = "住户"
STAFF = "员工"
