"""A season named and taken out, and resets proposed with their evidence, on the real example."""

import csv
import json

import pytest

from moothall.areas import Area
from moothall.commentary.proposal_sentences import proposal_sentences
from moothall.commentary.season_sentences import season_sentence
from moothall.comparison import quarter_change
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month
from moothall.render.analysis_json import analysis_json
from moothall.spc import Analysis, Rules, analyse
from tests.conftest import REPOSITORY

FIGURES = REPOSITORY / "src" / "moothall" / "examples" / "leicestershire" / "observations" / "recorded-crime.csv"
LAST = Month(2022, 9)


def force_analysis(measure_id: str, rules: Rules | None = None) -> Analysis:
    """The force's series of a measure, December 2019 to September 2022."""
    with FIGURES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if (row["measure"], row["area"]) == (measure_id, "Leicestershire"))
    months = [(Month.parse(name), value) for name, value in row.items() if name[:1].isdigit()]
    measure = Measure(id=measure_id, title=measure_id, kind=MeasureKind.COUNT, unit="offences", lower=0)
    entries = [Observation(month, float(value)) for month, value in months if month <= LAST]
    return analyse(Series.of(measure, Area("Leicestershire"), entries), rules)


def test_a_season_is_named_with_its_high_and_low_month() -> None:
    assert season_sentence(force_analysis("anti-social-behaviour")) == (
        "Season: usually highest in June, about 228 above the year\u2019s mean, and lowest in December, about 278 "
        "below it. "
        "This is taken out before the months are judged, so that each is held against what is usual at its time of "
        "year."
    )


@pytest.mark.parametrize("rules", [Rules.papers(), Rules.mdc()], ids=lambda rules: rules.name)
def test_the_sets_of_other_people_look_for_no_season(rules: Rules) -> None:
    assert force_analysis("anti-social-behaviour", rules).season is None


def test_where_there_is_no_season_nothing_is_said() -> None:
    assert season_sentence(force_analysis("robbery")) is None


def test_a_reset_is_proposed_with_its_evidence_and_never_made() -> None:
    analysis = force_analysis("public-order")
    assert len(analysis.phases) == 1
    assert proposal_sentences(analysis) == (
        (
            "Reset proposed, for people to decide: start the limits again from April 2021 (the change lies in March to "
            "June 2021). The mean rose from 863 to 1,099; a measure in which nothing changed shows such a step with a "
            "chance of at most 0.001. The new limits would be 903 and 1,296, about that mean."
        ),
    )


def test_a_drift_that_explains_the_months_better_is_said() -> None:
    (sentence,) = proposal_sentences(force_analysis("possession-of-weapons"))
    assert sentence.endswith(
        "The new limits would be 40 and 130, about that mean. A steady drift explains the months better still, so "
        "new limits would soon be outgrown."
    )


def test_a_date_without_doubt_and_trial_limits() -> None:
    fell, rose = proposal_sentences(force_analysis("shoplifting"))
    assert fell.startswith("Reset proposed, for people to decide: start the limits again from May 2020. The mean fell ")
    assert rose.endswith("The new trial limits would be 279 and 445, about that mean.")


def test_the_json_holds_the_same() -> None:
    analysis = force_analysis("public-order")
    told = json.loads(json.dumps(analysis_json(analysis, quarter_change(analysis))))
    (proposal,) = told["reset_proposals"]
    assert (proposal["month"], proposal["earliest"], proposal["latest"]) == ("2021-04", "2021-03", "2021-06")
    assert (told["season_found"]["highest_month"], told["season_found"]["lowest_month"]) == (8, 1)


def test_a_measure_that_shares_data_is_not_searched() -> None:
    measure = Measure(id="survey", title="Survey", kind=MeasureKind.SURVEY_ESTIMATE, unit="%", rolling=12)
    entries = [Observation(Month(2018, 1) + i, 50.0 + (i >= 20) * 5 + i % 3) for i in range(40)]
    analysis = analyse(Series.of(measure, Area("Exampleshire"), entries))
    assert (analysis.season, analysis.proposals) == (None, ())
