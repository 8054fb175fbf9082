"""The Plan-delivery table as JSON: numbers unrounded, and null where a figure is withheld or missing."""

import json

from moothall.commentary.rating_sentences import period_sentence, rule_lines
from moothall.comparison.plan_change import Reading
from moothall.comparison.rating import RatingRule
from moothall.render.analysis_json import Json
from moothall.reports.plan_row import PlanRow
from moothall.reports.plan_table import PlanTable


def plan_json(table: PlanTable) -> bytes:
    plan = table.plan
    value: Json = {
        "title": table.title,
        "quarter": str(table.quarter),
        "notice": table.profile.notice,
        "plan": {
            "title": plan.title,
            "version": plan.version,
            "versions": [
                {"number": one.number, "adopted": one.adopted.isoformat(), "said": one.said} for one in plan.versions
            ],
        },
        "rule": _rule(plan.rule)
        | {
            "by": plan.rule_by,
            "said": [
                period_sentence(plan.rule),
                *(f"{line.rating.value}: {line.text}" for line in rule_lines(plan.rule)),
            ],
        },
        "summary": table.summary,
        "offered": [{"metric": row.title, "why": row.why_offered} for row in table.offered],
        "objectives": [
            {"id": one.id, "title": one.title, "metrics": [_row(row) for row in table.of(one)]}
            for one in plan.objectives
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _rule(rule: RatingRule) -> Json:
    return {
        "period": rule.period.value,
        "baseline": f"{rule.baseline:04d}-{(rule.baseline + 1) % 100:02d}",
        "percent": rule.percent,
        "points": rule.points,
        "test": rule.test.value,
    }


def _row(row: PlanRow) -> Json:
    change, metric = row.change, row.metric
    test = change.test if change else None
    return {
        "metric": row.title,
        "measure": metric.measure.id,
        "source": metric.source,
        "unit": metric.measure.unit,
        "wanted": metric.measure.good.value,
        "baseline": _reading(change.before) if change else None,
        "latest": _reading(change.now) if change else None,
        "difference": change.difference if change else None,
        "percent": change.percent if change else None,
        "test": {"noise": test.noise.value, "p": test.p} if test else None,
        "not_tested": change.not_tested.value if change and change.not_tested else None,
        "withheld": row.hidden.statement if row.hidden else None,
        "moved": row.direction,
        "rating": row.judged.rating.value,
        "rule": _rule(metric.rule),
        "argument": list(row.argument),
        "comparison": list(row.comparison),
        "next_step": row.next_step,
        "delivery_meeting": row.outcome,
    }


def _reading(reading: Reading | None) -> Json | None:
    if reading is None:
        return None
    return {
        "value": reading.value,
        "when": reading.when,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "sample": reading.sample,
    }
