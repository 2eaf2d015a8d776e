"""How the place of an emergency is spoken of: beside the own flat, in the building, outdoors."""

from __future__ import annotations

import re

from flows.places.texts import OF_EACH_BUILDING

_BESIDE = r"(?:隔壁|楼上|楼下|对门|对面|邻居|门口|门外)"
BESIDE = re.compile(
    rf"(?:我们?家的?)?(?P<spot>{_BESIDE}(?:的?(?:邻居|人家|那?一?[家户]|单元|楼道|楼(?![上下])|栋))?)(?!的?[保物快外])"
)
ROOM = re.compile(  # 1503着火了: a flat that nobody calls one; 110, 119 and 120 are called
    r"(?<![\d\-.])(?!1[12][09](?!\d))\d{3,4}(?=(?:室|房|号|家|户|里|的|屋)*"
    r"(?:着火|起火|冒烟|失火|有|在|门口|爆|煤气|燃气|打|厨房|阳台|全是|都是))"
)
BESIDE_ROOM = re.compile(rf"{_BESIDE}(?P<room>\d{{3,4}})")
DENIED = re.compile(r"(?:不是|不在|并非)(?:在)?(?P<what>[^，,。！!；;]*)[，,。！!；; ]+(?=.)")
OUTSIDE = re.compile(
    r"(?:小区|园区|社区)的?(?:[东西南北]{1,2}(?:侧|边|面)?)?(?:大?门口|大门|门外|外面|外|路上|马路上?|路边|里面?|内)"
    r"|(?:小区|园区|社区)?(?:门口|门外|外面)?的?(?:马路|公路|大街)(?:上|边|对面|中间)?|路边|路上|街上"
    r"|(?:学校|超市|菜场|菜市场|公交站|地铁站|保安室|门卫室?|传达室|警务室|售楼处|工地|便利店|药店|诊所|饭店|停车位|车位)"
    r"(?:的?(?:门口|旁边?|附近|后面|前面|对面|里面?))?"
)
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
BLOCK = re.compile(rf"^(?:{NUMERAL}|[A-Za-z])(?:号楼|栋|幢|座|#楼?)的?(?:{NUMERAL}单元)?的?")
FLOOR = re.compile(
    rf"(?<![\d一二三四五六七八九十])(?:负|地下)?{NUMERAL}\s?[楼层](?!\s?\S?单元|道|栋)"
)
IN_BUILDING = (
    *OF_EACH_BUILDING, "大堂", "门厅", "过道", "连廊", "架空层", "避难层", "安全通道", "楼顶", "屋顶",
    "顶楼", "外墙", "信报箱",
)  # fmt: skip
ONLY_HOME = re.compile(
    r"[\dA-Za-z一二三四五六七八九十零两\s]*[\d\s栋幢号楼座单元室房层\-#的]+[。！!]?"
)
