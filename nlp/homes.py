"""The home a message speaks of (房号), in the ways people write one.

Whether such a home exists is not known here: flows check it against the community.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nlp.numbers import digits_of, value_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Home:
    """Bare numbers or letters; None where the message does not say."""

    building: str | None
    unit: str | None
    room: str | None


_NOTHING = Home(None, None, None)
_PARTS = ("building", "unit", "room")
WRITERS = 0  # the distance of the writer's own home


@dataclass(frozen=True, slots=True)
class Mention:
    """A home as written at one place; its distance tells whose it is.

    0 the writer's, 1 open, 2 a neighbour's, 3 no longer meant: put right, sold.
    """

    home: Home
    start: int
    end: int
    distance: int = 1


_ONE = "一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_CHINESE = f"[{_ONE}零十百千幺两拾佰仟廿]"
_NUMBER = rf"(?:\d{{1,2}}|[{_ONE}十拾廿]{{1,3}})"
_ENTRANCE = r"(?:号?(?:单[元园圆]|[丹蛋]元|门洞|单(?=\s?\d{3})))"  # and as it is written by ear
_SIGNS = " ,，、的-_/·.()（）[]【】第"  # between the parts of a home
_GAP = rf"(?:[{re.escape(_SIGNS)}]{{0,2}}|[东西中南北]单元)"
_UNIT = rf"(?P<unit>{_NUMBER}|[甲乙丙丁A-Z])\s?(?:{_ENTRANCE}|门(?=\s?(?:\d{{3}}|{_CHINESE}{{3}})))"
_NO_ROOM = (
    r"(?!\d|\s?(?:元|块|年|度|平|米|点|分|天|次|个|号?车位|位业主|户业主|多|斤|吨|%|[:.]\d|-\d{3}))"
)
_ROOM = (
    rf"(?:(?:{_NUMBER}\s?[楼层][，,]?\s?)?(?P<room>\d{{3,4}}(?![A-Z]{{2}})[A-F]?|{_CHINESE}{{3,6}})\s?(?:室|号房|房间?|号|户)?"
    rf"|(?P<floor>{_NUMBER})\s?(?:[楼层][\s,，]?|-(?=0\d))"
    rf"(?P<door>\d{{2}}|零[{_ONE}]|(?:\d|[{_ONE}十])(?=[室房户号]))"
    r"\s?(?:室|号房|房间?|号|户)?)" + _NO_ROOM
)
_BUILDING = (
    rf"(?<![.A-Z\-哪每整共])(?<!\d:)(?!(?<=[这那同])一)(?!(?<=第)[{_ONE}])"
    rf"(?P<building>(?<!\d)\d{{1,3}}|[{_ONE}十拾廿]{{1,3}}|[A-Z]\d{{0,2}})\s?"
    rf"(?:号楼栋|号?[栋幢](?!(?<=[{_ONE}十][栋幢])楼(?![\d下上顶道梯里后前旁长]))|号楼|楼栋|座|#\s?楼?(?=\s?[\dA-Z\-{_ONE}十]|$)|#楼?"
    rf"|[楼号懂动冻董憧洞东](?=\s?(?:{_NUMBER}|[甲乙丙丁])\s?{_ENTRANCE})"
    rf"|-(?=\d{{1,2}}{_ENTRANCE}\s?(?:\d{{3}}|{_CHINESE}{{3}}))"  # 3-2单元1501
    r"|[懂动冻董憧洞](?=\s?(?:\d{1,2}[\-/#])?\d{3,4}(?!\d)))"  # written by ear
)
_BLOCK = _BUILDING.replace("building", "block")
_BEGINS = rf"\dA-Z甲乙丙丁{_ONE}十拾廿"  # a home; seen first, lest all is tried at every character
_WRITTEN = re.compile(
    rf"(?=[{_BEGINS}])(?:{_BLOCK}{_GAP}(?P<gate>\d{{1,2}}|[{_ONE}])[\-/# ]\s?"
    rf"(?P<flat>\d{{3,4}}|\d{{1,2}}-0\d|{_CHINESE}{{3,4}})(?!\d|{_CHINESE}|[元块])"
    rf"|{_BUILDING}(?:{_GAP}{_UNIT})?(?:{_GAP}{_ROOM})?)"
)
_UNIT_ALONE = re.compile(rf"(?=[{_BEGINS}])(?<![\-A-Z]){_UNIT}(?:{_GAP}{_ROOM})?")
_SEP = r"\s?(?:[\-/_|杠]|#-?)\s?"
_DOT = r"(?:[.·,，、]| +)"  # only between all three
_DASHED = re.compile(
    rf"(?=[{_BEGINS}])(?:(?<![\dA-Z./#\-·])(?<!\d:)(?!B[1-4]-\d{{1,3}}(?![\d\-]))(?P<building>\d{{1,3}}|[A-Z]\d?|[{_ONE}十]{{1,3}})"
    rf"(?:号?{_SEP}(?:(?P<unit>\d{{1,2}}|[{_ONE}甲乙丙A-Z]){_SEP})?"
    rf"(?:(?P<room>\d{{3,4}}|{_CHINESE}{{3,6}})|(?P<floor>\d{{1,2}})-(?P<door>0\d))"
    rf"|(?<=\d){_DOT}(?P<gate>\d){_DOT}(?P<flat>\d{{3,4}})(?! \d))"
    r"(?!\d|[\-/:.%]\d|元|块|月|年|平)"
    r"|(?<=[\u4e00-\u9fff，。！,!\s])(?<![点比分早晚午夜周约概就是])"
    r"(?P<block>[1-9]\d?)-(?P<hall>[1-3])"
    rf"(?=$|\s?(?:[左右]|电?梯)|楼道|[\s\-]?负?{_NUMBER}[楼层]))"  # 6-2左梯: no room
)
_LABELLED = re.compile(  # building 3, 楼栋:3
    r"(?:BUILDING|BLDG\.?|BLOCK|TOWER)\s?#?(?P<building>\d{1,2}|(?<=[\s#])[A-Z])(?![A-Z\d])"
    r"|(?:楼栋|楼号|栋号|幢号|[栋幢])\s?:\s?(?P<block>\d{1,2}|[A-Z])(?!\d)"
    r"|(?:UNIT|单元号?\s?:)\s?(?P<unit>\d{1,2})(?!\d)"
    r"|(?:房号|房间号?|门牌号?|室)\s?:\s?(?P<flat>\d{3,4})(?!\d|-\d)"
    r"|(?:ROOM|RM|FLAT|APT|APARTMENT|UNIT)\.?\s?#?(?P<room>\d{3,4})(?!\d)"
)
_BARE = re.compile(
    rf"(?=[{_BEGINS}我家房住业错不应改隔楼对])(?:"
    r"(?<![\d.\-#/A-Z])(?<!\d:)(?P<room>\d{3,4})(?:室|号房(?!产)|房(?![价产租贷子屋]))"
    rf"|(?<![\d.\-#/A-Z])(?<!\d:)(?P<first>\d{{3,4}}(?=[室号]?{_GAP}(?<=[\s,，、的\-(（]){_NUMBER}(?:{_ENTRANCE}|号?[栋幢]|号楼)))"
    rf"|(?<![\d{_ONE}十])(?P<floor>{_NUMBER})\s?[楼层]\s?"
    rf"(?:(?P<door>0\d|零[{_ONE}])(?:室|房|号|户)?|(?P<door2>\d{{1,2}}|[{_ONE}])(?:室|号房|户(?!人|业)))"
    r"|(?:(?:(?<![扣收给罚赔欠找])我们?家?(?:是|住|在|住在)?|家住|房号|房间号|住址|住在?|业主|错了|应该|改成|改为|(?:错了?|不对)[，,]?\s?是|隔壁|楼上|楼下|对门|对面)(?:应该)?(?:是|的|:|在)?\s?)"
    r"(?P<near>\d{3,4}|"
    + _CHINESE
    + r"{3,4})(?!\d|\s?[年月日元块点号度平米人多万天次位层楼%:.\-/]))"
)
_NAMED = re.compile(  # 1802装修: a room somebody is known by; 902厨房漏水: one that begins
    r"(?:^|(?<=[，。！？；,\s]))(?P<room>\d{3,4})(?=的?(?:业主|住户|租户|那家|那户|这家|这户|在?装修|人家|家的))"
    r"|^\s*(?!11[0-9]\D)(?P<near>\d{1,2}(?:0[1-9]|1\d))"
    r"(?=的?(?:家里|屋里|厨房|厕所|卫生间|洗手间|浴室|客厅|阳台|卧室|主卧|次卧|书房|门锁|水管|马桶|没水|没电|停电|停水|漏水|跳闸)|的?[\s,，]+[^\d\s年月日元])"
)
_LIST = re.compile(
    rf"{_NUMBER}(?:栋|幢|号楼|座|#)?\s?(?:[、,，和跟与到至或]|以及|还有|-)\s?"
    rf"{_NUMBER}(?:栋|幢|号楼|座)"
)
_NO_HOME = re.compile(  # like the next ones, of what stands around (\0) a home
    r"(?:单号|编号|订单|工单|快递|运单|车牌|车位|车库|日期|合同|型号|表号|电话|发票|号码)[^，。！？；\s绑到]{0,4}\0"
    r"|(?:不是|而非|并非|[不唔]系|[写说报打填看]错?成)了?\s?(?:在|[\"“「])?\0"  # what is denied
    r"|\0\s?(?:区|号)?(?:地下|地面)?\s?(?:\d{1,4}\s?)?(?:号)?(?:车位|停车位|泊位)"  # a bay
)
_PUT_RIGHT = re.compile(  # one that is no longer meant
    r"(?:之前|刚才|前面|前头|原来|上条|刚刚)[^，。！？；,]{0,4}\0|从\0搬"
    r"|\0[\"”」]?的?(?:应[为作该]|[\s.…。，,]*不对|(?:那个|[这那]套)?(?:已经|早)[^，。,]{0,3}(?:卖|不是))"
)
_OWN = re.compile(
    r"(?:我家|我们家|我住|我是|我在|咱家|俺家|我屋|我们屋|本人|家住|住址|住在|业主|住户|租户|我的?房号|房号|地址|这里是|这边是|"
    r"来我?这?|绑定|上门到?)(?:是|在|住|住在|的|:)?[^，。！？；\d\s]{0,4}\s?\0"
    r"|\0\s?(?:的?业主|的?住户|的?租户|是我家|我家|是我|的?[^，。！？；]{0,3}(?:女士|先生))"
)
_NEIGHBOUR = re.compile(r"(?:楼上|楼下|隔壁|对门|对面|邻居|投诉|举报|上面|下面)[^，。！？；]{0,5}$")


def find_home(plain: str, mentions: Sequence[Mention]) -> Home | None:
    """Give the writer's own home, or that of the place named; None when two buildings are."""
    if not mentions:
        whole = plain.strip()
        is_room = whole.isdecimal() and len(whole) in (3, 4) and "01" <= whole[-2:] <= "19"
        return Home(None, None, _bare(whole)) if is_room else None
    nearest = min(mention.distance for mention in mentions)
    if nearest < 3:
        mentions = [mention for mention in mentions if mention.distance < 3]
    chosen = [mention.home for mention in mentions if mention.distance == nearest]
    roomy = [home for home in chosen if home.room]
    if nearest and _LIST.search(plain) and not roomy:
        return None
    home = _merged(roomy or chosen, chosen)
    if home is None or home == _NOTHING or nearest == 2:
        return None if home == _NOTHING else home
    return _completed(home, [mention.home for mention in mentions])


def find_mentions(plain: str, taken: Sequence[Span] = ()) -> list[Mention]:
    """List every home written, in its order; what overlaps `taken` (phones) is none."""
    return [mention for mention in _mentions(plain) if not _overlaps(mention, taken)]


def _mentions(plain: str) -> list[Mention]:
    found: list[Mention] = []
    for pattern in (_LABELLED, _WRITTEN, _DASHED, _UNIT_ALONE, _BARE, _NAMED):
        for match in pattern.finditer(plain):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            mention = _mention(plain, match)
            if mention is not None:
                found.append(mention)
    found.sort(key=lambda mention: mention.start)
    return _joined(plain, found)


def _joined(plain: str, found: Sequence[Mention]) -> list[Mention]:
    """Make one of parts that stand side by side in any order: 1501室2单元3栋."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        between = plain[last.end : mention.start] if last else ""
        if last and len(between) <= 2 and not between.strip(_SIGNS + "室号:"):
            parts = [(getattr(last.home, part), getattr(mention.home, part)) for part in _PARTS]
            if not any(one and other for one, other in parts):
                home = Home(*(one or other for one, other in parts))
                distance = mention.distance if last.distance == 1 else last.distance
                joined[-1] = Mention(home, last.start, mention.end, distance)
                continue
        joined.append(mention)
    return joined


def _mention(plain: str, match: re.Match[str]) -> Mention | None:
    groups = match.groupdict()
    before = plain[max(0, match.start() - 14) : match.start()]
    if _NO_HOME.search(f"{before}\0{plain[match.end() : match.end() + 14]}"):
        return None
    room = _room(groups)
    building = groups.get("building") or groups.get("block")
    unit = groups.get("unit") or groups.get("gate") or groups.get("hall")
    if match.re is _DASHED and match["unit"] is None and _is_no_room(room):
        return None
    home = Home(_bare(building), _bare(unit), room)
    if home == _NOTHING:
        return None
    return Mention(home, match.start(), match.end(), _distance(plain, match, before))


def _distance(plain: str, match: re.Match[str], before: str) -> int:
    near = match.group()
    lead = before + (near[: -len(match["near"])] if match.re is _BARE and match["near"] else "")
    around = f"{lead}\0{plain[match.end() : match.end() + 14]}"
    if _PUT_RIGHT.search(around):
        return 3
    if _NEIGHBOUR.search(lead):
        return 2
    return WRITERS if _OWN.search(around) else 1


def _room(groups: dict[str, str | None]) -> str | None:
    whole = next(filter(None, map(groups.get, ("room", "flat", "near", "first"))), None)
    if whole:
        digits = whole.replace("-", "") if whole[0].isdigit() else digits_of(whole)
        return _bare(digits) if 3 <= len(digits.rstrip("ABCDEF")) <= 4 else None
    floor, door = groups.get("floor"), groups.get("door") or groups.get("door2")
    if floor and door:
        return f"{int(_number(floor))}{_number(door):0>2}"
    return None


def _number(numeral: str) -> str:
    value = value_of(numeral)
    return "" if value is None else str(value)


def _bare(number: str | None) -> str | None:
    if not number:
        return None
    digits = _number(number) if not number.isascii() and number[0] not in "甲乙丙丁" else number
    return digits.lstrip("0") or None


def _is_no_room(room: str | None) -> bool:
    """Tell the number of a bay and a year: A1-033, 12-2026."""
    if room is None:
        return False
    return len(room) < 3 or (
        len(room) == 4 and room.startswith(("19", "20")) and int(room[2:]) > 20
    )


def _overlaps(mention: Mention, spans: Iterable[Span]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)


def _merged(homes: Sequence[Home], others: Sequence[Home]) -> Home | None:
    buildings = {home.building for home in homes if home.building}
    if len(buildings) > 1:
        return None
    if not buildings:
        buildings = {home.building for home in others if home.building}
    units = {home.unit for home in (*homes, *others) if home.unit}
    rooms = {home.room for home in homes if home.room}
    return Home(_single(buildings), _single(units), _single(rooms))


def _completed(home: Home, all_homes: Sequence[Home]) -> Home:
    """Add the building, which is said once and holds for the rooms beside it."""
    buildings = {other.building for other in all_homes if other.building}
    if home.building is None and len(buildings) == 1:
        home = replace(home, building=_single(buildings))
    same = {home.building, None}
    units = {other.unit for other in all_homes if other.unit and other.building in same}
    if home.unit is None and len(units) == 1 and len(buildings) <= 1:
        home = replace(home, unit=_single(units))
    return home


def _single(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
