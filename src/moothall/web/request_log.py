"""One line of JSON for each request: what was asked and how it went. No address of a person, no words of a search."""

import json
import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

LOG = logging.getLogger("moothall.requests")


class RequestLog:
    """A query is left out: it may be what somebody searched for. So are the reader's address and browser."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        response = self.answer(request)
        took = time.perf_counter() - begun
        line = {
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "ms": round(took * 1000, 1),
        }
        LOG.info(json.dumps(line))
        return response
