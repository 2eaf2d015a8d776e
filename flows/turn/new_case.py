"""What words that nobody asked for want, and which kind of case they open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.expectation import hear
from flows.cases.kind import case_intents, kind_claiming, kind_for, kind_in_words, kind_named
from flows.cases.own import has_open, is_running, own_cases
from flows.cases.rules import deadlines
from flows.emergency.texts import first_aid
from nlp import listed, thresholds
from nlp.acts import lost, own_case, wants
from nlp.generality import asks_what_happened
from nlp.matters import without_lead

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from nlp.clauses import Clause
    from nlp.understanding import Meaning
    from storage.records.case import Case
    from storage.store import Store

_COURTESIES = frozenset({"courtesy"})
HELP = "help_request"  # the intent of whoever looks for what they lost, also by a question
REPAIR = 0.3  # score of a category from which whoever pleads wants a repair
SUGGESTS = 8  # characters in which whoever makes a suggestion calls it one


def intent_of(said: Said) -> str:
    """Return what the words want; who says that they ask, asks (我要问停车费)."""
    known, meaning = said.meaning.intent, said.meaning
    if known == "human" and meaning.says("wants_person") < thresholds.TAKE_ANSWER:
        return "unknown"  # 打字慢见谅
    if known in {"progress", "urge"} and asks_what_happened(said.text):
        return "inquiry"  # 昨天那个会开得怎样 is nobody's case
    if known == "suggestion" and wants.asks_for_plans(said.text):
        return "inquiry"
    unsure = meaning.intents.get(known, 0.0) < wants.SURELY_COMPLAINS and meaning.tone is None
    asks = known in {"complaint", "report", "unknown"} and wants.only_asks(said.text)
    return "inquiry" if asks and (unsure or wants.ASKS.match(said.text.strip())) else known


def _is_only_broken(context: Context, meaning: Meaning) -> bool:
    """Tell whether what sounds like a complaint is a thing that broke, and nobody is blamed."""
    category = context.settings.categories.get(meaning.category or "")
    is_thing = category is not None and (category.home or meaning.category == "lift")
    unsure = meaning.intents.get("complaint", 0.0) < wants.SURELY_COMPLAINS
    return is_thing and unsure and wants.only_fails(meaning.text)


def _wants_repair(meaning: Meaning) -> bool:
    """Tell whether who complains, not for certain, says that something is to be repaired."""
    unsure = meaning.intents.get("complaint", 0.0) < same_matter.SURE
    return unsure and wants.wants_repair(meaning.text) and wants.COMPLAINS not in meaning.text


def kind_of(store: Store, context: Context, said: Said) -> str | None:
    """Return which kind of case the words surely open; a cry for help about a repair is a report.

    A question opens none, unless it names one (能借个梯子吗).
    """
    if context.staff is not None and wants.complains_for(said.text):
        return kind_for("complaint", context.settings)  # as a resident told it at the counter
    wanted = HELP if lost.is_lost(said.text) else said.meaning.intent  # 钱包丢了，去哪找
    named = kind_in_words(said.meaning.text, context.settings) or _claimed(context, said, wanted)
    if named is not None and _asks_how_it_goes(store, context, said):
        return None
    if named is not None or intent_of(said) == "inquiry":
        return named
    heard = hear(said)
    if heard.says("is_complaint") >= thresholds.OPEN_CASE > heard.says("not_complaint"):
        return kind_for("complaint", context.settings)
    intent = _intent_of_case(context, said.meaning)
    if intent is None and heard.says("new_matter") >= thresholds.OPEN_CASE:
        return kind_for("report", context.settings)
    if intent is None and urges_something_new(store, context, said):
        intent = "report"  # who says what is broken is not told that there is nothing to press
    if intent is None or _may_go_on(store, context, said) or not _is_sure(context, said):
        return None
    return kind_for(intent, context.settings)


def _asks_how_it_goes(store: Store, context: Context, said: Said) -> bool:
    """Tell whether words that name a kind of case ask how one's own goes: 建议那个有下文吗."""
    asks = "ask_status" in own_case.listen(said.text).kinds
    return has_open(store, context) and (asks or said.meaning.intent == "progress")


def tells_beside(context: Context, said: Said) -> bool:
    """Tell whether what a case is opened for stands beside what the words want: 谢谢，对了灯也闪."""
    return said.meaning.intent not in case_intents(context.settings)


def only_chats(context: Context, said: Said) -> bool:
    """Tell whether somebody tells of old times, or of an afternoon, and names no kind of case."""
    if kind_in_words(said.meaning.text, context.settings) is not None:
        return False
    named = dict(said.meaning.categories).get(said.meaning.category or "", 0.0)
    chats = wants.tells_of_a_chat(said.text) and named < same_matter.OF_A_KIND
    return chats or wants.tells_a_story(said.text)


def as_told(store: Store, context: Context, said: Said, *, anew: bool = False) -> Said | None:
    """Return the words read as the one clause that surely tells of something; None without it.

    哈哈跟你个机器人说这些，对了我家网断断续续的: all around it is unclear. Beside an open case the
    clause may be of that, unless it is said to be something new (`anew`).
    """
    meaning = said.meaning
    if len(meaning.clauses) == 1 or wants.only_asks(said.text):
        return None
    if has_open(store, context) and not anew:
        return None
    surely = [one for one in meaning.clauses if _tells_surely(context, one)]
    if len(surely) != 1 or meaning.says("wants_person") >= thresholds.OPEN_CASE:
        return None
    one = meaning.of(without_lead(surely[0].text))
    return replace(
        said,
        meaning=replace(
            meaning,
            intent=one.intent,
            intents=one.intents,
            category=one.category,
            categories=one.categories,
            sure=True,
        ),
    )


def _tells_surely(context: Context, clause: Clause) -> bool:
    wanted = sum(clause.intents.get(intent, 0.0) for intent in case_intents(context.settings))
    kind = dict(clause.categories).get(clause.category or "", 0.0)
    named = kind >= same_matter.OF_A_KIND and clause.category != "other"
    told = wants.names_a_fault(clause.text) or wanted >= thresholds.SURELY_TOLD
    return named and told and wanted >= same_matter.SURE  # 在电梯里都快睡着 names no fault


def _claimed(context: Context, said: Said, intent: str) -> str | None:
    """Return the kind that takes the words for its own by what they name (帮我拿个快递)."""
    if wants.COMPLAINS in said.text:
        return None
    return kind_claiming(said.meaning.text, intent, context.settings)


def asks_for_another(store: Store, context: Context, said: Said) -> bool:
    """Tell whether the words ask for something by its name that none of the own cases is about."""
    claimed = _claimed(context, said, said.meaning.intent)
    if claimed is None:
        return False
    running = [case for case in own_cases(store, context) if is_running(case)]
    return not any(_goes_on(context, said, case, claimed) for case in running)


def _goes_on(context: Context, said: Said, case: Case, claimed: str) -> bool:
    """Tell whether words that a kind claims are about a case, which may be of another kind."""
    if case.kind == claimed:
        return kind_named(claimed, context.settings).goes_on(said.text, case, context.settings)
    bare = listed.without("plea", _COURTESIES, said.text, gap=" ")
    return same_matter.shares_a_word(replace(said, text=bare), case)


def _is_sure(context: Context, said: Said) -> bool:
    """Tell whether some case is surely wanted; which kind it is can be put right at its card."""
    meaning = said.meaning
    problem = case_intents(context.settings) | {"urge"}
    wanted = sum(meaning.intents.get(intent, 0.0) for intent in problem)
    kind = dict(meaning.categories).get(meaning.category or "", 0.0)
    chats = meaning.intents.get("unknown", 0.0) >= thresholds.ANSWER
    names = bool(meaning.home and meaning.home.room) or (kind >= thresholds.OPEN_CASE and not chats)
    named = kind >= same_matter.OF_A_KIND or wants.names_a_fault(said.text)  # not 鱼缸里有鱼
    likely = wanted >= (thresholds.OPEN_CASE if named else same_matter.SURE)
    return meaning.sure or names or likely


def _may_go_on(store: Store, context: Context, said: Said) -> bool:
    """Tell whether words that name no matter may be a remark on what is open."""
    meaning = said.meaning
    named = dict(meaning.categories).get(meaning.category or "", 0.0) >= same_matter.OF_A_KIND
    wanted = sum(meaning.intents.get(intent, 0.0) for intent in case_intents(context.settings))
    vague = wanted < same_matter.SURE and (meaning.category in {None, "other"} or not named)
    return vague and wants.COMPLAINS not in said.text and has_open(store, context)


def urges_something_new(store: Store, context: Context, said: Said) -> bool:
    """Tell whether somebody presses for a repair that no case of theirs is about."""
    category = said.meaning.category
    if said.meaning.intent != "urge" or category is None:
        return False
    if dict(said.meaning.categories).get(category, 0.0) < thresholds.OPEN_CASE:
        return False
    own = [case for case in own_cases(store, context) if deadlines.is_open(case)]
    return not any(same_matter.goes_on(said, case) for case in own)


def _names_a_repair(meaning: Meaning) -> bool:
    """Tell whether a plea is about something to be put in order; a fish tank to be moved is none."""
    named = dict(meaning.categories).get(meaning.category or "", 0.0)
    return meaning.category != "other" and named >= REPAIR


def _intent_of_case(context: Context, meaning: Meaning) -> str | None:
    """Return the intent for which a case is opened, or None."""
    if meaning.intent == "complaint" and (
        _is_only_broken(context, meaning) or _wants_repair(meaning)
    ):
        return "report"
    noisy = meaning.intent in {"report", "unknown"} and meaning.category == "noise"
    if noisy and wants.blames(meaning.text):
        return "complaint"  # 楼上拖椅子嘎吱响
    if meaning.intent == "help_request" and wants.COMPLAINS in meaning.text:  # 帮我妈投诉
        return "complaint"
    if meaning.category and meaning.intent == "unknown":
        return "report"
    if meaning.intent == "help_request" and _names_a_repair(meaning):
        return "report"
    if meaning.intent == "greeting" and any(
        one.intent == "report" and one.category for one in meaning.clauses
    ):
        return "report"  # 早上好，打扰一下，客厅插座没电
    if meaning.category in first_aid.WATER and first_aid.spouts(meaning.text):
        return "report"  # 总阀在哪里，水一直喷
    if meaning.intent == "complaint" and wants.names_a_suggestion(meaning.text[:SUGGESTS]):
        return "suggestion"  # whoever calls it one may still turn it into the other
    wanted = meaning.intent if meaning.intent in case_intents(context.settings) else None
    if wanted is None and meaning.home and meaning.home.room and not meaning.phones:
        return "report"  # somebody who says only where is asked what
    return wanted
