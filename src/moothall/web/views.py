"""What is sent for an address: a public file with its tag, or the page that says there is none."""

import base64
import re
from datetime import date
from hashlib import sha256
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect, JsonResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from moothall.render.site.file import HTML
from moothall.reports.site.search_index import LONGEST_QUERY
from moothall.web.source import public_files
from moothall.workflows.public_files import Answer
from moothall.workflows.public_site import broken as broken_page
from moothall.workflows.public_site import not_found

FOR_GOOD = "public, max-age=31536000, immutable"
FOR_A_MOMENT = "public, max-age=30"
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@require_safe
def public_file(request: HttpRequest, path: str = "") -> HttpResponseBase:
    files, on = public_files(), date.today()
    answer = files.answer(path, on=on)
    if answer is not None:
        return _sent(request, answer)
    if path and not path.endswith("/") and files.exists(f"{path}/", on=on):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"/{quote(path)}/{f'?{query}' if query else ''}")
    return nothing_there(request)


@require_safe
def search(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Without a question it is a page like any other."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    if not query:
        return public_file(request, f"{slug}/search/")
    answer = public_files().search(slug, query, on=date.today())
    if answer is None:
        return nothing_there(request)
    sent = _sent(request, answer)
    sent["Cache-Control"] = "private, no-store"
    return sent


@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  Django gives it
    """Whether the site can answer: it asks the source for its bodies."""
    return JsonResponse({"status": "ok", "bodies": len(public_files().source.versions())})


def nothing_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  the same
    return HttpResponse(not_found().data, status=404, content_type=HTML)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  the same
    return HttpResponse(broken_page().data, status=500, content_type=HTML)


def not_answered(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  the same
    """Mostly the site was asked for under a name that it does not have."""
    said = "The site does not answer to this name. Whoever runs it adds the name to MOOTHALL_HOSTS.\n"
    return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")


def _sent(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Packed for whoever takes it so, and not at all for whoever has it already."""
    tag = f'W/"{answer.tag}"'
    if tag in [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(content_type=answer.kind)
        is_packed = answer.packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
        if is_packed:
            response["Content-Encoding"] = "gzip"
        response.content = answer.packed if answer.packed is not None and is_packed else answer.data
        response["Content-Length"] = str(len(response.content))
        if own := _own_policy(answer):
            response["Content-Security-Policy"] = own
    response["ETag"] = tag
    response["Cache-Control"] = FOR_GOOD if answer.is_for_good else FOR_A_MOMENT
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _own_policy(answer: Answer) -> str | None:
    """A report stands alone, with its style inside it: it may have that very style, known by its fingerprint."""
    if not answer.kind.startswith("text/html"):
        return None
    prints = [base64.b64encode(sha256(style).digest()).decode() for style in _STYLE.findall(answer.data)]
    if not prints:
        return None
    styles = " ".join(f"'sha256-{one}'" for one in prints)
    return f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
