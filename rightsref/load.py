"""The reading room: everything below ``content/`` into one frozen ``Library``.

In: a content folder, and a second one whose topics and settings fill what the first lacks.
Out: a ``Library`` and the faults found. Never writes, never looks an id up in another file
(``check`` does), never raises for an editor's mistake.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rightsref import forms, markup, model, shapes, survey, yamlio
from rightsref.faults import Fault, FaultError, did_you_mean

RecordT = TypeVar("RecordT", bound=model.Record)
FormT = TypeVar("FormT", bound=forms.Form)
_FILLED = ("title", "description", "publisher", "abbreviations")
_MARK = re.compile(r"\]\(|\{")
_PLAIN = "A note is plain text: write it without marks."
_FRONT = re.compile(r"\A---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)


def load(content: Path, fallback: Path | None = None,
         only: str | None = None) -> tuple[model.Library, list[Fault]]:
    """Read a content folder; ``only`` names the one report to read.

    Where ``content`` has no topics, groups or site settings, those of ``fallback`` serve.
    """
    reader = _Reader()
    reports = tuple(reader.reports(content / "reports", only))

    def either(name: str) -> Path:
        own = content / name
        return own if own.exists() or fallback is None else fallback / name

    site = reader.site(either("site.yaml"), fallback and fallback / "site.yaml")
    if (decided := content / "decisions.yaml").exists():
        reader.whole(decided, forms.ApartForm)
    library = model.Library(
        site, reports,
        reader.records(either("topics"), forms.TopicForm, shapes.topic),
        reader.groups(either("groups.yaml")),
        reader.records(content / "people", forms.PersonForm, shapes.person),
        reader.records(content / "provisions", forms.ProvisionForm, shapes.provision),
        reader.records(content / "organisations", forms.OrganisationForm, shapes.organisation),
        reader.records(content / "places", forms.PlaceForm, shapes.place))
    return library, sorted(reader.faults)


def load_room(content: Path, report: str, fallback: Path | None = None,
              also: Iterable[tuple[str, str]] = ()) -> tuple[model.Library, list[Fault]]:
    """Read one report with the records that it names, and those that these lean on.

    ``also`` names records to read in any case, by kind and id; an empty ``report`` reads only
    these. What a record quotes from another report is left out: it is read, and checked, with
    that report. So the cost does not grow with the library.
    """
    reader = _Reader()
    home = content / "reports" / report
    found = reader.report(home / "report.yaml", reader.listed(home)) if report else None
    wanted = survey.wanted(found)
    for kind, id_ in also:
        wanted[kind].add(id_)

    def either(name: str) -> Path:
        own = content / name
        return own if own.exists() or fallback is None else fallback / name

    people = reader.records(content / "people", forms.PersonForm, shapes.person, wanted["person"])
    return model.Library(
        reader.site(either("site.yaml"), fallback and fallback / "site.yaml"),
        (found,) if found else (),
        reader.records(either("topics"), forms.TopicForm, shapes.topic),
        reader.groups(either("groups.yaml")),
        {id_: survey.here_only(person, report) for id_, person in people.items()},
        reader.records(content / "provisions", forms.ProvisionForm, shapes.provision,
                       wanted["provision"]),
        reader.records(content / "organisations", forms.OrganisationForm, shapes.organisation,
                       wanted["organisation"]),
        reader.records(content / "places", forms.PlaceForm, shapes.place, wanted["place"]),
    ), sorted(reader.faults)


def load_report(home: Path) -> tuple[model.Report | None, list[Fault]]:
    """Read one report alone, without the records that it names; None where none is there."""
    reader = _Reader()
    found = next(reader.reports(home.parent, home.name), None) if home.is_dir() else None
    return found, sorted(reader.faults)


def shown(path: Path) -> str:
    """Give a path as an editor knows it: relative to the folder they stand in."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def read_text(path: Path) -> tuple[str | None, list[Fault]]:
    """Read one file below ``content/``; None and a fault where it cannot be."""
    try:
        return path.read_bytes().decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = error.object[:error.start].count(b"\n") + 1
        return None, [Fault(shown(path), line, 1, "F007",
                            f"Byte {error.object[error.start]:#04x} is not UTF-8.",
                            "Save the file as UTF-8.")]
    except OSError as error:
        return None, [Fault(shown(path), 0, 0, "C001",
                            f"The file cannot be read: {error.strerror}.",
                            "Check that it exists and may be read.")]


def text_of(path: Path) -> str:
    """Read a file that need not be there; a ``FaultError`` where it is and cannot be read."""
    if not path.exists():
        return ""
    text, faults = read_text(path)
    if text is None:
        raise FaultError(faults)
    return text


def _unmarked(words: str) -> str:
    return f"{words[:40]!r} would be published as it stands."


def _is_section(path: Path) -> bool:
    return path.suffix == ".md" and "0" <= path.name[0] <= "9"


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def text(self, path: Path) -> str | None:
        text, faults = read_text(path)
        self.faults += faults
        return text

    def listed(self, folder: Path) -> list[Path]:
        """Give what lies in a folder, in order; one that cannot be looked into is a fault."""
        try:
            return sorted(folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            self.faults.append(Fault(shown(folder), 0, 0, "C001",
                                     f"The folder cannot be read: {error.strerror}.",
                                     "Check that it is a folder and may be looked into."))
            return []

    def whole(self, path: Path, form: type[FormT]) -> FormT | None:
        """Read a file that is YAML from top to bottom."""
        text = self.text(path)
        if text is None:
            return None
        document = yamlio.read(text, shown(path))
        checked = yamlio.check(document, form)
        self.faults += document.faults
        return checked

    def front(self, path: Path) -> tuple[yamlio.Document, str, int] | None:
        """Part a file into front matter and body; give the body's first line too."""
        text = self.text(path)
        if text is None:
            return None
        found = _FRONT.match(text.replace("\r\n", "\n"))
        if not found:
            self.faults.append(Fault(shown(path), 1, 1, "F006",
                                     "The file does not begin with front matter.",
                                     "Begin it with a line ---, the YAML, and a line ---."))
            return None
        front = found.group(1)
        body = found.string[found.end():]
        return yamlio.read(front, shown(path), 2), body, front.count("\n") + 3

    # ---- records --------------------------------------------------------------------------

    def records(self, folder: Path, form: type[FormT],
                make: Callable[[FormT, str, str, str], RecordT],
                only: set[str] | None = None) -> dict[str, RecordT]:
        """Read the records of a folder; with ``only`` just these, and those they lean on."""
        records: dict[str, RecordT] = {}
        todo = [path for path in self.listed(folder) if path.suffix == ".md"] if only is None else \
            sorted(folder / f"{id_}.md" for id_ in only)
        seen = set(todo)
        while todo:
            path = todo.pop(0)
            if only is not None and not path.is_file():
                continue
            parted = self.front(path)
            if parted is None:
                continue
            document, body, first_line = parted
            checked = yamlio.check(document, form)
            self.faults += document.faults
            self.plain(path, body, first_line)
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem):
                self.faults.append(Fault(shown(path), 0, 0, "F008",
                                         f"The file name {path.name!r} cannot be an id.",
                                         "Use lower-case letters, digits and hyphens."))
            elif checked is not None:
                record = records[path.stem] = make(checked, path.stem, body.strip(), shown(path))
                if only is not None:
                    more = sorted({folder / f"{id_}.md" for id_ in survey.leans_on(record)} - seen)
                    seen.update(more)
                    todo += more
        return dict(sorted(records.items()))

    def plain(self, path: Path, note: str, first_line: int) -> None:
        """Report marks in a record's note, which is published as it stands."""
        for number, line in enumerate(note.split("\n"), first_line):
            if found := _MARK.search(line):
                self.faults.append(Fault(shown(path), number, found.start() + 1, "M001",
                                         _unmarked(line[found.start():]), _PLAIN))

    def site(self, path: Path, fallback: Path | None) -> model.Site:
        """Read the settings; what they lack, and what says not where the site stands, is filled."""
        document = yamlio.read(self.text(path) or "", shown(path))
        own = {} if document.value is None else document.value
        if fallback is not None and fallback != path and isinstance(own, dict):
            others = yamlio.read(text_of(fallback), shown(fallback)).value or {}
            document.value = {key: value for key, value in others.items() if key in _FILLED} | own
        form = yamlio.check(document, forms.SiteForm)
        self.faults += document.faults
        if form is None:
            return model.Site("", "", "")
        plain = form.model_dump()
        plain["abbreviations"] = tuple(form.abbreviations.items())
        return model.Site(**plain)

    def groups(self, path: Path) -> dict[str, model.Group]:
        form = self.whole(path, forms.GroupsForm)
        if form is None:
            return {}
        return {g.id: model.Group(g.id, g.name, g.definition, tuple(g.alt)) for g in form.groups}

    # ---- reports --------------------------------------------------------------------------

    def reports(self, folder: Path, only: str | None) -> Iterator[model.Report]:
        # A report whose settings are gone must not vanish without a word.
        for home in filter(Path.is_dir, self.listed(folder)):
            here = self.listed(home) if only in (None, home.name) else []
            held = any(p.name in ("report.yaml", "ledger") or _is_section(p) for p in here)
            if held and (report := self.report(home / "report.yaml", here)):
                yield report

    def report(self, path: Path, here: list[Path]) -> model.Report | None:
        form = self.whole(path, forms.ReportForm)
        if form is None:
            return None
        source = path.parent / form.source.file
        text = self.text(source) or ""
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if text and digest != form.source.sha256:
            self.faults.append(Fault(
                shown(source), 0, 0, "T003", f"Its SHA-256 is {digest}, and {shown(path)} "
                f"records {form.source.sha256}.", "Restore the source, or convert it again."))
        files = [file for name in filter(_is_section, here) if (file := self.section(name))]
        self.once(files)
        self.desk(path.parent)
        known = {"title", "country", "year", "publisher", "published", "original_url", "edition",
                 "edition_date", "source", "missing"}
        return model.Report(
            path.parent.name, form.title, form.country, form.year, form.publisher,
            form.published, form.original_url, form.edition, form.edition_date,
            form.source.file, form.source.sha256, text, form.source.title_text,
            tuple(model.Dropped(d.text, d.why) for d in form.source.dropped),
            tuple(model.Missing(m.section, m.title, m.why) for m in form.missing),
            tuple(files), shown(path), form.model_dump(exclude=known))

    def desk(self, folder: Path) -> None:
        """Check what only ``convert`` and ``review`` use, so that no fault waits for them."""
        if (path := folder / "decisions.yaml").exists():
            self.whole(path, forms.DecisionsForm)
        path = folder / "proposals"
        text = self.text(path) if path.exists() else None
        for number, line in enumerate((text or "").split("\n"), 1):
            if line and not re.fullmatch(r"[^\t]+\t[^\t]+", line):
                self.faults.append(Fault(shown(path), number, 1, "F005",
                                         f"{line[:60]!r} is no proposal.",
                                         "It needs a paragraph's id, a tab, and a key."))

    def once(self, files: list[model.SectionFile]) -> None:
        """Report ids that stand twice in one report."""
        seen: dict[str, str] = {}
        for file in files:
            for block in file.blocks:
                ids = [block.id]
                if isinstance(block, model.Paragraph):
                    ids += [statement.id for statement in block.statements]
                for name in filter(None, ids):
                    here = f"{file.path}:{block.line}"
                    if name in seen:
                        self.faults.append(Fault(
                            file.path, block.line, 1, "M003", f"The id {name!r} stands twice.",
                            f"The first is at {seen[name]}; give one of them a new id."))
                    seen.setdefault(name, here)

    def section(self, path: Path) -> model.SectionFile | None:
        parted = self.front(path)
        if parted is None:
            return None
        document, body, first_line = parted
        form = yamlio.check(document, forms.SectionForm)
        blocks, faults = markup.parse(body, shown(path), first_line)
        self.faults += document.faults + faults
        if form is None:
            return None
        made = _SectionMaker(document, form)
        out = tuple(made.heading(b) if b.level else made.paragraph(b) for b in blocks)
        made.leftovers({b.id for b in blocks})
        self.faults += made.faults
        return model.SectionFile(shown(path), form.number, form.title, form.origin, out,
                                 tuple(form.rights))


class _SectionMaker:
    """Joins the blocks of one file with what its front matter says about them."""

    def __init__(self, document: yamlio.Document, form: forms.SectionForm) -> None:
        self.document, self.form = document, form
        self.faults: list[Fault] = []

    def heading(self, block: markup.Block) -> model.Heading:
        detail = self.form.headings.get(block.id)
        if not block.editorial:
            return model.Heading(block.id, block.text, block.level, line=block.line)
        return model.Heading(block.id, block.text, block.level, "editorial",
                             detail.by if detail else "editor",
                             detail.confidence if detail else 1.0, block.line)

    def paragraph(self, block: markup.Block) -> model.Paragraph:
        form = self.form.paragraphs.get(block.id, forms.ParagraphForm())
        marks = [(mark, self.detail(block, form, mark, index))
                 for index, mark in enumerate(block.marks)]
        for index, extra in enumerate(form.ranges):
            if block.text[extra.start:extra.end] != extra.exact:
                self.faults.append(self.document.fault(
                    ("paragraphs", block.id, "ranges", index), "R003",
                    f"{extra.exact!r} does not stand at {extra.start}–{extra.end}.",
                    f"There stands {block.text[extra.start:extra.end]!r}."))
            marks.append((markup.Mark(extra.kind, extra.id, extra.start, extra.end), extra))
        self.unused(block, form)
        if form.label is not None and not block.text.startswith(form.label + ":"):
            self.faults.append(self.document.fault(
                ("paragraphs", block.id, "label"), "M008",
                f"The paragraph does not begin with the label {form.label!r}.",
                f"It begins {block.text[:40]!r}."))
        mentions = [model.Mention(m.kind, m.target, m.start, m.end, d.by, d.confidence)
                    for m, d in marks if m.kind != "statement"]
        statements = [model.Statement(m.target, m.start, m.end, d.modality or "other",
                                      d.provision, d.explicit, d.by, d.confidence)
                      for m, d in marks if m.kind == "statement"]
        for mention in mentions:
            if mention.kind == "date" and not forms.is_edtf(mention.target):
                self.faults.append(Fault(
                    self.document.path, block.line, 1, "M006",
                    f"The date {mention.target!r} is not ISO 8601 or EDTF.",
                    "Write it as in 2020-10-17, 2020-05 or 2020-03-16/2020-05-11."))
        for index, note in enumerate(form.notes):
            if found := _MARK.search(note):
                self.faults.append(self.document.fault(
                    ("paragraphs", block.id, "notes", index), "M001",
                    _unmarked(note[found.start():]), _PLAIN))
        return model.Paragraph(
            block.id, block.text, form.label, form.absence,
            tuple(model.RightTag(r.id, r.rank, r.why, r.by, r.confidence) for r in form.rights),
            tuple(form.groups), tuple(form.kinds), tuple(form.notes),
            tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind, m.target))),
            tuple(sorted(statements, key=lambda s: (s.start, s.end, s.id))), block.line)

    def detail(self, block: markup.Block, form: forms.ParagraphForm, mark: markup.Mark,
               index: int) -> forms.MarkForm:
        if mark.kind == "statement":
            found = form.marks.get(mark.target)
            if found is None or found.modality is None:
                self.faults.append(Fault(
                    self.document.path, block.line, 1, "F004",
                    f"The statement {mark.target!r} has no modality.",
                    f"Add it in the front matter under paragraphs, {block.id}, marks."))
            return found or forms.MarkForm()
        key = f"{mark.kind}:{mark.target}"
        nth = sum(1 for m in block.marks[:index + 1] if (m.kind, m.target) ==
                  (mark.kind, mark.target))
        return form.marks.get(f"{key}#{nth}") or form.marks.get(key) or forms.MarkForm()

    def unused(self, block: markup.Block, form: forms.ParagraphForm) -> None:
        present = {m.target if m.kind == "statement" else f"{m.kind}:{m.target}"
                   for m in block.marks}
        for key in form.marks:
            target = key.partition("#")[0]
            if target not in present:
                self.faults.append(self.document.fault(
                    ("paragraphs", block.id, "marks", key), "M007",
                    f"The text of {block.id} has no mark {key!r}.",
                    f"{did_you_mean(target, sorted(present))} Mark the words in the text, "
                    "or remove this entry.".lstrip()))

    def leftovers(self, ids: set[str]) -> None:
        for name in ("paragraphs", "headings"):
            for key in getattr(self.form, name):
                if key not in ids:
                    self.faults.append(self.document.fault(
                        (name, key), "M007", f"The text has no block {key!r}.",
                        f"{did_you_mean(key, sorted(ids))} Correct the id, or remove this "
                        "entry.".strip()))
