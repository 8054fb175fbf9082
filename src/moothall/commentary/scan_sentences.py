"""What a scan of many series found, in sentences: how many findings, how many to believe, what was folded, and how."""

from moothall.commentary.finding import KIND_OF_STATUS, FindingKind
from moothall.comparison.folding import TOO_SMALL
from moothall.comparison.scanned import Scanned
from moothall.spc import Side, Status
from moothall.wording.numbers import number, plural

SMALLEST_SAID = 0.001
QUESTION_SAID = {
    "months": "a month out of line",
    "level": "a change of level",
    "slope": "a steady rise or fall",
    "year": "the change on the year before",
}
NONE_JUDGED = "No series could be judged: each has too few figures, never varies, or has none in the months judged."
HOW_FOUND = (
    "Every series was analysed by itself, as moothall analyse does it. A finding is a rule that fired in the months "
    "judged, or a significant change on the same months a year before."
)
HOW_WEIGHED = (
    "Each finding has one p value. Up to four questions are asked of a series: is a month judged out of line with its "
    "limits, did the level change, does it rise or fall steadily, is the quarter unlike the year before? Of the "
    "questions that the finding rests on, the one with the smallest p, times the number asked, is the evidence. It "
    "supposes months that do not depend on one another; where neighbouring months resemble each other it is too small."
)


def findings_sentences(scan: Scanned) -> tuple[str, ...]:
    """How many there are, how many chance alone would give, and how many stand."""
    found = int(scan.findings.sum())
    judged = int(scan.judged.sum())
    if not judged:
        return (NONE_JUDGED,)
    opening = f"{found:,} of {judged:,} series that could be judged {plural(found, 'has', 'have')} a finding."
    return tuple(said for said in (opening, by_chance_sentence(scan), believed_sentence(scan)) if said)


def by_chance_sentence(scan: Scanned) -> str | None:
    expected = scan.expected_false_alarms
    if expected is None:
        return None
    return f"If nothing at all had happened, about {_about(expected)} would have one all the same."


def believed_sentence(scan: Scanned) -> str | None:
    """What Benjamini and Hochberg's procedure leaves, and how much of that may still be chance."""
    found, believed = int(scan.findings.sum()), int(scan.believed.sum())
    if not found:
        return None
    held = f"When false findings are held to {in_a_hundred(scan.rate)} of those believed"
    if not believed:
        return f"{held}, none stands: with so many series, each of them could be chance."
    stands = plural(believed, "1 finding stands", f"{believed:,} findings stand")
    of_these = f"of {plural(believed, 'it', 'these')} about {_about(scan.expected_false_findings)} may be chance"
    return f"{held}, {stands}; {of_these}."


def in_a_hundred(rate: float) -> str:
    """5 in 100."""
    return f"{number(rate * 100, 0 if rate * 100 >= 1 else 1)} in 100"


def folded_sentence(series: int, totals: int) -> str | None:
    """Which series were added together, why, and how they appear."""
    if not series:
        return None
    into = plural(totals, "one series, that of their measure", f"{totals:,} series, one for each measure")
    return (
        f"{series:,} series average fewer than {TOO_SMALL} a month, too few for any of them to say anything by itself. "
        f"They were added together into {into}, named “small areas together”."
    )


def without_a_place_sentence(series: int) -> str | None:
    if not series:
        return None
    return (
        f"{series:,} series without a known place were not judged: how many records lack their place says how "
        f"they were kept, not what happened."
    )


def without_noughts_sentence(series: int) -> str | None:
    if not series:
        return None
    have = plural(series, "1 series of counts has", f"{series:,} series of counts have")
    return (
        f"{have} months without a figure, and no figure of the table is 0: it seems to leave noughts out. Such a month "
        f"is taken as not known. moothall records count --noughts writes them."
    )


def rate_sentence(scan: Scanned) -> str:
    judged = int(scan.judged.sum())
    return (
        f"Which findings stand was decided by Benjamini and Hochberg’s procedure over the {judged:,} series that "
        f"could be judged, at a rate of {in_a_hundred(scan.rate)}: on average at most that share of the findings that "
        f"stand are chance. Series without a finding count with p = 1."
    )


def finding_said(status: Status | None, side: Side | None, *, changed: bool, is_up: bool | None) -> str:
    """Step shift, below; quarter changed, up; nothing where there is no finding."""
    if status is not None and side is not None:
        return f"{KIND_OF_STATUS[status].value.removesuffix(' exception')}, {side.value}"
    return f"{FindingKind.QUARTER_CHANGED.value}, {'up' if is_up else 'down'}" if changed else ""


def p_said(p: float) -> str:
    """0.03; 0.0004; under 0.0001."""
    if p >= 1:
        return "1"
    decimals = next((places for places in (2, 3, 4) if p >= 10.0**-places), None)
    return number(p, decimals + 1 if decimals and decimals < 4 else 4) if decimals else "under 0.0001"  # noqa: PLR2004


def _about(expected: float) -> str:
    if expected < SMALLEST_SAID:
        return "0"
    return number(expected, 0 if expected >= 10 else 1)  # noqa: PLR2004
