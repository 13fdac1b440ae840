"""The command `check`: all that is wrong with a story and all that is proved of it, for people and for programs."""

import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import structs

from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.report import as_data, finding_as_data, number_of, report, told_below, witnessed
from game.proof.result import COSMETIC, Finding, Proof
from game.proof.store.cache import cache_in
from game.story.compiled import Compiled
from game.story.diagnostics import ANSWERABLE, Diagnostic, any_error
from game.story.loader import load_story
from game.story.model import Story
from game.support.exit_codes import ExitCode
from game.support.gc_pause import not_collecting
from game.support.printable import printable
from game.writer.amounts import counts_of
from game.writer.author_files import AuthorFiles
from game.writer.causes import first_causes, told_later
from game.writer.covering_runs import refuse_unwritable, write_runs
from game.writer.notices import Answers, against_documents, notices, read_documents
from game.writer.output import print_json, print_problems, tell_name
from game.writer.progress import progress_on


def check(
    folder: Path,
    limits: Limits | None,
    kept: Path | None = None,
    documents: Path | None = None,
    *,
    runs: Path | None = None,
    strict: bool = False,
    as_json: bool = False,
) -> int:
    """Print what is wrong with the story in a folder, what there is of it and what is proved; return the exit code.

    That is 0 where no error was found and all three claims are proved, 2 where there are no documents to look into, and
    otherwise 1; where it is strict, any notice that no file answers makes it 1.
    Without limits nothing is proved, and 0 says only that no error was found. `kept` is the folder of what need not be proved
    again, if there is one, and `runs` the file for a few runs that show all that was seen to be shown (2 where it cannot be
    written). While it proves, it says on standard error how far it is, if that is a terminal.
    """
    if refused := _refuse_missing(documents) or refuse_unwritable(runs):
        return refused
    with not_collecting():
        compiled = load_story(folder, kept)
        story = compiled.story
        answers = Answers(story) if story else None
        read = read_documents(story, documents) if story and documents else None
        problems = problems_of(compiled, answers, folder, read)
        if not as_json:
            _print_problems(problems, compiled, read, folder)
        proof = _proved(story, limits, kept) if story and limits else None
        findings = findings_of(proof, answers) if proof and answers else ()
        if as_json:
            print_json(_as_data((*problems, *findings), story, proof))
        elif proof is not None:
            _print_proof(proof, findings, folder)
    if story and proof and runs is not None and (failed := write_runs(runs, story, proof.runs, quiet=as_json)):
        return failed
    good = story is not None and (proof is None or proof.holds) and not any_error(problems)
    return ExitCode.GOOD if good and not (strict and (problems or findings)) else ExitCode.PROBLEMS


def _refuse_missing(documents: Path | None) -> int:
    """Say so and return 2 where documents are asked for and there is no such folder, else 0."""
    with suppress(OSError):  # what cannot even be asked for is no folder
        if documents is None or documents.is_dir():
            return ExitCode.GOOD
    sys.stderr.write(f"{printable(str(documents))}: no such folder; give the one that holds the sources’ files\n")
    return ExitCode.MISUSE


def _proved(story: Story, limits: Limits, kept: Path | None) -> Proof:
    """Return what is true of a story, and say meanwhile how far that is."""
    show = progress_on(sys.stderr)
    proof = prove(story, limits, show, cache_in(kept))
    show("", 0, 0)  # whatever was looked for last, it is done
    return proof


def problems_of(
    compiled: Compiled, answers: Answers | None, folder: Path, documents: Mapping[str, str] | None
) -> tuple[Diagnostic, ...]:
    """Return every problem of the files and, once these are in order, of the evidence, sorted by place.

    `answers` are those of the compiled story; `documents` are the texts by their sources, or None to leave them alone.
    """
    story = compiled.story
    if story is None or answers is None:
        return compiled.problems
    found = {*compiled.problems, *notices(story, AuthorFiles(folder))}
    if documents is not None:
        found.update(against_documents(story, documents))
    left = answers.unanswered(found)
    return tuple(sorted((*left, *answers.to_nothing(_codes("N")))))


def findings_of(proof: Proof, answers: Answers) -> tuple[Diagnostic, ...]:
    """Return what a proof found and no file answers, sorted by place, and the answers to what it did not find.

    What may follow from something else that was found is held back.
    """
    answers.unanswered(proof.findings)  # so that no answer to what is held back is called idle
    left = answers.unanswered(first_causes(answers.story, proof))
    asked = [code for code in _codes("P") if code != COSMETIC or proof.cosmetic is not None]
    in_vain = () if proof.stopped else answers.to_nothing(asked)
    return tuple(sorted((*left, *in_vain), key=lambda one: (one.where, one.code, one.message)))


def _codes(letter: str) -> Collection[str]:
    return [code for code in ANSWERABLE if code.startswith(letter)]


def _print_problems(
    problems: Sequence[Diagnostic], compiled: Compiled, documents: Mapping[str, str] | None, folder: Path
) -> None:
    if problems:  # else the summary is the first line, and names it
        # Where it does not compile, what a program reads begins with what is wrong.
        tell_name(compiled.name, sys.stdout if compiled.story else sys.stderr)
    print_problems(problems, folder, sys.stdout)
    sys.stdout.write(_summary(problems, compiled.story, documents) + "\n")
    sys.stdout.flush()  # before the proof, which takes its time


def _print_proof(proof: Proof, findings: Sequence[Diagnostic], folder: Path) -> None:
    sys.stdout.write("\n" + report(proof))
    for finding in findings:
        sys.stdout.write("\n")
        print_problems([finding], folder, sys.stdout)
        if isinstance(finding, Finding) and finding.witness is not None:
            sys.stdout.write("".join(f"{line}\n" for line in witnessed(finding.witness)))
        if isinstance(finding, Finding) and finding.follows:
            sys.stdout.write("".join(f"{line}\n" for line in told_below(finding.follows)))
    sys.stdout.write(told_later(proof))


# --- what is said first, and as data ----------------------------------------------------------------------------------


def _summary(problems: Sequence[Diagnostic], story: Story | None, documents: Mapping[str, str] | None) -> str:
    """Return which story this is, how much of it there is, and how many problems its files have."""
    errors = sum(any_error([problem]) for problem in problems)
    numbers = (("error", errors), ("notice", len(problems) - errors))
    wrong = ", ".join(number_of(number, noun) for noun, number in numbers if number) or "no problem"
    if story is None:
        return f"The story does not compile: {wrong}."
    there = [number_of(number, noun.removesuffix("s")) for noun, number in structs.asdict(counts_of(story)).items()]
    there += [f"compared with {number_of(len(documents), 'document')}"] if documents is not None else []
    return f"“{story.title}”: {', '.join(there)}: {wrong} in its files."


def _as_data(problems: Sequence[Diagnostic], story: Story | None, proof: Proof | None) -> dict[str, object]:
    return {
        "problems": [finding_as_data(problem) for problem in sorted(problems, key=lambda one: (one.where, one.code))],
        "story": structs.asdict(counts_of(story)) if story else None,
        **(as_data(proof) if proof else {}),
    }
