"""What residents say about things the office lends: 借, 可借, 续借, 不借了, and in their own words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.expectation import ANSWER, GOES_ON, REMARK, Expectation
from flows.cases.kind import kind_claiming, kind_in_words
from flows.cases.own import has_open
from flows.cases.rules.deeds import Moment
from flows.cases.wish import ResidentWord, Wish
from flows.lending import shelf
from flows.lending import texts as lending_texts
from flows.lending.settings import TABLE, Lends, Thing
from flows.places import place as places
from flows.settings.calendar import DAY, MINUTE
from nlp import answers as answered
from nlp import listed, thresholds
from storage.ids import new_id
from storage.records.lending import Lending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.store import Store

HELP = "help_request"  # what whoever wants a thing asks for
LONGEST = 30  # characters; whoever says more tells something besides
ASK, LOOK, GIVE_UP, LONGER = "借", "可借", "不借了", "续借"
REMARKED, BROUGHT = "借用说明", "已归还"
REMARKS_MS = 30 * MINUTE  # after it was asked for, words may tell which one, or when
_HEARD = frozenset({ANSWER, REMARK})
_NOT_FETCHED = ("waiting", "held")


def ask(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Hold a thing for the speaker, or put them in line (借)."""
    thing = _thing(context, wish)
    if thing is None and wish.rest:
        return lending_texts.not_lent(wish.rest, look(store, context, Wish(LOOK), said))
    if thing is None:
        return look(store, context, wish, said)
    if not context.homes:
        return lending_texts.BIND_FIRST
    moment, home = Moment(context.now, context.settings), context.homes[0]
    known = shelf.of_thing(store, home.community, thing)
    own = next((one for one in known if one.person_id == context.person.id), None)
    if own is not None:
        return lending_texts.yours(own, moment)
    there = shelf.left(thing, known) > 0
    until = shelf.held_until(moment) if there else None
    lending = Lending(
        id=new_id(context.now),
        community=home.community,
        thing=thing.name,
        home_id=home.home_id,
        home=places.label(places.of_bound(home)),
        person_id=context.person.id,
        name=home.name,
        phone=home.phone,
        status="held" if there else "waiting",
        asked_at=context.now,
        until=until,
        alert_at=until,
    )
    store.lendings.add(lending)
    if until is None:
        place = sum(one.status == "waiting" for one in known) + 1
        back = shelf.next_back(known, context.now)
        only_held = all(one.status != "lent" for one in known)
        return lending_texts.in_line(thing, place, back, moment, only_held=only_held)
    words = lending_texts.to_fetch(lending, until, moment)
    telling.tell_clerks(store, moment, home.community, words, kind="reminder")  # nobody is woken
    return lending_texts.held(thing, until, moment)


def look(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Say what there is, and what the speaker has (可借)."""
    decided, thing = context.settings.section(Lends), _thing(context, wish)
    moment, community = Moment(context.now, context.settings), context.community.name
    things = [thing] if thing else decided.things
    if not things:
        return lending_texts.NOTHING_TO_LEND
    known = {one.name: shelf.of_thing(store, community, one) for one in things}
    counts = [(one, shelf.left(one, known[one.name])) for one in things]
    own, named = store.lendings.of_person(context.person.id), {one.name for one in things}
    mine = [one for one in own if one.ended_at is None and one.thing in named]
    backs = {one.name: shelf.next_back(known[one.name], context.now) for one in things}
    return lending_texts.to_lend(counts, backs, mine, moment)


def keep_longer(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Let the speaker keep a thing as long again, once, where nobody waits for it (续借)."""
    moment = Moment(context.now, context.settings)
    found = _own(store, context, wish, "lent")
    if found is None:
        return lending_texts.NOTHING_OF_YOURS
    lending, thing = found
    known = shelf.of_thing(store, lending.community, thing)
    if lending.extended or any(one.status == "waiting" for one in known):
        return lending_texts.cant_extend(lending, moment)
    until = max(lending.until or 0, context.now) + thing.days * DAY
    store.lendings.change(lending, until=until, alert_at=until, reminders=0, extended=1)
    return lending_texts.extended(lending, until, moment)


def give_up(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Leave the line, or what was held, to the next (不借了)."""
    moment = Moment(context.now, context.settings)
    found = _own(store, context, wish, *_NOT_FETCHED)
    if found is None:
        return lending_texts.NOTHING_OF_YOURS
    lending, thing = found
    store.lendings.change(lending, status="given_up", alert_at=None, ended_at=context.now)
    _tell(store, context, lending_texts.not_wanted(lending))
    shelf.pass_on(store, moment, lending.community, thing)
    return lending_texts.given_up(lending)


def brought(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Ask the clerks to look whether it is back, as somebody says (已归还)."""
    found = _own(store, context, Wish(BROUGHT, "", wish.number), "lent")
    if found is None:
        return lending_texts.NOTHING_OF_YOURS
    _tell(store, context, lending_texts.said_brought(found[0], wish.rest))
    return lending_texts.to_be_seen(found[0])


def remark(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Pass on which one it should be, or when it is fetched (借用说明)."""
    found = _own(store, context, wish, *_NOT_FETCHED) or _own(store, context, wish, "lent")
    if found is None or not wish.rest:
        return lending_texts.NOTHING_OF_YOURS
    _tell(store, context, lending_texts.remarked(found[0], wish.rest))
    return lending_texts.REMARKED if found[0].status in _NOT_FETCHED else lending_texts.PASSED_ON


def _tell(store: Store, context: Context, words: str) -> None:
    """Tell who hands the things out; nobody is woken."""
    moment = Moment(context.now, context.settings)
    telling.tell_clerks(store, moment, context.community.name, words, kind="reminder")


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that a thing may be asked for in any words, and when it is one's turn, or due."""
    do = partial(_wanted, context)
    yield Expectation("lending", "", frozenset({ANSWER}), 0, do, rank=GOES_ON)
    own = [one for one in store.lendings.of_person(context.person.id) if one.ended_at is None]
    if own:
        last = own[-1]
        about = partial(_of_own, context, own, alone=not has_open(store, context))
        yield Expectation("lending", last.id, _HEARD, last.asked_at, about)


def told_data(store: Store, context: Context) -> str:
    """Say that it is kept what was lent to the speaker."""
    count = len(store.lendings.of_person(context.person.id))
    return lending_texts.data(count, context.settings.section(Lends).forget_days)


def _of_own(
    context: Context, own: Sequence[Lending], act: str, heard: Heard, *, alone: bool
) -> Wish | None:
    """Read what is said of what was asked for: of what is named, else of the last."""
    if len(heard.words) > LONGEST:
        return None
    named = _named(own, context.settings.section(Lends).named(heard.words))
    lending = named or own[-1]
    if act == REMARK:
        just = lending.status in _NOT_FETCHED and context.now - lending.asked_at <= REMARKS_MS
        vague = heard.said.meaning.category in {None, "other"}
        told = just and vague and not heard.asks
        return Wish(REMARKED, "", heard.words) if told or (named and not _reports(heard)) else None
    if listed.says(TABLE, "stands", heard.words):
        return Wish(ASK, "", lending.thing)
    if lending.status not in _NOT_FETCHED:
        return _of_lent(lending, heard, named=bool(named)) if named or alone else None
    if heard.asks:
        return None
    given_up = listed.says(TABLE, "gives_up", heard.words)
    given_up = given_up or (alone and answered.read(heard.said.meaning).off >= thresholds.LISTED)
    return Wish(GIVE_UP, "", lending.thing) if given_up else None


def _of_lent(lending: Lending, heard: Heard, *, named: bool) -> Wish | None:
    """Read that the speaker brought back what they have, or keeps it longer."""
    kinds = listed.kinds(TABLE, heard.words)
    if "longer" in kinds and ("may" in kinds or not heard.asks):
        return Wish(LONGER, "", lending.thing)
    if "came_back" in kinds and "not_back" not in kinds and not heard.asks:
        return Wish(BROUGHT, "", heard.words if named else f"{lending.thing} {heard.words}")
    return None


def _named(own: Sequence[Lending], thing: Thing | None) -> Lending | None:
    return next((one for one in reversed(own) if thing and one.thing == thing.name), None)


def _reports(heard: Heard) -> bool:
    """Tell whether words surely tell of something else, whatever they name: 楼上的电钻吵死了."""
    meaning = heard.said.meaning
    complains = meaning.intents.get("complaint", 0.0) >= thresholds.OPEN_CASE
    return complains or bool(meaning.place) or "no_own" in listed.kinds(TABLE, heard.words)


def _wanted(context: Context, _act: str, heard: Heard) -> Wish | None:
    """Read the wish for a thing; a question is answered, and nothing is held for it."""
    words, kinds = heard.words, listed.kinds(TABLE, heard.words)
    if len(words) > LONGEST or "wanted" not in kinds or "other" in kinds:
        return None
    likely = heard.said.meaning.intents.get("report", 0.0)
    if likely >= thresholds.OPEN_CASE or listed.says("wants", "fault", words):
        return None  # 水管漏了，想借个扳手: the leak comes first
    settings = context.settings
    decided = settings.section(Lends)
    thing = decided.named(words)
    if thing is not None:
        return Wish(LOOK if heard.asks else ASK, "", thing.name)
    asks = decided.things and ("thing" in kinds or words.startswith(ASK))
    named = kind_in_words(words, settings) or kind_claiming(words, HELP, settings)
    return Wish(ASK, "", words) if asks and not named and "no_thing" not in kinds else None


def _thing(context: Context, wish: Wish) -> Thing | None:
    return context.settings.section(Lends).named(wish.rest)


def _own(
    store: Store, context: Context, wish: Wish, *statuses: str
) -> tuple[Lending, Thing] | None:
    """Return what the speaker means of what they asked for or have: what is named, else the last."""
    named, decided = _thing(context, wish), context.settings.section(Lends)
    for lending in reversed(store.lendings.of_person(context.person.id)):
        thing = decided.named(lending.thing)
        if lending.status in statuses and thing is not None and named in {None, thing}:
            return lending, thing
    return None


WORDS = (
    ResidentWord(ASK, ask, ("借东西", "我要借")),
    ResidentWord(LOOK, look, ("借什么", "能借什么")),
    ResidentWord(LONGER, keep_longer),
    ResidentWord(REMARKED, remark),
    ResidentWord(BROUGHT, brought, ("东西还了", "借的还了")),
    ResidentWord(GIVE_UP, give_up, ("取消借", "不想借了", "取消借用")),
)
