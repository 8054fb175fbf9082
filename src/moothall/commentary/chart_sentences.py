"""Which chart a measure has and why, what its limits come from, and whether neighbouring months resemble each other."""

from moothall.measures import ChartKind
from moothall.spc import Analysis, LimitsBasis, Phase, Rules
from moothall.spc.run_chart import Runs
from moothall.wording.dates import months_listed, months_long
from moothall.wording.numbers import number, p_value_said

BASIS_SAID = {
    ChartKind.C: "from the counts that chance explains",
    ChartKind.P: "from the numbers behind each percentage (p chart)",
    ChartKind.P_PRIME: (
        "from the numbers behind each percentage and how the months vary beyond them (Laney's p\u2032 chart)"
    ),
    ChartKind.U: "from the numbers behind each rate (u chart)",
    ChartKind.U_PRIME: "from the numbers behind each rate and how the months vary beyond them (Laney's u\u2032 chart)",
    ChartKind.G: "from how many pass between rare events (g chart)",
    ChartKind.T: "from the times between rare events (t chart)",
}
WARNING_LEVEL_OF_P = 0.05


def chart_sentence(analysis: Analysis) -> str | None:
    """Which chart, and why, wherever it is not the usual one of individual values."""
    choice, phase = analysis.chart, analysis.current_phase
    if choice.kind and phase.runs_about is None:
        return None
    if choice.kind in (None, ChartKind.XMR) and not choice.is_told:
        return None
    more = ""
    if phase.dispersion and phase.dispersion > 1:
        more = f" The months vary {number(phase.dispersion, 1)} times as much as chance, and the limits allow for that."
    if (runs := analysis.runs) is not None:
        more = f" {_runs_said(runs)}"
    name = choice.kind.value.replace("-prime", "\u2032") if choice.kind else "none"
    return f"Chart: {name}. {choice.reason}{more}"


def _runs_said(runs: Runs) -> str:
    """The Anhøj rules in words: how long the longest run is, how often the median is crossed, what is usual."""
    judged = "unusual for chance alone" if runs.unusual else "as chance alone has it"
    return (
        f"The longest run on one side of the median has {months_long(runs.longest_run)}, where up to "
        f"{runs.longest_run_limit} are usual, and the median is crossed {runs.crossings} times, where at least "
        f"{runs.fewest_crossings} are usual (Anhøj rules): {judged}."
    )


def chart_words(analysis: Analysis) -> str:
    """What the lines of a chart are, for its caption."""
    phase, said = analysis.current_phase, []
    if analysis.season:
        said.append("the strong line with the season taken out, the faint one as counted")
    if phase.limits is None:
        said.append("too few figures for limits" if phase.run_line is None else "median (solid)")
    else:
        differ = ", which differ with the numbers behind each month" if phase.varies else ""
        median = ", median (dotted)" if phase.run_line is not None else ""
        said.append(f"mean (solid){median} and limits (dashed){differ}")
    if any(signal.drift for signal in analysis.signals):
        said.append("sloping: the steady drift")
    if analysis.proposals:
        said.append(f"dotted upright: a reset proposed ({months_listed([p.month for p in analysis.proposals])})")
    return "; ".join(said)


def basis_said(rules: Rules, phase: Phase, *, season_out: bool) -> str:
    """What the limits of a phase come from, and whether they are fixed."""
    fixed = ""
    if rules.fix_after is not None and rules.fix_after < len(phase.window):
        fixed = f", fixed on its first {rules.fix_after} months"
    if phase.chart in BASIS_SAID:
        return f"{BASIS_SAID[phase.chart]}{fixed}"
    if rules.limits is LimitsBasis.STANDARD_DEVIATION:
        return f"from the standard deviation{fixed}"
    return f"from the moving ranges{' once the season is taken out' if season_out else ''}{fixed}"


def autocorrelation_sentence(analysis: Analysis) -> str | None:
    """A warning, where neighbouring months resemble each other more than chance would have it."""
    found = analysis.autocorrelation
    if found is None or not found.warns:
        return None
    said = f"correlation {number(found.rho, 2)}, {p_value_said(found.p, WARNING_LEVEL_OF_P)}"
    return (
        f"Neighbouring months resemble each other ({said}), which limits and rules do not allow for: expect more "
        "findings by chance alone than where months are independent."
    )
