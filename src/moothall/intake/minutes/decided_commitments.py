"""Commitments that stand as such: action lines, an action column, decisions that somebody do something."""

import re
from collections.abc import Iterator, Sequence

from moothall.intake.minutes.action_columns import ActionRow
from moothall.intake.minutes.commitment_words import WHO, condition_said, kind_of, once_said, when_said, who_said
from moothall.intake.minutes.layout import ItemPart
from moothall.intake.minutes.marks import ACTION, ACTION_AT_THE_END, DECISION
from moothall.intake.minutes.names import is_name
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.intake.minutes.promise_words import DO, DOES
from moothall.panel.commitment import Commitment, Form
from moothall.panel.items import Resolution
from moothall.panel.sourced import GUESSED, LABELLED, TOLD
from moothall.wording.sentences import sentences

_NOT_TO_DO = (
    r"(?:noted|approved|agreed|received|accepted|endorsed|supported|confirmed|adopted|elected"
    r"|re-?elected|appointed|re-?appointed|signed|thanked|congratulated|welcomed|commended|"
    r"excluded|adjourned|acknowledged|suspended|waived|held|considered|nominated|taken as read"
    r"|recorded|recognised|moved|declared|deferred|withdrawn|recommended|continued|retained"
    r"|maintained|refused|rejected|granted|set|satisfied"
    r"|authorised to sign|co-?opted|ratified|and hereby|increased|reduced|approved by)"
)
_REQUESTED = re.compile(
    (
        r"^(?P<who>.{2,160}?) be (?:hereby |formally |further |also )?(?:requested|asked|invited"
        r"|instructed|authorised|tasked|directed|encouraged|urged|given delegated authority"
        r"|delegated authority|delegated)(?:,[^,]{3,80},)? to (?P<what>.+)$"
    ),
    re.IGNORECASE,
)
_DELEGATED = re.compile(
    (
        r"^(?:delegated )?authority be (?:delegated|given"
        r"|granted) to (?P<who>.{2,120}?)(?:,[^,]{3,100},)? to (?P<what>.+)$"
    ),
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"^(?P<who>{WHO}|{WHO}, in consultation with [^,]+,) (?:should |will |would |to )?(?P<what>{DOES}.*)$"
)
_PASSIVE = re.compile(
    (
        rf"^(?P<thing>.{{2,400}}?)(?: should| will| would)? be (?:also |further "
        rf"|formally )?(?!(?:{_NOT_TO_DO}|requested|asked|invited)\b)(?P<done>[a-z-]+(?:ed|en|t|ght|de"
        rf"|wn|nt|one)|put|made|sent|brought|given)\b(?P<rest>.*)$"
    ),
    re.IGNORECASE,
)
_TO_REQUEST = re.compile(
    r"^(?:(?:the )?(?:Panel|Committee|Board|Members) )?(?:to )?(?:requests?|asks?|invites?"
    r"|instructs?|calls? (?:on|upon)|urges?|"
    r"(?:to )?delegate authority to) (?:the )?(?P<who>.{2,120}?)(?:,[^,]{3,80},)? to (?P<what>.+)$",
    re.IGNORECASE,
)
_REQUEST_THAT = re.compile(
    rf"^(?:to )?(?:request(?:s|ed)?|ask(?:s|ed)?) that (?P<who>{WHO}) (?:should "
    rf"|would )?(?P<what>{DOES}.*)$",
    re.IGNORECASE,
)
_TO_DO = re.compile(rf"^to (?P<what>{DO}.*)$")
_SENDS = re.compile(  # under 'RESOLVED to:' the verb stands bare
    r"^(?P<what>(?:send|write|circulate|provide|invite|ask|request|arrange|organise|publish|submit|forward|seek)\b.*)$",
    re.IGNORECASE,
)
_AWAITS = re.compile(
    r"^(?:(?:the )?(?:Panel|Committee|Board|Members) )?(?:to )?"
    r"(?P<what>receives? (?:an? )?(?:further|future|additional|updated|regular) "
    r"(?:[\w-]+ )?(?:reports?|updates?|papers?)\b.*)$",
    re.IGNORECASE,
)
_NOT_A_DEED = re.compile(rf"^no |\b(?:was|were) (?:duly )?{_NOT_TO_DO}\b")
_ONLY_DECIDES = re.compile(
    (
        r"^(?:[Tt]he )?(?:Panel|Committee|Board|Members|Council|Cabinet)?\s*(?:note|notes|noted"
        r"|support|supports|approve|approves|endorse|welcome|agree|agrees|confirm|accept|elect|appoint"
        r"|recognise|express|record|thank|place on record|exclude|adopt|receive|recommend)\b"
    ),
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;,]\s*and (?:that |to )?|\s+and (?:that |(?=the |an? |officers ))|;\s+(?:that )?")
_ACTION_WHO = re.compile(
    rf"^(?P<who>(?:{WHO}|[A-Z]{{2,4}}(?:\s?[/&,]\s?[A-Z]{{2,4}})*)(?:,? (?:in consultation|together"
    rf"|along) with [^,]{{3,40}},?)?)\s+(?:to|will|would|is to|are to|agreed to|should"
    rf"|shall)\s+(?P<what>.+)$"
)
_ACTION_OWNER_FIRST = re.compile(r"^(?P<who>[A-Z][\w.’'/& ]{1,40}?)\s*(?::|\s[–—-])\s+(?P<what>[A-Za-z].{5,})$")
_ACTION_OWNER_LAST = re.compile(
    r"^(?P<what>.{8,}?)\s*(?:\s[–—-]\s*|\(|\[|\.\s+)(?:(?:Action|Owner|Lead"
    r"|By)\s*:\s*)?(?P<who>[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4})*|(?:(?:Cllr|Councillor|Mr|Mrs|Ms"
    r"|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4})[)\]]?\.?$"
)
_OWNER_ONLY = re.compile(r"^(?:[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4})*|all|officers)\.?$", re.IGNORECASE)
_NOBODY = re.compile(
    (
        r"^(?:None|Noted|N/?A|Nil|No action(?:s)?(?: required)?|For information|To note|Agreed"
        r"|Approved|Info|Completed?|-+)\.?$"
    ),
    re.IGNORECASE,
)
_COLUMN_HEAD = re.compile(r"(?:^|\s{2,})(?:ACTION|Action)s?(?: (?:BY|By|by|OWNER|Owner))?\s*:?$")
_COLUMN_CELL = re.compile(r"^(?P<text>.{12,}?[\w.;:)’”])\s{3,}(?P<owner>[A-Z][\w.’'/&, ]{1,40})$")

_REFERENCE = re.compile(r"^[A-Z]{0,3}\d{1,4}(?:/\d{2,4})?\s*[-–:]\s*")
LONGEST_ACTION = 40  # words
LONGEST_OWNER = 5
LONGEST_COLUMN_HEAD = 6


def of_resolutions(resolutions: Sequence[Resolution]) -> Iterator[Commitment]:
    for one in resolutions:
        found = next(filter(None, map(_undertaking, sentences(one.text))), None)
        if found is None:
            continue
        who, what = found
        yield Commitment(
            item=one.item,
            form=Form.RESOLUTION,
            who=who_said(who),
            what=what.strip(" ,.;"),
            when=when_said(one.text, vague=True) or once_said(one.text),
            quote=one.text,
            place=one.place,
            confidence=LABELLED if one.marker else TOLD,
            point=one.label,
            kind=kind_of(one.text),
            condition=condition_said(one.text),
        )


def _undertaking(text: str) -> tuple[str | None, str] | None:
    """Who is to do what, of several the first with an owner; None where the decision only notes, approves, elects."""
    found = [deed for clause in _CLAUSE.split(text.strip(" .;,")) if (deed := _deed(_plain(clause)))]
    return next((deed for deed in found if deed[0]), found[0] if found else None)


def _plain(clause: str) -> str:
    opening = r"^(?:that|it was agreed that|the panel resolved that|in addition,?|further,?)\s+"
    plain = re.sub(opening, "", clause.strip(), flags=re.IGNORECASE)
    return re.sub(r"^To ", "to ", re.sub(r"^subject to [^,]{3,120},\s*", "", plain, flags=re.IGNORECASE))


def _deed(plain: str) -> tuple[str | None, str] | None:
    others = (_DELEGATED, _REQUESTED, _REQUEST_THAT, _TO_REQUEST)
    if match := next(filter(None, (words.match(plain) for words in others)), None):
        return match["who"], match["what"]
    awaited = _AWAITS.match(plain)
    if (_ONLY_DECIDES.match(plain.removeprefix("to ")) and not awaited) or _NOT_A_DEED.search(plain):
        return None
    if match := awaited or _TO_DO.match(plain) or _SENDS.match(plain):
        return None, match["what"]
    if match := _DOES.match(plain):
        return match["who"], match["what"]
    if (match := _PASSIVE.match(plain)) and not re.match(r"(?:the )?(?:next|future) meetings?\b", plain, re.IGNORECASE):
        by = re.search(rf"\bby (?P<who>{WHO})(?:$|[,.;]| to | at | for | before | in )", match["rest"])
        return (by["who"] if by else None), plain
    return None


def of_action_lines(part: ItemPart, *, has_column: bool) -> Iterator[Commitment]:
    listing = False
    for index, here in enumerate(part.body):
        if here.row:
            if not here.row.done:
                yield _of_row(part, here, here.row)
            continue
        match = ACTION.match(here.text)
        if match:
            listing = not match["rest"]
            if match["rest"] or match["owner"]:
                yield from _action(part, index, match["rest"], match["owner"], here)
            continue
        if listing and _is_in_a_list_of_actions(here):
            yield from _action(part, index, _REFERENCE.sub("", here.text), None, here)
            continue
        listing = False
        if match := ACTION_AT_THE_END.match(here.text):
            yield from _action(part, index, match["rest"], None, here, said=match["before"])
        elif has_column and (match := _COLUMN_CELL.match(here.text)):
            yield from _action(part, index, match["owner"], None, here, said=match["text"])


def _of_row(part: ItemPart, here: Paragraph, row: ActionRow) -> Commitment:
    return Commitment(
        item=row.item or (None if row.apart else part.item.number),
        form=Form.ACTION,
        who=who_said(row.who),
        what=row.what.strip(" ,.;"),
        when=row.when or when_said(row.what, vague=True),
        quote=here.text,
        place=here.place,
        confidence=LABELLED,
        kind=kind_of(row.what),
        condition=condition_said(row.what),
    )


def _is_in_a_list_of_actions(here: Paragraph) -> bool:
    """Under 'Actions:' each paragraph with a label, a reference, or a person who is to do something."""
    if DECISION.match(here.text) or len(here.text.split()) >= LONGEST_ACTION:
        return False
    return bool(here.label or _REFERENCE.match(here.text) or _ACTION_WHO.match(here.text))


def _action(
    part: ItemPart, index: int, text: str, owner: str | None, here: Paragraph, *, said: str | None = None
) -> Iterator[Commitment]:
    plain = text.strip(" .")
    if _NOBODY.match(plain) or (not plain and not owner):
        return
    who, what = _owner_and_deed(plain, owner)
    quote = here.text
    if what is None:
        context = said or (part.body[index - 1].text if index else "")
        last = list(sentences(context))[-1:] or [context]
        what, quote = last[0] or plain, f"{last[0]} {here.text}".strip() if not said else here.text
    when = when_said(what, vague=True) or when_said(text, vague=True)
    yield Commitment(
        item=part.item.number,
        form=Form.ACTION,
        who=who_said(who),
        what=what.strip(" ,.;"),
        when=when,
        quote=quote,
        place=here.place,
        confidence=LABELLED if said is None else GUESSED,
        point=here.label if here.label != "•" else None,
        kind=kind_of(what),
        condition=condition_said(what),
    )


def _owner_and_deed(text: str, owner: str | None) -> tuple[str | None, str | None]:
    """Who, and what; what is None where the line names only a person."""
    if match := re.match(r"^(?:to|To) (?P<what>.+)$", text):
        return owner, match["what"]
    if match := _ACTION_WHO.match(text):
        return match["who"], match["what"]
    if not owner and (_OWNER_ONLY.match(text) or is_name(text) or re.fullmatch(WHO, text)):
        return text, None
    if owner:
        return owner, text or None
    first = _ACTION_OWNER_FIRST.match(text)
    match = first if first and len(first["who"].split()) <= LONGEST_OWNER else _ACTION_OWNER_LAST.match(text)
    return (match["who"], match["what"]) if match else (None, text)


def has_action_column(lines: Sequence[str]) -> bool:
    return any(_COLUMN_HEAD.search(line) and len(line.split()) <= LONGEST_COLUMN_HEAD for line in lines)
