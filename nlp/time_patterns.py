"""How a time is written: day, part of the day, clock, range, and words like 之前 after it."""

import re

from nlp.days import DAY, HOLIDAY_SIGNS
from nlp.numbers import NUMERAL

PARTS = {
    "凌晨": (0, 6), "半夜": (0, 6),
    "清晨": (6, 12), "一大早": (6, 12), "一早": (6, 12), "大清早": (6, 12), "早上": (6, 12),
    "早晨": (6, 12), "上午": (6, 12), "午前": (6, 12), "早": (6, 12), "晨": (6, 12),
    "白天": (6, 18), "中午": (11, 13), "正午": (11, 13),
    "午后": (12, 18), "下午": (12, 18), "傍晚": (17, 19),
    "晚上": (18, 24), "夜里": (18, 24), "夜间": (18, 24), "晚间": (18, 24), "深夜": (18, 24),
    "夜晚": (18, 24), "晚": (18, 24), "夜": (18, 24),
}  # fmt: skip
_WORDS = "|".join(sorted(PARTS, key=lambda word: -len(word)))
# 早一点 and 晚了 name no part of a day.
_NO_PART = r"(?<=一早)上|点|于|了|到|好(?!吗|不)|一点再|(?<=[早晚])一点(?![半钟到前后以之])"
_PART = rf"(?:(?:{_WORDS})(?!{_NO_PART})|下班(?:以后|之后|后|回来|(?=以前|之前|前)))"
_PAIR = "[一二两三四五六七八九](?=[二三四五六七八九]点)"  # 三四点: between three and four
_NUMERAL = f"(?!{_PAIR})[一二两三四五六七八九十零]{{1,3}}"
_MINUTE = r"(?:[0-5]\d|[零一二三四五]?十?[一二三四五六七八九十]|\d)分?(?![个次位天])"
_CLOCK = (
    r"(?:(?<![\d:.])(?:2[0-4]|1\d|0?\d):[0-5]\d(?!\d)"
    rf"|(?<![\d.])(?:2[0-4]|1\d|0?\d|{_NUMERAL})(?:点钟?|时(?![间候段]))(?!到为止|[赞击评])"
    rf"(?:半|整|[一三]刻|{_MINUTE})?)"
)
_BARE_HOUR = r"(?:[01]?\d|2[0-4]|[一二两三四五六七八九十]{1,3})"
_TO = r"(?:\s?(?:到|至|-|、|或者?)\s?|(?<=[一二两三四五六七八九])(?=[二三四五六七八九]点))"
_HOUR = rf"(?:{_PAIR}|{_BARE_HOUR}(?={_TO}{_BARE_HOUR}(?:点|时(?!间))))"


def _moment(number: int) -> str:
    return (
        rf"(?:(?P<day{number}>{DAY})(?:的|吧)?\s?(?:还是(?={_PART}|{_CLOCK}))?)?(?:(?P<part{number}>{_PART})\s?)?"
        rf"(?:(?:大概|大约|差不多)?\s?(?P<clock{number}>{_CLOCK}|{_HOUR}))?"
    )


_LATEST = r"(?:(?P<latest>最迟|最晚|不晚于|截止到?)\s?)"
_AFTER = r"(?P<after>以后|之后|过后|后(?!天|门|面|续|勤|台|期|来|院)|起(?!来|码)|往后)"
_BEFORE = r"(?P<before>以前|之前|前(?!天|面|门|台|年|期|两|几|后|提))"
_WITHIN = r"(?P<within>之内|以内|内(?!部|衣|容|墙|外))"
_NEXT = rf"{DAY}|{_PART}|{_CLOCK}"
_BEGINNINGS = "".join(sorted({part[0] for part in PARTS}))

EXPRESSION = re.compile(
    rf"{_LATEST}?(?:每个?|天天|逢)?(?={_NEXT}|{_HOUR}){_moment(1)}(?:左右|前后)?"
    rf"(?:{_TO}(?={_NEXT}){_moment(2)})?(?:左右|之间|的?时候|的?这段时间)?\s?"
    rf"(?:{_AFTER}|{_BEFORE}|{_WITHIN})?"
)
# The signs that times begin with; common ones only before a sign that follows them in times.
_FOLLOWED = {
    "下": "下个周星礼双午班月旬", "上": "上个周星礼双午月旬", "这": "个周星礼双月", "去": "年",
    "大": "后前清", "后": "天晚早儿", "前": "天", "天": "天", "半": "夜", "不": "晚", "过": "年",
    "月": "底末初", "中": "午旬秋",
    **dict.fromkeys(NUMERAL, rf"{NUMERAL}点时月号日早大到至、或\s\-"),
}  # fmt: skip
_OTHERS = {*"每逢明昨今当本周星礼双年日底末初最截", *_BEGINNINGS, *HOLIDAY_SIGNS} - {*_FOLLOWED}
BEGINNING = re.compile(
    rf"(?<!\d)\d|[{''.join(sorted(_OTHERS))}]|"
    + "|".join(f"{sign}(?=[{next_one}])" for sign, next_one in _FOLLOWED.items())
)
DURATION = re.compile(
    rf"(?=[\s\d{NUMERAL}限半个小钟H分天日工周星礼月])"  # what it may begin with is seen first
    r"(?P<limit>限期?)?(?:[一二两三四五六七八](?=[二三四五六七八九]))?"  # 两三天: three at most
    rf"(?P<half>半)?(?P<count>\d{{1,3}}|{_NUMERAL})?(?:个)?(?P<rest>半)?\s?"
    r"(?P<unit>小时|钟头|H|分钟|天|日|工作日|周|星期|礼拜|月)(?:的?时间)?\s?"
    r"(?:(?P<side>之内|以内|内(?!部)|后|之后|以后)|(?(limit)|(?!)))"
)
