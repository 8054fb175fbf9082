"""Earlier reports taken up again: every exception and recommendation with its answer, or as unanswered with its age."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from moothall.commentary.analyst import Action
from moothall.commentary.carried_over import ALIKE, alike
from moothall.commentary.follow_up_sentence import follow_up_sentence
from moothall.commentary.matter import Matter, MatterKind, MatterState
from moothall.periods import Quarter
from moothall.reports.earlier_card import WITHHELD_NOW
from moothall.reports.kept_report import KeptReport

IsWithheld: TypeAlias = Callable[[str, Quarter], bool]


@dataclass(frozen=True)
class FollowUp:
    """`exceptions` are those of every kept report; `matters` are shown, unanswered before answered, oldest first."""

    now: Quarter
    last: Quarter | None
    exceptions: tuple[Matter, ...]
    matters: tuple[Matter, ...]

    @property
    def sentence(self) -> str:
        return follow_up_sentence(self.matters, last=self.last, now=self.now)

    @property
    def of_the_last_report(self) -> tuple[Matter, ...]:
        return tuple(matter for matter in self.matters if matter.raised_in == self.last)

    @property
    def older(self) -> tuple[Matter, ...]:
        return tuple(matter for matter in self.matters if matter.raised_in != self.last)


def follow_up(
    kept: Iterable[KeptReport],
    actions: Sequence[Action],
    now: Quarter,
    is_withheld: IsWithheld,
    titles: Mapping[str, str],
    *,
    meeting: date | None = None,
) -> FollowUp:
    """Only reports and actions of quarters before now are taken up.

    `titles` are those of today's measures; `meeting` is the day of the meeting that receives the report, if recorded.
    A matter that is answered is shown once, in the report after its answer; one that is not comes back until it is.
    """
    earlier = sorted((report for report in kept if report.quarter < now), key=lambda report: report.quarter)
    asked = [action for action in actions if action.quarter < now]
    gone = _gone(earlier, asked)
    exceptions = tuple(replace(m, meeting=meeting) for m in _exceptions(earlier, asked, gone, is_withheld))
    then = {measure.id: measure.title for report in earlier for measure in report.measures}
    others = _recommendations(exceptions, asked, gone, {**then, **titles})
    recommendations = tuple(replace(matter, meeting=meeting) for matter in others)
    shown = [m for m in (*exceptions, *recommendations) if not m.state.is_answered or _is_news(m, earlier)]
    order = list(MatterState)
    shown.sort(key=lambda m: (order.index(m.state), m.raised_in, m.title, m.asked))
    return FollowUp(now, earlier[-1].quarter if earlier else None, exceptions, tuple(shown))


def _exceptions(
    earlier: Sequence[KeptReport], asked: Sequence[Action], gone: Sequence[Action], is_withheld: IsWithheld
) -> Iterator[Matter]:
    for report in earlier:
        for measure in report.measures:
            if measure.is_exception:
                hidden = is_withheld(measure.id, report.quarter)
                yield Matter(
                    kind=MatterKind.EXCEPTION,
                    raised_in=report.quarter,
                    measure=measure.id,
                    title=measure.title,
                    said=WITHHELD_NOW if hidden else f"{measure.headline}. {measure.label}.",
                    asked=WITHHELD_NOW if hidden else measure.recommendation,
                    actions=_about(asked, measure.id, report.quarter),
                    gone=_about(gone, measure.id, report.quarter),
                )


def _about(actions: Iterable[Action], measure: str, quarter: Quarter) -> tuple[Action, ...]:
    return tuple(action for action in actions if (action.measure, action.quarter) == (measure, quarter))


def _recommendations(
    exceptions: Sequence[Matter], asked: Sequence[Action], gone: Sequence[Action], titles: Mapping[str, str]
) -> Iterator[Matter]:
    """Actions that do not belong to an exception of a kept report."""
    taken = {(matter.measure, matter.raised_in) for matter in exceptions}
    for action, still_there in (*((one, True) for one in asked), *((one, False) for one in gone)):
        if (action.measure, action.quarter) not in taken:
            yield Matter(
                kind=MatterKind.RECOMMENDATION,
                raised_in=action.quarter,
                measure=action.measure,
                title=titles.get(action.measure, action.measure),
                said="",
                asked=action.text,
                actions=(action,) if still_there else (),
                gone=() if still_there else (action,),
            )


def _gone(earlier: Sequence[KeptReport], asked: Sequence[Action]) -> list[Action]:
    """Actions of kept reports, as last kept, that are no longer asked; a few words changed make no other action."""
    last_kept = {
        (action.measure, action.quarter, action.text): action
        for report in earlier
        for measure in report.measures
        for action in measure.actions
    }
    return [
        action
        for action in last_kept.values()
        if not any(alike(action.text, one.text) >= ALIKE for one in _about(asked, action.measure, action.quarter))
    ]


def _is_news(matter: Matter, earlier: Sequence[KeptReport]) -> bool:
    """Whether an answered matter was unanswered when last reported."""
    if not earlier or matter.key in earlier[-1].answered:
        return False
    if matter.kind is MatterKind.EXCEPTION:
        return True
    kept = (action for report in earlier for measure in report.measures for action in measure.actions)
    return any(
        action.is_open
        and (action.measure, action.quarter) == (matter.measure, matter.raised_in)
        and alike(action.text, matter.asked) >= ALIKE
        for action in kept
    )
