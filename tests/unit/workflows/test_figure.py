"""A figure again, from its address: the same as its page prints."""

import re
from datetime import date

import pytest

from moothall.errors import NotFoundError, UsageError
from moothall.periods import Month, Quarter
from moothall.workflows.figure import Address, address_from, recomputed
from moothall.workflows.public_record import PublicRecord, record_of_folder
from tests.web.made_sites import EXAMPLES, ON, site_of_folder


@pytest.fixture(scope="module")
def leicestershire() -> PublicRecord:
    return record_of_folder(EXAMPLES / "leicestershire")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "leicestershire/figures/burglary/leicestershire/2022-23-Q2/#change",
            Address("leicestershire", "burglary", "leicestershire", Quarter(2022, 2), "change"),
        ),
        ("figures/burglary/melton/2022-09", Address(None, "burglary", "melton", Month(2022, 9), None)),
        (
            "https://figures.example/a/b/figures/burglary/melton/2022-09/index.html#mean",
            Address("b", "burglary", "melton", Month(2022, 9), "mean"),
        ),
    ],
)
def test_an_address_is_read_wherever_the_site_stands(text: str, address: Address) -> None:
    assert address_from(text) == address


@pytest.mark.parametrize("text", ["burglary", "figures/burglary/melton", "figures/burglary/melton/2022-13/", ""])
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(UsageError):
        address_from(text)


def test_the_change_of_a_quarter_worked_by_hand(leicestershire: PublicRecord) -> None:
    # July to September 2022: 496 + 441 + 420 = 1,357; a year before 271 + 308 + 275 = 854; 1,357 - 854 = 503.
    address = "leicestershire/figures/burglary/leicestershire/2022-23-Q2/#change"
    (figure,) = recomputed(address, record=lambda _: leicestershire, on=ON).figures
    assert (figure.said, figure.exact) == ("+503", 503)


@pytest.mark.parametrize(
    "place", ["burglary/leicestershire/2022-09", "burglary/melton/2022-23-Q2", "robbery/rutland/2021-03"]
)
def test_the_command_prints_what_the_page_prints(leicestershire: PublicRecord, place: str) -> None:
    page = site_of_folder(EXAMPLES / "leicestershire").files[f"figures/{place}/"]().data.decode()
    shown = dict(re.findall(r'<a class="figure" href="#([a-z-]+)">[^:]+: ([^<]*)</a>', page))
    again = recomputed(f"figures/{place}/", record=lambda _: leicestershire, on=date(2030, 1, 1))
    assert {one.what: one.said for one in again.figures} == shown


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("figures/arson/melton/2022-09/", "There is no measure 'arson' here"),
        ("figures/burglary/york/2022-09/", "There is no area 'york' here"),
        ("figures/burglary/melton/2012-09/", "no figure of 2012-09 is public here"),
        ("figures/burglary/melton/2022-09/#median", "'median' is no figure of this page"),
    ],
)
def test_a_figure_that_is_not_there_is_told_with_those_that_are(
    leicestershire: PublicRecord, address: str, said: str
) -> None:
    with pytest.raises(NotFoundError) as error:
        recomputed(address, record=lambda _: leicestershire, on=ON)
    assert said in str(error.value)
