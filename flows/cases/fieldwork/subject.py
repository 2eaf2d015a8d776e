"""What all work brings for which somebody goes there."""

from __future__ import annotations

from flows.cases.fieldwork import visit
from flows.cases.subject import Subject

FIELDWORK = Subject(
    "fieldwork",
    flows=(visit.VISIT_TIME,),
    words=visit.WORDS,
)
