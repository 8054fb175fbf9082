"""peers.toml: sets of areas that one area is held against, each dated and with its source."""

from moothall.areas.peer_set import PeerSet
from moothall.intake.notices import AREAS_PAGE, Findings
from moothall.intake.toml_table import TomlTable, day, read_table, text, texts


def peers_from(file: str, data: bytes) -> tuple[PeerSet, ...]:
    """Raises FileError with every problem of the file."""
    findings = Findings(page=AREAS_PAGE)
    found = read_table(file, data, findings)
    sets = [_set(one) for one in found.tables("peers")] if found else []
    if found:
        found.finished()
    findings.refuse_if_any()
    return tuple(one for one in sets if one)


def _set(found: TomlTable) -> PeerSet | None:
    name, of = found.needed("name", text), found.needed("of", text)
    members = found.needed("members", texts)
    as_of, source = found.needed("as_of", day), found.needed("source", text)
    if not found.finished():
        return None
    try:
        return PeerSet(name, of, members, as_of, source)
    except ValueError as error:
        found.problem(str(error), "A set is chosen for one area.", "Correct the list.")
        return None
