"""What was read out of minutes, told in sentences: who met, what was decided, who promised what."""

from dataclasses import dataclass

from moothall.panel.attendance import Movement
from moothall.panel.minutes import Minutes, Paper, PaperKind
from moothall.wording.dates import day_named
from moothall.wording.lists import listed
from moothall.wording.numbers import plural

MOST_NOT_UNDERSTOOD = 5
LONGEST_QUOTE = 160


@dataclass(frozen=True)
class MinutesInWords:
    title: str
    sentences: tuple[str, ...]
    papers: tuple[str, ...]
    decisions: tuple[str, ...]
    commitments: tuple[str, ...]
    notices: tuple[str, ...]


def minutes_in_words(minutes: Minutes) -> MinutesInWords:
    body = minutes.body.value if minutes.body else "A body that is not named"
    when = day_named(minutes.date.value) if minutes.date else "no date given"
    return MinutesInWords(
        title=f"{minutes.document}: {body}, {when} ({minutes.kind.value})",
        sentences=tuple(filter(None, (_meeting(minutes), *_people(minutes), _dealt_with(minutes), _missing(minutes)))),
        papers=tuple(_paper(one) for one in minutes.papers),
        decisions=(*_decisions(minutes), *_lost(minutes)),
        commitments=tuple(_rows(minutes)),
        notices=(*minutes.notices, *_not_understood(minutes)),
    )


def _meeting(minutes: Minutes) -> str:
    times = [f"{name} {value.value:%H:%M}" for name, value in (("from", minutes.start), ("to", minutes.end)) if value]
    told = [*times, *([f"at {minutes.venue.value}"] if minutes.venue else [])]
    chair = f" In the chair: {minutes.chair.value}." if minutes.chair else ""
    return f"Held {' '.join(told)}.{chair}" if told else chair.strip()


def _people(minutes: Minutes) -> list[str]:
    told = [
        f"{words} ({len(people)}): {listed([one.name for one in people])}." if people else f"{words}: none."
        for people, words in (
            (minutes.present, "Present"),
            (minutes.apologies, "Apologies"),
            (minutes.in_attendance, "In attendance"),
        )
        if people is not None
    ]
    return [*told, *(_movement(one) for one in minutes.movements)]


def _movement(one: Movement) -> str:
    at = f" at {one.time:%H:%M}" if one.time else ""
    return f"{one.who} {one.kind.value}{at}{f' (item {one.item})' if one.item else ''}, {one.place}."


def _dealt_with(minutes: Minutes) -> str:
    firm = sum(one.is_firm for one in minutes.commitments)
    counts = (
        (len(minutes.items), "item", "items"),
        (len(minutes.resolutions), "resolution", "resolutions"),
        (len(minutes.motions), "lost motion", "lost motions"),
        (firm, "firm commitment", "firm commitments"),
        (len(minutes.commitments) - firm, "request, offer or expectation", "requests, offers and expectations"),
        (len(minutes.papers), "document in the pack", "documents in the pack"),
    )
    said = [f"{count} {plural(count, one, many)}" for count, one, many in counts if count]
    return f"{listed(said)}." if said else "Nothing was read of what it dealt with."


def _missing(minutes: Minutes) -> str:
    return f"Not in the text: {listed(minutes.not_in_text)}." if minutes.not_in_text else ""


def _paper(one: Paper) -> str:
    """Minutes inside a pack are told by their own counts, a report by its subject, a letter by whom it is to."""
    if one.minutes:
        told = f": {_dealt_with(one.minutes)}"
    else:
        named = one.subject or (one.title if one.kind is PaperKind.LETTER else None)
        told = f": {' '.join(named.split()).rstrip('.')}." if named else "."
    return f"{one.kind.value.capitalize()}{f' (item {one.item})' if one.item else ''}, {one.first} to {one.last}{told}"


def _decisions(minutes: Minutes) -> list[str]:
    return [
        f"Decided{f' (item {one.item})' if one.item else ''}, {one.place}: “{_shortened(one.text)}”"
        for one in minutes.resolutions
    ]


def _lost(minutes: Minutes) -> list[str]:
    return [
        f"Not decided, {one.outcome}{f' (item {one.item})' if one.item else ''}, {one.place}: “{_shortened(one.text)}”"
        for one in minutes.motions
    ]


def _rows(minutes: Minutes) -> list[str]:
    return [
        f"{one.form.value.capitalize()}{f' (item {one.item})' if one.item else ''}, who: {one.who or 'not said'}, "
        f"when: {one.when or 'not said'}, {one.place}: “{_shortened(one.quote)}”"
        for one in minutes.commitments
    ]


def _shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1]}…"


def _not_understood(minutes: Minutes) -> list[str]:
    told = [f"{str(one.place).capitalize()}: {one.why}" for one in minutes.not_understood[:MOST_NOT_UNDERSTOOD]]
    more = len(minutes.not_understood) - len(told)
    return told + ([f"{more} more places were not understood; --json lists them."] if more > 0 else [])
