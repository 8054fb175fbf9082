"""Who holds whom to account, from each profile that ships."""

from datetime import date

import pytest

from moothall.reports.site.body_facts import body_facts
from moothall.workflows.panel_record import body_profile, shipped_bodies


@pytest.mark.parametrize("name", shipped_bodies())
def test_every_profile_can_be_told(name: str) -> None:
    facts = {fact.label: fact.said for fact in body_facts(body_profile(name), date(2026, 11, 26))}
    assert {"Holds to account", "Area", "Members", "Host", "Councils that nominate", "Checked"} <= set(facts)
    assert all(said.endswith(".") and ".." not in said for lines in facts.values() for said in lines)


def test_the_panel_of_leicestershire_on_two_days() -> None:
    body = body_profile("leicester-leicestershire-and-rutland")
    then, now = ({f.label: f.said for f in body_facts(body, day)} for day in (date(2020, 9, 1), date(2024, 7, 1)))
    assert then["Host"][0].startswith("Leicester City Council (")
    assert now["Host"][0].startswith("Leicestershire County Council (")
    assert now["Holds to account"] == ("Police and Crime Commissioner and Deputy Police and Crime Commissioner.",)
    assert any(one.startswith("Veto the proposed precept: 10 votes of 15 (") for one in now["Powers"])
