"""The API: what its answers hold, in parts, with tags; its description is true for everything that may be asked."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from pytest_django.fixtures import Settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from moothall.web.source import public_files
from moothall.web.wsgi import application
from tests.web.made_sites import with_secrets, workspace_with_papers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = workspace_with_papers(tmp_path_factory.mktemp("api"))
    with_secrets(folder)
    return folder


@pytest.fixture
def client(folder: Path, settings: Settings) -> Iterator[Client]:
    settings.MOOTHALL_FOLDERS = [str(folder)]
    public_files.cache_clear()
    yield Client()
    public_files.cache_clear()


def operations() -> list[Any]:
    """Everything that the description says can be asked."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    return [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_the_description_says(client: Client, mode: GenerationMode) -> None:  # noqa: ARG001  set up
    """Asked everything that the description allows, and much that it does not."""
    asked = set()
    for operation in operations():
        if mode is GenerationMode.NEGATIVE and not list(operation.query):
            continue  # any text is a name, and there is nothing to get wrong

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case[Any]) -> None:
            asked.add(case.operation.path)
            case.call_and_validate()

        ask()
    assert len(asked) == {GenerationMode.POSITIVE: 14, GenerationMode.NEGATIVE: 10}[mode]


@pytest.mark.parametrize(
    "path", ["measures", "measures/burglary", "observations", "figures/burglary/exampleshire/2022-06"]
)
def test_a_true_address_is_answered_as_the_description_says(client: Client, path: str) -> None:  # noqa: ARG001  the same
    names = {"measure": "burglary", "area": "exampleshire", "period": "2022-06", "body": "made-up"}
    for known in operations():
        if known.full_path.format_map(names) == f"/api/v1/bodies/made-up/{path}":
            case = known.Case(path_parameters=names)
            case.call_and_validate()
            return
    pytest.fail(f"{path} is not described")


def test_the_first_address_says_where_to_begin(client: Client) -> None:
    told = client.get("/api/v1/").json()
    assert told == {"bodies": "/api/v1/bodies", "description": "/api/v1/openapi.json"}
    assert [client.get(address).status_code for address in told.values()] == [200, 200]


def test_a_search_is_kept_by_nobody_and_everything_else_for_a_moment(client: Client) -> None:
    assert client.get("/api/v1/bodies/made-up/search?q=burglary")["Cache-Control"] == "private, no-store"
    assert client.get("/api/v1/bodies")["Cache-Control"] == "public, max-age=30"


def test_a_list_comes_in_parts_that_name_the_next(client: Client) -> None:
    first = client.get("/api/v1/bodies/made-up/measures", {"limit": 10}).json()
    assert (first["count"], len(first["items"]), first["offset"]) == (20, 10, 0)
    second = client.get(first["next"]).json()
    assert (len(second["items"]), second["next"]) == (10, None)
    assert len({one["measure"] for one in (*first["items"], *second["items"])}) == 20


def test_observations_are_chosen_by_measure_area_and_month(client: Client) -> None:
    asked = {"measure": "burglary", "area": "exampleshire", "first": "2022-05", "last": "2022-06"}
    items = client.get("/api/v1/bodies/made-up/observations", asked).json()["items"]
    assert [(one["month"], one["absent"]) for one in items] == [("2022-05", None), ("2022-06", None)]
    assert items[0]["address"] == "/made-up/figures/burglary/exampleshire/2022-05/"
    assert client.get(items[0]["address"]).status_code == 200


def test_a_withheld_figure_is_null_and_says_why(client: Client) -> None:
    asked: dict[str, str] = {"measure": "neighbourhood-abstractions", "first": "2022-01"}
    items = client.get("/api/v1/bodies/made-up/observations", asked).json()["items"]
    assert len(items) == 6
    assert {(one["value"], one["numerator"], one["absent"]) for one in items} == {(None, None, "withheld")}
    assert all("Withheld by:" in one["reason"] for one in items)


def test_the_csv_has_the_same_rows(client: Client) -> None:
    sent = client.get("/api/v1/bodies/made-up/observations.csv", {"measure": "burglary"})
    assert sent["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(sent.content.decode("utf-8-sig"))))
    items = client.get("/api/v1/bodies/made-up/observations?measure=burglary&limit=1000").json()["items"]
    assert [row["month"] for row in rows] == [one["month"] for one in items]
    assert [float(row["value"]) for row in rows] == [one["value"] for one in items]


def test_the_figures_of_a_quarter_are_those_of_its_page(client: Client) -> None:
    sheet = client.get("/api/v1/bodies/made-up/figures/burglary/exampleshire/2022-23-Q1").json()
    page = client.get("/made-up/figures/burglary/exampleshire/2022-23-Q1/").content.decode()
    assert all(f"{one['label']}: {one['said']}" in page for one in sheet["figures"])


def test_an_answer_carries_a_tag_and_is_not_sent_twice(client: Client) -> None:
    sent = client.get("/api/v1/bodies")
    again = client.get("/api/v1/bodies", headers={"If-None-Match": sent["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert sent["Access-Control-Allow-Origin"] == "*"


def test_a_head_is_answered_without_a_body(client: Client) -> None:
    sent = client.head("/api/v1/bodies")
    assert (sent.status_code, sent.content, sent["ETag"]) == (200, b"", client.get("/api/v1/bodies")["ETag"])


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("nothing", 404, "There is nothing at this address."),
        ("bodies/", 404, "There is nothing at this address."),
        ("bodies/nowhere", 404, "There is no such body."),
        ("bodies/made-up/measures/arson", 404, "There is no such measure."),
        ("bodies/made-up/figures/burglary/york/2022-06", 404, "There is no area 'york' here."),
        ("bodies/made-up/figures/burglary/exampleshire/2022-13", 404, "'2022-13' is not a month."),
        ("bodies/made-up/measures?limit=0", 422, "limit: "),
        ("bodies/made-up/observations?first=May", 422, "first: "),
    ],
)
def test_what_is_wrong_is_said_in_one_shape(client: Client, address: str, status: int, said: str) -> None:
    sent = client.get(f"/api/v1/{address}")
    assert sent.status_code == status
    assert list(sent.json()) == ["error"]
    assert said in sent.json()["error"]


def test_no_answer_holds_a_withheld_figure(client: Client, tmp_path: Path) -> None:
    secrets = with_secrets(workspace_with_papers(tmp_path))
    paths = ("measures", "observations", "observations.csv", "revisions", "reports", "commitments", "meetings", "areas")
    whole = [client.get(f"/api/v1/bodies/made-up/{path}").content for path in paths]
    whole.append(client.get("/api/v1/bodies/made-up/measures/neighbourhood-abstractions").content)
    whole += [client.get("/api/v1/bodies/made-up/search", {"q": secret}).content for secret in secrets[:1]]
    told = [data.replace(f"?q={secrets[0]}".encode(), b"") for data in whole]
    assert [secret for secret in secrets for data in told if secret.encode() in data] == []
