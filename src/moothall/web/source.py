"""Where this site's bodies come from, chosen once by the settings."""

from functools import cache
from pathlib import Path

from django.conf import settings

from moothall.workflows.public_files import PublicFiles, Source, folder_source, store_source


@cache
def public_files() -> PublicFiles:
    return PublicFiles(_source(), settings.MOOTHALL_ADDRESS)


def _source() -> Source:
    folders = [Path(folder) for folder in settings.MOOTHALL_FOLDERS]
    return folder_source(folders) if folders else store_source()
