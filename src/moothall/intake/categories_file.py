"""categories.toml: which categories are nested in which, and which are flags across others."""

from moothall.errors import FileError, Problem
from moothall.intake.notices import AREAS_PAGE, Findings
from moothall.intake.toml_table import TomlTable, read_table, text, texts
from moothall.measures.category_graph import CategoryGraph

REMEDY = "Correct the lists."


def categories_from(file: str, data: bytes) -> CategoryGraph:
    """Raises FileError with every problem of the file."""
    findings = Findings(page=AREAS_PAGE)
    found = read_table(file, data, findings)
    rows = [_category(one) for one in found.tables("category")] if found else []
    if found:
        found.finished()
    findings.refuse_if_any()
    parts = {name: frozenset(parts) for name, parts, _ in rows if parts}
    flags = {name: frozenset(on) for name, _, on in rows if on}
    try:
        return CategoryGraph(parts, flags)
    except ValueError as error:
        raise FileError(Problem(str(error), "Categories nest like boxes.", REMEDY, file)) from None


def _category(found: TomlTable) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    name = found.needed("name", text)
    parts, flag_on = found.optional("parts", texts) or (), found.optional("flag_on", texts) or ()
    if found.is_sound and bool(parts) == bool(flag_on):
        found.problem(f"{found.where}{name} has both or neither.", "It has parts, or flag_on.", "Keep one of the two.")
    found.finished()
    return name, parts, flag_on
