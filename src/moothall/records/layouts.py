"""The three kinds of file that data.police.uk publishes, column by column."""

from collections.abc import Mapping
from types import MappingProxyType

from moothall.measures.record_layout import NO_LOCATION, Dimension, Reading, RecordLayout

MONTH = Dimension("Month", Reading.MONTH)
FORCE = Dimension("Falls within")
DISTRICT = Dimension("LSOA name", Reading.SMALL_AREA_NAME, blank=NO_LOCATION)
SMALL_AREA = Dimension("LSOA code", blank=NO_LOCATION)
WHERE = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
)

STREET = RecordLayout(
    name="street",
    columns=(*WHERE, "Crime type", "Last outcome category", "Context"),
    dimensions={
        "month": MONTH,
        "force": FORCE,
        "district": DISTRICT,
        "small-area": SMALL_AREA,
        "crime-type": Dimension("Crime type"),
        "last-outcome": Dimension("Last outcome category", blank="none published"),
    },
    category="crime-type",
    usual=("month", "district", "crime-type"),
    identifier="Crime ID",
    known_categories=frozenset(
        {
            "Anti-social behaviour",
            "Bicycle theft",
            "Burglary",
            "Criminal damage and arson",
            "Drugs",
            "Other crime",
            "Other theft",
            "Possession of weapons",
            "Public order",
            "Robbery",
            "Shoplifting",
            "Theft from the person",
            "Vehicle crime",
            "Violence and sexual offences",
        }
    ),
)

OUTCOMES = RecordLayout(
    name="outcomes",
    columns=(*WHERE, "Outcome type"),
    dimensions={
        "month": MONTH,
        "force": FORCE,
        "district": DISTRICT,
        "small-area": SMALL_AREA,
        "outcome": Dimension("Outcome type"),
    },
    category="outcome",
    usual=("month", "district", "outcome"),
    identifier="Crime ID",
)

STOP_AND_SEARCH = RecordLayout(
    name="stop-and-search",
    columns=(
        "Type",
        "Date",
        "Part of a policing operation",
        "Policing operation",
        "Latitude",
        "Longitude",
        "Gender",
        "Age range",
        "Self-defined ethnicity",
        "Officer-defined ethnicity",
        "Legislation",
        "Object of search",
        "Outcome",
        "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ),
    dimensions={
        "month": Dimension("Date", Reading.UTC_TIME),
        "force": Dimension(None, Reading.FILE_NAME),
        "search-type": Dimension("Type"),
        "gender": Dimension("Gender"),
        "age": Dimension("Age range"),
        "self-defined-ethnicity": Dimension("Self-defined ethnicity"),
        "officer-defined-ethnicity": Dimension("Officer-defined ethnicity"),
        "legislation": Dimension("Legislation"),
        "object": Dimension("Object of search"),
        "outcome": Dimension("Outcome"),
    },
    category="outcome",
    usual=("month", "force", "outcome"),
)

PUBLISHED: Mapping[str, RecordLayout] = MappingProxyType(
    {layout.name: layout for layout in (STREET, OUTCOMES, STOP_AND_SEARCH)}
)
