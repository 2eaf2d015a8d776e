"""The words of staff: each command with what people also type, and how commands are written."""

from __future__ import annotations

SYNONYMS: dict[str, tuple[str, ...]] = {
    "待办": ("我的待办", "手上的单", "待办事项"),
    "受理": ("受理单",),
    "派": ("派单", "派工", "指派", "安排"),
    "接": ("接单", "我来"),
    "我去": (),
    "到场": ("到了", "上门", "已到场", "已到", "到达"),
    "进展": ("进展是", "更新进展"),
    "暂缓": ("挂单", "挂起", "延期", "待料", "待业主", "待外协", "待同意", "待天气", "待停水停电"),
    "恢复": ("复工", "恢复处理"),
    "转": ("转单", "改派", "转部门", "转给", "外委", "转外委", "转开发商"),
    "退回": ("退单",),
    "完成": ("完工", "修好了", "搞定", "搞定了", "已完成", "已完工"),
    "关单": ("结单",),
    "备注": ("加备注",),
    "回访": ("未接通", "已回访", "返修"),
    "代报": ("代登记", "代客报修"),
    "值班": (),
    "交班": (),
    "改类": ("改类别",),
    "改急": ("加急",),
    "补电话": ("未送达", "电话名单"),
    "已电话": ("已打电话", "已致电"),
    "同意绑定": (),
    "拒绝绑定": ("不同意绑定",),
    "状态": ("查状态",),
    "今日": ("今日情况", "日报"),
    "超时": ("超时单", "超期"),
    "投诉月报": ("投诉统计", "投诉报表"),
    "催": ("催办", "督办"),
    "升级": ("上报",),
    "定级": ("级别",),
    "调查": ("调查报告",),
    "调查计划": (),
    "属实": ("有效",),
    "不属实": ("无效",),
    "存疑": ("待核实",),
    "方案": ("处理方案",),
    "审批": ("审核", "批"),
    "归档": (),
    "处理单": ("投诉处理单", "打印"),
    "不受理": ("转交",),
    "答复": ("回复",),
    "采纳": ("采纳建议",),
    "不采纳": ("暂不采纳", "未采纳"),
    "转投诉": ("转为投诉",),
    "转报事": ("转报修", "转为报事", "转为报修"),
    "建议箱": ("意见箱", "看建议"),
    "开箱": ("已开箱",),
    "被投诉人": ("投诉对象",),
    "保密": (),
    "启封": ("查看投诉人",),
    "启封记录": (),
    "申诉": (),
    "约谈": ("约见", "面谈"),
    "匿名转达": (),
    "可透露": ("可以透露",),
    "愿意面谈": ("同意面谈",),
    "帮助": ("怎么用", "使用说明"),
}
WORDS: dict[str, str] = {word: word for word in SYNONYMS} | {
    other: word for word, others in SYNONYMS.items() for other in others
}
# Typed words that carry more than the command: they stay before what follows the number.
MEANINGFUL: dict[str, str] = {
    "待料": "待料",
    "待业主": "待业主",
    "待外协": "待外协",
    "待同意": "待同意",
    "待天气": "待天气",
    "待停水停电": "待停水停电",
    "外委": "外委",
    "转外委": "外委",
    "转开发商": "开发商",
    "未接通": "未接通",
    "返修": "不满意",
}
# 「我手上还有几个单没做」: only such words, one that asks, one for work, one for oneself.
ASKS_OWN_WORK = (
    r"(?=.*(?:几|多少|哪些|什么|啥))(?=.*(?:单|活|任务|待办|事|[没未](?:做|干|完|办|处理|修)|几个|要处理))"
    r"(?=.*(?:我|手上|手里|手头|待办|今天的活))"
    r"(?:请问|查一下|查下|看看|看一下|我|这里?|今天|现在|目前|当前|手上|手里|手头|还|一共|总共|共|有|剩下?|"
    r"几|多少|哪些|哪|什么|啥|个|条|张|件|工?单子?|活儿?|任务|事情?|待办|[没未]|做|干|修|完成?|处理|办|"
    r"的|要|在|呢|了|吗|啊|[?？。])+"
)
AT_DESK = frozenset({"来访", "上门", "当面", "前台", "窗口", "柜台"})  # after 代报: who is here
ENTERS, SENDS = "代报", "派"
ALONE = frozenset(
    {"待办", "值班", "交班", "今日", "超时", "帮助", "补电话", "建议箱"}
)  # nothing follows
NAMED = frozenset({"派", "转"})  # a name may stand before the number
ALSO_RESIDENTS = frozenset(
    {"催", "催办", "修好了", "返修", "帮助", "怎么用", "使用说明", "申诉", "保密"}
    | {"约谈", "匿名转达", "可透露", "可以透露", "愿意面谈", "同意面谈"}
)
# Said by residents of their own complaints, and by staff of what residents tell them.
OF_COMPLAINTS = frozenset({"申诉", "约谈", "匿名转达", "可透露", "愿意面谈"})
# What follows these tells of work that is done or goes on, in whatever words (「完成 火已灭」).
OF_WORK = frozenset(
    {"受理", "接", "我去", "到场", "进展", "暂缓", "恢复", "退回", "完成", "关单", "备注", "回访"}
    | {"已电话", "调查", "答复"}
)
# Everyday words that are a command only with a number.
NEEDS_NUMBER = frozenset({"加急", "批", "级别", "有效", "无效", "转交", "回复", "审核", "打印"})

ACTIONS: dict[str, str] = {
    "受理": "accept",
    "派": "dispatch",
    "接": "take",
    "我去": "take",
    "到场": "arrive",
    "进展": "progress",
    "暂缓": "defer",
    "恢复": "resume",
    "转": "hand_over",
    "退回": "send_back",
    "完成": "finish",
    "关单": "close",
    "备注": "note",
    "回访": "callback",
    "改类": "change_category",
    "改急": "change_category",
    "催": "press",
    "升级": "escalate",
    "状态": "status",
    "已电话": "note",
    "定级": "grade",
    "调查": "investigate",
    "调查计划": "plan",
    "属实": "assess",
    "不属实": "assess",
    "存疑": "assess",
    "方案": "propose",
    "审批": "approve",
    "归档": "archive",
    "处理单": "paper",
    "不受理": "pass_on",
    "答复": "reply",
    "采纳": "adopt",
    "不采纳": "decline",
    "转投诉": "turn",
    "转报事": "turn",
    "被投诉人": "accuse",
    "保密": "seal",
    "启封": "unseal",
    "启封记录": "seal_log",
    "申诉": "appeal",
    "约谈": "talk",
    "匿名转达": "consent",
    "可透露": "consent",
    "愿意面谈": "consent",
}
_SECOND = frozenset(
    {"我去", "改急", "已电话", "不属实", "存疑", "转报事", "可透露", "愿意面谈"}
)  # words for an act that has one already
ALSO: dict[str, tuple[str, ...]] = {  # what a word does to other kinds of cases
    "reply": ("pass_on", "progress"),
    "turn": ("link",),
}
WORD_OF: dict[str, str] = {action: word for word, action in ACTIONS.items() if word not in _SECOND}
_OTHER_WORDS = {
    "confirm": "回访", "not_fixed": "回访", "link": "转投诉", "reject": "审批", "ask_again": "审批",
}  # fmt: skip

SATISFIED = ("满意", "很满意", "非常满意", "修好了", "好了", "没问题")
DISSATISFIED = ("不满意", "很不满意", "非常不满意", "没修好", "没好", "不满")
NOT_REACHED = ("未接通", "没接通", "无人接听", "没人接", "拒访", "号码错误", "空号", "关机")
URGENCIES = {
    "紧急": "emergency", "特急": "emergency", "急": "urgent", "加急": "urgent",
    "普通": "ordinary", "一般": "ordinary", "不急": "ordinary",
}  # fmt: skip
URGENCY_WORDS = {"emergency": "紧急", "urgent": "急", "ordinary": "普通"}
FINDINGS = {"属实": "founded", "不属实": "unfounded", "存疑": "unclear"}
DECISIONS = {  # after 审批 N: the word, and the act it is
    "同意": "approve", "批准": "approve", "通过": "approve",
    "驳回": "reject", "不同意": "reject", "不批准": "reject", "退回": "reject",
    "再调查": "ask_again", "补充调查": "ask_again", "补充": "ask_again",
}  # fmt: skip
DECIDES = "审批"
BARE_DECISIONS = frozenset(DECISIONS) - {"退回", "补充"}  # those two say other things alone
TITLES = ("师傅", "工", "姐", "哥", "主管", "经理", "主任")
CALLED = ("老", "小", "阿")
BEFORE_NAMES = ("给", "让", "叫", "找")
AFTER_NAMES = (
    "去处理",
    "来处理",
    "去看看",
    "去看",
    "去修",
    "来修",
    "过去",
    "处理",
    "跟进",
    "去",
    "来",
    "跟",
    "接",
)
A_RESIDENT = "住户"
MORE = "更多"


def word_of(action: str) -> str:
    """Return the word that a refusal names an act by."""
    return _OTHER_WORDS.get(action) or WORD_OF.get(action, "这一步")


def page_words(page: int) -> str:
    """Write which page of a list is asked for."""
    return f"第{page}页"


HELP: tuple[tuple[str, str], ...] = (  # the action that allows it (access), how it is written
    ("", "待办　手上的事"),
    ("accept", "受理 单号"),
    ("dispatch", "派 单号 姓名"),
    ("take", "接 单号　到场 单号"),
    ("take", "我去 单号 几分钟到（险情）"),
    ("progress", "进展 单号 说一句"),
    ("defer", "暂缓 单号 待料 明天下午5点"),
    ("finish", "完成 单号 换了角阀（可发照片）"),
    ("send_back", "退回 单号 原因　转 单号 姓名"),
    ("callback", "回访 单号 满意/不满意/未接通"),
    ("close", "关单 单号 原因"),
    ("note", "备注 单号 说一句"),
    ("change_category", "改类 单号 类别　改急 单号"),
    ("enter", "代报 3-2-1501 张女士 13800000001 厨房漏水"),
    ("accept", "补电话　没收到消息的住户"),
    ("press", "状态 单号/姓名/房号/楼栋"),
    ("press", "今日　超时　催 单号"),
    ("press", "投诉月报　投诉月报 上月"),
    ("escalate", "升级 单号 原因"),
    ("take", "值班　交班"),
    ("grade", "定级 单号 轻微/重要/重大 原因"),
    ("investigate", "调查 单号 查到的情况"),
    ("assess", "属实/不属实/存疑 单号 说明"),
    ("propose", "方案 单号 措施 3天内"),
    ("approve", "审批 单号 同意/驳回 说明"),
    ("plan", "调查计划 单号 谁、什么时间、怎么查"),
    ("talk", "约谈 单号 明天下午3点 后天上午10点"),
    ("talk", "约谈 单号 记录 谈成了什么"),
    ("archive", "归档 单号"),
    ("adopt", "建议箱　回复/采纳/不采纳 单号 说明"),
    ("turn", "转投诉 单号　转报事 单号"),
    ("adopt", "开箱 楼栋 件数（木意见箱）"),
    ("paper", "处理单 单号　打印投诉处理单"),
    ("accuse", "被投诉人 单号 姓名/部门/房号"),
    ("seal", "保密 单号　封存投诉人"),
    ("unseal", "启封 单号 理由"),
    ("seal_log", "启封记录 单号"),
)
