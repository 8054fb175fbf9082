"""Pictures from SVG as PNG, all of them in one run, for programs that do not draw SVG."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE = """#set page(width: auto, height: auto, margin: 0pt)
#let pictures = json(bytes(sys.inputs.pictures))
#pictures.map(one => image(bytes(one.svg), format: "svg", width: one.width * 1mm)).join(pagebreak())
"""
DOTS_PER_INCH = 200


@dataclass(frozen=True)
class Drawing:
    """An SVG and the width that it will have on paper."""

    svg: str
    millimetres: float


def pngs(drawings: Sequence[Drawing]) -> list[bytes]:
    """A PNG for each drawing, in order; the same drawing gives the same bytes."""
    if not drawings:
        return []
    from typst import Compiler

    data = json.dumps([{"svg": one.svg, "width": one.millimetres} for one in drawings])
    compiler = Compiler(TEMPLATE.encode(), font_paths=typefaces(), sys_inputs={"pictures": data})
    made = compiler.compile(format="png", ppi=DOTS_PER_INCH)
    return made if isinstance(made, list) else [made] if made else []


@cache
def typefaces() -> "Fonts":
    """The typeface that ships with the program, and none of the machine's: two machines give the same file."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(files("font_source_sans_pro") / "files")])
