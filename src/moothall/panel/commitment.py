"""A commitment: somebody is to do something. Six forms, from an action to a mere expectation."""

from dataclasses import dataclass
from enum import Enum

from moothall.panel.sourced import Place


class Form(Enum):
    ACTION = "action"
    RESOLUTION = "resolution"
    PROMISE = "promise"
    OFFER = "offer"
    REQUEST = "request"
    EXPECTATION = "expectation"


FIRM = frozenset({Form.ACTION, Form.RESOLUTION, Form.PROMISE})


class Kind(Enum):
    """What is promised, where it needs its own follow-up."""

    LETTER = "letter"
    VISIT = "visit"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """`who` and `when` are None where the document does not say. `also_at` are other places that say the same."""

    item: str | None
    form: Form
    who: str | None
    what: str
    when: str | None
    quote: str
    place: Place
    confidence: float
    point: str | None = None
    kind: Kind = Kind.OTHER
    condition: str | None = None
    also_at: tuple[str, ...] = ()

    @property
    def is_firm(self) -> bool:
        return self.form in FIRM
