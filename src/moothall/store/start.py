"""Django made ready, once, before anything that touches the database is imported."""

import os

SETTINGS = "moothall.store.settings"


def start() -> None:
    """Read the settings and load the apps. A second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
