"""What is said at the card beside a yes: of a photo, of what the problem does, of another place."""

from __future__ import annotations

import re

# Said of a photo: 这是另一面墙. With BROKEN it tells of a problem all the same.
CAPTION = re.compile(
    r"(?:这|那)(?:个|张|边|些|里|面|段|几张)?(?:就|也|才)?是(?!不是|什么|怎么|谁)\S{1,15}$"
)
BROKEN = re.compile(r"坏|不亮|不[热通灵动]|漏|堵|断|裂|停|没[电水人]|响|吵|打不开|关不")
# What is broken outside the home while a report is about the inside of it.
OUTSIDE = re.compile(
    r"(?:楼下(?!邻居|住户|人家|那户|家)|楼道|楼梯间?|大厅|大堂|单元门口?|门口|小区|车库|地库|院子|花园|路边|走廊|过道)(?:里|那边|那里)?的?"
    r"(?:[^，,。\s]{0,4})(?:灯|门|电梯|垃圾|树|井盖|监控|道闸|路|地砖|健身|摄像头|消防|门禁|对讲|充电桩|水池)"
)
# What a problem does, by its kind: 臭死了 belongs to the blocked drain that is being reported.
_NOW = "(?:现在|而且|然后|已经|都|又|还|真的?|太|快|好|特别|非常|整个|满|一|到处|全是?|水|脏水|污水|味道?|气味|家里?|屋子?里?|房间|地板|地上|地面|墙|柜子|鞋子?|全部|楼下邻居?|天花板)*"
_MUCH = "(?:死|坏|得很|得慌|死人|人|透|满|完|一地|一屋子|得要命|得受不了|得不行|掉|大|重|浓|上来|出来|进来|过去|下去|了|啊|呀|的|呢)*"
_UNBEARABLE = "受不了|没法(?:用|住|洗澡|做饭|待|睡|上厕所)|用不了|住不了|睡不着|急死"
ANY_CONSEQUENCE = re.compile(f"{_NOW}(?:熏得?人?)?(?:{_UNBEARABLE}){_MUCH}")
_OF_WATER = re.compile(
    f"{_NOW}(?:臭|难闻|味|熏|泡|淹|湿|漫|流|溢|滑|霉|反|返|冒|渗|滴|积水|{_UNBEARABLE})"
    f"(?:熏得?人?)?(?:{_UNBEARABLE}|得人?)?{_MUCH}"
    "|(?:地上|地板|地面|家里|屋里|到处|满地|一地|客厅|现在|已经|都|全|是|的)+(?:污|脏|积)?水了?"
    "|(?:味道?|气味)(?:好|太|很|真|特别|越来越)?(?:大|重|浓|臭|难闻)(?:了|啊|得很)*"
    "|楼下(?:的)?(?:邻居|住户|人家|那户|家)?(?:也|都|说|来|找|上来|反映|我家|他家|家|天花板|被)*(?:漏|渗|滴|湿|淹)(?:水|到|了)*"
)
CONSEQUENCES = dict.fromkeys(
    ("water_drainage", "neighbour_leak", "cleaning", "gas_heating", "pests"), _OF_WATER
)
