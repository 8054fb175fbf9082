"""Words that tell a figure which is withheld: words about a measure, and words that name one."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from moothall.comparison.quarter_change import total
from moothall.errors import Problem
from moothall.intake.text import quoted
from moothall.measures import Measure, Observation, Redaction, Series
from moothall.periods import Quarter
from moothall.reports.plan import Plan
from moothall.wording.dates import MONTH_NAMES
from moothall.wording.numbers import number

SMALLEST_TOLD = 10  # a smaller whole number stands in too many sentences to be taken for the figure
DECIMALS_OF_A_FACT = 2  # the most that a fact of the annual report is printed with
_DATE = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTH_NAMES)})\b|\b(?:{'|'.join(MONTH_NAMES)}) \d{{4}}\b")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

Words = tuple[str, str, str]  # the file, the measure's id, what is printed


def word_problems(secrets: Mapping[str, Collection[str]], words: Iterable[Words]) -> Iterator[Problem]:
    """A problem for each text that holds a withheld figure of its own measure. `secrets` are these, as written."""
    for file, measure, text in words:
        told = [found for found in _numbers(text) if found in secrets.get(measure, ())]
        if told:
            said = f"{quoted(text)} tells a withheld figure of {measure}."
            remedy = f"Take the number {told[0]} out of these words, or publish the figure."
            yield Problem(said, "Words tell nothing that is withheld.", remedy, file)


def words_naming(measures: Iterable[Measure], texts: Iterable[tuple[str, str]]) -> Iterator[Words]:
    """Words of no measure in particular, for each measure whose title stands in them. `texts`: file and words."""
    by_id = {measure.id: measure.title.casefold() for measure in measures}
    for file, text in texts:
        yield from ((file, measure, text) for measure, title in by_id.items() if title in text.casefold())


def _numbers(text: str) -> list[str]:
    return [found.replace(",", "") for found in _NUMBER.findall(_DATE.sub(" ", text))]


def secrets_of(hidden: Iterable[Series], redactions: Sequence[Redaction], plan: Plan | None) -> dict[str, set[str]]:
    """By measure, how its withheld figures are written. `hidden` are the series as they were."""
    secrets: dict[str, set[str]] = {}
    for one in hidden:
        secrets.setdefault(one.measure.id, set()).update(_withheld_figures(one, redactions))
    for metric in plan.metrics if plan else ():
        if metric.withholding and metric.figures:
            readings = (metric.figures.baseline, metric.figures.latest)
            written = {form for reading in readings for form in _written(metric.measure, reading.value)}
            secrets.setdefault(metric.measure.id, set()).update(written)
    return secrets


def _withheld_figures(series: Series, redactions: Sequence[Redaction]) -> Iterator[str]:
    """Every withheld month, as supplied and as printed, and the quarters that hold one."""
    mine = [redaction for redaction in redactions if redaction.concerns(series)]
    entries = [entry for entry in series.entries if isinstance(entry, Observation)]
    months = [entry.month for entry in entries if any(redaction.covers(entry.month) for redaction in mine)]
    for entry in entries:
        if entry.month in months:
            yield from _written(series.measure, entry.value)
    for quarter in sorted({Quarter.of(month) for month in months}):
        if whole := total(series, quarter.window):
            yield from _written(series.measure, whole.value)


def _written(measure: Measure, value: float) -> Iterator[str]:
    if abs(value) >= SMALLEST_TOLD or not value.is_integer():
        yield f"{abs(value):.12g}"
        for decimals in sorted({measure.decimals, DECIMALS_OF_A_FACT}):
            yield number(abs(value), decimals).replace(",", "")
