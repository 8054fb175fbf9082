"""Plans that are refused for what stands in them."""

from tests.unit.intake.cases import Case
from tests.unit.intake.plans import with_plan

PLANS_REFUSED = [
    Case(
        "A Plan without its rule and its metrics",
        {**with_plan(), "plan.toml": b'[plan]\ntitle = "A Plan"\nversion = "1.0"\n'},
        (
            "plan.toml: rule is missing. It is needed. Add rule as the reference page on the workspace folder "
            "describes it.\nplan.toml: There is no metric. A Plan is followed by its metrics. Add a [[metric]] for "
            "each.\nplan.toml: [plan] version is '1.0', which is not known. Each version has its own [[version]]. "
            "Correct it, or add the version."
        ),
    ),
    Case(
        "A version of the Plan that is not there",
        with_plan('version = "1.1"', 'version = "1.2"'),
        (
            "plan.toml: [plan] version is '1.2', which is not known. Perhaps '1.1' is meant. Correct it, or add the "
            "version."
        ),
    ),
    Case(
        "A metric for an objective that is not there",
        with_plan('id = "victims"', 'id = "victim"'),
        (
            "plan.toml: A metric's objective is 'victims', which is not known. Perhaps 'victim' is meant. Correct it, "
            "or add the objective."
        ),
    ),
    Case(
        "Two objectives of one name",
        with_plan("[[objective]]", '[[objective]]\nid = "victims"\ntitle = "x"\n[[objective]]'),
        (
            "plan.toml: The objective 'victims' is there 2 times. It stands once. Delete the others, or give them "
            "names of their own."
        ),
    ),
    Case(
        "A metric that is there twice",
        with_plan(
            '[[metric]]\nobjective = "victims"\nmeasure',
            '[[metric]]\nobjective = "victims"\nmeasure = "burglary"\nno_comparison = "No."\n'
            '[[metric]]\nobjective = "victims"\nmeasure',
        ),
        (
            "plan.toml: The metric 'Burglary of victims' is there 2 times. It stands once. Delete the others, or give "
            "them names of their own."
        ),
    ),
    Case(
        "A metric that is a measure nobody knows",
        with_plan('measure = "burglary"', 'measure = "burglery"'),
        (
            "plan.toml: Metric 1 names the measure 'burglery', which is not known. Perhaps 'burglary' is meant. Write "
            "the id of a measure, which is the name of its file without .toml."
        ),
    ),
    Case(
        "A metric that is a measure and has figures too",
        with_plan('measure = "burglary"', 'measure = "burglary"\nunit = "%"'),
        (
            "plan.toml: metric 1, measure is there, and so is unit. A metric is a measure of the workspace or has "
            "figures of its own. Delete one of them."
        ),
    ),
    Case(
        "A metric that is compared with nothing and does not say why",
        with_plan('no_comparison = "Counted here only."\n', ""),
        (
            "plan.toml: metric 1, neither elsewhere nor no_comparison is there. A metric is compared, or says why "
            "it is not. Give what other areas have as [[metric.elsewhere]], or say in no_comparison why there is "
            "nothing."
        ),
    ),
    Case(
        "A metric that is compared and says why it is not",
        with_plan('source = "CSEW"\nbaseline', 'source = "CSEW"\nno_comparison = "No."\nbaseline'),
        (
            "plan.toml: metric 2, elsewhere and no_comparison are both there. A metric is compared, or says why it is "
            "not. Give what other areas have as [[metric.elsewhere]], or say in no_comparison why there is nothing."
        ),
    ),
    Case(
        "A baseline year that is none",
        with_plan('"2020-21"\npercent', '"2020-22"\npercent'),
        (
            "plan.toml: [rule] baseline is '2020-22'. A financial year was expected. Write April 2020 to March 2021 as "
            '"2020-21".'
        ),
    ),
    Case(
        "A threshold below 0",
        with_plan("percent = 5", "percent = -5"),
        (
            "plan.toml: [rule] percent is -5. A number of 0 or more was expected. Write the size of a change without "
            "its sign."
        ),
    ),
    Case(
        "A survey figure over 100",
        with_plan("value = 61.4", "value = 614"),
        ("plan.toml: metric 2, [latest] value is 614. It cannot be above 100. Correct it."),
    ),
    Case(
        "A share below 0",
        with_plan("value = 61.4", "value = -6.14"),
        ("plan.toml: metric 2, [latest] value is -6.14. It cannot be below 0. Correct it."),
    ),
    Case(
        "A sample of nobody",
        with_plan("sample = 1004", "sample = 0"),
        ("plan.toml: metric 2, [latest] sample is 0. A number above 0 was expected. Correct it, or delete it."),
    ),
    Case(
        "A next step without its words",
        with_plan('text = "Go on.", ', ""),
        (
            "plan.toml: metric 1, [next_step] text is missing. It is needed. Add text as the reference page on the "
            "workspace folder describes it."
        ),
    ),
    Case(
        "A withheld change beside values that are shown",
        with_plan('withholds = ["value"]', 'withholds = ["change"]'),
        (
            "plan.toml: metric 2, [withheld] withholds leaves the value to be seen. What is withheld must not follow "
            "from what is shown. Withhold the value as well, or no more than the value."
        ),
    ),
    Case(
        "A next step that tells a withheld figure",
        with_plan("design_effect = 1.2", 'design_effect = 1.2\nnext_step = { text = "Bring it up from 61.4%." }'),
        (
            "plan.toml: 'Bring it up from 61.4%.' tells a withheld figure of feels-safe. Words tell nothing that is "
            "withheld. Take the number 61.4 out of these words, or publish the figure."
        ),
    ),
]
