"""The public place a message speaks of, as it is written there (公共位置)."""

import re

from nlp import lexicon

_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_SIDE = (
    r"(?:[东西南北]{1,2}(?!门)(?:侧|边|面|头|角|区|座|山墙)?|[左右前后内外]侧|中间|中心|"
    r"靠[东西南北里外](?:边|侧)?)"
)
_BELOW = (
    r"(?:负[一二三四1-4](?:楼|层)|地下[一二三四1-4]层|(?<!\d)-[1-4](?:楼|层)"
    r"|(?<![A-Za-z])[Bb][1-4](?:层|(?![-\d])))"
)
_LEVEL = rf"(?:{_BELOW}|{_NUMERAL}(?:楼|层)半?)"
_UNIT = rf"(?:(?:{_NUMERAL}|[甲乙丙])?(?:单元|门洞)(?!门))"
_BLOCK = rf"(?:(?:{_NUMERAL}|[A-Za-z])(?:号楼|栋|幢|座|#楼?)(?:{_NUMERAL}(?:单元|门洞))?)"
_NOUN = (  # not the name of a community: 翠湖花园; 扶梯子 is no escalator
    f"(?:{lexicon.words('places.txt')}|(?<![\u4e00-\u9fff]{{2}})花园)(?!舞)(?<!扶梯(?=子))"
)
_MARK = f"(?:{lexicon.words('landmarks.txt')})"  # a place only with what is near it
_NEAR = (
    r"(?:门口|旁边?|附近|入口|出口|里面?|后面|前面|对面|楼下|拐角处?|转角处?|尽头|外面?|门前|中间|夹缝|"
    r"上面?|下面|底下|背后|后身|边上?|两[侧边]|角落|处)"
)
_PIECE = (
    f"(?:{_BLOCK}|{_UNIT}|{_LEVEL}|{_SIDE}|小区|园区|公共|楼下|[A-Za-z]区|[一二三四]期|消防|地面)"
)
_LINK = "(?:[的 ]|那[部台])?"
_BETWEEN = "(?:之间|中间|当[间中])"
_HERE = (  # a floor is a place where something of the house is on it
    r"(?=的?(?:[消防]火|消防|常闭|感应|声控|楼道|应急|烟感|喷淋|窗户|扇窗|平台|露台|走道|公共|厅|的灯))"
)
_PLACE = re.compile(
    rf"(?<!厨房)(?<!阳台)(?<!生间)(?:"
    rf"(?:{_BLOCK}{_LINK})?(?:{_LEVEL}|{_NUMERAL}(?=[、\-到至和与跟]{_NUMERAL}[楼层])){_LINK}(?:[到至、-]{_LEVEL}(?:{_LINK}{_BETWEEN})?|[和与跟]{_LEVEL}{_LINK}{_BETWEEN})"
    rf"(?:的?(?:{_NOUN}|拐角|转角|转弯处?|转弯的地方|平台))?"
    f"|(?:{_PIECE}{_LINK}){{0,4}}{_NOUN}"
    f"(?:{_LINK}(?:{_PIECE}{_LINK}){{0,2}}{_NOUN}|{_LINK}(?:{_LEVEL}(?:{_LINK}[A-Za-z]区)?|[A-Za-z]区))?(?:{_LINK}{_NEAR})?"
    f"|(?:{_PIECE}{_LINK}){{0,4}}{_MARK}{_LINK}{_NEAR}"
    f"|(?:{_BLOCK}|{_NUMERAL}(?=[、和])){_LINK}[和与跟、]?{_BLOCK}{_LINK}{_BETWEEN}"
    f"|{_BLOCK}{_LINK}(?:[和与跟]{_BLOCK}|{_LEVEL}{_LINK}{_NEAR})"
    f"|(?:{_BLOCK}|{_NUMERAL}单元){_LINK}"
    f"(?:{_SIDE}|门[口前]|(?<=门洞)口|楼下|旁边?|附近|后面|前面|对面|背后|后身)"
    "|小区[东西南北]{1,2}[侧边面角]"
    f"|{_BELOW}|{_LEVEL}(?:平台|露台|{_HERE}))"
)
_WORDS = [word for table in ("places.txt", "landmarks.txt") for word in lexicon.lines(table)]
_HEADS, _SECONDS = ("".join({word[place : place + 1] for word in _WORDS}) for place in (0, 1))
_FIRST = re.compile(  # where a place may begin, lest it is tried at every character
    r"(?:(?<!\d)\d|[一二三四五六七八九十])(?=[\d一二三四五六七八九十号栋幢座#单门楼层、\-到至和与跟期])"
    r"|[A-Za-z](?=[\d号栋幢座#区])|[甲乙丙](?=[单门])|[东西南北]|[左右前后内外](?=侧)|中(?=[间心])"
    r"|靠(?=[东西南北里外])|负(?=[一二三四1-4])|-(?=[1-4])|地(?=[下面])|[小园](?=区)|公(?=共)|单(?=元)"
    r"|门(?=洞)|消(?=防)"
    rf"|[{_HEADS}](?=[{_SECONDS}])|[{''.join(word for word in _WORDS if len(word) == 1)}]"
)


def find_place(text: str, plain: str) -> str | None:
    """Find the longest public place named, a literal part of `text`; None when there is none."""
    best, end = (0, 0), 0
    for sign in _FIRST.finditer(plain):
        found = _PLACE.match(plain, sign.start()) if sign.start() >= end else None
        if found:
            end = found.end()
            best = max(best, found.span(), key=lambda span: span[1] - span[0])
    return text[best[0] : best[1]].strip() or None
