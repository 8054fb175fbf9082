"""[[metric]] in plan.toml: a measure of the workspace or two figures, and what is known beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from moothall.comparison.plan_change import Reading
from moothall.comparison.rating import RatingRule
from moothall.comparison.survey_change import SurveyDesign
from moothall.intake.redaction_file import withholding_from
from moothall.intake.references import unknown_measures
from moothall.intake.text import slug
from moothall.intake.toml_table import TomlTable, ValueProblemError, day, number, one_of, text, whole
from moothall.measures import Good, Measure, MeasureKind, Withholding
from moothall.measures.measure import NATURAL_BOUNDS
from moothall.reports.plan import Elsewhere, MeetingOutcome, Metric, NextStep, SuppliedFigures

OF_FIGURES = ("title", "kind", "unit", "decimals", "good", "baseline", "latest", "design_effect", "withheld")
NO_COMPARISON = "no_comparison"


def metric_from(
    found: TomlTable, measures: Mapping[str, Measure], known: Sequence[str], rule: RatingRule | None
) -> Metric | None:
    """None where a problem was found."""
    objective = found.needed("objective", text)
    both = [key for key in OF_FIGURES if key in found.values]
    measure_id = found.optional("measure", text)
    if measure_id is not None and both:
        said = f"{found.where}measure is there, and so is {both[0]}."
        found.problem(said, "A metric is a measure of the workspace or has figures of its own.", "Delete one of them.")
        for key in both:
            found.optional(key, lambda value: value)  # it is known, and told of already
    measure = _of_workspace(found, measure_id, measures, known) if measure_id is not None else _of_its_own(found)
    figures = _figures(found, measure) if measure_id is None else None
    withholding = _withholding(found) if measure_id is None else None
    design = _design(found) if measure_id is not None else None
    source = found.optional("source", text) if measure_id is not None else found.needed("source", text)
    elsewhere, no_comparison = _comparison(found)
    next_step, outcome = _next_step(found), _outcome(found)
    if not found.finished() or measure is None or rule is None:
        return None
    return Metric(
        objective=objective,
        measure=measure,
        rule=rule,
        source=source or measure.source,
        figures=figures,
        design=design,
        elsewhere=elsewhere,
        no_comparison=no_comparison,
        next_step=next_step,
        outcome=outcome,
        withholding=withholding,
    )


def _of_workspace(
    found: TomlTable, measure_id: str, measures: Mapping[str, Measure], known: Sequence[str]
) -> Measure | None:
    for problem in unknown_measures(found.file, found.where.rstrip(", ").capitalize(), [measure_id], known):
        found.spoil()
        found.findings.add(problem)
    return measures.get(measure_id)


def _of_its_own(found: TomlTable) -> Measure | None:
    """A measure that only the Plan has, made of what its metric says."""
    title, kind = found.needed("title", text), found.needed("kind", one_of(MeasureKind))
    unit, good = found.needed("unit", text), found.needed("good", one_of(Good))
    decimals = found.optional("decimals", whole)
    if not found.is_sound:
        return None
    lower, upper = NATURAL_BOUNDS[kind]
    places = (0 if kind is MeasureKind.COUNT else 1) if decimals is None else max(0, decimals)
    return Measure(
        id=slug(title), title=title, kind=kind, unit=unit, good=good, lower=lower, upper=upper, decimals=places
    )


def _figures(found: TomlTable, measure: Measure | None) -> SuppliedFigures | None:
    baseline, latest = (_reading(found, key, measure) for key in ("baseline", "latest"))
    design_effect = found.optional("design_effect", _positive)
    if baseline is None or latest is None:
        return None
    return SuppliedFigures(baseline, latest, design_effect or 1.0)


def _reading(found: TomlTable, key: str, measure: Measure | None) -> Reading | None:
    inner = found.table(key)
    if inner is None:
        return None
    reading = Reading(
        inner.needed("value", number),
        inner.needed("when", text),
        numerator=inner.optional("numerator", number),
        denominator=inner.optional("denominator", _positive),
        sample=inner.optional("sample", _positive),
    )
    if inner.is_sound and measure:
        low = measure.lower is not None and reading.value < measure.lower
        if low or (measure.upper is not None and reading.value > measure.upper):
            bound = f"below {measure.lower:g}" if low else f"above {measure.upper:g}"
            inner.problem(f"{inner.where}value is {reading.value:g}.", f"It cannot be {bound}.", "Correct it.")
    return reading if inner.finished() else None


def _positive(value: object) -> float:
    found = number(value)
    if found <= 0:
        raise ValueProblemError("A number above 0 was expected.", "Correct it, or delete it.")
    return found


def _withholding(found: TomlTable) -> Withholding | None:
    inner = found.optional_table("withheld")
    if inner is None:
        return None
    decision = withholding_from(inner)
    inner.finished()
    return decision


def _design(found: TomlTable) -> SurveyDesign | None:
    inner = found.optional_table("survey")
    if inner is None:
        return None
    design = SurveyDesign(sample=inner.optional("sample", _positive))
    effect = inner.optional("design_effect", _positive)
    inner.finished()
    return replace(design, design_effect=effect) if effect else design


def _comparison(found: TomlTable) -> tuple[tuple[Elsewhere, ...], str | None]:
    """Figures of other areas, or the words that say why there are none: one of the two."""
    elsewhere = tuple(map(_elsewhere, found.tables("elsewhere")))
    why_not = found.optional(NO_COMPARISON, text)
    if bool(elsewhere) == (why_not is not None):
        said = (
            "elsewhere and no_comparison are both there"
            if elsewhere
            else "neither elsewhere nor no_comparison is there"
        )
        remedy = f"Give what other areas have as [[metric.elsewhere]], or say in {NO_COMPARISON} why there is nothing."
        found.problem(f"{found.where}{said}.", "A metric is compared, or says why it is not.", remedy)
    return elsewhere, why_not


def _elsewhere(found: TomlTable) -> Elsewhere:
    other = Elsewhere(
        found.needed("area", text),
        found.needed("value", number),
        found.needed("when", text),
        found.needed("source", text),
    )
    found.finished()
    return other


def _next_step(found: TomlTable) -> NextStep | None:
    inner = found.optional_table("next_step")
    if inner is None:
        return None
    step = NextStep(inner.needed("text", text), inner.optional("owner", text), inner.optional("due", day))
    inner.finished()
    return step


def _outcome(found: TomlTable) -> MeetingOutcome | None:
    inner = found.optional_table("outcome")
    if inner is None:
        return None
    outcome = MeetingOutcome(inner.needed("text", text), inner.needed("meeting", day))
    inner.finished()
    return outcome
