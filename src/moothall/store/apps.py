"""The Django app that has the tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "moothall.store"
    label = "store"
    verbose_name = "Store"
    default_auto_field = "django.db.models.BigAutoField"
