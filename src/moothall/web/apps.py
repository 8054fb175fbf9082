"""The Django app that has the pages, and no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "moothall.web"
    label = "web"
    verbose_name = "Site"
