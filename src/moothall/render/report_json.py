"""The exception report as JSON: every measure in the shape of `analyse --json`, with its finding beside it."""

import json

from moothall.render.analysis_json import Json, analysis_json, change_json, method_json
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
        "measures": [_entry(entry) for entry in report.entries],
        "districts": [_entry(entry) for entry in report.districts.districts] if report.districts else [],
        "unplaced": [_entry(entry) for entry in report.districts.unplaced] if report.districts else [],
        "method_note": [{"heading": p.heading, "text": p.text} for p in report.method],
        "sources": [vars(source) for source in profile.sources],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _entry(entry: MeasureEntry) -> Json:
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
            "actions": [
                {
                    "text": action.text,
                    "owner": action.owner,
                    "due": action.due.isoformat() if action.due else None,
                    "closed": action.closed.isoformat() if action.closed else None,
                    "answer": action.answer,
                }
                for action in entry.actions
            ],
        }
    )
