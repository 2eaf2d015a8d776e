"""What is answered to a remark beside a question, in one line."""

from __future__ import annotations

from nlp import listed

BINDING = "binding"  # the table of what is said of it
CALM = "给您添麻烦了，我帮您尽快办好。"
NO_HURRY = "好的，先放着，想好了再说，不急。"
NOT_ANY_MORE = "是不用报了吗？不报了回“取消”。"
HOW_TO_BIND = "绑定随时可以：发“绑定 3栋2单元1501 姓名 手机号”这样一句；不绑定也照样报。"
NOT_ON_ROSTER_EITHER = (
    "名册上没有您也不要紧：发“绑定 房号 姓名 手机号”，管理处核对后给您绑上；这一件不用等，照样报。"
)
TO_BE_BOUND = "把房号、姓名、手机号发来就行，和物业登记对上马上绑好。"
KEPT_BY_THE_OFFICE = "名册上没有您也不要紧：照样发来，管理处核对后给您绑上，结果在这里告诉您。"
TENANTS_REPORT = "租户一样可以报，不用先绑定。"
HOW_TO_FILE = "看着没问题，回“对”就交上去了；要改哪里直接说。"
NOT_AT_ALL = "您客气了。"
EXPLAINED = {  # what is asked about a case before it is one, by its act
    "ask_cost": "公共部位不收费；家里的要不要收、收多少，师傅看过先跟您说，您同意了再动手。",
    "ask_when": "一提交就有值班管理员受理，派好人马上告诉您谁来、什么时候到。",
    "ask_who": "提交后由值班管理员安排，定了马上告诉您是谁；想要谁来可以直接说，我带给他们。",
    "ask_phone": "派好人，他的电话会一起发给您。",
    "ask_prepare": "现在不用准备什么，要准备的师傅来前会打电话跟您说。",
    "ask_status": "这一件还没提交，提交后每走一步都告诉您。",
}
_CONFIRMING = "就是问您上面写的对不对，您说对，就能派人了。"
_CAN_BE_FILED = "知道您着急。这一张一提交，就有人来看。"
_GO_ON = "知道您着急，答完这个就能派人。"


def what_confirming_is(*, costs: bool) -> str:
    """Say what is asked of who does not know the word 确认, and what it costs if that is asked."""
    return _CONFIRMING + (EXPLAINED["ask_cost"] if costs else "")


def hurried(asking: str | None) -> str:
    """Answer somebody who only asks to be quick."""
    return _CAN_BE_FILED if asking == "confirmed" else _GO_ON


def asks_to_bind(text: str) -> bool:
    """Tell whether somebody asks how to be bound."""
    return listed.says(BINDING, "how", text)


def is_not_listed(text: str) -> bool:
    """Tell whether somebody says that nobody wrote them down."""
    return listed.says(BINDING, "not_listed", text)


def is_tenant(text: str) -> bool:
    """Tell whether somebody only says that they rent."""
    if not listed.says(BINDING, "tenant", text):
        return False
    return listed.says_only(BINDING, frozenset({"tenant", "lead"}), text)
