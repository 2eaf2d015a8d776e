"""Where inside the home it is (厨房, 卫生间): named alone before the problem, or put right later.

The words stand in the description, which workers read; `INSIDE` keeps what was named alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.places import texts as words

if TYPE_CHECKING:
    from flows.conversation.engine import Answers

INSIDE = "inside"  # an answer the flow keeps for itself: the spot that waits for its problem
_ANY = "|".join(sorted(words.INSIDE, key=len, reverse=True))
_SPOT = "|".join(sorted((*words.ROOMS, *words.FIXTURES), key=len, reverse=True))
_SIDE = "(?:的|里|里面|那边|这边|那里)?"
_ALONE = re.compile(rf"(?:在|就是)?(?:(?:我?家里?|我们?家)的?)?(?P<spot>{_ANY}){_SIDE}[。！!~]?")
_LEADS = (
    r"(?:不对|不是的?(?=[,，。 ])|我?[说写搞弄记看打手]?[错快]了|更正|应该|不好意思|抱歉|"
    r"等一?下|等等|稍等|等会儿?|慢着|且慢|[哦啊哎诶呃嗯唉哎噢额][呀哟]?)"
)
_CORRECTION = re.compile(
    rf"(?P<lead>(?:{_LEADS}[,，。、 ]*)*)"
    rf"(?:不?是(?P<old>{_SPOT})(?:的|那边|那里)?[,，。、 ]*)?"
    rf"(?P<is>而?是在?|应该是在?|改成|换成)?在?(?P<new>{_SPOT}){_SIDE}"
    rf"(?P<sure>才对|才是|[,，。、 ]*(?:而?不是|不要)(?P<not>{_SPOT})的?)?"
    r"(?P<gap>[,，。！! ]*)(?P<rest>.*)",
    re.DOTALL,
)


def alone(text: str) -> str | None:
    """Return the spot that is all a text says, or None."""
    found = _ALONE.fullmatch(text.strip())
    return found["spot"] if found else None


def joined(description: str, answers: Answers) -> str:
    """Put a spot that was named alone before the words about the problem, unless they name one."""
    spot = answers.get(INSIDE)
    names_one = any(word in description for word in words.INSIDE)
    return description if not spot or names_one else spot + description


def corrected(text: str, answers: Answers) -> Answers:
    """Return what another spot changes: the description, or the spot that waits for one."""
    meant = _meant(text.strip())
    if meant is None:
        return {}
    old, new, rest = meant
    description = answers.get("description")
    if description is None:
        return {INSIDE: new}
    place = answers.get("place")
    replaced = _replaced(description, old, new)
    if replaced in {None, description} or (place and not place["home"]):
        return {}
    return {"description": f"{replaced}；{rest}" if rest and rest not in replaced else replaced}


def _meant(text: str) -> tuple[str | None, str, str] | None:
    """Read which spot is wrong if it is named, the right one, and what is said beside it."""
    spot = alone(text)
    if spot is not None:
        return None, spot, ""
    found = _CORRECTION.fullmatch(text)
    if found is None or not any(found[name] for name in ("lead", "old", "is", "sure")):
        return None
    if found["rest"] and not any(found[name] for name in ("gap", "old", "is", "sure")):
        return None  # 不对，客厅也漏: another spot beside the first
    more = found["rest"].rstrip("。！! ")
    whole = more and not (found["gap"] or found["sure"])  # 是主卧那个卫生间 is kept in one piece
    return found["old"] or found["not"], found["new"], found["new"] + more if whole else more


def _replaced(description: str, old: str | None, new: str) -> str | None:
    """Write the new spot for the old one; None when it is not clear which one was meant."""
    kind = words.ROOMS if new in words.ROOMS else words.FIXTURES
    named = [word for word in kind if word in description]
    if old is not None and old in description:
        named = [old]
    if not named:
        return new + description
    return description.replace(named[0], new, 1) if len(named) == 1 else None
