"""measures/ID.toml: one reviewed measure."""

from moothall.intake.notices import Findings
from moothall.intake.toml_table import (
    TomlTable,
    day,
    financial_year,
    month,
    number,
    one_of,
    read_table,
    text,
    texts,
    whole,
)
from moothall.measures import ChartKind, DatedTarget, Definition, Good, Measure, MeasureKind, Noun, Targets
from moothall.measures.measure import NATURAL_BOUNDS
from moothall.periods import Month
from moothall.spc.chart_choice import KINDS_OF_CHART

MOST_DECIMALS = 6
MOST_MONTHS_ROLLING = 60


def measure_from(file: str, data: bytes, findings: Findings) -> Measure | None:
    """The measure; its id is the file's name. None where a problem was found."""
    found = read_table(file, data, findings)
    return _measure(file.rpartition("/")[2].removesuffix(".toml"), found) if found else None


def _measure(measure_id: str, found: TomlTable) -> Measure | None:
    if any(sign.isspace() for sign in measure_id):
        remedy = "Rename the file, with - for each blank."
        found.problem("The file's name has a blank in it.", "It is the measure's id, which has none.", remedy)
    kind = found.needed("kind", one_of(MeasureKind))
    lower, upper = _bounds(found, kind)
    measure = Measure(
        id=measure_id,
        title=found.needed("title", text),
        kind=kind,
        noun=_noun(found),
        unit=found.needed("unit", text),
        good=found.needed("good", one_of(Good)),
        lower=lower,
        upper=upper,
        decimals=_whole_between(found, "decimals", 0, MOST_DECIMALS, 0 if kind is MeasureKind.COUNT else 1),
        group=found.needed("group", text),
        order=found.optional("order", whole) or 0,
        contains=found.optional("contains", texts) or (),
        parent=found.optional("parent", text),
        complement=found.optional("complement", text),
        definition=_definition(found.optional_table("definition")),
        rolling=_whole_between(found, "rolling", 1, MOST_MONTHS_ROLLING, 1),
        targets=_targets(found),
        chart=_chart(found, kind),
        baseline=found.optional("baseline", financial_year),
        survey_sample=_above_nothing(found, "survey_sample"),
        design_effect=_above_nothing(found, "design_effect") or 1.0,
        why=found.needed("why", text),
        how_counted=found.needed("how_counted", text),
        source=found.needed("source", text),
        owner=found.optional("owner", text),
        checked_by=found.optional("checked_by", text),
        next_review=found.optional("next_review", day),
    )
    return measure if found.finished() else None


def _noun(found: TomlTable) -> Noun:
    words = found.table("noun")
    if words is None:
        return Noun("", "")
    noun = Noun(words.needed("one", text), words.needed("many", text))
    words.finished()
    return noun


def _definition(found: TomlTable | None) -> Definition | None:
    if found is None:
        return None
    definition = Definition(found.needed("of", text), found.needed("said", text))
    found.finished()
    return definition


def _bounds(found: TomlTable, kind: MeasureKind | None) -> tuple[float | None, float | None]:
    """The bounds named; those natural to the kind where none is."""
    natural = NATURAL_BOUNDS[kind] if kind else (None, None)
    lower, upper = found.optional("lower", number), found.optional("upper", number)
    lower, upper = natural[0] if lower is None else lower, natural[1] if upper is None else upper
    if lower is not None and upper is not None and lower >= upper:
        found.problem(f"lower is {lower:g} and upper is {upper:g}.", "The lower bound is the smaller.", "Correct one.")
        return None, None
    return lower, upper


def _targets(found: TomlTable) -> Targets | None:
    """[[target]] with a value and the month from which it holds, and [trajectory] with a value a month."""
    dated: list[tuple[float, Month | None]] = []
    for one in found.tables("target"):
        dated.append((one.needed("value", number), one.optional("first", month)))
        one.finished()
    by_month = _trajectory(found)
    twice = [str(first or "the beginning") for _, first in dated if [f for _, f in dated].count(first) > 1]
    if twice:
        remedy = "Give each the month from which it holds, as first."
        found.problem(f"Two targets begin at {twice[0]}.", "One target holds at a time.", remedy)
    if twice or not found.is_sound or not (dated or by_month):
        return None
    return Targets(tuple(DatedTarget(value, first) for value, first in dated), by_month)


def _trajectory(found: TomlTable) -> tuple[tuple[Month, float], ...]:
    """Months with their own target, such as "2022-04" = 88."""
    listed = found.optional_table("trajectory")
    if listed is None:
        return ()
    pairs: list[tuple[Month, float]] = []
    for name in list(listed.values):
        value = listed.needed(name, number)
        try:
            pairs.append((Month.parse(name), value))
        except ValueError as error:
            found.problem(f"trajectory names {name}.", str(error), 'Write a line such as "2022-04" = 88.')
    listed.finished()
    return tuple(pairs)


def _chart(found: TomlTable, kind: MeasureKind | None) -> ChartKind | None:
    """A chart chosen by hand; it must go with the kind of measure."""
    chart = found.optional("chart", one_of(ChartKind))
    if chart is None or kind is None or kind in KINDS_OF_CHART[chart]:
        return chart
    fitting = ", ".join(sorted(one.value for one in KINDS_OF_CHART[chart]))
    remedy = "Correct it, or delete the line: the chart that fits is chosen then."
    found.problem(f"chart is {chart.value}, and kind is {kind.value}.", f"That chart is for {fitting}.", remedy)
    return None


def _above_nothing(found: TomlTable, key: str) -> float | None:
    value = found.optional(key, number)
    if value is not None and value <= 0:
        found.problem(f"{key} is {value:g}.", "It is above 0.", "Correct it, or delete the line.")
        return None
    return value


def _whole_between(found: TomlTable, key: str, least: int, most: int, default: int) -> int:
    value = found.optional(key, whole)
    if value is None:
        return default
    if not least <= value <= most:
        found.problem(f"{key} is {value}.", f"It is {least} to {most}.", "Correct it, or delete the line.")
        return default
    return value
