"""Which words belong to the emergency that goes on, and which tell of another matter."""

from __future__ import annotations

import re

# 另外…, 我要投诉…, 报修 …: said to be something else.
ANNOUNCED = re.compile(
    r"另外|还有(?:一?[件个]事|个问题)|顺便|对了|再(?:报|说|反映)一?[个件]|别的事|(?:另|别)的?一?[件个]事|换个?事|"
    r"(?:我(?:还|也)?(?:要|想)?)?(?:报修|报事|报障|(?:实名|匿名)?投诉|举报|(?:提个?)?建议)(?!了|过|电话|热线)"
)
COMPLAINS = re.compile(r"(?:要|想|来|^)(?:实名|匿名)?(?:投诉|举报)")
# 怎么还不来, 火更大了: whatever else is named, it is about the one that is waited for.
WAITS = re.compile(
    r"[没不]见?(?:有?人)?(?:来|到|过来|管|救)|怎么还|还没|多久|快[点来]|赶紧来|等了|等不|火|烟|煤气|救|伤|血|昏|晕|醒|困|"
    r"喘|呼吸|疼|痛|哭|喊|叫不|出不|下不去|信号|消防|119|120|110|警察"
)
NEVER_PART = frozenset(
    {"fees", "greening", "pests", "network_intercom", "renovation", "illegal_building"}
)
SCENE = (  # what is around whoever is in danger in a building
    "楼道", "楼梯", "门口", "电梯", "单元门", "大厅", "大堂", "走廊", "消防", "天台", "门禁", "楼顶", "地下室",
    "公共",
)  # fmt: skip
AGAIN = {"complaint": "投诉", "suggestion": "建议"}  # how the other matter is begun anew
REPORTS = "我要报修"
