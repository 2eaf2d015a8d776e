"""What all kinds of cases bring together: residents' words and conversations about their own."""

from __future__ import annotations

from flows.cases import awaiting, gathering, praise, resident, rewinding, waiting, watch
from flows.cases.chore import Each, Rewind, due_cases
from flows.cases.conversations import APPEAL, NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW
from flows.cases.subject import Subject
from storage.cases import Cases

CASES = Subject(
    "cases",
    flows=(NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW, APPEAL),
    words=(*resident.WORDS, *waiting.WORDS, *praise.WORDS),
    expects=(awaiting.expects,),
    chores=(
        Each("deadlines", 1, due_cases(Cases.claim_alerts), watch.look, to_the_end=True),
        Each("news", 20, due_cases(Cases.claim_news), watch.tell_news),
        Each(
            "gathered",
            20,
            lambda store, *when: store.gatherings.claim(*when),
            gathering.tell_gathered,
        ),
    ),
    rewinds=(
        Rewind("cases", rewinding.bound_cases),
        Rewind("conversations", rewinding.bound_conversations),
    ),
)
