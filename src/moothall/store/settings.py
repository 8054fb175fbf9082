"""Every setting of the site, in one place. All come from the environment, and each has a default that works at once."""

import os
from pathlib import Path

from moothall.store.database_url import database_from, sqlite

HOME = Path(os.environ.get("MOOTHALL_HOME", "moothall-site")).absolute()
DATABASE_FILE, KEY_FILE = "moothall.sqlite3", "secret-key"


def _secret_key() -> str:
    """Of the environment, or what `moothall init` wrote; empty before that, and Django says so where it needs one."""
    if given := os.environ.get("MOOTHALL_SECRET_KEY"):
        return given
    return (HOME / KEY_FILE).read_text().strip() if (HOME / KEY_FILE).is_file() else ""


def _listed(name: str, default: str) -> list[str]:
    return [one.strip() for one in os.environ.get(name, default).split(",") if one.strip()]


def _seconds(name: str, default: str) -> float:
    written = os.environ.get(name, default)
    if not written.isdecimal():
        message = f"{name} is '{written}'. Write a whole number of seconds, such as {default}."
        raise ValueError(message)
    return float(written)


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("MOOTHALL_DEBUG") == "1"
ALLOWED_HOSTS = _listed("MOOTHALL_HOSTS", "localhost,127.0.0.1,[::1]")

_url = os.environ.get("MOOTHALL_DATABASE")
SECONDS_TO_WAIT = _seconds("MOOTHALL_WAIT", "20")  # for another writer, before a change is given up
DATABASES = {
    "default": database_from(_url, wait=SECONDS_TO_WAIT) if _url else sqlite(HOME / DATABASE_FILE, wait=SECONDS_TO_WAIT)
}
INSTALLED_APPS = ["django.contrib.staticfiles", "csp", "moothall.store", "moothall.web"]
MIDDLEWARE = [
    "moothall.web.request_log.RequestLog",
    "moothall.web.head_requests.HeadRequests",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",  # answers to the names in ALLOWED_HOSTS alone
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
]
APPEND_SLASH = False  # the site's own view knows what there is with a stroke at its end
ROOT_URLCONF = "moothall.web.urls"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MOOTHALL_ADDRESS = os.environ.get("MOOTHALL_ADDRESS", "")  # https://figures.example/, for feeds and the sitemap
MOOTHALL_FOLDERS = [
    one for one in os.environ.get("MOOTHALL_FOLDERS", "").split(os.pathsep) if one
]  # instead of the store

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("MOOTHALL_BEHIND_PROXY") == "1" else None
)
SECURE_HSTS_SECONDS = 31536000  # sent over https alone

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"format": "%(message)s"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "loggers": {
        "moothall.requests": {"handlers": ["errors"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": ["errors"], "level": "ERROR", "propagate": False},
    },
}
