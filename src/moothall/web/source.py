"""Where this site's bodies come from, chosen once by the settings."""

from functools import cache
from pathlib import Path

from django.conf import settings

from moothall.workflows.public_files import PublicFiles, Source, folder_source


@cache
def public_files() -> PublicFiles:
    return PublicFiles(_source())


def _source() -> Source:
    return folder_source([Path(folder) for folder in settings.MOOTHALL_FOLDERS])
