"""HEAD is answered as GET is, without the body, also where a library knows only GET."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class HeadRequests:
    """For the API; the server that sends the answer leaves its body out."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "HEAD" or not request.path.startswith("/api/"):
            return self.answer(request)
        request.method = "GET"
        response = self.answer(request)
        request.method = "HEAD"
        return response
