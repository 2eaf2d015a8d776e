"""How sure is sure enough, by the price of being wrong. Every threshold of the reader is here.

Scores are calibrated: of what scores 0.8, four in five are right (`make train` prints how well
that holds). What is listed in a table scores 1.
"""

LISTED = 1.0  # said in words that a table lists, and nothing beside them

# Cheap: a wrong answer costs one message more.
ANSWER = 0.5  # to answer a question of a resident or a leader
QUESTION = 0.7  # …heard only because a leader speaks: it stands before a step that words may be
KNOWN = 0.9  # of what is asked for: from here on it is this and nothing else
MAY_ASK_FOR = 0.4  # from here to KNOWN a known question is among those offered
MAY_INQUIRE = 0.3  # of the intent: from here on it may be a question
NEARLY_ASKED_FOR = 0.6  # alone, it is offered from here on
# How surely what is known answers what was said; who asked something else reads it in vain. Of
# 3,660 lines of nine hands, each read by what the others teach, 79 were answered wrong at 0.8 (2241
# right), 95 at 0.7 (2321), 114 at 0.6 (2372).
ANSWERS = 0.7
LIKELIEST = 0.5  # …asked for as surely as this, or a choice is offered,
# Below this a question is for a colleague: of 2,700 that the list answers one was so, of 500 that
# nobody's list does 190.
FITS_ALL = 0.1
MAY_ANSWER = 0.2  # from here on to whom a question is heard of
MAY_WANT_TO_KNOW = 0.25  # and from here on where none is heard, and
TELLS_LIKELY = 0.7  # …nothing else is wanted as surely as this
SURELY_TOLD = 0.95  # of the intent: who tells so surely of something has it taken up
SAME_QUESTION = 0.8  # share of words in common with what was asked before
TAKE_ANSWER = 0.5  # to take words for the answer to the question in front
# Middling: it is shown, and can be put right with a tap.
OPEN_CASE = 0.6  # to begin a report, a complaint …; it is confirmed before anybody works on it
ADD_TO_CASE = 0.6  # to add words to an open case: somebody reads them who need not
OF_KINDS = 0.2  # of a category: words that name a problem count as of this kind, too
PRESS = 0.6  # to press for a case
# Dear: somebody drives there, or stops coming, or a resident reads it.
CONFIRM = 0.85  # to submit what was asked about
CLOSE = 0.9  # to close or withdraw a case, to call a visit off, to end an emergency
STEP = 0.8  # a step of staff, who can take it back within five minutes
# …that one case alone waits for, and nothing else is nearly as likely: its state is a witness, too
# (in the held sittings 34 of 42 such readings below STEP are right, and 2 of 5 of the others).
AWAITED_STEP = 0.5
HARDLY = 0.05  # from which an act is one of several witnesses of the same step
SAYS_THEY_COME = 0.2  # of who says yes first to what they were just given: that waits for it
CLEARLY = 0.1  # so much likelier than all else
RATHER = 0.25  # …than its opposite, where the words are of the case that waits for either
ALARM = 0.4  # to raise the alarm: too late is worse than too often
ASK_ABOUT_DANGER = 0.21  # from here to ALARM one question is asked
# …where a listed danger is named and no story told, the alarm is raised at once, or it is asked.
# Of 16,000 lines read by what the others teach, 11 of 15 between 0.1 and 0.2 were dangers, and 10
# of 18 between 0.05 and 0.1.
SHORT_DANGER, ASK_SHORT_DANGER = 0.1, 0.05
ALARM_BESIDE = 0.7  # to raise it where something is open that the words may be meant for
TELLS = 0.1  # …where it is no less likely than this that something is told, and not just remarked

ASK_WHETHER_THE_SAME = 0.3  # from here on words that tell of a problem may go on about an open case

ALIKE_LOST = 0.45  # share of words from which something found may be what somebody looks for

SURE = 0.57  # of a reading, intent and category both: below it one short question is asked
OFFERED = 0.05  # a reading that is at least so likely is among those offered, three at most
MOST_OFFERED = 3
