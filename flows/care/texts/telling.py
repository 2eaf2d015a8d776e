"""What is asked and said while a care note is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.care.told import Told
    from flows.conversation.context import Context

TITLE = "关怀"
BIND_FIRST = f"关怀信息跟着房子走，请先绑定您家：{tap('绑定')}"
ASK_HOME = "关怀信息是哪一户的？"
ASK_WHOM = (
    "家里有人需要多照看，可以告诉我们：只有您家求助或遇到险情时，办事的同事才看得到。想登记谁？"
)
WHOM = {"self": "我本人", "adult": "家里的大人", "guardian": "不满14岁的孩子"}
SAID_SO = {  # as people call them
    "self": ("我", "自己", "我自己", "本人"),
    "adult": (
        *(
            "我妈",
            "我爸",
            "妈妈",
            "爸爸",
            "母亲",
            "父亲",
            "爷爷",
            "奶奶",
            "外公",
            "外婆",
            "姥姥",
            "姥爷",
        ),
        *("老人", "父母", "爸妈", "公公", "婆婆", "老伴", "老公", "老婆", "爱人"),
    ),
    "guardian": ("孩子", "小孩", "娃", "宝宝", "儿子", "女儿", "我儿子", "我女儿", "孙子", "孙女"),
}
ASK_WHO = (
    "这是家人的私事，要本人点头才存，我们去问。请写这位家人的姓名和手机，没有手机只写姓名，"
    "比如：王秀兰 13800000009"
)
NO_NAME = "请写这位家人的姓名，有手机也写上，比如：王秀兰 13800000009"
IS_YOU = "这是您自己的名字。登记您本人请回“上一步”选“我本人”，登记家人请写那位家人的姓名。"
ASK_SORT = "是哪一种？"
SORTS = {"alone": "老人独居", "disabled": "残疾或行动不便", "infant": "婴幼儿", "other": "其他"}
ASK_WORDS = "有什么要我们知道的？比如：听力不好，要多敲一会儿门。"
ASK_CONTACT = "遇到急事可以联系谁？请写姓名和手机，比如：李明 13800000009"
NO_CONTACT = "请写上姓名和手机号，比如：李明 13800000009"
ASK_MAY = "联系的时候，可以跟对方说些什么？"
MAY = {"call": "只请对方回个电话", "what": "说出了什么事", "all": "出了什么事、人在哪里都说"}
AGREES = {"yes": "同意", "no": "不同意"}
CHOOSE = "请点上面的一项，或者回数字。"
NOT_KEPT = "好的，什么都没有存。什么时候需要，回“关怀”就行。"
_CONSENTS = {
    "self": "我同意这样保存和使用吗？",
    "adult": "您这边同意吗？同意了我再去问本人，本人点头才算数。",
    "guardian": "我作为监护人同意这样保存和使用吗？",
}


def card(told: Told) -> str:
    """Show what would be kept, for what, who sees it and for how long; ask for the consent."""
    return (
        f"{lines(told)}\n"
        "只用来在您家求助和险情时照顾好家里人；只有办这件事的同事看得到，每次查看都有记录，"
        "回“我的数据”能看到是谁。存一年，到时再问您；随时回“删除关怀”就删干净。\n"
        f"{_CONSENTS[told.whom]}"
    )


def lines(told: Told) -> str:
    """Write what a note says."""
    whom = "本人" if told.whom == "self" else told.name or WHOM[told.whom]
    parts = [f"{whom}：{SORTS[told.sort]}"]
    if told.words:
        parts.append(f"要知道的：{told.words}")
    if told.contact:
        parts.append(f"紧急联系人：{told.contact} {told.phone}（可以{MAY[told.may]}）")
    return "\n".join(parts)


def kept(home: str, until: int, context: Context) -> str:
    """Say that it is kept, until when, and how it goes again."""
    day = times.day(until, context.now, context.settings.zone)
    return (
        f"存好了（{home}），一年，到{day}前我再问您要不要留着。"
        f"想看回{tap('关怀')}，不想留了回{tap('删除关怀')}。"
    )
