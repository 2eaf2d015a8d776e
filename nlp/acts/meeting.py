"""How people say, in a sentence of their own, that they want to meet about their complaint."""

from __future__ import annotations

import re

from nlp import listed

LONGEST = 60  # characters; whoever says more tells something of its own
_TALKS = "(?:谈|聊|沟通|说|讲|交流)"
_MEET = (
    rf"(?:面谈|面对面{_TALKS}?|(?:当面|坐下来)[^，,。！!？?]{{0,8}}?{_TALKS}"
    rf"|见(?:个|一?下|上?一)?面(?:{_TALKS}|吧|$|[，,。！!？?]))"
)
# Whose wish it is: the speaker's, who begins with it or says 我; 保安说要当面谈 is another's.
_MINE = r"(?:^|[，,。；;！!？?\s]|我们?|本人|事情?|投诉|有空|方便)"
_RATHER = "(?:也|很|还是|就|真的|非常|比较|都|其实)*"
_WANT = "(?:愿意|同意|希望|想要?|要求|要|请求|申请|能不能|能否|可不可以|可否|可以|接受)"
_WITH = "[^，,。；;！!？?不没别]{0,14}?"
_ASKED = re.compile(
    rf"{_MINE}{_RATHER}{_WANT}{_WITH}{_MEET}"
    rf"|(?:^|[，,。；;！!？?\s])(?:那就?)?(?:我们|咱们?)?{_MEET}(?:谈|一?下)?(?:吧|好吗|行吗|可以吗|$)"
)
TABLE, OTHERWISE = "meeting", "otherwise"


def is_wished(text: str) -> bool:
    """Tell whether the words ask for a talk face to face."""
    if len(text) > LONGEST or listed.says(TABLE, OTHERWISE, text):
        return False
    return _ASKED.search(text) is not None
