"""The glossary: every term defined once, in sentences."""

from moothall.commentary.finding import FindingKind
from moothall.commentary.glossary import GLOSSARY


def test_terms_are_in_small_letters_and_meanings_are_sentences() -> None:
    assert [term for term in GLOSSARY if term != term.lower()] == []
    assert [term for term, meaning in GLOSSARY.items() if not (meaning[0].isupper() and meaning.endswith("."))] == []


def test_the_words_of_every_finding_that_calls_for_something_are_explained() -> None:
    explained = {
        "single point exception", "trend", "step shift", "two of three", "quarter changed", "stable", "withheld",
    }  # fmt: skip
    assert explained <= set(GLOSSARY)
    assert explained <= {kind.value.lower() for kind in FindingKind}
