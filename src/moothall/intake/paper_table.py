"""[paper] in the file of one paper: what it says for itself."""

from moothall.intake.toml_table import TomlTable, text, texts
from moothall.reports.paper_words import PaperWords


def paper_words_from(found: TomlTable | None) -> PaperWords:
    """The usual words where there is no such table."""
    if found is None:
        return PaperWords()
    words = PaperWords(
        item=found.optional("item", text),
        author=found.optional("author", text),
        recommendation=found.optional("recommendation", text),
        background=found.optional("background", texts) or (),
    )
    found.finished()
    return words
