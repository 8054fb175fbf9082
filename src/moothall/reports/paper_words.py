"""What one paper says for itself: its item on the agenda, its author, its recommendation, its background."""

from dataclasses import dataclass, replace

from moothall.reports.profile import Profile


@dataclass(frozen=True, kw_only=True)
class PaperWords:
    """`author` None means the profile's; a recommendation and a background are never another paper's."""

    item: str | None = None
    author: str | None = None
    recommendation: str | None = None
    background: tuple[str, ...] = ()


def profile_for(profile: Profile, words: PaperWords) -> Profile:
    """The profile with the words of one paper; the item of the exception report is not that of another paper."""
    meeting = replace(profile.meeting, item=words.item) if profile.meeting else None
    paper = replace(
        profile.paper,
        author=words.author or profile.paper.author,
        recommendation=words.recommendation,
        background=words.background,
    )
    return replace(profile, meeting=meeting, paper=paper)
