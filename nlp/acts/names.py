"""The acts (言语行为): a closed list of what a clause can do, whoever is asked what.

What an act means is decided by what is open when it is said; see flows/turn/expectations.py.
"""

RESIDENT = (
    "affirm", "deny", "thanks", "greet", "hurry", "swear", "stop", "solved_itself",
    "correct_place", "correct_phone", "correct_time", "correct_matter", "not_complaint",
    "is_complaint", "add_access", "add_detail", "ask_who", "ask_when", "ask_phone", "ask_cost",
    "ask_prepare", "ask_status", "fixed", "not_fixed", "unsure", "nobody_came", "missed_call",
    "worse", "other_time", "not_then", "rate", "praise", "meet", "secret", "share", "unbind",
    "wants_person", "new_matter", "all_clear", "not_over", "moved",
)  # fmt: skip
STAFF = (
    "take", "go", "late", "arrive", "nobody_home", "done", "wait_parts", "wait_vendor",
    "wait_owner", "wait_weather", "give", "received", "approve", "reject", "undo", "note",
    "tell_resident", "cannot",
)  # fmt: skip
LEADER = (
    "overdue", "today", "unsent", "undone", "who_has", "team", "month", "big", "person",
    "compare", "case", "staff_off",
)  # fmt: skip
ACTS = (*RESIDENT, *STAFF, *LEADER)
