"""Links from the first appearance of a glossary term on a page to its meaning."""

import re

from markupsafe import Markup, escape

from moothall.commentary.glossary import GLOSSARY
from moothall.reports.site.addresses import term_mark

_LONGEST_FIRST = sorted(GLOSSARY, key=len, reverse=True)
_TERMS = re.compile(r"\b(" + "|".join(re.escape(term) for term in _LONGEST_FIRST) + r")(s?)\b", re.IGNORECASE)


class GlossaryLinks:
    """Remembers which terms a page has linked already; one for each page. `page` is where the glossary stands."""

    def __init__(self, page: str = "") -> None:
        self.linked: set[str] = set()
        self.page = page

    def __call__(self, text: str) -> Markup:
        """The text, escaped, each term linked where it stands for the first time."""
        return Markup(_TERMS.sub(self._link, str(escape(text))))  # noqa: S704  escaped on this very line

    def _link(self, found: re.Match[str]) -> str:
        term = found[1].lower()
        if term in self.linked:
            return found[0]
        self.linked.add(term)
        return f'<a class="term" href="{self.page}#{anchor(term)}">{found[0]}</a>'


def anchor(term: str) -> str:
    return term_mark(term)
