"""A page read back: elements with their attributes and text, by nothing but Python's own HTML parser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = ("meta", "link", "br", "hr", "img", "input")


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text inside, blanks made single."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._pieces()  # noqa: SLF001  its own kind

    @cached_property
    def walk(self) -> list["Element"]:
        """This element and all in it, in the page's order; made once, when the page has been read."""
        found = [self]
        for child in self.children:
            if isinstance(child, Element):
                found += child.walk
        return found

    def all(self, tag: str = "", of_class: str = "", /, **attributes: str) -> list["Element"]:
        """Every element inside with this tag, class and attributes; an underscore stands for a dash."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.walk
            if (not tag or one.tag == tag)
            and (not of_class or of_class in one.classes)
            and all(one.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", of_class: str = "", /, **attributes: str) -> "Element":
        found = self.all(tag, of_class, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} .{of_class} {attributes} in <{self.tag} {self.attributes}>"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page_tree(html: str) -> Element:
    """The page as a tree. Every element must be closed where it should be."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [element.tag for element in reader.open] == ["page"]
    return reader.open[0]
