"""Which day or days a word means: 明天, 下周三, 11月25号, 周末, 国庆; weeks begin on Monday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nlp import lexicon
from nlp.numbers import value_of

N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEK = r"(?:周|星期|礼拜)"
_WEEKDAY = (
    rf"(?:这个?|本|下下个?|下个?|上上个?|上个?)?{_WEEK}[一二三四五六日天1-7]"
    r"(?!\d(?!\d?[点时:])|楼|栋)"
)
_HOLIDAYS = "|".join(sorted({row[0] for row in lexicon.rows("holidays.tsv")}))
HOLIDAY_SIGNS = "".join(sorted({row[0][0] for row in lexicon.rows("holidays.tsv")}))
DAY = (
    rf"大后天|大前天|后天|前天|明天后天|明后两?天|明天|明日|昨天|昨日|昨(?=晚|夜|儿)|今儿个?|今天|今日|当天|"
    rf"今(?=晚|早|晨|夜)|明(?=晚|早|晨|上午|下午|中午)|后(?=晚|早上)|明儿个?|后儿个?|"
    rf"(?:这个?|本|下下个?|下个?|上个?)?(?:周末|双休日?)|{_WEEKDAY}(?:\s?(?:、|/|和|或者?|跟|及|与|到|至|-)?\s?(?:{_WEEK}?[一二三四五六日天](?![楼栋单号个点月天]))){{0,4}}|"
    rf"(?:这个?|本|下下个?|下个?|上个?)(?:周|星期|礼拜)(?![一二三四五六日天末1-7])|"
    rf"(?:\d{{4}}|\d\d)年\s?{N}月\s?{N}[日号]?|\d{{4}}[\-/.]\d{{1,2}}[\-/.]\d{{1,2}}|"
    rf"(?:明年|今年|去年)?{N}月(?:份)?\s?{N}(?:[日号]|(?![\d个月天]))|(?:下个?月|这个?月|本月|上个?月)?(?<![第言续等库位商柱桩梯柜面限迟])(?<![第言续等][一二三四五六七八九十]){N}(?:号|日(?=\s?(?:上午|下午|早|晚|中午|之?前|来|过来|上门|\d{{1,2}}[:点]|$)))(?!楼|单|区|泵|头|柱|桩|铺|店|柜|梯|灯|箱|口|那|栋|院|门|线|车|机|地|岗|位|电|井|房|馆)|"
    rf"(?:下个?月|这个?月|本月|上个?月|{N}月)?(?:月?(?:底|末|初)|[上中下]旬)(?<=月底|月末|月初|.旬)|"
    rf"(?:下个?月|这个?月|本月|上个?月|下个季度)(?!\d)|"
    rf"(?<![\d.\-/])(?:1[0-2]|0?[1-9])/(?!10(?!\d))(?:3[01]|[12]\d|0?[1-9])(?![\d./%]|元|块|米|平)|"
    rf"(?<![\d.\-/])(?:1[0-2]|0?[1-9])[\-.](?:3[01]|[12]\d|0?[1-9])(?=\s?(?:\d{{1,2}}[:点]|上午|下午|早上|晚上|中午|之?前|以?后|来|过来|上门|在家))|"
    rf"年底|(?<![\d一二三四五六七八九十两几百零多半去今明])年[前后]|(?:{_HOLIDAYS})(?:节|假期|期间|放假)?"
)
_ANY_DAY = re.compile(DAY)
_WRITTEN = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_WEEKDAYS = "一二三四五六日天"
_OF_WEEK = re.compile(
    r"(上上|上|下下|下|这|本)?个?(?:周|星期|礼拜|双休日?)(末|[一二三四五六日天1-7])?(.*)"
)
_OF_MONTH = re.compile(r"(下个?月|这个?月|本月|上个?月|.{1,3}月)?(?:月?(底|末|初)|([上中下])旬)?")
_OF_YEAR = re.compile(
    r"(?:(\d{2,4})[年\-/.]|(明年|今年|去年))?(?:(下个?月|这个?月|本月|上个?月)|(.{1,3}?)(?:月份?|[\-/.]))?(.{1,3}?)[日号]?"
)
_RELATIVE = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨": -1,
    "今天": 0, "今日": 0, "今": 0, "今儿": 0, "今儿个": 0, "当天": 0,
    "明天": 1, "明日": 1, "明": 1, "明儿": 1, "明儿个": 1,
    "后天": 2, "后": 2, "后儿": 2, "后儿个": 2, "大后天": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days from `first` up to, not including, `after`."""

    first: date
    after: date
    past: bool = False  # the word itself looks back: 昨天, 上周三
    holiday: bool = False  # 国庆后 begins when it is over, 周三后 on Wednesday


def _day(first: date, count: int = 1, *, past: bool = False) -> Days:
    return Days(first, first + timedelta(days=count), past)


def read_days(word: str, today: date) -> Days | None:
    """Give the days a word of the `DAY` pattern means, seen from today."""
    word = word.replace(" ", "")
    if word in _RELATIVE:
        return _day(today + timedelta(days=_RELATIVE[word]), past=_RELATIVE[word] < 0)
    if word in {"明天后天", "明后天", "明后两天"}:
        return _day(today + timedelta(days=1), 2)
    try:
        return (
            _week(word, today)
            or _holiday(word, today)
            or _month_part(word, today)
            or _calendar(word, today)
        )
    except (ValueError, OverflowError):
        return None  # 2月30号


def find_days(text: str, today: date) -> Days | None:
    """Give the days of the first word in a text that means some; 20261205 is one, too."""
    found = _ANY_DAY.search(_WRITTEN.sub(r"\1-\2-\3", text))
    return read_days(found[0], today) if found else None


def _week(word: str, today: date) -> Days | None:
    match = _OF_WEEK.fullmatch(word)
    if match is None:
        return None
    monday = today - timedelta(days=today.weekday())
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(match[1] or "", 0)
    past = weeks < 0
    monday += timedelta(weeks=weeks)
    if match[2] == "末" or "双休" in word:
        return _day(monday + timedelta(days=5), 2, past=past)
    if match[2] is None:
        return _day(monday, 7, past=past)
    first = monday + timedelta(days=_weekday(match[2]))
    if match[1] is None and first < today:
        first += timedelta(weeks=1)
    rest = [_weekday(sign) for sign in match[3] if sign in _WEEKDAYS]
    if not rest:
        return _day(first, past=past or (match[1] is not None and first < today))
    named = [_weekday(match[2]), *rest]
    if not set("到至-").isdisjoint(match[3]) or named == list(
        range(named[0], named[0] + len(named))
    ):
        last = first + timedelta(days=(rest[-1] - named[0]) % 7)
        return Days(first, last + timedelta(days=1), past)
    return min((_day(_coming(monday, sign, today), past=past) for sign in named), key=_first)


def _coming(monday: date, weekday: int, today: date) -> date:
    """Give that day of the week, or of the next when it is over."""
    day = monday + timedelta(days=weekday)
    return day if day >= today else day + timedelta(weeks=1)


def _first(days: Days) -> date:
    return days.first


def _weekday(sign: str) -> int:
    return int(sign) - 1 if sign.isdigit() else min(_WEEKDAYS.index(sign), 6)


def _holiday(word: str, today: date) -> Days | None:
    """Read a table of our own: chinesecalendar ends with the year that was announced last."""
    end = next((end for end in ("节", "假期", "期间", "放假") if word.endswith(end)), "")
    name = word.removesuffix(end)
    word = {"年前": "过年", "年后": "过年"}.get(word, name or word)
    for row in lexicon.rows("holidays.tsv"):
        if row[0] not in {word, word + "节", word + "假期"}:
            continue
        for year in (today.year, today.year + 1):
            first = date.fromisoformat(row[1].replace("*", str(year)))
            last = date.fromisoformat(row[2].replace("*", str(year)))
            if last >= today:
                return Days(first, last + timedelta(days=1), holiday=True)
    return None


def _first_of_month(today: date, months: int) -> date:
    index = today.year * 12 + today.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _month_part(word: str, today: date) -> Days | None:
    if word == "年底":
        return Days(date(today.year, 12, 1), date(today.year + 1, 1, 1))
    match = _OF_MONTH.fullmatch(word)
    if match is None or (match[1] is None and match[2] is None and match[3] is None):
        return None
    lead = match[1] or ""
    number = value_of(lead[:-1]) if lead else None
    months = 1 if lead.startswith("下") else -1 if lead.startswith("上") else 0
    first = _first_of_month(today, (number - today.month) if number else months)
    if number and first < today.replace(day=1):
        first = _first_of_month(first, 12)
    after = _first_of_month(first, 1)
    past = months < 0
    tenth, twentieth = first + timedelta(days=10), first + timedelta(days=20)
    part = match[2] or match[3]
    if part is None:
        return Days(first, after, past) if number is None else None
    if part in "初上":
        return Days(first, tenth, past)
    return Days(tenth, twentieth, past) if part == "中" else Days(twentieth, after, past)


def _calendar(word: str, today: date) -> Days | None:
    match = _OF_YEAR.fullmatch(word)
    day = value_of(match[5]) if match else None
    if match is None or day is None:
        return None
    if match[4] is None:
        return _day_of_month(match[3], day, today)
    month = value_of(match[4]) or 0
    if match[1] or match[2]:
        years = {"明年": 1, "今年": 0, "去年": -1}
        year = int(match[1]) if match[1] else today.year + years[match[2]]
        first = date(year + 2000 if year < 100 else year, month, day)
        return _day(first, past=first < today)
    first = date(today.year, month, day)
    if (today - first).days > 120:  # in November, 1月5号 is the coming January
        first = date(today.year + 1, month, day)
    return _day(first, past=first < today)


def _day_of_month(lead: str | None, day: int, today: date) -> Days | None:
    if not 1 <= day <= 31:
        return None
    months = 1 if (lead or "").startswith("下") else -1 if (lead or "").startswith("上") else 0
    if lead is None and day < today.day:
        months = 1
    first = _first_of_month(today, months).replace(day=day)
    return _day(first, past=first < today)
