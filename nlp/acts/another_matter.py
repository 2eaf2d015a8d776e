"""The words that tell another matter from a correction and from a hint for the visit."""

from __future__ import annotations

import re

# What puts an answer right begins so; 换灯泡 and 改天 do not.
_FIELD = r"(?:上门|预约|维修|联系)?(?:地点|位置|地址|地方|房号|门牌号?|楼栋|内容|问题|描述|类别|类型|分类|电话|手机号?|号码|时间)"
PUTS_RIGHT = re.compile(
    r"(?:哦|啊|嗯|等等|等下|等一下|抱歉|不好意思|对不起)?[，,。\s]*"
    r"(?:不对|不是|错了|[说写搞弄填打报]错|更正|纠正|更改|修改|改(?:成|为|到|一?下)|换(?:成|为|到)|是(?!不是)|应该|而是"
    r"|我是说|我说的是|我的意思|其实是?|准确|确切|重新说"
    rf"|(?:把|请|帮我|麻烦|我要|我想)*改?{_FIELD}(?:要|得|应该|不|有|[写填说搞弄]?错|改|换|是|为|[:：]))"
)
# What still belongs to the first matter: how far it went, and what whoever comes should know.
BELONGS = re.compile(
    r"[漏流淹滴渗泡蔓]{1,2}到|淹了|越来越|敲门|按门铃|钥匙|带(?:上|个|好)?(?:工具|梯子|配件)|上门前|来之前|来的时候|先打电话"
    r"|打我?电话|联系我|家里(?:有人|没人|有老人|有孩子|只有)|在家等|就是(?:上次|之前|这个)|跟上次|和上次"
)
ALSO = re.compile(r"也|另外|还有|再有")
_BEFORE = r"(?:另外|还有|再有|对了|顺便|我们?|咱们?|你们|小区里?的?|那个|这个|[，,\s])*"


def begins_with(text: str, spot: str) -> bool:
    """Tell whether a sentence is about a spot: it begins with it (楼道也渗水, not 漏到楼道了)."""
    return re.match(_BEFORE + re.escape(spot), text.strip()) is not None


def of_place(words: str) -> str:
    """Return the words without those that only lead to a place or away from it."""
    return re.sub(r"^[在是就的]+|[的在里]+$", "", words)
