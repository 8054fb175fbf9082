"""The site as a server calls it."""

import os
from datetime import date

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from moothall.store.start import SETTINGS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
application = get_wsgi_application()


def ready() -> WSGIHandler:
    """The same with every body read in, so that the first reader does not wait for that."""
    from moothall.web.source import public_files

    public_files().bodies(date.today())
    return application
