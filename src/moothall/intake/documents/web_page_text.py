"""The lines of a saved web page: its blocks in order, without menus, scripts and forms."""

from collections.abc import Iterator

from lxml import etree, html

from moothall.intake.documents.lines import DocumentKind, DocumentText, Line, numbered, refused
from moothall.intake.text import clean_prose

LEFT_OUT = frozenset({"script", "style", "noscript", "nav", "form", "button", "select", "svg", "template", "head"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre"),
    *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
MAIN_PARTS = ("//main", "//*[@role='main']", "//*[@id='modgov' or @id='mgContent' or @id='main-content']")
BOLD = frozenset({"b", "strong", "th"})
CELL_GAP = "    "


def web_page_text(name: str, text: str) -> DocumentText:
    try:
        page = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        remedy = "Save the page again from the browser."
        raise refused(name, f"The web page cannot be read: {error}.", "A web page was expected.", remedy) from error
    main = next((found[0] for part in MAIN_PARTS if len(found := page.xpath(part)) == 1), page)
    return DocumentText(name=name, kind=DocumentKind.WEB_PAGE, lines=numbered(_with_gaps(_lines(main))))


def _with_gaps(lines: Iterator[Line]) -> Iterator[Line]:
    """Every block stands alone: a blank line parts it from the next."""
    for line in lines:
        yield line
        yield Line(text="", number=0)


class _Block:
    """What stands between one block's edge and the next."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.bold_words = 0
        self.heading = 0

    def add(self, text: str | None, *, bold: bool) -> None:
        if text:
            self.words.append(_one_line(text))
            self.bold_words += len(text.split()) if bold else 0

    def taken(self) -> Iterator[Line]:
        """The lines of the block so far; it is empty then."""
        text = clean_prose("".join(self.words))[0].replace("\xa0", " ")
        is_bold = self.bold_words >= len(text.replace("•", "").split()) > 0
        self.words, self.bold_words = [], 0
        for part in text.split("\n"):
            if said := part.strip():
                yield Line(text=said, number=0, heading=self.heading, bold=is_bold)


def _lines(element: html.HtmlElement) -> Iterator[Line]:
    block = _Block()
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start" and node.tag in LEFT_OUT:
            walk.skip_subtree()
        elif event == "start":
            yield from _begun(node, block)
            continue
        elif event == "end" and node.tag not in LEFT_OUT:
            yield from _ended(node, block)
        if event != "start" and node is not element:
            block.add(node.tail, bold=_is_bold(node.getparent()))
    yield from block.taken()


def _begun(node: html.HtmlElement, block: _Block) -> Iterator[Line]:
    if _is_edge(node):
        yield from block.taken()
        block.heading = int(node.tag[1]) if node.tag in HEADINGS else block.heading
    if node.tag == "li":
        block.words.append("• ")
    if node.tag == "br":
        block.words.append("\n")
    block.add(node.text, bold=_is_bold(node))


def _ended(node: html.HtmlElement, block: _Block) -> Iterator[Line]:
    if _is_edge(node):
        yield from block.taken()
        block.heading = 0 if node.tag in HEADINGS else block.heading
    elif node.tag in {"td", "th"}:
        block.words.append(CELL_GAP)


def _is_edge(node: html.HtmlElement) -> bool:
    """A cell is an edge only where its row holds blocks of its own; a plain row is one line."""
    if node.tag not in {"td", "th"}:
        return node.tag in BLOCKS
    row = node.getparent()
    cells = row if row is not None else [node]
    return any(inner.tag in BLOCKS for cell in cells for inner in cell.iterdescendants())


def _one_line(text: str) -> str:
    """Blanks and line ends inside a block are one blank each."""
    if not text.strip():
        return " "
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return f"{lead}{' '.join(text.split())}{tail}"


def _is_bold(node: html.HtmlElement | None) -> bool:
    while node is not None and node.tag not in BOLD:
        if node.tag in BLOCKS:
            return False
        node = node.getparent()
    return node is not None
