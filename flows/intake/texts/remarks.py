"""What is answered to a remark beside a question, in one line."""

from __future__ import annotations

import re

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
ASKS_TO_BIND = re.compile(
    r"(?:怎么|如何|怎样|咋|哪里|在哪儿?|哪儿|能不能|可以).{0,5}(?:绑定|认证|绑房|绑一下)"
    r"|(?:绑定|认证)(?:房屋|房子|房号|账号|流程)?.{0,3}(?:怎么|如何|咋|在哪|方法|流程|步骤)"
    r"|(?:没|还没|没有|未)(?:有)?绑定.{0,4}(?:怎么|咋|能|可以|行|要紧)"
)
NOT_ON_ROSTER = re.compile(
    r"(?:房东|业主|物业|你们|我|系统|名册).{0,6}(?:没|不|未).{0,6}(?:登记|备案|录入|录我|录上|上册|绑定)"
    r"|(?:租户|租客|租的|租房|租住).{0,12}(?:绑不了|绑不上|没(?:有)?绑定)"
)
IS_TENANT = re.compile(
    r"(?:我们?|这房子|房子|这里)*(?:是|都是)?(?:租户|租客|租的|租房(?:子)?的?|租住的?|租的房子?|租在这里的?)(?:啊|呀|的|哦)*"
)
_CAN_BE_FILED = "知道您着急。这一张一提交，就有人来看。"
_GO_ON = "知道您着急，答完这个就能派人。"


def hurried(asking: str | None) -> str:
    """Answer somebody who only asks to be quick."""
    return _CAN_BE_FILED if asking == "confirmed" else _GO_ON
