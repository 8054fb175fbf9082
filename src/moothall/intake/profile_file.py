"""moothall.toml: whose report it is, the areas, the sources."""

from collections import Counter
from dataclasses import replace
from enum import Enum

from moothall.areas import Area, AreaKind
from moothall.intake.notices import Findings
from moothall.intake.text import folded, nearest, quoted
from moothall.intake.toml_table import TomlTable, day, one_of, quarter, read_table, text, texts
from moothall.reports.profile import Body, Implications, Meeting, Paper, Profile, Source
from moothall.spc import LimitsBasis, Rules


class RuleSet(Enum):
    STANDARD = "standard"
    SENSITIVE = "sensitive"
    PAPERS = "papers"
    MDC = "mdc"


def profile_from(file: str, data: bytes, findings: Findings) -> Profile | None:
    """None where a problem was found; it is among the findings then."""
    found = read_table(file, data, findings)
    if found is None:
        return None
    before = findings.number
    body, report = found.table("body"), found.table("report")
    read_body = _body(body) if body else None
    areas = tuple(area for area in map(_area, found.tables("area")) if area)
    sources = tuple(source for source in map(_source, found.tables("source")) if source)
    meeting, paper = _meeting(found.optional_table("meeting")), _paper(found.optional_table("paper"))
    profile = _profile(report, read_body, areas, sources) if report else None
    found.finished()
    if report:
        _check_areas(report, profile, areas)
    if profile is None or findings.number != before:
        return None
    return replace(profile, meeting=meeting, paper=paper)


def _body(found: TomlTable) -> Body | None:
    body = Body(
        force=found.needed("force", text),
        office=found.needed("office", text),
        panel=found.needed("panel", text),
        office_word=found.optional("office_word", text) or Body.office_word,
        panel_word=found.optional("panel_word", text) or Body.panel_word,
    )
    return body if found.finished() else None


def _meeting(found: TomlTable | None) -> Meeting | None:
    if found is None:
        return None
    meeting = Meeting(day=found.needed("date", day), item=found.optional("item", text))
    return meeting if found.finished() else None


def _paper(found: TomlTable | None) -> Paper:
    if found is None:
        return Paper()
    paper = Paper(
        report_of=found.optional("report_of", text),
        author=found.optional("author", text),
        marking=found.optional("marking", text),
        recommendation=found.optional("recommendation", text),
        background=found.optional("background", texts) or (),
        implications=_implications(found.optional_table("implications")),
        background_papers=found.optional("background_papers", texts) or (),
        contact=found.optional("contact", texts) or (),
    )
    found.finished()
    return paper


def _implications(found: TomlTable | None) -> Implications:
    if found is None:
        return Implications()
    implications = Implications(
        financial=found.optional("financial", text),
        legal=found.optional("legal", text),
        equality=found.optional("equality", text),
        risks=found.optional("risks", text),
        plan=found.optional("plan", text),
    )
    found.finished()
    return implications


def _area(found: TomlTable) -> Area | None:
    name, kind = found.needed("name", text), found.needed("kind", one_of(AreaKind))
    parent = found.optional("parent", text)
    return Area(name, kind, parent) if found.finished() else None


def _source(found: TomlTable) -> Source | None:
    source = Source(
        title=found.needed("title", text),
        publisher=found.needed("publisher", text),
        licence=found.needed("licence", text),
        attribution=found.needed("attribution", text),
        address=found.optional("address", text),
    )
    return source if found.finished() else None


def _profile(
    found: TomlTable, body: Body | None, areas: tuple[Area, ...], sources: tuple[Source, ...]
) -> Profile | None:
    profile = Profile(
        body=body or Body(force="", office="", panel=""),
        area=found.needed("area", text),
        areas=areas,
        sources=sources,
        quarter=found.optional("quarter", quarter),
        rules=_rules(found),
        district_measure=found.optional("district_measure", text),
        groups=found.optional("groups", texts) or (),
        notice=found.optional("notice", text),
        data_notes=found.optional("data_notes", texts) or (),
    )
    return profile if found.finished() else None


def _rules(found: TomlTable) -> Rules:
    """The set of rules, with its own limits where none are named."""
    rules = found.optional("rules", one_of(RuleSet)) or RuleSet.STANDARD
    limits = found.optional("limits", one_of(LimitsBasis))
    if rules is RuleSet.MDC:
        if limits is LimitsBasis.STANDARD_DEVIATION:
            found.problem("[report] limits is 'sd'.", "The rules mdc have moving-range limits.", "Delete limits.")
        return Rules.mdc()
    chosen = {RuleSet.STANDARD: Rules.standard, RuleSet.SENSITIVE: Rules.sensitive, RuleSet.PAPERS: Rules.papers}[rules]
    return chosen(limits) if limits else chosen()


def _check_areas(report: TomlTable, profile: Profile | None, areas: tuple[Area, ...]) -> None:
    names = [area.name for area in areas]
    for name, count in Counter(map(folded, names)).items():
        if count > 1:
            written = next(area.name for area in areas if folded(area.name) == name)
            report.problem(
                f"The area {quoted(written)} is there {count} times.", "It stands once.", "Delete the others."
            )
    wanted = [("[report] area", profile.area)] if profile else []
    wanted += [(f"The parent of {area.name}", area.parent) for area in areas if area.parent]
    for what, name in wanted:
        if name not in names:
            close = nearest(name, names)
            expected = f"Perhaps {quoted(close)} is meant." if close else "Every area has its own [[area]]."
            report.problem(
                f"{what} is {quoted(name)}, which is no area here.", expected, "Correct it, or add the area."
            )
