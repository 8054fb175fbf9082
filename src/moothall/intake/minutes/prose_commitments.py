"""Promises, offers, requests and expectations in the prose of a minute."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from moothall.intake.minutes.commitment_words import (
    PRONOUN,
    condition_said,
    kind_of,
    once_said,
    subject_before,
    when_said,
    who_said,
)
from moothall.intake.minutes.paragraphs import Paragraph
from moothall.intake.minutes.promise_words import (
    ADDRESSED,
    AGREED,
    ALSO_AGREED,
    ALSO_WOULD,
    CONSIDERS_ONLY,
    COULD_BE,
    EXPECTED,
    FIRST,
    FUTURE_REPORTS,
    HABIT,
    IS_TO_DO,
    IT_WAS_AGREED,
    NOT_A_PROMISE,
    NOT_AGREED_TO_DO,
    NOTED_ONLY,
    OFFERED,
    OPENING_TIME,
    REQUESTED,
    REST,
    SAID,
    TO_DO,
    WOULD,
    WOULD_BE,
)
from moothall.panel.commitment import Commitment, Form
from moothall.panel.sourced import GUESSED, TOLD
from moothall.wording.sentences import sentences

_PURPOSE = re.compile(r"\b(?:how|so|so that|in order that|when|where)\s+(?:\S+\s+){0,3}\S+$")
LONGEST_SENTENCE = 3_000  # characters; what is longer is no sentence but a text whose stops were lost
SAME_START = 12  # characters
PREVIOUS = 2  # sentences back to which 'he' may point


@dataclass(frozen=True)
class _Found:
    form: Form
    start: int
    who: str | None
    what: str
    confidence: float
    rest: str = ""


def prose_commitments(item: str | None, part: Paragraph) -> Iterator[Commitment]:
    before: list[str] = []
    for sentence in sentences(part.text):
        if len(sentence) > LONGEST_SENTENCE:
            continue
        found = _in_sentence(sentence, before)
        for number, one in enumerate(found):
            start = one.start if number else 0
            end = found[number + 1].start if number + 1 < len(found) else len(sentence)
            rest = sentence[one.start : end]
            yield _commitment(item, part, replace(one, rest=rest), sentence[start:end].strip(" ,;"))
        before = [sentence, *before][:PREVIOUS]


def _commitment(item: str | None, part: Paragraph, one: _Found, quote: str) -> Commitment:
    firm = one.form is Form.PROMISE and not CONSIDERS_ONLY.search(quote)
    return Commitment(
        item=item,
        form=one.form,
        who=one.who,
        what=one.what.strip(" ,.;"),
        when=when_said(one.rest, vague=firm) or _said_first(quote) or once_said(quote),
        quote=quote,
        place=part.place,
        confidence=one.confidence,
        point=part.label if part.label and part.label != "•" else None,
        kind=kind_of(quote),
        condition=condition_said(quote),
    )


def _said_first(quote: str) -> str | None:
    """'At the next meeting the Director would …': the time opens the sentence."""
    return when_said(quote[:60], vague=False) if OPENING_TIME.match(quote) else None


def _in_sentence(sentence: str, before: list[str]) -> list[_Found]:
    found: list[_Found] = []
    for read in (_requests, _agreements, _promises, _offers, _expectations):
        for one in read(sentence, before):
            if all(
                abs(one.start - other.start) > SAME_START and not _same_clause(sentence, one, other) for other in found
            ):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def _same_clause(sentence: str, one: _Found, other: _Found) -> bool:
    """A promise that begins inside what another already says, with no new clause between them."""
    first, second = sorted((one.start, other.start))
    between = sentence[first:second]
    return not re.search(r"[,;]| and | but | however ", between[SAME_START:] if len(between) > SAME_START else between)


def _requests(sentence: str, _: list[str]) -> Iterator[_Found]:
    at = 0
    while match := REQUESTED.search(sentence, at):
        addressed = ADDRESSED.search(sentence, max(0, match.start() - 1))
        who = who_said(addressed["who"]) if addressed and not _is_member(addressed["who"]) else None
        yield _Found(Form.REQUEST, match.start(), who, sentence[match.start() :], TOLD)
        at = match.start() + SAME_START


def _is_member(who: str) -> bool:
    return bool(re.fullmatch(r"(?:[Tt]he |[Aa] )?(?:[Mm]embers?|[Pp]anel(?: [Mm]embers)?|[Cc]ommittee)", who))


def _agreements(sentence: str, before: list[str]) -> Iterator[_Found]:
    if match := TO_DO.search(sentence) or IS_TO_DO.search(sentence):
        yield _Found(Form.ACTION, match.start(), who_said(match["who"]), match["what"], GUESSED)
        return
    if (match := AGREED.search(sentence)) and not NOT_AGREED_TO_DO.match(match["what"] or ""):
        named = match["by"] if match["by"] and not re.fullmatch(PRONOUN, match["by"]) else match["who"]
        what = match["what"] or match["what2"] or match["what3"]
        if not NOTED_ONLY.search(what):
            who = who_said(_meant(named, sentence[: match.start()], before))
            yield _Found(Form.PROMISE, match.start(), who, what, TOLD)
            return
    if (match := ALSO_AGREED.search(sentence)) and not NOT_AGREED_TO_DO.match(match["what"]):
        first = FIRST.match(sentence)
        yield _Found(Form.PROMISE, match.start(), who_said(first["who"]) if first else None, match["what"], TOLD)
        return
    if match := IT_WAS_AGREED.search(sentence):
        if match["what"] and not NOT_AGREED_TO_DO.match(match["what"]):
            yield _Found(Form.PROMISE, match.start(), None, match["what"], TOLD)
        elif match["rest"] and (rest := REST.match(match["rest"])) and not NOTED_ONLY.search(match["rest"]):
            who = who_said(rest["who"] or rest["who2"])
            yield _Found(Form.PROMISE, match.start(), who, rest["what"] or rest["what2"] or match["rest"], TOLD)


def _meant(who: str, text: str, before: list[str]) -> str | None:
    """Whom a pronoun means; anybody else is meant by his own name."""
    return subject_before(text, before) if re.fullmatch(PRONOUN, who) else who


def _promises(sentence: str, before: list[str]) -> Iterator[_Found]:
    if match := FUTURE_REPORTS.search(sentence):
        yield _Found(Form.PROMISE, match.start(), None, match[0], TOLD)
    for match in WOULD_BE.finditer(sentence):
        if not NOT_A_PROMISE.search(sentence[: match.start("done")]):
            yield _Found(
                Form.PROMISE,
                match.start(),
                _speaker(sentence, match.start(), before),
                sentence[match.start() :],
                GUESSED,
            )
    if (
        (match := WOULD.search(sentence))
        and not NOT_A_PROMISE.search(sentence[: match.start("what")])
        and _can_promise(match["who"])
        and not HABIT.search(match["what"])
    ):
        who = who_said(_meant(match["who"], sentence[: match.start()], before))
        yield _Found(Form.PROMISE, match.start(), who, match["what"], TOLD)
    yield from _also_promised(sentence)


def _also_promised(sentence: str) -> Iterator[_Found]:
    """'The Treasurer did not have the figure but would write to members': the subject is said once."""
    match, first = ALSO_WOULD.search(sentence), FIRST.match(sentence)
    if match and first and _can_promise(first["who"]) and not NOT_A_PROMISE.search(sentence[: match.start("what")]):
        yield _Found(Form.PROMISE, match.start(), who_said(first["who"]), match["what"], TOLD)


def _speaker(sentence: str, end: int, before: list[str]) -> str | None:
    """Who says that it would be done: 'In response the PCC stated that … the information would be passed on'."""
    found = SAID.search(sentence[:end])
    if not found or _is_member(found["who"]):
        return None
    return who_said(_meant(found["who"], sentence[: found.start()], before))


def _can_promise(who: str) -> bool:
    return bool(
        re.fullmatch(PRONOUN, who)
        or re.search(
            (
                r"\b(?:[Oo]fficers?|PCC|DPCC|Commissioner|Constable|Director|Executive|Mayor|Manager"
                r"|Chair(?:man)?|Vice|Clerk|Solicitor|Superintendent|Inspector|Force|Office|OPCC|Head|Lead"
                r"|Councillor|Cllr|Mr|Mrs|Ms|Dr|Secretariat|Panel|Committee|Board|Team|Treasurer|Secretary"
                r"|Advis[eo]r|Analyst|Coordinator|Police|Council)\b"
            ),
            who,
        )
        or re.fullmatch(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+", who)
    )


def _offers(sentence: str, before: list[str]) -> Iterator[_Found]:
    if match := OFFERED.search(sentence):
        who = who_said(_meant(match["who"], sentence[: match.start()], before))
        yield _Found(Form.OFFER, match.start(), who, match["what"], TOLD)
    for match in COULD_BE.finditer(sentence):
        if NOT_A_PROMISE.search(sentence[: match.start("done")]) or _PURPOSE.search(sentence[: match.end("thing")]):
            continue
        yield _Found(Form.OFFER, match.start(), None, sentence[match.start() :], GUESSED)


def _expectations(sentence: str, _: list[str]) -> Iterator[_Found]:
    match = EXPECTED.search(sentence)
    if (
        match
        and when_said(sentence[match.start() :], vague=False)
        and not NOT_A_PROMISE.search(sentence[: match.start()])
    ):
        start = max(sentence.rfind(", ", 0, match.start()), sentence.rfind(" and ", 0, match.start()), -1) + 1
        yield _Found(Form.EXPECTATION, start, None, sentence[start:].strip(), GUESSED)
