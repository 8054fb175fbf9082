"""Whatever a file holds, it is taken or refused with a message; nothing else happens."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from moothall.errors import FileError
from moothall.intake import loose_series, taken, workspace_from
from tests.unit.intake.workbooks import package, package_parts, workbook
from tests.unit.intake.workspaces import WORKSPACE, workspace

CELLS = st.one_of(
    st.sampled_from(
        ["measure", "area", "period", "value", "Month", "2020-06", "Jun-20", "45", "-", "", "withheld", "[c]"]
    ),
    st.text(max_size=12),
    st.integers(-10, 10**13).map(str),
    st.floats().map(str),
)
BOOK = package_parts(
    workbook({"Figures": [["measure", "2020-06", "2020-07"], ["Burglary", 45, 0.5]]}, percentages=True)
)


def is_answered(read: Callable[[], object]) -> bool:
    """Whether a reading ends well, or with problems that each say what was found, what was expected, what to do."""
    try:
        read()
    except FileError as error:
        return all(problem.found and problem.expected and problem.remedy for problem in error.problems)
    return True


def is_told(name: str, data: bytes) -> bool:
    return is_answered(lambda: loose_series(taken(name, data)))


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert is_told("a.csv", data)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_any_table(rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(f'"{cell.replace(chr(34), chr(39))}"' for cell in row) for row in rows)
    assert is_told("a.csv", text.encode("utf-8", "replace"))


@given(st.sampled_from(sorted(BOOK)), st.data())
def test_any_slip_in_a_workbook(part: str, data: st.DataObject) -> None:
    content = BOOK[part]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    slip = data.draw(st.sampled_from([b"", b"<", b">", b'"', b"1e999", b"-1", b"&#0;", b"ZZZ9", b"9" * 30]))
    assert is_told("a.xlsx", package({**BOOK, part: content[:first] + slip + content[last:]}))


@given(st.sampled_from(sorted(WORKSPACE)), st.data())
def test_any_slip_in_a_workspace(name: str, data: st.DataObject) -> None:
    content = WORKSPACE[name].encode()
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    slip = data.draw(st.sampled_from(["", "[", '"', "=", "nan", "9" * 30, "2020-01-01", "\n\n", "\u202e"])).encode()
    assert is_answered(lambda: workspace_from({**workspace(), name: content[:first] + slip + content[last:]}))
