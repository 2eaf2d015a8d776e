"""Counts the surveys that closed; opening and counting take no lock, and all is stored at once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.reports.pictures import draw_chart
from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.figures import counting
from flows.survey.figures.chart import chart_of
from storage.store import Store

if TYPE_CHECKING:
    from bot.outbox.push import Stop
    from bot.service import Service
    from flows.survey.figures.statistics import Figures
    from storage.records.case import Case

FOLDER, PICTURE = "surveys", "pareto.png"  # below DATA_DIR, a folder a survey
log = logging.getLogger(__name__)


def count_due(service: Service, stop: Stop) -> int:
    """Count what closed, one survey after the other, or until stopped; return how many."""
    due = service.database.read(lambda c: counting.waiting(Store(c), service.settings))
    return sum(_count(service, case_id) for case_id in due if not stop.is_set())


def _count(service: Service, case_id: str) -> bool:
    moment = Moment(service.clock(), service.settings)
    read = service.database.read(lambda c: counting.material_of(Store(c), moment, case_id))
    if read is None:
        return False
    urn, figures = counting.count(moment, read, SecretSealer(service.secret))
    if figures["unreadable"]:
        extra = {"case": case_id, "count": figures["unreadable"]}
        log.error("ballots not readable", extra=extra)
    figures["picture"] = _picture(service, read.case, figures)
    return service.database.run(lambda c: counting.finish(Store(c), moment, case_id, urn, figures))


def _picture(service: Service, case: Case, figures: Figures) -> str | None:
    """Draw the 排列图; return its path below DATA_DIR, None where nothing is to be drawn."""
    chart = chart_of(case, figures)
    if chart is None:
        return None
    folder = service.config.data_dir / FOLDER / case.id
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = draw_chart(folder / PICTURE, chart)
    return file.relative_to(service.config.data_dir).as_posix() if file else None
