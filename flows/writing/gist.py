"""What a message is about, without who says it and how: for headings and cards of one line."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp import marks
from nlp.danger import find_danger
from nlp.spelling import plain

SHORTEST = 4  # characters that still tell of something
_END = r"[，,。！!？?～~：:；;\s]"
_GREETING = (
    r"(?:师傅|管家|小管家|物业|客服|领导|老师|各位|大家|亲)?(?:们)?(?:的?同志|的?朋友)?"
    r"(?:你们?好|您好|大家好|早上好|早安|早|上午好|中午好|下午好|晚上好|在吗|在么|在不在)呀?啊?[？?]?|"
    r"(?:师傅|小?管家|物业|客服)(?:在吗|在么|在不在)|喂+|哈喽|嗨|师傅们?|小?管家|物业|打扰(?:一下|您?了)|不好意思|麻烦(?:一下|您?了)|是这样的|跟您说一下|另外|对了|"
    r"还有(?:一?[件个])?事|顺便(?:说|问|报)?(?:一下)?"
)
_HOME = r"[\dA-Za-z一二三四五六七八九十栋幢号楼座单元室房户#\-－ ]{3,16}"
_WHO = (
    r"(?:(?:我们?(?:就?是|住在?|家住?在?|家是)?|家?住在?|住址是?|地址是?|房号是?|这[里边]是)?"
    rf"(?=\S{{0,3}}\d){_HOME}(?:的?(?:业主|住户|租户|租客|家属)[\u4e00-\u9fff]{{0,3}}|的)?|"
    r"我(?:叫|姓)[\u4e00-\u9fff]{1,4}|我是(?:这里的?|小区的?|一名|一位)?(?:业主|住户|租户|租客|房东))"
)
# 你好，我要投诉一下，…; 投诉了三次 tells of something else.
_FILES = (
    r"(?:你好|您好|喂|哈喽|请问)?"
    r"(?:我们?(?:要|想|想要|来)?(?:实名|匿名)?投诉(?:一下|下)?|(?:实名|匿名)?投诉(?:一下|下)?"
    r"(?!了|过|无|没|电话|热线|信|箱|人|单|处理|的|后|好几|[几两三四五六多\d])|(?:意见|建议)(?=[：:，,]))"
    r"[：:，,。！!\s]*"
)
_OPENING = re.compile(rf"(?:{_GREETING}){_END}+|{_WHO}{_END}+|请问{_END}*|{_FILES}")
_CLAUSE = re.compile(rf"[^{marks.PAUSES}{marks.ASKS}]+")


def without_opening(line: str) -> str:
    """Return the words from the matter itself on."""
    while (opening := _OPENING.match(line)) and len(line) - opening.end() >= SHORTEST:
        if not opening.end():
            break
        line = line[opening.end() :]
    return line


@lru_cache(maxsize=2000)
def telling_part(line: str, limit: int) -> str:
    """Return the first clause where it says enough, or the one that tells of a danger."""
    clauses = [clause for clause in _CLAUSE.findall(line) if clause.strip()]
    first = clauses[0] if len(clauses) > 1 and len(clauses[0]) >= SHORTEST else line
    if first == _cut(first, limit) and first == line:
        return line
    if not _tells(line) or _tells(_cut(first, limit)):
        return _cut(first, limit)
    told = next((clause for clause in clauses if _tells(clause)), line)
    cut = _cut(told, limit)
    return cut if _tells(cut) else "…" + told[-(limit - 1) :]


def _tells(words: str) -> bool:
    return find_danger(plain(words)) is not None


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
