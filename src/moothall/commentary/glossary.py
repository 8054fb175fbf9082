"""The glossary: what each term means. Reports, pages and this list use the same word for the same thing."""

GLOSSARY: dict[str, str] = {
    "action": "Something that somebody is to do, with who, by when, and the answer when it is done.",
    "area": "A place with figures of its own: the force area, or one of its districts.",
    "exception": (
        "A measure with a signal in the quarter that is not yet explained and closed, or with a significant change "
        "on the same quarter a year before."
    ),
    "false alarm": "A measure pointed at although nothing happened in it. Chance makes some in every report.",
    "financial quarter": (
        "Three months of the financial year: Q1 is April to June, Q2 July to September, Q3 October to December, Q4 "
        "January to March."
    ),
    "limit reset": "A recorded decision to start the mean and limits again from a named month, with the reason.",
    "mean": "The average of all months of a phase: their sum shared out evenly.",
    "measure": "One thing that is counted or measured every month, such as burglary offences.",
    "moving range": "How far one month lies from the next, up or down alike.",
    "percentage point": "The difference between two percentages: from 54% to 56% is 2 percentage points.",
    "phase": "A stretch of months with one mean and one pair of limits. A reset starts a new one.",
    "process limits": (
        "The range in which nearly all months fall if nothing but ordinary variation is at work: the mean plus and "
        "minus three standard deviations."
    ),
    "quarter changed": (
        "The quarter differs from the same quarter a year before by more than ordinary variation would explain, "
        "though no single month was unusual."
    ),
    "shock": (
        "A month so far from the rest that it is left out of the mean and limits. It is judged all the same, and named."
    ),
    "signal": "What a rule found: a single point exception, a trend, a step shift or two of three.",
    "significant": (
        "Said only of a tested change that chance would produce less than once in 20 times. It does not mean large "
        "or important."
    ),
    "single point exception": (
        "A month above the upper limit or below the lower limit. A month exactly on a limit is inside."
    ),
    "stable": "No rule found anything unusual. It does not mean good.",
    "standard deviation": "A measure of how much the months usually differ from their mean.",
    "step shift": "A run of months all on the same side of the mean: the level seems to have changed.",
    "target": (
        "The figure that a measure is meant to reach. Whether it will is judged by the limits, not by the latest month."
    ),
    "trend": "A run of months, each further in the same direction than the one before.",
    "trial limits": "Limits that rest on fewer than 13 months. They will move as months are added.",
    "two of three": "Two or more of three months in a row more than two thirds of the way from the mean to one limit.",
    "withheld": "A figure that exists and is not published. The reason is stated.",
}
