"""The annual report as JSON: facts, exceptions, comments and final text, each under a key of its own."""

import json

from moothall.commentary.annual_fact import AnnualFact
from moothall.commentary.annual_text import Comment, FinalText
from moothall.render.analysis_json import Json
from moothall.reports.annual_report import AnnualReport, YearException


def annual_json(report: AnnualReport) -> bytes:
    value: Json = {
        "title": report.title,
        "year": report.year_said,
        "status": report.status,
        "is_final": report.record.final is not None,
        "draft": {
            "facts": [_fact(fact) for fact in report.record.facts],
            "kept": [str(quarter) for quarter in report.kept],
            "kept_said": report.kept_sentence,
            "exceptions_said": report.exceptions_sentence or None,
            "exceptions": [_exception(one) for one in report.exceptions],
        },
        "comments": [_comment(comment) for comment in report.record.comments],
        "final": _final(report.record.final) if report.record.final else None,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _fact(fact: AnnualFact) -> Json:
    return {
        "objective": fact.objective,
        "title": fact.title,
        "value": fact.value,
        "parts": list(fact.parts),
        "whole": fact.whole,
        "unit": fact.unit,
        "said": fact.said,
        "source": fact.source,
    }


def _exception(one: YearException) -> Json:
    matter = one.matter
    return {
        "quarter": str(matter.raised_in),
        "id": matter.measure,
        "title": matter.title,
        "said": matter.said,
        "cause": one.cause,
        "state": matter.state.value,
        "answers": list(matter.answers),
    }


def _comment(comment: Comment) -> Json:
    return {
        "by": comment.by,
        "on": comment.on.isoformat(),
        "citation": comment.citation,
        "text": comment.text,
        "response": comment.response,
    }


def _final(final: FinalText) -> Json:
    return {
        "author": final.author,
        "agreed": final.agreed.isoformat(),
        "agreed_by": final.agreed_by,
        "paragraphs": list(final.paragraphs),
    }
