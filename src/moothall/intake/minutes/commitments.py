"""All commitments of an item; one that stands twice counts once, in its firmest form."""

import re
from dataclasses import replace

from moothall.intake.minutes.decided_commitments import of_action_lines, of_resolutions
from moothall.intake.minutes.decisions import Decisions
from moothall.intake.minutes.layout import ItemPart
from moothall.intake.minutes.marks import ACTION
from moothall.intake.minutes.prose_commitments import prose_commitments
from moothall.panel.commitment import Commitment, Form
from moothall.wording.stems import content, overlap, stems

ALIKE_AS_DECIDED = 0.6  # of all stems: an action and a decision are worded alike
ALIKE_IN_PROSE = 0.5  # of the stems of the matter
ALIKE_NEARBY, ALIKE_FAR = 0.7, 0.8  # two passages of prose
LEAST_SHARED = 2
_BARE = re.compile(
    (
        r"^(?:but |and |however,? )?(?:it was agreed that )?(?:this|that|these|it|a report|an update"
        r"|this information|the information|further information|the matter)\b"
    ),
    re.IGNORECASE,
)
_SKIPPED_TITLES = re.compile(r"\b(?:declarations?|apologies)\b", re.IGNORECASE)


def commitments_of(part: ItemPart, decisions: Decisions, *, has_column: bool) -> list[Commitment]:
    actions = list(of_action_lines(part, has_column=has_column))
    lines = {one.place.line for one in actions}
    kept = _decided(actions, list(of_resolutions(decisions.resolutions)))
    if _SKIPPED_TITLES.search(part.item.title or ""):
        return kept
    for here in part.body:
        if here.row or here.place.line in decisions.used or ACTION.match(here.text):
            continue
        for one in prose_commitments(part.item.number, here):
            _take(kept, one, here.text, in_action=here.place.line in lines)
    return sorted(kept, key=lambda one: one.place.line)


def _decided(actions: list[Commitment], resolutions: list[Commitment]) -> list[Commitment]:
    """Each action is paired with the decision most like it; the pair is one commitment."""
    pairs = sorted(
        (
            (overlap(stems(action.what), stems(resolution.quote)), a, r)
            for a, action in enumerate(actions)
            for r, resolution in enumerate(resolutions)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    joined: dict[int, int] = {}
    for alike, a, r in pairs:
        if alike >= ALIKE_AS_DECIDED and a not in joined and r not in joined.values():
            joined[a] = r
    kept = [_merged(action, resolutions[joined[a]]) if a in joined else action for a, action in enumerate(actions)]
    return kept + [one for r, one in enumerate(resolutions) if r not in joined.values()]


def _merged(kept: Commitment, other: Commitment) -> Commitment:
    """What one does not say is taken from the other."""
    return replace(
        kept,
        who=kept.who or other.who,
        when=_when(kept, other),
        condition=kept.condition or other.condition,
        also_at=(*kept.also_at, _where(other)),
    )


def _when(kept: Commitment, other: Commitment) -> str | None:
    if kept.when and other.when and other.when.casefold() not in kept.when.casefold():
        return (
            f"{kept.when}; in the discussion: {other.when}"
            if other.form not in {Form.ACTION, Form.RESOLUTION}
            else kept.when
        )
    return kept.when or other.when


def _where(one: Commitment) -> str:
    if one.form is Form.RESOLUTION:
        return " ".join(filter(None, (one.item, "resolution", one.point)))
    return " ".join(filter(None, (one.item, one.point or f"line {one.place.line}")))


def _take(kept: list[Commitment], one: Commitment, text: str, *, in_action: bool) -> None:
    """Keep a commitment from the prose, unless it is one of those already kept."""
    for index, other in enumerate(kept):
        if in_action and other.place.line == one.place.line:
            kept[index] = _merged(other, one)
            return
        if _is_same(one, other, text):
            first, second = (other, one) if _rank(other) <= _rank(one) else (one, other)
            kept[index] = _merged(first, second)
            return
    kept.append(one)


def _rank(one: Commitment) -> int:
    return list(Form).index(one.form)


def _is_same(one: Commitment, other: Commitment, text: str) -> bool:
    mine = min(content(one.quote), content(one.what), key=len) or content(one.quote)
    theirs = content(other.quote)
    if _is_bare(one) and other.form in {Form.ACTION, Form.RESOLUTION}:
        mine = mine | content(_before(text, one.quote))
        shared = mine & theirs
        return len(shared) >= LEAST_SHARED + 1 and overlap(theirs, mine) >= ALIKE_IN_PROSE
    shared = mine & theirs
    if other.form in {Form.ACTION, Form.RESOLUTION}:
        return len(shared) >= LEAST_SHARED and overlap(mine, theirs) >= ALIKE_IN_PROSE
    if one.form is not other.form and {one.form, other.form} != {Form.REQUEST, Form.PROMISE}:
        return False  # an offer answers a request; it is not the request
    near = one.place.line == other.place.line
    return len(shared) > LEAST_SHARED and overlap(mine, theirs) >= (ALIKE_NEARBY if near else ALIKE_FAR)


def _is_bare(one: Commitment) -> bool:
    return bool(_BARE.search(one.what)) or len(content(one.what)) < LEAST_SHARED


def _before(text: str, quote: str) -> str:
    return text[: max(0, text.find(quote[:40]))]
