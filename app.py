"""小管家: makes the web application, and is the command line (`python app.py --help`)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.console.commands import main

if TYPE_CHECKING:
    from flask import Flask

    from bot.config.load import Config
    from bot.service import Service


def create_app(source: Service | Config) -> Flask:
    """Wire the application of one process, from its service or its configuration."""
    # Imported here, as most commands need no web server and should start at once.
    from flask import Flask  # noqa: PLC0415

    from bot import health  # noqa: PLC0415
    from bot.pages import bulletin as bulletin_page  # noqa: PLC0415
    from bot.pages import callback as callback_page  # noqa: PLC0415
    from bot.pages import case as case_page  # noqa: PLC0415
    from bot.pages import files as pages  # noqa: PLC0415
    from bot.pages import grant as grant_page  # noqa: PLC0415
    from bot.pages import meeting as meeting_page  # noqa: PLC0415
    from bot.pages import survey as survey_page  # noqa: PLC0415
    from bot.pages import survey_report  # noqa: PLC0415
    from bot.service import Service, service_from  # noqa: PLC0415
    from bot.wechat import webhook  # noqa: PLC0415

    service = source if isinstance(source, Service) else service_from(source)
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = webhook.LARGEST_BODY
    for made in (
        *(health.blueprint, pages.files_blueprint, case_page.case_blueprint),
        *(survey_page.survey_blueprint, survey_report.report_blueprint),
        *(bulletin_page.bulletin_blueprint, meeting_page.meeting_blueprint),
        *(callback_page.callback_blueprint, grant_page.grant_blueprint),
    ):
        app.register_blueprint(made(service))
    app.wsgi_app = webhook.Door(service, app.wsgi_app)  # type: ignore[method-assign]
    return app


if __name__ == "__main__":
    sys.exit(main(create_app))
