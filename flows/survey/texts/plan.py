"""What is wrong with a plan, to whoever wrote it: one sentence a mistake, with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

PLACE_NEEDED = "座谈会要写明地点"
MEETS_TOO_EARLY = "开会的日子不能早于报名的最后一天"
BEFORE_THE_START = "截止日期在开始日期之前"
SHARE_NEEDED = "抽样要写比例，比如 share: 0.3"
SHARE_OF_ALL = "写了比例却不是抽样；要抽样请写 who: sample，否则删掉这一项"
MORE_THAN_ALL = "抽样比全部住户还多；比例最大是 1"
PHOTO_SHOWS_WHO = "匿名调查不能收照片，照片会认出是谁；请改成文字，或写 anonymous: false"
TARGET_OF_RATINGS = "只有满意度题才有目标"
GROUP_OF_CHOICES = "只能按单选题（choice）分组"
SCALE_OF_RATINGS = "只有 rating 和 matrix 有 scale"
NO_OPTIONS_THERE = "条件只能看有选项的题（rating、choice、choices）"
NO_PLAN = "文件里没有调查方案；格式见 flows/survey/templates"
SHAPES = {
    "missing": "没有写",
    "extra_forbidden": "没有这一项，请检查拼写",
    "string_too_short": "是空的",
    "string_too_long": "太长了，最多 200 个字",
    "string_type": "应当是文字",
    "string_pattern_mismatch": "应当以字母开头，只用字母、数字、下划线和短横，最多 32 个",
    "bool_type": "应当是 true 或 false",
    "bool_parsing": "应当是 true 或 false",
    "float_parsing": "应当是数字，比如 0.3",
    "float_type": "应当是数字，比如 0.3",
    "less_than_equal": "最大是 1",
    "greater_than": "要大于 0",
    "too_short": "至少要有一题",
    "too_long": "最多 60 题",
    "value_error": "不是日期，请写成 2026-12-01 这样",
    "tuple_type": "应当是列表，比如 [停车, 保洁]",
    "dict_type": "应当是“名称: 值”的形式",
    "model_type": "应当是“名称: 值”的形式",
}


def at(path: str, words: str) -> str:
    """Name where it is."""
    return f"{path}：{words}" if path else words


def one_of(allowed: str) -> str:
    """Say what is allowed."""
    words = allowed.replace("'", "").replace(" or ", "、").replace(", ", "、")
    return f"只能是 {words}"


def no_value(given: object) -> str:
    """Say that it is nothing that can stand there."""
    return f"不能是 {str(given)[:40]!r}"


def is_over(day: date) -> str:
    """Say that a day has passed."""
    return f"{day.isoformat()} 已经过去了"


def days_between(days: int) -> str:
    """Say how long a survey of satisfaction takes."""
    return f"满意度调查要收 10 到 15 天，现在是 {days} 天"


def unknown_community(known: Iterable[str]) -> str:
    """Name the communities there are."""
    return f"没有这个小区；有的是 {'、'.join(known)}"


def unknown_building(building: object, known: Iterable[str]) -> str:
    """Name the buildings there are."""
    return f"没有 {building} 栋；有的是 {'、'.join(known)}"


def means_otherwise(word: object) -> str:
    """Say that who answers with it in chat would do something else."""
    return f"在聊天里回“{word}”有别的意思，选它会停下来或跳过；请换个说法"


def twice(word: object) -> str:
    """Say that it stands twice."""
    return f"“{word}”写了两次"


def reserved(word: object) -> str:
    """Say that the page needs the name."""
    return f"“{word}”是页面自己用的名字，请换一个"


def not_of(field: str, kind: str) -> str:
    """Say that this type has none."""
    return f"{kind} 题没有 {field}"


def at_least(count: int) -> str:
    """Say how many it takes."""
    return f"至少要写 {count} 个"


def at_most(count: int) -> str:
    """Say how many there may be."""
    return f"最多 {count} 个"


def no_question(name: object) -> str:
    """Say that a condition names nothing."""
    return f"没有 id 是“{name}”的题"


def circle(names: Sequence[str]) -> str:
    """Show the circle."""
    return f"条件绕成了一圈：{' → '.join([*names, names[0]])}"


def only_earlier(name: object) -> str:
    """Say that a condition looks back only."""
    return f"条件只能看前面的题，“{name}”不在前面"


def not_offered(word: object, offered: Iterable[str]) -> str:
    """Say that nobody can choose it there."""
    return f"那一题没有“{word}”这个选项；有的是 {'、'.join(offered)}"


def no_survey(number: str) -> str:
    """Say that an earlier round is unknown."""
    return f"没有 {number} 这个调查"


def no_plan(number: str) -> str:
    """Say that there is no plan to be replaced: unknown, begun, or of another community."""
    return f"{number} 不是还能改的方案：没有这个编号，已经开始，或是别的小区的"


def unknown_author(phone: str) -> str:
    """Say that nobody has the phone; it is not repeated whole."""
    return f"--by：员工名册里没有尾号 {phone[-4:]} 的人"


MAY_NOT_PLAN = "--by：这个人的角色不能提出调查（需要 survey 权限）"
OTHER_COMMUNITY = "--by：这个人不在方案的小区工作"
NOBODY_APPROVES = "surveys.approval：除了提出的人，没有别人能审批；请先导入员工名册"
