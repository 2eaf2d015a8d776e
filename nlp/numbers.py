"""Chinese numerals read as digits, the way people say rooms, dates and phones.

By hand, as a library of numerals such as cn2an refuses a room like 十五零一.
"""

DIGITS = {
    **{word: value for value, word in enumerate("零一二三四五六七八九")},
    "幺": 1,
    "两": 2,
    "俩": 2,
}
NUMERAL = "零一二三四五六七八九十百千两幺"
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟廿卅"  # on house plates and receipts; 陆 and 伍 are names, too
_PLAIN = str.maketrans(
    dict(zip(FORMAL, (*"一二三四五六七八九十百千", "二十", "三十"), strict=True))
)
_TENS = {"十": 10, "百": 100, "千": 1000}


def value_of(numeral: str) -> int | None:
    """Read 15, 十五, 一五 or 一千五百零一; None when it is no number."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    numeral = numeral.translate(_PLAIN)
    if not numeral or any(sign not in NUMERAL for sign in numeral):
        return None
    if any(sign in _TENS for sign in numeral):
        return _counted(numeral)
    return int("".join(str(DIGITS[sign]) for sign in numeral))


def digits_of(numeral: str) -> str:
    """Give the digits of a room as spoken: 一五零一, 十五零一, 一千五百零一 are all 1501."""
    if numeral.isdigit() and numeral.isascii():
        return numeral
    numeral = numeral.translate(_PLAIN)
    head, ten, tail = numeral.partition("十")
    if ten and "百" not in numeral and len(tail) >= 2:  # 十五零一, 二十零一: a floor, then the room
        floor, room = _floor_and_room(head, tail)
        return f"{floor}{room:0>2}"
    value = value_of(numeral)
    if value is not None and any(sign in _TENS for sign in numeral):
        return str(value)
    return "".join(str(DIGITS[sign]) for sign in numeral if sign in DIGITS)


def _floor_and_room(head: str, tail: str) -> tuple[int, str]:
    tens = DIGITS.get(head, 1) * 10
    if tail[0] == "零":
        return tens, "".join(str(DIGITS[sign]) for sign in tail if sign in DIGITS)
    return tens + DIGITS.get(tail[0], 0), digits_of(tail[1:])


def _counted(numeral: str) -> int:
    total, digit = 0, 0
    for sign in numeral:
        if sign in _TENS:
            total += max(digit, 1) * _TENS[sign]
            digit = 0
        else:
            digit = DIGITS[sign]
    return total + digit
