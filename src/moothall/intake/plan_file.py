"""plan.toml: the Police and Crime Plan, its versions, objectives, metrics, and the rule that colours them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from moothall.comparison.rating import PlanPeriod, RatingRule, RatingTest
from moothall.intake.metric_table import metric_from
from moothall.intake.notices import Findings
from moothall.intake.paper_table import paper_words_from
from moothall.intake.text import nearest, quoted
from moothall.intake.toml_table import TomlTable, ValueProblemError, day, number, one_of, read_table, text
from moothall.measures import Measure
from moothall.periods import Quarter
from moothall.reports.plan import Metric, Objective, Plan, PlanVersion


def plan_from(
    file: str, data: bytes, findings: Findings, *, measures: Mapping[str, Measure], known: Sequence[str]
) -> Plan | None:
    """The Plan; None where a problem was found. `known` are the ids of all measures, also of those with problems."""
    found, before = read_table(file, data, findings), findings.number
    if found is None:
        return None
    plan, rule = found.table("plan"), found.table("rule")
    title = plan.needed("title", text) if plan else ""
    version = plan.needed("version", text) if plan else ""
    versions = tuple(map(_version, found.tables("version")))
    read_rule = _rule(rule) if rule else None
    objectives = tuple(map(_objective, found.tables("objective")))
    metrics = _metrics(found, read_rule, measures, known)
    words = paper_words_from(found.optional_table("paper"))
    for inner in (plan, rule, found):
        if inner:
            inner.finished()
    _check(found, version, versions, objectives, metrics)
    if read_rule is None or findings.number > before:
        return None
    return Plan(
        title=title,
        version=version,
        versions=versions,
        rule=read_rule[0],
        rule_by=read_rule[1],
        objectives=objectives,
        metrics=metrics,
        words=words,
    )


def _version(found: TomlTable) -> PlanVersion:
    version = PlanVersion(found.needed("number", text), found.needed("adopted", day), found.needed("said", text))
    found.finished()
    return version


def _objective(found: TomlTable) -> Objective:
    objective = Objective(found.needed("id", text), found.needed("title", text))
    found.finished()
    return objective


def _rule(found: TomlTable) -> tuple[RatingRule, str | None] | None:
    """The rule, and who agreed it."""
    rule = RatingRule(
        period=found.needed("period", one_of(PlanPeriod)),
        baseline=found.needed("baseline", _financial_year),
        percent=found.needed("percent", _not_negative),
        points=found.needed("points", _not_negative),
        test=found.needed("test", one_of(RatingTest)),
    )
    by = found.optional("by", text)
    return (rule, by) if found.is_sound else None


def _financial_year(value: object) -> int:
    """The first year of one written as 2020-21."""
    try:
        return Quarter.parse(f"{value}-Q1").year
    except ValueError:
        raise ValueProblemError(
            "A financial year was expected.", 'Write April 2020 to March 2021 as "2020-21".'
        ) from None


def _not_negative(value: object) -> float:
    found = number(value)
    if found < 0:
        raise ValueProblemError("A number of 0 or more was expected.", "Write the size of a change without its sign.")
    return found


def _metrics(
    found: TomlTable,
    rule: tuple[RatingRule, str | None] | None,
    measures: Mapping[str, Measure],
    known: Sequence[str],
) -> tuple[Metric, ...]:
    read = []
    for inner in found.tables("metric"):
        metric = metric_from(inner, measures, known, _varied(rule, inner.optional_table("rule")))
        if metric:
            read.append(metric)
    if "metric" not in found.values:
        found.problem("There is no metric.", "A Plan is followed by its metrics.", "Add a [[metric]] for each.")
    return tuple(read)


def _varied(rule: tuple[RatingRule, str | None] | None, own: TomlTable | None) -> RatingRule | None:
    """The rule of the Plan with what a metric sets for itself."""
    if own is None:
        return rule[0] if rule else None
    percent, points = own.optional("percent", _not_negative), own.optional("points", _not_negative)
    test = own.optional("test", one_of(RatingTest))
    own.finished()
    if rule is None:
        return None
    plain = rule[0]
    return replace(
        plain,
        percent=plain.percent if percent is None else percent,
        points=plain.points if points is None else points,
        test=test or plain.test,
    )


def _check(
    found: TomlTable,
    version: str | None,
    versions: Sequence[PlanVersion],
    objectives: Sequence[Objective],
    metrics: Sequence[Metric],
) -> None:
    """That what is named is there, and once."""
    named = [metric.objective for metric in metrics]
    titles = [f"{metric.measure.title} of {metric.objective}" for metric in metrics]
    numbers, ids = [one.number for one in versions], [one.id for one in objectives]
    if version and version not in numbers:
        _unknown(found, "[plan] version", version, numbers, "version")
    for name in dict.fromkeys(filter(None, named)):
        if name not in ids:
            _unknown(found, "A metric's objective", name, ids, "objective")
    for what, names in (("version", numbers), ("objective", ids), ("metric", titles)):
        for name, count in Counter(filter(None, names)).items():
            if count > 1:
                said = f"The {what} {quoted(name)} is there {count} times."
                found.problem(said, "It stands once.", "Delete the others, or give them names of their own.")


def _unknown(found: TomlTable, what: str, name: str, known: Sequence[str], kind: str) -> None:
    close = nearest(name, [one for one in known if one])
    expected = f"Perhaps {quoted(close)} is meant." if close else f"Each {kind} has its own [[{kind}]]."
    found.problem(f"{what} is {quoted(name)}, which is not known.", expected, f"Correct it, or add the {kind}.")
