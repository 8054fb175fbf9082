"""A document as plain data for the template that sets it: texts stay texts, charts and marks become pictures."""

from functools import singledispatch

from moothall.render.analysis_json import Json
from moothall.render.picture import chart_legend, chart_picture, mark_colour, mark_picture
from moothall.reports.document import (
    Bullets,
    Card,
    Cell,
    Document,
    Fact,
    Facts,
    Figures,
    FrontMatter,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Quotation,
    Table,
)
from moothall.reports.drawings import Chart, DotPlot, Drawing, Multiples


def document_data(document: Document) -> Json:
    return {"front": front_data(document.front), "blocks": [block_data(block) for block in document.blocks]}


def front_data(front: FrontMatter) -> Json:
    language, _, region = front.language.partition("-")
    return {
        "language": language,
        "region": region or None,
        "subject": front.subject,
        "author": front.author,
        "marking": front.marking,
        "meeting": front.meeting,
        "running": front.running_head,
        "notice": front.notice or "",
        "facts": [_fact(fact) for fact in front.facts],
    }


@singledispatch
def block_data(block: object) -> Json:
    message = f"{type(block).__name__} is no block of a document."
    raise TypeError(message)


@block_data.register
def _(block: Heading) -> Json:
    return {
        "kind": "heading",
        "text": block.text,
        "level": block.level,
        "anchor": block.anchor,
        "page": block.on_new_page,
    }


@block_data.register
def _(block: Numbered) -> Json:
    return {"kind": "numbered", "number": block.number, "text": block.text}


@block_data.register
def _(block: Paragraph) -> Json:
    return {
        "kind": "paragraph",
        "lead": block.lead,
        "text": block.text,
        "note": block.is_note,
        "sticky": block.introduces,
    }


@block_data.register
def _(block: Bullets) -> Json:
    items = [{"text": item.text, "mark": _mark(item.mark), "target": item.target} for item in block.items]
    return {"kind": "bullets", "items": items}


@block_data.register
def _(block: Facts) -> Json:
    return {"kind": "facts", "facts": [_fact(fact) for fact in block.facts]}


@block_data.register
def _(block: Figures) -> Json:
    return {"kind": "figures", "facts": [_fact(fact) for fact in block.facts]}


@block_data.register
def _(block: Quotation) -> Json:
    return {"kind": "quotation", "paragraphs": list(block.paragraphs), "said": block.said_by}


@block_data.register
def _(block: Table) -> Json:
    columns = [{"heading": c.heading, "share": c.share, "number": c.is_number} for c in block.columns]
    rows = [{"kind": row.kind.value, "cells": [_cell(cell) for cell in row.cells]} for row in block.rows]
    return {
        "kind": "table",
        "number": block.number,
        "caption": block.caption,
        "columns": columns,
        "rows": rows,
        "note": block.note,
        "small": block.is_small,
    }


@block_data.register(Chart | DotPlot | Multiples)
def _(block: Drawing) -> Json:
    return {
        "kind": "chart",
        "number": block.number,
        "caption": f"{block.caption}. {chart_legend(block)}",
        "alternative": block.alternative,
        "svg": chart_picture(block),
    }


@block_data.register
def _(block: Card) -> Json:
    return {
        "kind": "card",
        "heading": block_data(block.heading),
        "mark": _mark(block.mark),
        "blocks": [block_data(inner) for inner in block.blocks],
    }


def _fact(fact: Fact) -> Json:
    return {"label": fact.label, "said": list(fact.said)}


def _cell(cell: Cell) -> Json:
    return {"text": cell.text, "mark": _mark(cell.mark), "target": cell.target}


def _mark(mark: Mark | None) -> Json | None:
    if mark is None:
        return None
    return {"word": mark.word, "colour": mark_colour(mark), "svg": mark_picture(mark)}
