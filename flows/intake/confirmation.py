"""The last question of a report: is it right so? A yes in any words, a remark, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.cases.kind import REPORTS, case_intents, kind_for, kind_in_words, kind_named, kind_told
from flows.conversation import texts as general
from flows.conversation.engine import ASKED, Answers, Aside, InvalidAnswer, Option, Revise
from flows.conversation.readers import agreed
from flows.emergency.texts import first_aid
from flows.intake import agreeing, corrections, put_right, second_matter
from flows.intake import category as report_category
from flows.intake import phone as report_for
from flows.intake import time as report_time
from flows.intake.agreeing import AS_ASKED, CONFIRMATION
from flows.intake.form import form_of
from flows.intake.texts import register as register_texts
from flows.intake.texts import remarks as remarks_texts
from flows.places import question as report_place
from nlp import answers as answered
from nlp import listed, marks, thresholds
from nlp.act_reader import NOTHING
from nlp.acts import affirm
from nlp.acts.wants import ASKS, blames, sounds_asked

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import State
    from nlp.clauses import Clause
    from nlp.understanding import Meaning

NO_REMARKS = frozenset({"human", "cancel", "correction", "progress", "inquiry", "urge"})
NO_REMARK = {  # nothing goes on yet: 上礼拜那场雨过后才有的; 他耳朵不好，来之前打我电话 calls nobody now
    "progress": thresholds.QUESTION,
    "human": thresholds.CONFIRM,
    "urge": thresholds.CONFIRM,
}
SHORTEST, SENTENCE = 3, 6  # characters of a description, and of words without a clear intent


def changes(context: Context, answers: Answers) -> list[Option]:
    """Offer to confirm, to change one answer, or to stop."""
    form, names = form_of(answers, context), context.settings.categories
    likely = [
        Option(
            Revise({"category": report_category.chosen(key)}),
            register_texts.is_category(names[key].name),
        )
        for key in answers["category"]["likely"]
        if form.has_category and key in names and key != "other"
    ]
    return [
        *_agreement(context, answers),
        *form.options(context, answers),
        *likely,
        *_other_kinds(context, answers),
        *(
            Option(Revise(drop=drop), label)
            for label, drop in register_texts.CHANGES
            if drop[0] in answers
        ),
    ]


def _other_kinds(context: Context, answers: Answers) -> list[Option]:
    """Offer the kinds that it may be as well, where the words left that open."""
    intents = [one for one in answers["category"].get("intents", ()) if one != second_matter.PLEA]
    found = dict.fromkeys(kind_for(one, context.settings) for one in intents)
    now = kind_told(answers, context.settings).name
    return [
        Option(
            Revise({"kind": kind}),
            register_texts.is_kind(kind_named(kind, context.settings).title),
        )
        for kind in found
        if kind is not None and kind != now
    ]


def _agreement(context: Context, answers: Answers) -> list[Option]:
    """Offer the yes; where the same is in hand already, also to put the words beside it."""
    words = tuple(affirm.YES_WORDS)
    known = context.again(answers)
    if known is None:
        return [Option(True, general.CONFIRM, words)]  # noqa: FBT003 - the answer kept
    return [
        Option(True, general.CONFIRM, (*words, *known.anew)),  # noqa: FBT003
        Option(known.case_id, known.add_to_it),
    ]


def read_confirmation(said: Said, context: Context, answers: Answers) -> bool:
    """Read a yes; other words that tell of the problem are added to it, never thrown away."""
    answer = answered.read(said.meaning, AS_ASKED)
    agrees = answer.yes >= thresholds.CONFIRM
    names = _names_an_answer(said, context, answers)
    if agrees and not answer.beside and (answer.yes >= thresholds.LISTED or not names):
        return True
    if agreeing.is_elsewhere(said, context, answers):
        raise InvalidAnswer(register_texts.WHERE_EXACTLY)  # the engine takes it as a correction
    if said.meaning.intent == "urge" and register_texts.is_urgent(context, answers):
        return True  # 快点啊, while water spouts: whoever presses has agreed
    time = _first_time(said, context, answers)
    notes = [
        answered.is_note(one, said.meaning, AS_ASKED)
        or bool(time and one.time and one.intent != "correction")
        for one in answer.beside
    ]
    if agrees and notes and all(notes) and (time or not names):
        agreed_so = {CONFIRMATION: True} | ({"available": time} if time else {})
        raise Revise(_with(agreeing.beside(answer, said), answers) | agreed_so, quiet=True)
    if not names:
        if answer.waits:
            _wait(answer, said, answers)
        put_right.put_right(said, context, answers)
        ends = answer.off >= thresholds.TAKE_ANSWER > answer.yes
        if ends and not _surely_tells(said):  # 你可别给我报上去，我就是问问价
            raise Aside(remarks_texts.NOT_ANY_MORE)
        doubts = answer.yes >= thresholds.TAKE_ANSWER and any(
            answered.changes(one, AS_ASKED) for one in answer.beside
        )
        if not doubts and _tells(said, context, answers):
            raise Revise(_told(said, context, answers))
        if not doubts and _is_remark(answer, said):  # kept, and the card asked about once more
            raise Revise(_with(agreeing.beside(answer, said), answers))
    return agreed(said, context, answers)


def _wait(answer: answered.Answer, said: Said, answers: Answers) -> None:
    """Leave the card until later, with what who comes is to know: 等下哈，几点来都行别按门铃."""
    known = [one for one in answer.beside if answered.is_note(one, said.meaning, AS_ASKED)]
    if not known:
        raise Aside(remarks_texts.NO_HURRY)
    more = said.meaning.text[known[0].start : known[-1].end]
    raise Revise(_with(more, answers), note=f"{remarks_texts.NO_HURRY}\n")


def agree_or_correct(said: Said, context: Context, answers: Answers) -> None:
    """Raise Revise where the card is filed with what is said beside a yes, or is put right."""
    if answers.get(ASKED, [])[-1:] == [CONFIRMATION]:
        agreed_so = agreeing.with_more(said, context, answers)
        if agreed_so is not None:
            raise Revise(agreed_so, quiet=True)
        _give_way(said, context, answers)
    corrections.correct(said, context, answers)


def _give_way(said: Said, context: Context, answers: Answers) -> None:
    """Raise Revise where a card whose kind was a guess is surely told to be a report after all.

    放的烟是真烟吗, asked of a drill, might have been a complaint; 灭火器压力表都到红的了 is none.
    """
    told, settings = answers["description"], context.settings
    first, known = said.meaning.of(told), kind_told(answers, settings)
    guessed = not (first.sure or blames(told) or kind_in_words(told, settings))
    if known.sends_somebody or not guessed or said.meaning.intent != REPORTS:
        return
    if not said.meaning.sure or second_matter.is_second(said, context, answers):
        return
    kind = {"kind": kind_for(REPORTS, settings)}
    place = report_place.find_place(said, context, answers | kind)
    raise Revise(_told(said, context, answers) | kind | ({"place": place} if place else {}))


def noted(said: Said, context: Context, state: State) -> Answers:
    """Keep a remark at a question that it does not answer with the description."""
    words, asked = said.text.strip(), AS_ASKED if state.asking == CONFIRMATION else NOTHING
    told, clauses = state.answers.get("description"), said.meaning.clauses
    if told is None or len(words) < SENTENCE or words in told or ASKS.match(words):
        return {}
    intent, scores = said.meaning.intent, said.meaning.intents
    if intent in NO_REMARKS and scores[intent] >= NO_REMARK.get(intent, thresholds.OPEN_CASE):
        return {}
    if first_aid.asks_for_the_valve(words):
        return {}
    if second_matter.is_second(said, context, state.answers):
        return {}
    tells = asked is NOTHING and intent in case_intents(context.settings)
    if not tells and not all(_may_be_kept(one, said.meaning, asked) for one in clauses):
        return {}
    return _with(description_of(words, said.meaning.phones), state.answers)


def _may_be_kept(clause: Clause, meaning: Meaning, asked: str) -> bool:
    """Tell whether a clause is a note, or at least asks nothing by its form: 姓钱."""
    if answered.is_note(clause, meaning, asked):
        return True
    asks = marks.asks(clause.text) or sounds_asked(clause.text)
    return asked == AS_ASKED and not asks and not answered.changes(clause, asked)


def _surely_tells(said: Said) -> bool:
    """Tell whether words are likelier about something than about nothing."""
    intent = said.meaning.intent
    return intent != "unknown" and said.meaning.intents[intent] >= thresholds.ANSWER


def _is_remark(answer: answered.Answer, said: Said) -> bool:
    """Tell whether something is said beside a yes that asks nothing."""
    if answer.yes < thresholds.TAKE_ANSWER or not answer.beside:
        return False
    return not any(answered.asks_something(one, said.meaning) for one in answer.beside)


def _names_an_answer(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether a home, a spot, a number or a time is among the words: the engine takes it."""
    if agreeing.is_elsewhere(said, context, answers):
        return True
    if said.meaning.home or report_for.phones(said, context, answers):
        return True
    return bool(report_time.new_visit(said, context, answers))


def _first_time(said: Said, context: Context, answers: Answers) -> Answers | None:
    """Return when somebody is at home, where the card had no time and nothing else is named."""
    others = said.meaning.home or report_for.phones(said, context, answers)
    if others or answers.get("available") or agreeing.is_elsewhere(said, context, answers):
        return None
    return report_time.new_visit(said, context, answers)


def _tells(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether the words tell of the problem, or of another one."""
    words, intent = said.text.strip(), said.meaning.intent
    if len(words) < SHORTEST or ASKS.match(words):
        return False
    if said.meaning.says("meet") >= thresholds.ADD_TO_CASE:  # 希望当面谈谈 goes with it
        return True
    heard = listed.kinds(answered.TABLE, words)
    if "referred" in heard and "asks" not in heard and not marks.asks(words):
        return True  # 燃气公司叫我先找物业 is told, and asks nothing
    if intent in case_intents(context.settings) or second_matter.belongs(words, answers):
        return True
    return intent == "unknown" and len(words) >= SENTENCE


def _told(said: Said, context: Context, answers: Answers) -> Answers:
    """Return the description with more words; refuse those about another matter."""
    if second_matter.is_second(said, context, answers):
        raise InvalidAnswer(register_texts.ANOTHER_MATTER)
    more = description_of(said.text.strip(), said.meaning.phones)
    if more in answers["description"]:  # typed once more: nothing to add, and it is no yes either
        return {}
    return _with(more, answers)


def _with(more: str, answers: Answers) -> Answers:
    if not more:  # nothing but a phone that is known
        return {}
    return {"description": f"{answers['description']}；{more}"[:DESCRIPTION_LIMIT]}
