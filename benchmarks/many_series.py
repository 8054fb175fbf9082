"""How fast thousands of series are judged and one is drawn, against the tools people have, in one interleaved run.

python -m benchmarks.many_series [--quick] [--write-docs]

The peers are installed once, each into an environment of its own under build/peers (they are no dependency of
Moothall): clinical-qikit, whose `compute` gives limits and runs of one chart, and controlchartspy, which draws. One
pass of `np.sum` over the same numbers says what reading them costs. Every run of a peer is a process of its own that
times itself; ours and theirs take turns. Times are those of the processor, all cores added up, so that other work on
the machine counts little; the median of the rounds is printed, and ratios are those of the medians.
"""
# ruff: noqa: INP001, T201, TID251, S603, DTZ011 - a script that prints, starts others and measures time; fixed seed

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

import numpy as np

from benchmarks.written_docs import write_between
from moothall.areas import Area
from moothall.comparison.batch_change import batch_changes
from moothall.measures import Measure, MeasureKind, Observation, Series
from moothall.periods import Month, Window
from moothall.render.chart import chart_svg
from moothall.spc import Rules, analyse
from moothall.spc.batch import Block, analyse_block, analysed_parts

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "build/peers"
PAGE = ROOT / "docs/reference/speed.md"
MISSING = 0.01
SEED, MONTHS, FIRST = 20267, 45, Month(2019, 1)
WINDOW = Window(FIRST + (MONTHS - 3), FIRST + (MONTHS - 1))
BARE = replace(Rules.standard(), name="bare", leave_out_shocks=False, by_kind=False, season=False, drift=False)
PACKAGES = ("clinical-qikit", "controlchartspy")
GROWTH = (1_000, 10_000, 100_000, 1_000_000)
SCANNED = (8_400, 500_000)

LIMITS_OF_A_PEER = """
import sys, time
import numpy as np
from qikit.spc.compute import compute
series = np.load(sys.argv[1])
compute("i", series[0])
start = time.process_time()
for one in series:
    compute("i", one)
print(len(series) / (time.process_time() - start))
"""
CHARTS_OF_A_PEER = """
import json, sys, time
from pathlib import Path
import controlchartspy
series = json.loads(Path(sys.argv[1]).read_text())
keys = [f"{2019 + i // 12}-{i % 12 + 1:02d}" for i in range(len(series[0]))]
def draw(one):
    data = {"month": keys, "value": one}
    return controlchartspy.spc(data, keys="month", numerators="value", spc_settings={"chart_type": "i"}).static_plot
draw(series[0])
start = time.process_time()
for one in series:
    draw(one)
print(len(series) / (time.process_time() - start))
"""
MEMORY = """
import sys
from pathlib import Path
from moothall.spc.batch import analyse_block
from benchmarks.many_series import BARE, FIRST, made
def peak():
    return next(int(one.split()[1]) for one in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in one)
block = made(int(sys.argv[1]))
analyse_block(block.part(0, 4096), BARE)
Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak of memory starts again from what is held now
before = peak()
analyse_block(block, BARE)
print((peak() - before) / 1024)
"""
SCAN_OF_OURS = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run([sys.executable, "-m", "moothall", "scan", sys.argv[1], "--show", "0"], check=True, capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def made(series: int) -> Block:
    """Normal months; one series in ten has a step, one in ten a drift; one month in a hundred of half is missing."""
    random = np.random.default_rng(SEED)
    values = random.normal(50, 5, (MONTHS, series))
    tenth, time_ = series // 10, np.arange(MONTHS)[:, None]
    values[MONTHS // 2 :, :tenth] += 8
    values[:, tenth : 2 * tenth] += 0.2 * time_
    half = values[:, series // 2 :]
    for row in half:
        row[random.random(len(row)) < MISSING] = np.nan
    return Block(FIRST, values, np.zeros(series, dtype=np.bool_))


def stable(series: int) -> Block:
    values = np.random.default_rng(SEED).normal(50, 5, (MONTHS, series))
    return Block(FIRST, values, np.zeros(series, dtype=np.bool_))


def full(block: Block) -> None:
    """Charts, seasons, scan, drift, verdict and change."""
    for part in analysed_parts(block, window=WINDOW):
        batch_changes(part, WINDOW)


def rate(run: Callable[[], object], series: int) -> float:
    """By the time of the processor, all its cores added up: other work on the machine then counts little."""
    start = time.process_time()
    run()
    return series / (time.process_time() - start)


def peer(package: str) -> Path:
    """The interpreter of an environment that holds this package and what it needs."""
    folder = PEERS / package
    if not (folder / "installed").exists():
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", package], check=True)
        (folder / "installed").touch()
    return folder / "bin/python"


def version_of(package: str) -> str:
    code = f"from importlib.metadata import version; print(version('{package}'))"
    return subprocess.run([peer(package), "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def told_by(interpreter: Path | str, code: str, *arguments: object) -> list[float]:
    command = [str(interpreter), "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return [float(number) for number in done.stdout.split()]


def _one_series(block: Block) -> Series:
    measure = Measure(id="a", title="A measure", kind=MeasureKind.NUMBER, unit="", decimals=1)
    months = zip(block.window.months, block.values[:, 0].tolist(), strict=True)
    return Series(measure, Area("An area"), tuple(Observation(month, value) for month, value in months))


def against_peers(series: int, rounds: int) -> list[str]:
    """The rows of the promises, by turns: ours, a pass of np.sum, theirs."""
    block, sample = stable(series), PEERS / "sample.npy"
    PEERS.mkdir(parents=True, exist_ok=True)
    np.save(sample, np.ascontiguousarray(block.values[:, :2000].T))
    few = PEERS / "few.json"
    few.write_text(json.dumps(block.values[:, :20].T.tolist()))
    analysis = analyse(_one_series(block), window=WINDOW)
    analyse_block(block.part(0, 100))
    seen: dict[str, list[float]] = {name: [] for name in ("bare", "full", "pass", "peer", "chart", "their chart")}
    for _ in range(rounds):
        seen["bare"].append(rate(lambda: analyse_block(block, BARE), series))
        seen["pass"].append(rate(lambda: np.sum(block.values), series))
        seen["peer"] += told_by(peer(PACKAGES[0]), LIMITS_OF_A_PEER, sample)
        seen["full"].append(rate(lambda: full(block), series))
        seen["chart"].append(rate(lambda: [chart_svg(analysis) for _ in range(200)], 200))
        seen["their chart"] += told_by(peer(PACKAGES[1]), CHARTS_OF_A_PEER, few)
    a = {name: statistics.median(found) for name, found in seen.items()}
    extra = told_by(sys.executable, MEMORY, series)[0]
    size = f"{series:,} × {MONTHS}"
    return [
        (
            f"| limits and rules, {size} | {a['bare']:,.0f} a second | {a['bare'] / a['peer']:,.0f} × `compute` "
            f"({a['peer']:,.0f} a second); as long as {a['pass'] / a['bare']:.0f} passes of `np.sum`; "
            f"{extra:.0f} MB beside the data | 115 ×; 45 passes; 150 MB |"
        ),
        (
            f"| full analysis and change, {size} | {a['full']:,.0f} a second | {a['full'] / a['peer']:.0f} × `compute` "
            f"with its bare rules | 20 × |"
        ),
        (
            f"| one chart as SVG | {1000 / a['chart']:.2f} ms | {a['chart'] / a['their chart']:,.0f} × controlchartspy "
            f"({1000 / a['their chart']:.0f} ms) | 1 ms; 50 × |"
        ),
    ]


def growth(sizes: tuple[int, ...]) -> list[str]:
    lines = []
    for series in sizes:
        block = made(series)
        bare, whole = rate(lambda: analyse_block(block, BARE), series), rate(lambda: full(block), series)  # noqa: B023
        by_plain = float(analyse_block(block.part(0, 10_000)).by_plain.mean())
        lines.append(f"| {series:,} | {bare:,.0f} | {whole:,.0f} | {series / whole:.1f} s | {100 * by_plain:.1f}% |")
    return lines


def table_to_scan(series: int) -> Path:
    """Counts of so many series as Parquet; made once."""
    import duckdb

    place = PEERS / f"scan-{series}.parquet"
    if not place.exists():
        PEERS.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(config={"threads": 1, "memory_limit": "800MB"})
        connection.execute("SELECT setseed(0.3)")
        near_poisson = "pow(sqrt(exp(1.5 + 1.5 * sin(s * 12.9898))) + (random() + random() + random() - 1.5), 2)"
        connection.execute(
            f"COPY (SELECT 'Type ' || (s % 14) AS measure, 'Area ' || (s // 14) AS area, "  # noqa: S608  our own numbers
            f"strftime(DATE '2019-01-01' + to_months(m::INT), '%Y-%m') AS period, round({near_poisson})::INT AS value "
            f"FROM range({series}) a(s), range({MONTHS}) b(m)) TO '{place}' (FORMAT parquet)"
        )
    return place


def scans(sizes: tuple[int, ...]) -> list[str]:
    lines = []
    for series in sizes:
        seconds, processor, peak = told_by(sys.executable, SCAN_OF_OURS, table_to_scan(series))
        lines.append(f"| {series:,} × {MONTHS} from Parquet | {seconds:.1f} s | {processor:.1f} s | {peak:,.0f} MB |")
    return lines


def machine() -> str:
    cores = len(__import__("os").sched_getaffinity(0))
    versions = f"Python {platform.python_version()}, numpy {version('numpy')}"
    theirs = ", ".join(f"{package} {version_of(package)}" for package in PACKAGES)
    return f"{date.today()}, {platform.machine()}, {cores} cores; {versions}; {theirs}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one round, and up to 100,000 series")
    parser.add_argument("--write-docs", action="store_true", help=f"put the figures into {PAGE.name}")
    chosen = parser.parse_args()
    lines = [
        machine(),
        "",
        "| work | here | beside | promised |",
        "|---|---|---|---|",
        *against_peers(100_000, 1 if chosen.quick else 5),
        "",
        "| series | limits and rules, a second | full, a second | full, in all | by the plain engine |",
        "|---:|---:|---:|---:|---:|",
        *growth(GROWTH[:3] if chosen.quick else GROWTH),
        "",
        "| `moothall scan` | time | of the processor | most memory |",
        "|---|---:|---:|---:|",
        *scans(SCANNED[:1] if chosen.quick else SCANNED),
    ]
    print("\n".join(lines))
    if chosen.write_docs:
        write_between(PAGE, "many series", "\n".join(lines))


if __name__ == "__main__":
    main()
