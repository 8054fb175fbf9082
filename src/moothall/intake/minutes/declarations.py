"""Declarations of interest: standing, per item, or none; and questions from the public."""

import re
from collections.abc import Iterator

from moothall.intake.minutes.layout import ItemPart, Layout
from moothall.intake.minutes.marks import DECISION
from moothall.intake.minutes.names import TITLES
from moothall.panel.attendance import Declaration
from moothall.panel.items import Point
from moothall.panel.sourced import LABELLED, TOLD
from moothall.wording.sentences import sentences

_TITLE = re.compile(r"\b(?:declarations?|disclosures?|members’? interests|interests)\b", re.IGNORECASE)
_NAME = (
    rf"(?:(?:{TITLES}\s*)(?:[A-Z]\.?\s?){{0,3}}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}}"
    rf"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{1,3}})"
)
_MADE = re.compile(
    rf"(?P<who>{_NAME}(?:(?:, {_NAME})* and {_NAME})?)(?: \([^)]{{1,40}}\))?,? (?:also |each |both "
    rf"|then )?(?P<quote>(?:declared|disclosed|made|registered|reported|stated|advised|has a"
    rf"|gave)\b(?=[^.]{{0,140}}\b(?:interests?|declarations?|relationship|member of)\b).*)$"
)
_SAID = re.compile(rf"(?P<who>{_NAME})(?: \([^)]{{1,40}}\))? (?P<quote>(?:declared|disclosed|advised|stated) that .*)$")
_ROW = re.compile(
    (
        rf"^(?P<who>{_NAME})\s*(?:[–:-]|\s{{2,}})\s*(?P<quote>(?=.*\b(?:interest|item|agenda|minute"
        rf"|pecuniary|personal)\b).+)$"
    ),
    re.IGNORECASE,
)
_KIND = re.compile(
    (
        r"\b(disclosable pecuniary|non-?pecuniary|non-?registrable|other registrable"
        r"|personal and prejudicial|personal and pecuniary|prejudicial|pecuniary|personal|financial"
        r"|other|non-prejudicial|registrable)\b(?=[^.]{0,30}\binterests?\b)"
    ),
    re.IGNORECASE,
)
_KIND_IN_A_ROW = re.compile(
    r"(?:^|\s{2,}|\t)(personal and prejudicial|personal|pecuniary|prejudicial|non-pecuniary"
    r"|other)\b(?=\s*(?:[:–-]|$|\s{2,}))",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    (
        r"\b(?:in respect of|in relation to|relating to|with regard to|regarding|concerning|in|on"
        r"|for) ((?:all|any|the|agenda|item|items|minute|this)\b[^.,;]{2,100}?)(?= as | because "
        r"| since | by virtue|[.,;]|$)"
    ),
    re.IGNORECASE,
)
_NONE = re.compile(
    (
        r"(?:^|\b)(?:no (?:other |further |new )?(?:declarations?|disclosures?|interests?)\b[^.]{0,60}"
        r"|there (?:were|was) (?:no|none)\b[^.]{0,60}(?:declar|disclos|interest)[^.]{0,40}"
        r"|none(?: (?:were )?(?:declared|made|received|disclosed))?\.?$|nil\.?$"
        r"|declarations?(?: of interests?)?\s*[:–-]\s*(?:none|nil))"
    ),
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bno (?:other|further)\b", re.IGNORECASE)
_HEADS_A_TABLE = re.compile(r"^(?:Name|Member|Councillor)(?:s| of Member)?\b.*\b(?:Type|Nature|Interest)\b")
_INVITED = re.compile(
    r"\b(?:invited|asked|reminded|requested|required|who wish|should declare|are to declare)\b", re.IGNORECASE
)
_QUESTIONS = re.compile(
    (
        r"\b(?:public|petitions?)\b.*\b(?:questions?|participation|speaking|statements?|petitions?"
        r"|deputations?)\b|\bquestions? (?:from|by) (?:the |members of the )?public\b"
        r"|\bpublic question"
    ),
    re.IGNORECASE,
)
_NO_QUESTIONS = re.compile(
    (
        r"\b(?:no (?:public |such |written )?(?:questions?|petitions|statements"
        r"|members of the public)\b|none (?:had been |have been |were |was )?(?:received|submitted)"
        r"|there were none|not? received any|none\b)|^nil\.?$"
    ),
    re.IGNORECASE,
)
STANDING = re.compile(r"\bstanding\b", re.IGNORECASE)

LONGEST_NONE = 40  # words of a paragraph that says that there were no questions


def declarations_of(found: Layout) -> tuple[tuple[Declaration, ...], bool]:
    """The declarations, and whether the document says that there were none at all."""
    made: list[Declaration] = []
    said_none = False
    for part in found.parts:
        own_item = bool(_TITLE.search(part.item.title or ""))
        made += _made(part, own_item=own_item)
        if own_item:
            texts = [here.text for here in (*part.body, *(part.notes if not part.body else ()))]
            said_none = said_none or any(
                _NONE.search(sentence) and not _INVITED.search(sentence)
                for text in texts
                for sentence in sentences(text)
            )
    return tuple(made), said_none and not made


def _made(part: ItemPart, *, own_item: bool) -> Iterator[Declaration]:
    for here in part.body:
        for sentence in sentences(here.text):
            match = _MADE.search(sentence) or ((_ROW.match(sentence) or _SAID.search(sentence)) if own_item else None)
            if (
                not match
                or _HEADS_A_TABLE.match(sentence)
                or _NONE.search(sentence)
                or (not own_item and not re.search(r"\binterests?\b", sentence))
            ):
                continue
            if DECISION.match(sentence) or (not own_item and not re.search(r"\bdeclared|disclosed\b", sentence)):
                continue
            quote = match["quote"].strip(" .")
            kind, scope = _KIND.search(quote) or _KIND_IN_A_ROW.search(quote), _SCOPE.search(quote)
            standing = bool(STANDING.search(quote))
            yield from (
                Declaration(
                    who=who.strip(),
                    kind=kind[1].casefold() if kind else None,
                    scope="standing declaration" if standing else scope[1].strip() if scope else None,
                    quote=quote,
                    place=here.place,
                    confidence=LABELLED if own_item else TOLD,
                    is_standing=standing,
                )
                for who in re.split(r", (?:and )?| and ", match["who"])
            )


def public_questions_of(found: Layout) -> tuple[tuple[Point, ...], bool]:
    """The questions' texts, and whether the document says that there were none."""
    asked: list[Point] = []
    none = False
    for part in found.parts:
        if not _QUESTIONS.search(part.item.title or ""):
            continue
        body = part.body or part.notes
        if any(_NO_QUESTIONS.search(here.text) and len(here.text.split()) < LONGEST_NONE for here in body):
            none = True
            continue
        asked += [
            Point(item=part.item.number, label=here.label, text=here.text, place=here.place)
            for here in body
            if re.match(r"^(?:Question|Q\.?\s?\d|Q:|\(?Q\d|Answer|A:|Response|Reply|Supplementary)", here.whole)
            or here.text.endswith("?")
        ]
    return tuple(asked), none and not asked
