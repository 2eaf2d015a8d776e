"""What clerks write around the words of a caller: labels, and how a caller is introduced."""

from __future__ import annotations

import re

_LABELS = (
    "报修内容|报修人|来电人?|联系人|业主姓名|住户姓名|姓名|名字|房间号|房号|地址|住址|地点|位置|"
    "联系电话|联系方式|电话号码|手机号码|手机号|电话|手机|内容|问题|事由|事情|情况"
)
_AT_EDGE = r"(?:^|(?<=[\s　，,、；;。]))"
LABEL = re.compile(rf"{_AT_EDGE}(?:{_LABELS})(?:是|为)?\s*[:：]\s*")
ONLY_LABEL = re.compile(
    rf"(?:{_LABELS}|业主|住户|租户|家属|女儿|儿子|我?是|我叫|我姓|叫|姓|住|在|报修|报事|反映|来电)?"
    r"(?:是|为|说|反映|的)?[:：]?"
)
SAYS = re.compile(r"^(?:家里?的?|来电)?(?:说|反映|报修|报|称)?[:：]?(?=.)")
