"""The exception report as JSON: every measure in the shape of `analyse --json`, with its finding beside it."""

import json

from moothall.measures.breakdown import Breakdown
from moothall.periods import Quarter
from moothall.render.analysis_json import Json, analysis_json, change_json, method_json
from moothall.render.district_json import district_view_json
from moothall.render.follow_up_json import action_json, earlier_card_json, follow_up_json
from moothall.reports.breakdown_blocks import breakdown_sentence
from moothall.reports.context import BoundText
from moothall.reports.exception_document import district_part
from moothall.reports.exception_report import ExceptionReport
from moothall.reports.measure_entry import MeasureEntry


def report_json(report: ExceptionReport) -> bytes:
    profile = report.profile
    value: Json = {
        "title": report.title,
        "quarter": str(report.quarter),
        "notice": profile.notice,
        "force": profile.body.force,
        "area": profile.area,
        "method": method_json(profile.rules),
        "summary": {
            "quiet": report.quiet_sentence,
            "false_alarms": report.false_alarms_sentence,
            "messages": [entry.message for entry in report.messages],
            "grid": {row.standing.value: [entry.measure.id for entry in row.entries] for row in report.grid},
            "exceptions": [entry.measure.id for entry in report.exceptions],
            "data_notes": list(report.data_notes),
        },
        "follow_up": follow_up_json(report.follow_up),
        "events": [
            {
                "title": event.title,
                "kind": event.kind.value,
                "first": str(event.window.first),
                "last": str(event.window.last),
                "source": event.source,
            }
            for event in report.events
        ],
        "measures": [_entry(entry, report.quarter) for entry in report.entries],
        "districts": [_entry(entry, report.quarter) for entry in report.districts.districts]
        if report.districts
        else [],
        "unplaced": [_entry(entry, report.quarter) for entry in report.districts.unplaced] if report.districts else [],
        "breakdowns": [_breakdown(one, report) for one in report.breakdowns],
        "district_view": district_view_json(report.districts, district_part(report), report.district_findings)
        if report.districts
        else None,
        "method_note": [{"heading": p.heading, "text": p.text} for p in report.method],
        "sources": [vars(source) for source in profile.sources],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _entry(entry: MeasureEntry, now: Quarter) -> Json:
    finding = entry.finding
    return (
        {"id": entry.measure.id}
        | analysis_json(entry.analysis, entry.change)
        | {
            "finding": {
                "kind": finding.kind.value,
                "label": finding.label,
                "judgement": finding.judgement.value,
                "standing": finding.standing.value,
                "exception": finding.is_exception,
                "settled": finding.settled,
                "recommendation": finding.recommendation.value,
                "recommendation_said": entry.recommendation_sentence,
                "headline": entry.headline,
                "message": entry.message,
            },
            "other_changes": [{"span": one.span.kind.value} | change_json(one.change) for one in entry.other_changes],
            "reset_decisions": [
                {
                    "month": str(reset.month),
                    "decision": reset.decision.value,
                    "reason": reset.reason,
                    "by": reset.by,
                    "citation": reset.citation,
                    "decided": reset.decided.isoformat() if reset.decided else None,
                }
                for reset in entry.resets
            ],
            "notes": list(entry.notes),
            "cause_grade": entry.cause_grade.value,
            "cause": entry.texts[0].text.cause if entry.texts else None,
            "cause_said": entry.cause_sentence,
            "texts": [_text(bound, is_withheld=entry.withholds(now)) for bound in entry.texts],
            "actions": [action_json(action) for action in entry.actions],
            "earlier_cards": [earlier_card_json(card, now) for card in entry.earlier_cards],
        }
    )


def _breakdown(one: Breakdown, report: ExceptionReport) -> Json:
    measure = next(entry.measure for entry in report.entries if entry.measure.id == one.measure)
    return {
        "id": one.measure,
        "title": one.title,
        "window": [str(one.window.first), str(one.window.last)],
        "total": one.total,
        "parts": [{"name": part.name, "count": part.count, "percent": one.share(part)} for part in one.parts],
        "not_given": [{"name": lacking.name, "why": lacking.why} for lacking in one.not_given],
        "percent_not_told_apart": one.rest,
        "source": one.source,
        "sentence": breakdown_sentence(one, measure),
    }


def _text(bound: BoundText, *, is_withheld: bool) -> Json:
    """Figures that the words were written about are not told where the measure withholds them by now."""
    text = bound.text
    return {
        "author": text.author,
        "written": text.written.isoformat(),
        "paragraphs": list(text.paragraphs),
        "figures": {"quarter": None, "year_before": None}
        if is_withheld
        else {"quarter": text.figure, "year_before": text.figure_year_before},
        "figures_moved": bound.figures_moved,
        "cause_grade": text.cause_grade.value,
        "cause": text.cause,
        "evidence": text.evidence,
        "carried_over": list(bound.carried_over_sentences),
    }
