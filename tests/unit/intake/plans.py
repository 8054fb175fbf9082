"""A small sound Plan, to be spoilt one line at a time."""

from tests.unit.intake.workspaces import workspace

PLAN = """
[plan]
title = "Exampleshire Plan 2021-25"
version = "1.1"

[[version]]
number = "1.0"
adopted = 2021-04-12
said = "First adopted"

[[version]]
number = "1.1"
adopted = 2022-02-03
said = "Addendum on shoplifting"

[rule]
period = "twelve-months"
baseline = "2020-21"
percent = 5
points = 2
test = "significance"
by = "The Panel, 24 March 2022."

[[objective]]
id = "victims"
title = "Fewer victims"

[[metric]]
objective = "victims"
measure = "burglary"
no_comparison = "Counted here only."
rule = { percent = 10 }
next_step = { text = "Go on.", owner = "Head of Crime", due = 2022-10-31 }
outcome = { text = "Noted", meeting = 2022-07-19 }

[[metric]]
objective = "victims"
title = "Feels safe"
kind = "survey-estimate"
unit = "%"
good = "up"
source = "CSEW"
baseline = { value = 68.1, when = "2020-21", sample = 1020 }
latest = { value = 61.4, when = "2021-22", sample = 1004 }
design_effect = 1.2

[[metric.elsewhere]]
area = "England and Wales"
value = 66
when = "2021-22"
source = "CSEW"

[metric.withheld]
withholds = ["value"]
reason = "Not agreed."
authority = "Chief Constable"
asked = "The Chief Constable, 1 May 2022"
review = 2022-12-15
"""


def with_plan(old: str = "", new: str = "") -> dict[str, bytes]:
    """The small workspace with a Plan, one piece of which is replaced."""
    if old and PLAN.count(old) != 1:
        raise ValueError(old)
    return {**workspace(), "plan.toml": PLAN.replace(old, new).encode()}
