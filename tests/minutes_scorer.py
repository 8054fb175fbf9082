"""How well minutes were read: precision and recall of each kind of thing against what was noted by hand."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]

SCALARS = ("date", "start", "end", "venue", "chair")
LISTS = ("present", "apologies", "in_attendance", "next_meeting")
FIRM = ("action", "resolution", "promise")
NEARLY_ALL = 0.8  # of the words of the shorter text


@dataclass
class Score:
    """`missed` and `extra` say what to look at."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        given = self.right + len(self.extra)
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.missed += other.missed
        self.extra += other.extra


def plain(text: object) -> str:
    return re.sub(r"[^a-z0-9]+", " ", str(text or "").casefold()).strip()


def matched(wanted: Sequence[Json], given: Sequence[Json], same: Callable[[Json, Json], bool], shown: str) -> Score:
    """Each thing counts once: the first still free that is the same."""
    free = list(given)
    score = Score()
    for one in wanted:
        found = next((other for other in free if same(one, other)), None)
        if found is None:
            score.missed.append(str(one.get(shown)))
        else:
            free.remove(found)
            score.right += 1
    score.extra += [str(one.get(shown)) for one in free]
    return score


def same_words(one: object, other: object) -> bool:
    first, second = plain(one).split(), plain(other).split()
    shorter, longer = sorted((first, second), key=len)
    if " ".join(shorter) in " ".join(longer):
        return bool(shorter) or not longer
    return sum(word in longer for word in shorter) >= NEARLY_ALL * len(shorter) and len(longer) <= 2 * len(shorter)


def items(truth: Json, read: Json) -> Score:
    def same(one: Json, other: Json) -> bool:
        return one["number"] == other["number"] and plain(one["title"]) == plain(other["title"])

    return matched(truth["items"], read["items"], same, "title")


def resolutions(truth: Json, read: Json) -> Score:
    def same(one: Json, other: Json) -> bool:
        return all(plain(one[key]) == plain(other[key]) for key in ("item", "label", "text"))

    return matched(truth["resolutions"], read["resolutions"], same, "text")


def commitments(truth: Json, read: Json, forms: Sequence[str]) -> Score:
    """The same item, a form of the same firmness, and the words of the quote."""

    def same(one: Json, other: Json) -> bool:
        return plain(one["item"]) == plain(other["item"]) and same_words(one["quote"], other["quote"])

    wanted = [one for one in truth["actions"] if one["form"] in forms]
    given = [one for one in read["commitments"] if one["form"] in forms]
    return matched(wanted, given, same, "quote")


def attendance(truth: Json, read: Json) -> Score:
    """A person under the right heading. A list that the document does not give has nobody."""
    score = Score()
    for heading in ("present", "apologies", "in_attendance"):
        wanted, given = truth.get(heading) or (), read[heading] or ()
        score.add(matched(wanted, given, lambda one, other: plain(one["name"]) == plain(other["name"]), "name"))
    return score


def movements(truth: Json, read: Json) -> Score:
    def same(one: Json, other: Json) -> bool:
        return all(plain(one[key]) == plain(other[key]) for key in ("who", "kind", "time"))

    return matched(truth["movements"], read["movements"], same, "who")


def declarations(truth: Json, read: Json) -> Score:
    def same(one: Json, other: Json) -> bool:
        return plain(one["who"]) == plain(other["who"]) and plain(one["kind"]) == plain(other["kind"])

    return matched(truth["declarations"] or (), read["declarations"], same, "who")


def next_meetings(truth: Json, read: Json) -> Score:
    def same(one: Json, other: Json) -> bool:
        return all(plain(one[key]) == plain(other[key]) for key in ("date", "time", "venue"))

    return matched(truth["next_meeting"] or (), read["next_meeting"] or (), same, "date")


def heads(truth: Json, read: Json) -> Score:
    score = Score()
    for key in ("body", *SCALARS):
        given = read[key]["value"] if read[key] else None
        if truth[key] is None:
            continue
        if plain(truth[key]) == plain(given):
            score.right += 1
        else:
            score.missed.append(f"{key}: {truth[key]}, not {given}")
    return score


def given_though_silent(truth: Json, read: Json) -> list[str]:
    """Fields that were given though the document is silent on them; there must be none."""
    found = [key for key in SCALARS if truth[key] is None and read[key] is not None]
    found += [key for key in LISTS if truth[key] is None and read[key] is not None]
    for one in truth["items"]:
        if one["number"] is None:
            found += [
                f"number of {other['title']}"
                for other in read["items"]
                if plain(other["title"]) == plain(one["title"]) and other["number"] is not None
            ]
    return found


def whens_given_though_silent(truth: Json, read: Json) -> list[str]:
    """Commitments noted without a time that were read with one, and without an owner that were read with one."""
    found = []
    for one in truth["actions"]:
        for other in read["commitments"]:
            if one["item"] == other["item"] and same_words(one["quote"], other["quote"]):
                found += [
                    f"{key} of {one['quote']}: {other[key]}" for key in ("who", "when") if not one[key] and other[key]
                ]
    return found


KINDS: Mapping[str, Callable[[Json, Json], Score]] = {
    "head": heads,
    "items": items,
    "resolutions": resolutions,
    "firm commitments": lambda truth, read: commitments(truth, read, FIRM),
    "requests, offers, expectations": lambda truth, read: commitments(truth, read, ("request", "offer", "expectation")),
    "attendance": attendance,
    "movements": movements,
    "declarations": declarations,
    "next meeting": next_meetings,
}


def owners_and_times(truth: Json, read: Json) -> list[str]:
    """Firm commitments whose owner or time is not as noted."""
    found = []
    for one in truth["actions"]:
        for other in read["commitments"]:
            if plain(one["item"]) == plain(other["item"]) and same_words(one["quote"], other["quote"]):
                found += [
                    f"{key} of '{one['quote']}': {other[key]}, not {one[key]}"
                    for key in ("who", "when")
                    if plain(one[key]) != plain(other[key])
                ]
    return found
