"""The office's own report as a value: its measures, its exceptions, and the words with their numbers filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from moothall.commentary.references import filled
from moothall.measures import Series
from moothall.periods import Quarter
from moothall.reports.office import Office, OfficeRule, OfficeWords, Term
from moothall.reports.office_row import OfficeRow, office_rows
from moothall.reports.office_words import known_figures
from moothall.reports.paper_words import PaperWords, profile_for
from moothall.reports.profile import Profile
from moothall.wording.dates import months_named, quarter_named
from moothall.wording.numbers import plural


@dataclass(frozen=True)
class OfficeReport:
    """`said` holds the filled words about each measure by its id. `words` None: none were written for the quarter."""

    profile: Profile
    quarter: Quarter
    rows: tuple[OfficeRow, ...]
    rule: OfficeRule
    terms: tuple[Term, ...]
    said: Mapping[str, str]
    words: OfficeWords | None
    summary: str | None

    @property
    def title(self) -> str:
        return f"Performance of the office: {months_named(self.quarter.window)}"

    @property
    def subtitle(self) -> str:
        return quarter_named(self.quarter)

    @property
    def groups(self) -> tuple[tuple[str, tuple[OfficeRow, ...]], ...]:
        names = dict.fromkeys(row.measure.group for row in self.rows)
        return tuple((name, tuple(row for row in self.rows if row.measure.group == name)) for name in names)

    @property
    def exceptions(self) -> tuple[OfficeRow, ...]:
        return tuple(row for row in self.rows if row.is_exception(self.rule))

    @property
    def quiet_sentence(self) -> str:
        """How many of the measures are exceptions, and how many cannot be compared."""
        lacking = [row for row in self.rows if row.difference is None]
        found, number = len(self.exceptions), len(self.rows)
        verb = plural(found or 1, "is an exception", "are exceptions")
        said = f"{found or 'None'} of {number} {plural(number, 'measure', 'measures')} {verb}."
        return f"{said} {len(lacking)} cannot be compared with the quarter before." if lacking else said

    @property
    def rule_sentence(self) -> str:
        rule = self.rule
        points = plural(rule.points, "point", "points")
        return (
            f"An office exception is a measure that changed on the quarter before by {rule.percent:g}% or more and by "
            f"{rule.least:g} or more; where the earlier figure is under 10, by {rule.least:g} or more; a share of 10 "
            f"or more, by {rule.points:g} {points} or more. The changes are not tested, so none is called significant."
        )

    def terms_in(self, texts: Sequence[str]) -> tuple[Term, ...]:
        """The terms of the glossary that some texts use, in the order of the glossary."""
        together = " ".join(texts)
        return tuple(term for term in self.terms if any(_stands_in(form, together) for form in _forms(term)))


def office_report(profile: Profile, office: Office, quarter: Quarter, series: Sequence[Series]) -> OfficeReport:
    """The report on a quarter. The words of the quarter must have no problem."""
    rows, words = office_rows(office, quarter), office.words_of(quarter)
    known = known_figures(rows, series, quarter, profile.area)
    said = {one.measure: filled(one.text, known) for one in words.texts} if words else {}
    return OfficeReport(
        profile=profile_for(profile, words.words if words else PaperWords()),
        quarter=quarter,
        rows=rows,
        rule=office.rule,
        terms=office.terms,
        said=said,
        words=words,
        summary=filled(words.summary, known) if words and words.summary else None,
    )


def _forms(term: Term) -> Iterator[str]:
    """How a text may name it: in full; or by what stands before its brackets, or in them."""
    yield term.term
    first, bracket, rest = term.term.partition("(")
    if bracket:
        yield first.strip()
        yield rest.strip(" )")


def _stands_in(form: str, text: str) -> bool:
    """As words of its own, in the singular or the plural."""
    return bool(re.search(rf"\b{re.escape(form.removesuffix('s'))}s?\b", text, re.IGNORECASE))
