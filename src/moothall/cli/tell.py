"""A report told in the terminal: the exceptions in words first, then the files."""

from typing import TYPE_CHECKING

from moothall.cli.terminal import say, table, warn, wrapped

if TYPE_CHECKING:
    from moothall.reports.measure_entry import MeasureEntry
    from moothall.workflows.exception_report import Made


def tell_report(made: "Made") -> None:
    report = made.report
    for notice in made.notices:
        warn(wrapped(notice, indent="  ", first="Note: "))
    say(f"{report.title}, {report.profile.body.force}")
    if report.profile.notice:
        say(report.profile.notice)
    say()
    say(wrapped(report.quiet_sentence))
    if report.exceptions:
        say()
        rows = [(entry.measure.title, _in_words(entry)) for entry in report.exceptions]
        say(table(("Exception", "In words"), rows))
    say()
    if report.follow_up.last or report.follow_up.matters:
        say(wrapped(f"Taken up again: {report.follow_up.sentence}"))
        say()
    say("Files:")
    for file in made.files:
        say(f"  {file}")


def _in_words(entry: "MeasureEntry") -> str:
    """The finding, then the numbers: the message without the title, which heads the row."""
    return f"{entry.finding.label}. {entry.message.removeprefix(f'{entry.measure.title}: ')}"
