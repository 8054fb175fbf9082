"""The cause in words: how far it is shown stands before it, what shows it after it."""

from moothall.commentary.analyst import AnalystText, CauseGrade

GRADE_SAID = {
    CauseGrade.EVIDENCED: "Evidenced",
    CauseGrade.SUGGESTED: "Suggested, and not yet shown to be true",
}
NOT_KNOWN = "Not known."
NO_EVIDENCE = "No evidence is given."


def cause_sentence(text: AnalystText | None) -> str:
    """Suggested, and not yet shown to be true: a new form. No evidence is given."""
    if text is None or text.cause is None:
        return NOT_KNOWN
    evidence = f"Evidence: {text.evidence}" if text.evidence else NO_EVIDENCE
    return f"{GRADE_SAID[text.cause_grade]}: {text.cause} {evidence}"
