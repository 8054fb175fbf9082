"""The kinds of control chart that a measure may be drawn as; which one fits is decided in the analysis."""

from enum import Enum


class ChartKind(Enum):
    XMR = "xmr"
    RUN = "run"
    C = "c"  # with limits from the counts that chance explains, and runs about the median
    P = "p"
    P_PRIME = "p-prime"
    U = "u"
    U_PRIME = "u-prime"
    G = "g"
    T = "t"
