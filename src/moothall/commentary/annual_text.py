"""What people wrote about an annual report: the panel's comments, and the text that was agreed in the end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Comment:
    """Kept as it was made. `response` is what the office answered."""

    by: str
    on: date
    text: str
    citation: str | None = None
    response: str | None = None


@dataclass(frozen=True, kw_only=True)
class FinalText:
    author: str
    agreed: date
    agreed_by: str
    paragraphs: tuple[str, ...]
