"""What a message wants: only a greeting, a complaint, an answer to a question, no repair after all."""

from __future__ import annotations

import re

COMPLAINS = "投诉"


_GREETS = re.compile(
    r"(?:(?:你好|您好|嗨|哈喽|哈罗|hi|hello|喂|亲|早上好|上午好|中午好|下午好|晚上好|早安?|在吗|在么|在嘛|在不在?|有没有人"
    r"|有人(?:在)?(?:吗|么|嘛|没)?|人呢|小?管家|物业|师傅|请问|打扰(?:一下|了)?)[啊呀哦呢吗]?[，,。.!！?？~～\s]*)+",
    re.IGNORECASE,
)


_GIVES_UP = re.compile(
    r"(?:(?:我)?自己(?:已经)?(?:修好|弄好|解决)了?[，,。\s]*|已经(?:好|修好)了[，,。\s]*)?(?:那|就|先|我|那就|你们|师傅|这个|暂时|谢谢|[，,\s])*"
    r"(?:不(?:用|想|需要|必|要)?(?:再)?(?:维修|修理|修|来修|报修|派人|派师傅|上门|来人|来)|别(?:修|来|上门|派人)|不报修?|取消(?:维修|上门|这次报修))"
    r"(?:了|啦|吧)(?:谢谢)?[。！!～~]*"
)


ASKS = re.compile(
    r"(?:你好|您好|请问)?[，,\s]*(?:我|我们)?(?:就|还)?(?:要|想|来|想要)?(?:请问|咨询|打听|问(?!题|过|了))"
)


# What nobody says of a thing that broke: 水龙头滴答滴答烦死个人 is a report, for all the temper in it.
BLAMES = re.compile(
    r"投诉|举报|你们|物业|管理处|没人[管修来理]|不[管修来理]|没[来修]|态度|师傅|保安|管家|客服|经理|装修|说了|报[了过修]|修[了过]|"
    r"[几多两三四五六七八九十\d]次|几天|[两三四五六七八九十\d]天|凭什么|邻居|楼上|楼下|隔壁|对门|有人|业主|赔|又坏|费|贵|钱|算谁|太慢|省"
)


FAULTS = re.compile(
    r"坏|漏|滴|堵|响|哐|咣|嘎|咯噔|晃|抖|异响|不[亮热通转灵动]|关不|拧不|打不开|跳闸|停[电水]|没[电水]|冒|返|裂|断|掉|松|卡|失灵"
)


SURELY_COMPLAINS = 0.95


NAMES_A_SUGGESTION = re.compile(r"(?:我们?)?(?:想|要)?(?:提|有)?(?:一)?[个条点]?建议(?!你们?赔)")


def only_greets(text: str) -> bool:
    """Tell whether somebody only greets, or asks whether anybody is there."""
    return _GREETS.fullmatch(text.strip()) is not None


def gives_up(text: str) -> bool:
    """Tell whether somebody wants no repair any more (不修了)."""
    return _GIVES_UP.fullmatch(text.strip()) is not None
