"""Terms are linked where they first stand on a page, and text is made safe."""

import pytest

from moothall.render.glossary_links import GlossaryLinks, anchor

TREND = '<a class="term" href="#term-trend">trend</a>'


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("A trend.", f"A {TREND}."),
        ("A trend, then a trend.", f"A {TREND}, then a trend."),
        ("Two trends.", 'Two <a class="term" href="#term-trend">trends</a>.'),
        ("Trend up.", '<a class="term" href="#term-trend">Trend</a> up.'),
        ("A trendy thing.", "A trendy thing."),
        (
            "Trial limits, not process limits.",
            (
                '<a class="term" href="#term-trial-limits">Trial limits</a>, not '
                '<a class="term" href="#term-process-limits">process limits</a>.'
            ),
        ),
        ('<b> & "trend"', f"&lt;b&gt; &amp; &#34;{TREND}&#34;"),
    ],
)
def test_the_first_appearance_is_a_link(text: str, linked: str) -> None:
    assert str(GlossaryLinks()(text)) == linked


def test_the_longest_term_wins_and_a_page_links_each_once() -> None:
    links = GlossaryLinks()
    assert str(links("A trend.")) == f"A {TREND}."
    assert str(links("The trend.")) == "The trend."
    assert str(links("A single point exception.")) == (
        'A <a class="term" href="#term-single-point-exception">single point exception</a>.'
    )
    assert str(links("An exception.")) == 'An <a class="term" href="#term-exception">exception</a>.'


def test_an_anchor_has_no_blanks() -> None:
    assert anchor("single point exception") == "term-single-point-exception"
