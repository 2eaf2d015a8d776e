"""Numbers a resident can be reached under; not hotlines, orders, meters or other people's.

By hand, as phonenumbers finds none that is written in words (一三八…), nor tells whose one is.
"""

import re
from typing import NamedTuple

from nlp.numbers import DIGITS

_SAME = "[^，。！？；,;!?"  # begins the class of what stands in the same clause
_SAID = "[零一二三四五六七八九幺两]"
_SPOKEN = re.compile(  # with figures among the words, too
    rf"(?=[1一幺])(?<![\d十百])(?<!{_SAID})(?=[\d \-]*{_SAID})[1一幺][3-9三四五六七八九]"
    rf"(?:[ \-]?(?:\d|{_SAID})){{9}}(?![\d十百])(?!{_SAID})"
)
_NUMBER = re.compile(
    r"(?=[+(（\d])(?:"  # what one begins with is seen first
    r"\+(?:852|853|886|60|61|64|65|44|49|33|81|82|1(?!\d{10}))[ \-]?"
    r"(?P<abroad>\d{1,4}(?:[ \-]?\d{2,4}){1,3})(?!\d)|"
    r"(?<![\dA-Z.\-])(?:\(?(?:\+|00)?86\)?[ \-]?)?"
    r"(?P<mobile>1[3-9]\d(?:[ \-._]?\d){8})(?![\dA-Z]|[\-.]\d)"
    r"|(?<![\dA-Z.\-])(?:(?:\+|00)86[ \-]?)?"
    r"(?P<area>[(（]?0?\d{2,3}[)）]?)[ \-]?(?P<local>[2-8]\d{2,3}[ \-]?\d{4})(?![\dA-Z]|-\d{5})"
    r"|(?<![\dA-Z.\-])(?P<short>[2-8]\d{2,3}[ \-]?\d{4})(?![\dA-Z\-元块度吨.%]))"
)
_NO_PHONE = re.compile(  # what stands around (\0) a number of something, or of no use any more
    r"(?:订单|单号|编号|工单|流水|快递|运单|表号|户号|户名|卡号|账号|帐号|身份证|证号|合同|发票|验证码|车牌|"
    rf"序列号|出厂|型号|QQ|微信号|条码|缴费号|房产证|资产){_SAME}]{{0,6}}\0"
    r"|(?:不是|别打|不要打|(?:打错|写错)(?!了?[ ,]?(?:应该|改|正确|是))|旧号|旧的|老号码?|作废|"
    r"(?:原来|以前)的?(?:是|号码?|电话|手机)?|之前的?(?:是|留的|号码?|电话|手机))"
    rf"{_SAME}打用换]{{0,6}}\0"
    r"|\0[^，。！？；,\d]{0,3}(?:不用了|[换改][成为]|停用|停机|作废|空号|"
    r"(?:打不通|没人接|无人接)(?!的?话|[就再时,， ]*打)|打错|是错的|错了|不对|已经换|换掉)"
)
_NOT_MINE = re.compile(
    r"(?<!给)(?:物业|管理处|服务中心|值班|前台|师傅|维修工|电工|水工|客服|保安|保洁|绿化|施工|工头|门岗|管家|楼上|楼下|隔壁|对门|邻居|对方|"
    r"他|她|它|人家|司机|车主|骗子|中介|装修公司|装修队|房东|租客|租户|快递员?|外卖员?|开锁|广告|开发商|厂家|"
    r"热线|公司|派出所|居委会|社区|电梯上|墙上|贴的|小广告|陌生|骚扰|这个号码?|有个号码?|挪车|推销)(?![你您]好)"
    rf"{_SAME}我]{{0,9}}$"
)
_MY_PEOPLE = re.compile(  # whose number is as good as mine: 我妈在家，她的号是
    r"(?:我(?:妈|爸|老?公|老?婆|媳妇|爱人|先生|太太|儿[子媳]?|女[儿婿]?|闺女|丫头|姑娘|囡|孙|侄|外甥|保姆|姐|哥|弟|妹|婆婆|公公|岳|奶|爷|外[公婆]|孩子|同事|室友|朋友|亲戚|[嫂姑舅叔伯姨])|"
    r"我们?老[公婆头伴]|[他她][爸妈]|[帮替代]我接)[^。！？；;!?]{0,12}$"
)
_TO_BE_CALLED = re.compile(  # 联系他 139…, 打租客的 139…: whom to reach instead
    r"(?:联系|打给|找|打)(?:他|她|它|租客|租户|房东)(?:的|本人)?(?:电话|手机|号码)?[:： ]*$"
)
_ASKED_FOR = re.compile(
    r"(?:电话|手机|座机|固话|联系|号码|致电|打给我|打我|回电|TEL)[^，。！？；;\d]{0,6}$"
)


class Phone(NamedTuple):
    """One number found, and where."""

    digits: str
    start: int
    end: int


def find_phones(plain: str) -> list[Phone]:
    """Find every number in the text shaped like a phone, whoever's it is."""
    found = [_spoken(match) for match in _SPOKEN.finditer(plain)]
    found += [phone for match in _NUMBER.finditer(plain) if (phone := _written(plain, match))]
    return sorted(found, key=lambda phone: phone.start)


def of_resident(plain: str, phones: list[Phone]) -> tuple[str, ...]:
    """Keep the digits of those that reach the one who writes, in order, without doubles."""
    own = [phone.digits for phone in phones if _reaches(plain, phone)]
    return tuple(dict.fromkeys(own))


def _spoken(match: re.Match[str]) -> Phone:
    digits = "".join(str(DIGITS.get(sign, sign)) for sign in match.group() if sign not in " -")
    return Phone(digits, match.start(), match.end())


def _written(plain: str, match: re.Match[str]) -> Phone | None:
    local = (match["area"] or "") + (match["local"] or match["short"] or "")
    digits = _digits(match["abroad"] or match["mobile"] or local)
    if match["area"]:
        digits = _with_trunk_zero(match, digits)
    elif match["short"] and not _ASKED_FOR.search(
        plain[max(0, match.start() - 12) : match.start()]
    ):
        return None  # seven digits alone are a meter reading or a date
    return Phone(digits, match.start(), match.end()) if digits else None


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _with_trunk_zero(match: re.Match[str], digits: str) -> str:
    area = _digits(match["area"])
    if area.startswith("0") and len(area) >= 3:
        return digits
    return "0" + digits if "86" in match.group()[:5] and not area.startswith("0") else ""


def _reaches(plain: str, phone: Phone) -> bool:
    before = plain[max(0, phone.start - 14) : phone.start]
    if _NO_PHONE.search(f"{before}\0{plain[phone.end : phone.end + 8]}"):
        return False
    other = _NOT_MINE.search(before)
    if before.rstrip().endswith("打") or _TO_BE_CALLED.search(before):  # 师傅到了打
        return True
    return other is None or (other[0][0] in "他她这" and _MY_PEOPLE.search(before) is not None)
