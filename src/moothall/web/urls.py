"""Which address leads to which page. Every public file has its own; `public_file` knows them all."""

from django.urls import URLPattern, URLResolver, path, re_path

from moothall.web import views
from moothall.web.api import api, nothing_at

handler400 = views.not_answered
handler404 = views.nothing_there
handler500 = views.broken
urlpatterns: list[URLPattern | URLResolver] = [
    path("health", views.health),
    path("api/v1/", api.urls),
    re_path("^api/", nothing_at),
    path("<slug:slug>/search/", views.search),
    path("", views.public_file),
    path("<path:path>", views.public_file),
]
