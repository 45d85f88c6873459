"""The verb ``review``: what is said about the text, the least certain first; and decisions on it.

In: a content folder, a terminal, and decisions. Out: lines to read; content files, ledger and
``decisions.yaml`` as decided; exit code 0, 1 where the content has errors, 2 where a decision
cannot be carried out (then none is).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rightsref import decide, ledger, model, namesakes, publish, review, store, yamlio
from rightsref.cli import same
from rightsref.cli.convert import decisions
from rightsref.cli.stages import Clock, read
from rightsref.cli.terminal import Terminal
from rightsref.faults import errors
from rightsref.link import link
from rightsref.load import text_of

HELP = "a accept   r reject   c correct   s skip   q stop and save"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor says of one code."""

    verb: str
    """``accept``, ``reject`` or ``correct``."""
    code: str
    value: str = ""


def run(content: Path, terminal: Terminal, most: int, below: float,
        decided: Sequence[Decision] = (), walk: bool = False) -> int:
    """Print at most ``most`` items under a confidence (0: all) and the counts, or decide."""
    found = read(content, Clock())
    if errors(found.faults):
        terminal.faults(found.faults)
        return 1
    linked = link(found.library)
    offered = namesakes.offers(linked, same.apart(content))
    items = [item for item in sorted((*review.items(linked), *review.pairs(offered)),
                                     key=lambda item: item.confidence) if item.confidence < below]
    if walk:
        decided = _walk(items[:most or None], terminal)
    if decided or walk:
        return _carry_out(content, found.library, items, offered, decided, terminal)
    for item in items[:most or None]:
        terminal.tell(_shown(item))
    if most and len(items) > most:
        terminal.tell(f"… and {len(items) - most:,} more: --most 0 shows all.")
    terminal.tell("")
    for name, number, parts in review.counts(linked):
        terminal.tell(f"{name:<28}{number:>6}   {parts}")
    terminal.tell(f"{'perhaps one person':<28}{len(offered):>6}   pairs of records, "
                  "to accept or to reject")
    return 0


def _shown(item: review.Item) -> str:
    words = item.words if len(item.words) <= 70 else item.words[:69] + "…"
    return (f"{item.confidence:.2f}  {item.kind:<12} {item.target:<44} {words!r}\n"
            f"      {item.code}  {item.ref}  {item.path}:{item.line}  {item.by}"
            + "".join(f"\n      {quote}" for quote in item.quotes))


def _walk(items: Sequence[review.Item], terminal: Terminal) -> list[Decision]:
    """Ask about one item after the other; what is by an editor already is passed over."""
    answers: list[Decision] = []
    terminal.tell(HELP)
    for item in items:
        if item.by == "editor":
            continue
        terminal.tell(_shown(item))
        answer = terminal.ask("a/r/c/s/q? ")
        if answer == "q":
            break
        if answer in ("a", "r"):
            answers.append(Decision("accept" if answer == "a" else "reject", item.code))
        elif answer == "c":
            answers.append(Decision("correct", item.code, terminal.ask("to? ")))
    return answers


# ---- carrying out -------------------------------------------------------------------------------

def _carry_out(content: Path, library: model.Library, items: Sequence[review.Item],
               offered: Sequence[namesakes.Offer], decided: Sequence[Decision],
               terminal: Terminal) -> int:
    """Carry out all decisions, or none where one cannot be."""
    owner = {item.code: item.report for item in items}
    pairs = {offer.code: offer for offer in offered}
    known = {kind: set(library.records(kind)) for kind in (*model.RECORD_KINDS, "topic")}
    reports = {report.id: report for report in library.reports}
    changes: list[tuple[str, decide.Decided]] = []
    people = same.People(content, library)
    for decision in decided:
        name = owner.get(decision.code, "")
        try:
            if decision.code in pairs:
                people.decide(pairs[decision.code], decision.verb, decision.value)
                continue
            if name not in reports:
                raise ValueError(f"nothing said has the code {decision.code!r}; "
                                 "`build.py review --most 0` shows them all")
            made = _one(reports[name], decision, known)
        except ValueError as error:
            terminal.complain(f"{decision.verb} {decision.code}: {error}")
            return 2
        reports[name] = made.report
        changes.append((name, made))
    for report in library.reports:
        mine = [made for name, made in changes if name == report.id]
        if mine:
            _write(content / "reports" / report.id, reports[report.id], mine)
    people.write(reports)
    terminal.say(f"{len(changes) + people.count} decided.")
    return 0


def _one(report: model.Report, decision: Decision,
         known: dict[str, set[str]]) -> decide.Decided:
    if decision.verb == "accept":
        return decide.accept(report, decision.code)
    if decision.verb == "reject":
        return decide.reject(report, decision.code)
    return decide.correct(report, decision.code, decision.value, known)


def _write(folder: Path, report: model.Report, changes: Sequence[decide.Decided]) -> None:
    for file in report.files:
        publish.write_text(folder / Path(file.path).name, store.section_text(file))
    path = folder / "decisions.yaml"
    known = decisions(path).model_dump()
    for made in changes:
        keys = known["rejected"].setdefault(made.paragraph, []) if made.rejected else []
        if made.rejected and made.rejected not in keys:
            keys.append(made.rejected)
    publish.write_text(path, yamlio.write({k: v for k, v in known.items() if v} or {}))
    gone: dict[str, tuple[str, ...]] = {name: () for made in changes for name in made.gone}
    addresses = folder / "ledger"
    if gone and addresses.exists():
        entries, _ = ledger.read(text_of(addresses), str(addresses))
        ended = ledger.ended(entries, gone)
        publish.write_text(addresses, ledger.write(ended.values()))
