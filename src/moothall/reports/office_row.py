"""One measure of the office in one quarter: its figure, the quarter before, the change, and how a text may say them."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.periods import Quarter
from moothall.reports.office import Office, OfficeFigure, OfficeKind, OfficeMeasure, OfficeRule
from moothall.wording.numbers import (
    SMALLEST_BASE_OF_A_PERCENTAGE,
    SMALLEST_SHARE_WITHOUT_DECIMALS,
    number,
    percent_change,
    plural,
    rounded,
    share_percent,
    share_said,
    signed,
    signed_percent,
)

NO_FIGURE = "no figure"


@dataclass(frozen=True)
class OfficeRow:
    measure: OfficeMeasure
    now: OfficeFigure | None
    before: OfficeFigure | None

    @property
    def title(self) -> str:
        """With the base of a share, so that no percentage stands without it."""
        base = f", of all {self.measure.base}" if self.measure.base else ""
        unit = f" ({self.measure.unit})" if self.measure.unit else ""
        return f"{self.measure.title}{base}{unit}"

    @property
    def anchor(self) -> str:
        return f"office-{self.measure.id}"

    @property
    def note(self) -> str | None:
        """What is said of either figure, such as why it is missing."""
        said = [figure.note.rstrip(".") for figure in (self.now, self.before) if figure and figure.note]
        return f"{'. '.join(said)}." if said else None

    @property
    def difference(self) -> float | None:
        """In points for a share; None where a figure is missing, or is a share of fewer than 10."""
        now, before = _size(self.now), _size(self.before)
        if now is None or before is None or self.has_small_whole:
            return None
        return now - before

    @property
    def has_small_whole(self) -> bool:
        wholes = [figure.of for figure in (self.now, self.before) if figure and figure.of is not None]
        return any(whole < SMALLEST_BASE_OF_A_PERCENTAGE for whole in wholes)

    @property
    def percent(self) -> float | None:
        if self.measure.kind is OfficeKind.SHARE or not (self.now and self.before):
            return None
        if self.now.value is None or self.before.value is None:
            return None
        return percent_change(self.now.value, self.before.value)

    def said(self, figure: OfficeFigure | None) -> str | None:
        """1,515; 10.5; 83 of 86 (97%)."""
        if figure is None or figure.value is None:
            return None
        if figure.of is not None:
            return share_said(figure.value, figure.of, self.measure.decimals)
        return number(figure.value, self.measure.decimals)

    @property
    def latest(self) -> str:
        return self.said(self.now) or NO_FIGURE

    @property
    def earlier(self) -> str:
        return self.said(self.before) or NO_FIGURE

    @property
    def signed_difference(self) -> str:
        if self.difference is None:
            return "not given" if self.has_small_whole else "not known"
        said = signed(self.difference, self.decimals_of_difference)
        return f"{said} {self._points}" if self.measure.kind is OfficeKind.SHARE else said

    @property
    def signed_percent(self) -> str:
        if self.measure.kind is OfficeKind.SHARE and self.difference is not None:
            return "in points"
        return "not given" if self.percent is None else signed_percent(self.percent)

    @property
    def decimals_of_difference(self) -> int:
        """Decimals of the difference: points have one where a share has, or where there would seem to be none."""
        if self.measure.kind is not OfficeKind.SHARE:
            return self.measure.decimals
        sizes = [size for size in (_size(self.now), _size(self.before)) if size]
        hidden = bool(self.difference) and not rounded(self.difference or 0.0)
        return 1 if hidden or min(sizes, default=0) < SMALLEST_SHARE_WITHOUT_DECIMALS else 0

    @property
    def _points(self) -> str:
        return plural(abs(float(rounded(self.difference or 0.0, self.decimals_of_difference))), "point", "points")

    @property
    def change_words(self) -> str | None:
        """'419 more than', 'the same as': to stand before the earlier figure."""
        if self.difference is None:
            return None
        if not rounded(self.difference, self.decimals_of_difference):
            return "the same as"
        size = number(abs(self.difference), self.decimals_of_difference)
        if self.measure.kind is OfficeKind.SHARE:
            return f"{size} {self._points} {'higher' if self.difference > 0 else 'lower'} than"
        fewer = "fewer" if self.measure.kind is OfficeKind.COUNT else "less"
        return f"{size} {'more' if self.difference > 0 else fewer} than"

    @property
    def change_sentence(self) -> str:
        """Such as '1,515, 419 more than the 1,096 of the quarter before (+38%).'."""
        if self.difference is None:
            return self._why_not_compared
        percent = f" ({signed_percent(self.percent)})" if self.percent else ""
        return f"{self.latest}, {self.change_words} the {self.earlier} of the quarter before{percent}."

    @property
    def _why_not_compared(self) -> str:
        if self.said(self.now) is None:
            return f"There is no figure for the quarter. {self.note or ''}".strip()
        if self.said(self.before) is None:
            return f"{self.latest}. There is no figure for the quarter before. {self.note or ''}".strip()
        return f"{self.latest}; the quarter before, {self.earlier}. No change is worked out on a whole under 10."

    def is_exception(self, rule: OfficeRule) -> bool:
        """A change of at least so much on the quarter before. It is not tested, so it is not called significant."""
        if self.difference is None:
            return False
        if self.measure.kind is OfficeKind.SHARE:
            return abs(rounded(self.difference, 9)) >= rounded(rule.points, 9)
        large = self.percent is None or abs(rounded(self.percent, 9)) >= rounded(rule.percent, 9)
        return large and abs(rounded(self.difference, 9)) >= rounded(rule.least, 9)

    @property
    def fields(self) -> Mapping[str, str | None]:
        """What a text may say of this measure by reference; None where there is no such figure this quarter."""
        known = {
            "quarter": self.said(self.now),
            "before": self.said(self.before),
            "change": self.change_words,
        }
        if self.measure.kind is OfficeKind.SHARE:
            return known | {
                "part": _bare(self.now.value if self.now else None, self.measure),
                "of": _bare(self.now.of if self.now else None, self.measure),
                "share": _share(self.now),
            }
        return known | {"percent": None if self.percent is None else signed_percent(self.percent)}


def office_rows(office: Office, quarter: Quarter) -> tuple[OfficeRow, ...]:
    figures = office.figures
    return tuple(
        OfficeRow(one, figures.get((one.id, quarter)), figures.get((one.id, quarter.before))) for one in office.measures
    )


def _size(figure: OfficeFigure | None) -> float | None:
    """The value, or the percentage of a share."""
    if figure is None or figure.value is None:
        return None
    return figure.value if figure.of is None else figure.value / figure.of * 100


def _bare(value: float | None, measure: OfficeMeasure) -> str | None:
    return None if value is None else number(value, measure.decimals)


def _share(figure: OfficeFigure | None) -> str | None:
    if figure is None or figure.value is None or figure.of is None:
        return None
    return share_percent(figure.value, figure.of)
