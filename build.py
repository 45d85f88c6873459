#!/usr/bin/env python3
"""rightsref: makes reference websites of human-rights reports.

In: a command line. Out: an exit code: 0 done, 1 the content has errors, 2 the command could not
be carried out. The verbs' bodies are in ``rightsref/cli/``; this file only says which there are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rightsref import forms
from rightsref.cli import folders
from rightsref.cli.terminal import Terminal
from rightsref.faults import FaultError
from rightsref.publish import PublishError

EPILOG = """\
everyday use:
  build.py convert SOURCE               turn a report as it was saved into content/
  build.py                              check content/ and build it into site/
  build.py check                        list every fault, with place and remedy; publish nothing
  build.py review                       see what is said about the text, the least certain first
  build.py pack                         build with the downloads, as the deployed site has them
  build.py --content DIR --site OUT     build another content folder

a fault reads   path:line:column: error CODE: what is wrong. How to mend it.
exit codes      0 done   1 the content has errors   2 the command could not be carried out
"""

Verb = Callable[[argparse.Namespace, Terminal], int]

# Each verb brings in only the rooms that it needs: a build never waits for the rules of convert.


def _build(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import build

    return build.build(options.content, options.site, terminal)


def _pack(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import build

    return build.build(options.content, options.site, terminal, packing=True)


def _check(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import build

    return build.check(options.content, terminal)


def _convert(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import convert

    return convert.run(options.sources, options.content,
                       convert.Options(options.country, options.year), terminal)


def _review(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import review

    decided = [review.Decision("accept", code) for code in options.accept]
    decided += [review.Decision("reject", code) for code in options.reject]
    decided += [review.Decision("correct", *pair) for pair in options.correct]
    return review.run(options.content, terminal, options.most, options.below, decided,
                      options.walk)


def _mint(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import mint

    return mint.run(options.content, terminal)


def _bench(options: argparse.Namespace, terminal: Terminal) -> int:
    from rightsref.cli import bench, corpus

    if options.corpus:
        return corpus.run(options.corpus, options.most, terminal)
    return bench.run(options.content, terminal)


def _year(text: str) -> int:
    try:
        return forms.check_year(int(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a year from 1977 to 2100") from None


def _country(text: str) -> str:
    try:
        return forms.check_country(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is {error}") from None


def parser() -> argparse.ArgumentParser:
    """Give the command line: every verb, its options and what it is for."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--content", type=Path, metavar="DIR",
                        help="content folder (default: content)")
    common.add_argument("--site", type=Path, metavar="OUT",
                        help="folder to publish into (default: site)")
    common.add_argument("--quiet", action="store_true", help="print errors only")
    top = argparse.ArgumentParser(
        prog="build.py", description=__doc__.split("\n")[0], epilog=EPILOG, parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter)
    top.set_defaults(run=_build, verb="build")
    verbs = top.add_subparsers(title="verbs", metavar="VERB",
                               description="without a verb, the site is built")

    def verb(name: str, run: Verb, words: str, more: str = "") -> argparse.ArgumentParser:
        made = verbs.add_parser(
            name, help=words, parents=[common], description=f"{words[0].upper()}{words[1:]}.",
            epilog=more, formatter_class=argparse.RawDescriptionHelpFormatter)
        made.set_defaults(run=run, verb=name)
        return made

    made = verb("convert", _convert, "turn source files into content, or merge them into it",
                "The publisher's HTML pages, saved 'custom report' text and plain text are read.\n"
                "Converting again keeps an editor's work and shows what is different.")
    made.add_argument("sources", type=Path, nargs="+", metavar="SOURCE")
    made.add_argument("--country", type=_country,
                      help="name of the country, where the source does not say it")
    made.add_argument("--year", type=_year, help="year of the report (default: from the source)")
    verb("check", _check, "list every fault of content and pages, and publish nothing")
    verb("pack", _pack, "build the site with its downloads: zip, EPUB, Markdown")
    made = verb("review", _review, "list what is said about the text, and decide on it")
    made.add_argument("--most", type=int, default=40, metavar="N",
                      help="show at most N (default 40; 0 for all)")
    made.add_argument("--below", type=float, default=2.0, metavar="C",
                      help="only what has a confidence below C")
    made.add_argument("--accept", nargs="+", default=[], metavar="CODE",
                      help="make what has this code the editor's own")
    made.add_argument("--reject", nargs="+", default=[], metavar="CODE",
                      help="take it out; it is not proposed again")
    made.add_argument("--correct", nargs=2, action="append", default=[],
                      metavar=("CODE", "VALUE"),
                      help="put a record's id, a modality or a topic's id in its place")
    made.add_argument("--walk", action="store_true",
                      help="ask about each, the least certain first")
    verb("mint", _mint, "write an id above every paragraph and heading that has none")
    made = verb("bench", _bench, "measure seconds and memory by stage, beside Hugo with Pagefind")
    made.add_argument("--corpus", type=Path, metavar="DIR",
                      help="measure a library of all reports whose saved pages lie in DIR instead")
    made.add_argument("--most", type=int, default=0, metavar="N",
                      help="only N of these, spread over the alphabet")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command."""
    options = parser().parse_args(arguments)
    defaults = {"content": Path("content"), "site": Path("site"), "quiet": False}
    for name, value in defaults.items():
        setattr(options, name, getattr(options, name, value))
    terminal = Terminal(options.quiet)
    try:
        needless = options.verb == "convert" or getattr(options, "corpus", None) is not None
        folders.refuse_content(options.content, made=needless)
        if options.verb in ("build", "pack"):
            folders.refuse_nesting(options.content, options.site)
        run: Verb = options.run
        return run(options, terminal)
    except FaultError as error:
        terminal.faults(error.faults)
        return 1
    except PublishError as error:
        terminal.complain(str(error))
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        terminal.complain(f"{error.filename or 'a file'}: {error.strerror}.")
    except KeyboardInterrupt:
        terminal.complain("stopped; the site is as it was.")
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main())
