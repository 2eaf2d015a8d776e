"""The words on a printed 住户投诉处理单: its headings, and how each step is called there."""

from __future__ import annotations

TITLE = "住户投诉处理单"
OFFICE = "{}管理处"
TITLES = (  # how staff write of a complainant: the family name is put in place of {}
    "{}先生", "{}女士", "{}小姐", "{}太太", "{}师傅", "{}老师", "{}阿姨", "{}叔叔", "{}大爷", "{}大妈",
    "{}总", "{}哥", "{}姐", "{}姨", "{}叔", "小{}", "老{}", "{}某",
)  # fmt: skip

SECRET, GONE, COVER = "保密", "已按规定清除", "■■"
DRAFT = "草稿　未归档"
CONFIDENTIAL = "保密件"
NONE = "无"
RESIDENT = "住户"
SYSTEM = "系统"
PRINT = "打印"
DOWNLOAD = "下载数据文件"

FACTS = {
    "number": "编号", "created": "投诉时间", "name": "投诉人", "home": "房号", "phone": "电话",
    "source": "投诉方式", "category": "类别", "level": "级别", "accused": "被投诉对象",
    "place": "发生地点",
}  # fmt: skip
SOURCES = {
    "chat": "微信",
    "phone": "电话",
    "desk": "前台",
    "human": "人工",
    "rating": "差评转入",
    "survey": "意见征集",
}
ENTERED = "{}（{}代为登记）"
CONTENT, ACCEPTANCE, PLAN, REPORT = "投诉内容", "受理", "调查计划", "调查报告"
FINDING, MEASURES, DECISION, EXECUTION = "评估结论", "处理方案", "方案审批", "执行情况"
TALKS, OPINION, CALLBACK, APPEAL, ARCHIVED = "约谈情况", "住户意见", "回访情况", "申诉处理", "归档"
ATTACHMENTS, HISTORY, SIGNATURES = "附件清单", "处理经过", "签字"
DEFAULT_PLAN = "按默认方式：由本级负责人自受理时起询问有关人员、查阅记录，并告知各方。"
UNTIL = "（期限：{}）"
SCORE = "{}分"
NO_APPEAL = "住户未申诉"

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (CONTENT, ("open", "supplement")),
    (ACCEPTANCE, ("accept", "grade", "month_passed", "pass_on")),
    (PLAN, ("plan",)),
    (REPORT, ("investigate",)),
    (FINDING, ("assess",)),
    (MEASURES, ("propose",)),
    (DECISION, ("approve", "reject", "ask_again")),
    (EXECUTION, ("dispatch", "take", "hand_over", "progress", "finish")),
    (TALKS, ("talk",)),
    (OPINION, ("confirm", "not_fixed", "close_silent", "rate", "consent")),
    (CALLBACK, ("callback",)),
    (APPEAL, ("appeal",)),
)
OPTIONAL = frozenset({TALKS})  # printed only where there was one
STEPS = {  # a step in the history, and the phrase where nothing else was said
    "open": "投诉", "supplement": "补充", "photo": "附件", "accept": "受理", "grade": "定级",
    "plan": "调查计划", "investigate": "调查报告", "assess": "评估", "propose": "提交方案",
    "approve": "审批同意", "reject": "审批驳回", "ask_again": "要求再调查", "dispatch": "安排落实",
    "take": "接手落实", "hand_over": "转办", "progress": "进展", "finish": "落实完成",
    "confirm": "住户表示已解决", "not_fixed": "住户表示未解决", "close_silent": "住户未回复，到期办结",
    "rate": "评价", "callback": "回访", "appeal": "申诉", "archive": "归档", "pass_on": "答复结束",
    "accuse": "记录被投诉对象", "consent": "住户同意告知的范围", "seal": "设为保密", "talk": "约谈",
    "month_passed": "满一个月未解决，升为重大", "withdraw": "撤销", "vacate": "改换负责人",
    "note": "备注", "urge": "催办", "press": "督办", "escalate": "升级", "change_category": "改类别",
    "clock_back": "因时钟调回重排时间", "take_back": "撤回上一步",
}  # fmt: skip
PHRASES = {
    "accept": "已受理。",
    "confirm": "已解决。",
    "close_silent": "住户到期未回复。",
}  # in the form, without words
FINDINGS = {"founded": "属实", "unfounded": "不属实", "unclear": "存疑"}
LEVELS = {"minor": "轻微", "important": "重要", "major": "重大"}
FILES = {"image": "照片", "voice": "语音", "video": "视频"}
SENDERS = {"complainant": "投诉人", "other": "物业"}
LOST = "未能保存"
FILE_HEADS = ("序号", "种类", "提供方", "收到时间", "大小", "校验码（SHA-256）")
HISTORY_HEADS = ("时间", "经办", "事项", "内容")
HANDLER = "经办人"
WITH_TITLE = "{}（{}）"
SIGN, DATE = "签字：", "日期：　　　　年　　月　　日"
TALK = "与{}（{}）：{}"
PARTNERS = {"resident": "投诉人", "accused": "被投诉人"}
TALK_STATUS = {"proposed": "已约时间，未定", "agreed": "已约定", "cancelled": "未谈成"}
WAYS = {"call": "电话", "phone": "电话", "meet": "面谈", "meeting": "面谈", "visit": "上门"}
CONSENTS = {"relay": "匿名转达", "named": "可透露", "meeting": "愿意面谈"}

SEALED_BY = "{}于 {} 归档封存，保存至 {}。"
NOT_SEALED = "本单尚未归档，内容以归档后的处理单为准。"
ERASED = "个人信息已于 {} 按规定清除，其余内容与封存时一致。"
CODE = "封存码"
FOOTER = "{}　{}"
PAGE = "第", "页　共", "页"
