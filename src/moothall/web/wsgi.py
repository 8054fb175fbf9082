"""The site as a server calls it."""

import os

from django.core.wsgi import get_wsgi_application

from moothall.store.start import SETTINGS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
application = get_wsgi_application()
