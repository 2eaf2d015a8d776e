"""The commands of staff for cases of every kind, their shifts and their help."""

from __future__ import annotations

from flows.cases.subject import Subject
from flows.desk import (
    answering,
    appointing,
    deferring,
    dispatching,
    duty,
    overview,
    sorting,
    taking_back,
    work,
)
from flows.desk.grammar import SENDS
from flows.desk.word import StaffWord, Usage

_WAITS = ("待料", "待业主", "待外协", "待同意", "待天气", "待停水停电")

_OF_WORK = (
    StaffWord(
        "受理", dispatching.accept, "accept", ("受理单",), several=True, names=("accept",), tells=True,
        forms=(Usage("受理 单号", "accept", 1),),
    ),
    StaffWord(
        SENDS, dispatching.send, "dispatch", ("派单", "派工", "指派", "安排"),
        several=True, names=("dispatch",), named=True, forms=(Usage("派 单号 姓名", "dispatch", 2),),
    ),
    StaffWord(
        "接", work.take, "take", ("接单", "我来"), several=True, names=("take",), tells=True,
        forms=(Usage("接 单号　到场 单号", "take", 3),),
    ),
    StaffWord(
        "我去", work.go, "take", tells=True,
        forms=(Usage("我去 单号 几分钟到（险情）", "take", 4),),
    ),
    StaffWord(
        "到场", work.arrive, "arrive", ("到了", "上门", "已到场", "已到", "到达"),
        several=True, names=("arrive",), tells=True,
    ),
    StaffWord(
        "进展", work.progress, "progress", ("进展是", "更新进展", work.TELLS), several=True, names=("progress",), tells=True,
        forms=(Usage("进展 单号 说一句", "progress", 5),),
    ),
    StaffWord(
        "约", appointing.appoint, "appoint", names=("appoint",), spaced=True, with_number=frozenset({"约"}),
        forms=(Usage("约 单号 明天下午3点　约 单号 可以", "appoint", 6),),
    ),
    StaffWord(
        "暂缓", deferring.defer, "defer", ("挂单", "挂起", "延期", *_WAITS), several=True, names=("defer",),
        tells=True, carries={word: word for word in _WAITS},
        forms=(Usage("暂缓 单号 待料 明天下午5点", "defer", 6),),
    ),
    StaffWord("恢复", work.resume, "resume", ("复工", "恢复处理"), several=True, names=("resume",), tells=True),
    StaffWord(
        "转", dispatching.hand_over, "hand_over",
        ("转单", "改派", "转部门", "转给", "外委", "转外委", "转开发商"),
        several=True, names=("hand_over",), named=True,
        carries={"外委": "外委", "转外委": "外委", "转开发商": "开发商"},
    ),
    StaffWord(
        "退回", work.send_back, "send_back", ("退单",), several=True, names=("send_back",), tells=True,
        forms=(Usage("退回 单号 原因　转 单号 姓名", "send_back", 8),),
    ),
    StaffWord(
        "完成", work.finish, "finish",
        ("完工", "完", "修好了", "搞定", "搞定了", "已完成", "已完工"), several=True, names=("finish",), tells=True,
        residents=frozenset({"修好了"}),
        forms=(Usage("完成 单号 换了角阀（可发照片）", "finish", 7),),
    ),
    StaffWord(
        "关单", work.close, "close", ("结单",), several=True, names=("close",), tells=True,
        forms=(Usage("关单 单号 原因", "close", 10),),
    ),
    StaffWord(
        "备注", work.note, "note", ("加备注",), several=True, names=("note",), tells=True,
        forms=(Usage("备注 单号 说一句", "note", 11),),
    ),
    StaffWord(
        "撤回", taking_back.take_back, "take_back", names=("take_back",), any_case=True,
        without_case=True, forms=(Usage("撤回 单号　五分钟内撤回自己上一步", "note", 13),),
    ),
    StaffWord(
        "答复", answering.reply, "reply", ("回复",), names=("reply",), tells=True,
        with_number=frozenset({"回复"}), also_acts=("pass_on", "progress"),
    ),
    StaffWord(
        "改类", sorting.change_category, "change_category", ("改类别",),
        names=("change_category",),
        forms=(Usage("改类 单号 类别　改急 单号", "change_category", 12),),
    ),
    StaffWord(
        "改急", sorting.change_urgency, "change_category", ("加急",),
        with_number=frozenset({"加急"}),
    ),
)  # fmt: skip
_OF_THE_OFFICE = (
    StaffWord(
        "待办", overview.todo, also=("我的待办", "手上的单", "待办事项"), alone=True,
        forms=(Usage("待办　手上的事", at=0),),
    ),
    StaffWord("值班", duty.start, alone=True, forms=(Usage("值班　交班", "take", 19),)),
    StaffWord("交班", duty.end, alone=True),
    StaffWord(
        "状态", overview.status, "status", ("查状态", "还有多久", "还剩多久"), names=("status",), any_case=True,
        without_case=True, residents=frozenset({"还有多久", "还剩多久"}), forms=(Usage("状态 单号/姓名/房号/楼栋", "press", 15),),
    ),
    StaffWord(
        "今日", overview.today, also=("今日情况", "日报"), alone=True, needs="press",
        forms=(Usage("今日　超时　催 单号", "press", 16),),
    ),
    StaffWord("超时", overview.late, also=("超时单", "超期"), alone=True, needs="press"),
    StaffWord(
        "催", overview.press, "press", ("催办", "督办"), names=("press",),
        residents=frozenset({"催", "催办"}),
    ),
    StaffWord(
        "升级", overview.escalate, "escalate", ("上报",), names=("escalate",),
        forms=(Usage("升级 单号 原因", "escalate", 18),),
    ),
    StaffWord(
        "帮助", duty.show_help, also=("怎么用", "使用说明"),
        residents=frozenset({"帮助", "怎么用", "使用说明"}),
    ),
)  # fmt: skip
DESK = Subject("desk", commands=(*_OF_WORK, *_OF_THE_OFFICE))
