"""The Plan-delivery report as a document: the rule with each colour, a table and cards for each objective."""

from dataclasses import replace

from moothall.comparison.rating import Rating
from moothall.measures import Part
from moothall.reports.document import Bullets, Card, Document, Heading, Numbered, Paragraph, Table
from moothall.reports.plan_document import plan_document
from moothall.reports.plan_table import plan_table
from tests.unit.reports.test_plan_table import ASKED, COUNTED, RISE, RULE, plan_of, redaction, table_of
from tests.worlds import QUARTER, profile_of


def headings(document: Document) -> list[str]:
    return [block.text for block in document.all_blocks if isinstance(block, Heading)]


def test_the_parts_of_the_report() -> None:
    assert headings(plan_document(table_of(COUNTED, ASKED))) == [
        "Purpose of the report",
        "Recommendation",
        "Background",
        "In brief",
        "What the colours mean",
        "Objective: Fewer victims",
        "Objective: Safer roads",
        "Versions of the Plan",
        "Implications",
        "Appendices",
        "Background papers",
        "Person to contact",
        "Appendix A: How a change is tested",
        "What a metric is",
        "Which figures are compared",
        "What a change is held against",
        "What is not tested",
        "Appendix B: The months behind the metrics",
    ]


def test_every_metric_has_a_row_and_a_card_with_its_colour_in_words() -> None:
    document = plan_document(table_of(COUNTED, ASKED))
    table = [block for block in document.all_blocks if isinstance(block, Table)][1]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        ("Burglary", "148", "183", "+35", "+24%", "less", "Red: moving the wrong way"),
        ("Feels safe", "68.1%", "61.4%", "−6.7 points", "in points", "more", "Red: moving the wrong way"),
    ]
    assert table.note == (
        "Burglary: offences. A percentage changes by points, so it has no percentage of its own. The change is worked "
        "out before the figures are rounded."
    )
    cards = [block for block in document.blocks if isinstance(block, Card)]
    assert [(card.heading.text, card.mark and (card.mark.word, card.mark.of)) for card in cards] == [
        ("Burglary", ("Red: moving the wrong way", Rating.RED)),
        ("Feels safe", ("Red: moving the wrong way", Rating.RED)),
    ]


def test_an_objective_without_a_metric_says_so() -> None:
    said = [block.text for block in plan_document(table_of(COUNTED)).all_blocks if isinstance(block, Numbered)]
    assert "The Plan has no metric for this objective." in said


def test_what_is_offered_is_listed_or_said_not_to_be() -> None:
    document = plan_document(table_of(COUNTED))
    offered = next(block for block in document.blocks if isinstance(block, Bullets))
    assert [item.text for item in offered.items] == ["Burglary: it is moving the wrong way."]
    quiet = plan_document(table_of(replace(COUNTED, rule=replace(RULE, percent=50))))
    assert "No metric asks to be on the next agenda." in [b.text for b in quiet.blocks if isinstance(b, Numbered)]


def test_who_agreed_the_rule_is_said_where_it_is_recorded() -> None:
    plan = replace(plan_of(COUNTED), rule_by="The Panel, 24 March 2020.")
    document = plan_document(plan_table(profile_of(), plan, QUARTER, [RISE]))
    (said,) = (b.text for b in document.blocks if isinstance(b, Numbered) and "written rule" in b.text)
    assert said == (
        "The colours follow one written rule. It compares the quarter with the same quarter of 2019-20, which is the "
        "baseline. Agreed: The Panel, 24 March 2020."
    )


def test_the_months_of_a_measure_stand_in_an_appendix() -> None:
    tables = [block for block in plan_document(table_of(COUNTED, ASKED)).all_blocks if isinstance(block, Table)]
    assert [table.caption for table in tables[2:]] == ["Burglary, Exampleshire (offences), month by month"]
    said = [block.text for block in plan_document(table_of(ASKED)).all_blocks if isinstance(block, Paragraph)]
    assert "No metric is counted month by month." in said


def test_no_month_of_a_withheld_metric_stands_there() -> None:
    document = plan_document(table_of(COUNTED, redaction=redaction(Part.VALUE)))
    assert len([block for block in document.all_blocks if isinstance(block, Table)]) == 2
