"""A seal is attacked with all that an attacker can have, and gives no word away.

To show that the attack is one, a seal of all word runs falls to it.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from attacker import foolish, gained, guesses, hashes_in, recovered, sentences, vocabulary
from click.testing import CliRunner
from made_text import hold, made_phrases, made_text, made_words, read, write_case

import armistice
from armistice.case.citations import every_citation, phrases
from armistice.case.held_texts import HeldTexts
from armistice.cli.app import app
from armistice.cli.overview import COMMANDS
from armistice.evidence.seals import document, normal, phrase_hash, seal

ROOT = Path(__file__).parents[3]
FLAGSHIP = ROOT / "cases" / "nagorno-karabakh"
FIVE = ["aliyev-2021", "anggraeni-2022", "edm-2021", "legucka-2021", "povazan-2020"]
RUN = 4
needs_the_texts = pytest.mark.skipif(
    not (ROOT.parent / "shared" / "sources").is_dir(),
    reason="the five texts are not on this machine",
)


@cache
def flagship():
    return armistice.load(FLAGSHIP).checked


def citations_of(source):
    return [e.citation for e in every_citation(flagship()) if e.citation.source == source]


def text_of(source):
    return HeldTexts(flagship()).of(source).text


def passages(content, citations):
    """True sentences, and what joins the beginning of each passage to its end."""
    yield from sentences(content)
    for each in citations:
        if each.end:
            start, end = content.find(each.start), content.find(each.end)
            yield content[start : end + len(each.end)]
            yield f"{each.start} {each.end}"


# --- the hashes ---------------------------------------------------------------------------------


def test_a_made_up_text_gives_no_word_away():
    words = made_words()
    content = made_text(words)
    printed = [phrase for _, phrase in made_phrases(words)]
    file = document(seal(read(content), printed, source="book"))
    tried = guesses(printed, vocabulary(content), sentences(content))
    assert gained(file, printed, tried) == set()
    for phrase in printed:
        assert recovered(hashes_in(file), phrase, vocabulary(content), run=RUN, most=9) == []


def test_the_same_attack_succeeds_on_a_foolish_seal():
    words = made_words()
    content = made_text(words)
    at, phrase = made_phrases(words)[2]
    hashes = foolish(content, RUN)
    found = recovered(hashes, phrase, vocabulary(content), run=RUN, most=200)
    begin = at + len(phrase.split())
    assert found == words[begin : begin + 200]
    file = "\n".join(sorted(hashes))
    assert len(gained(file, [phrase], guesses([phrase], vocabulary(content), []))) > 0


@needs_the_texts
@pytest.mark.parametrize("source", FIVE)
def test_the_five_texts_give_no_word_away(source):
    cited = citations_of(source)
    printed = sorted({normal(words) for each in cited for words in phrases(each)})
    content = text_of(source).content
    file = (FLAGSHIP / "seals" / f"{source}.yaml").read_text(encoding="utf-8")
    tried = guesses(printed, vocabulary(content), passages(content, cited))
    assert gained(file, printed, tried) == set()


@needs_the_texts
def test_the_same_attack_succeeds_on_a_foolish_seal_of_a_real_text():
    text = text_of("legucka-2021")
    phrase = max((each.start for each in citations_of("legucka-2021")), key=len)
    words = vocabulary(text.content)
    run = len(phrase.split())
    found = recovered(foolish(text.content, run), phrase, words, run=run, most=60)
    assert " ".join([phrase, *found]) in " ".join(text.content.split())
    assert len(found) == 60


@pytest.mark.parametrize("source", FIVE)
def test_a_seal_holds_a_hash_for_each_printed_phrase_and_two_of_the_whole(source):
    file = (FLAGSHIP / "seals" / f"{source}.yaml").read_text(encoding="utf-8")
    printed = {phrase_hash(w) for each in citations_of(source) for w in phrases(each)}
    whole = {
        line.split('"')[1] for line in file.splitlines() if re.search(r"(bytes|text)_sha", line)
    }
    assert hashes_in(file) - whole == printed
    # Besides the hashes there are numbers, and the names of the source and of what read it.
    words = set(re.findall(r"[a-z_]{3,}", re.sub(r'"[^"]*"|^#.*$', "", file, flags=re.MULTILINE)))
    assert words <= {
        *("seals", "source", "seal", "extractor", "extractor_version", "armistice"),
        *("bytes_sha", "text_sha", "sha", "length", "lines", "phrases", "count"),
        *source.split("-"),
    }


# --- the answers of the program -----------------------------------------------------------------

# What a machine without the text can be asked about one source. Commands that are yet to come are
# asked as soon as they are there.
QUESTIONS = {
    "check": [
        ["check", "CASE", "--format", form, "--all"]
        for form in ("full", "concise", "json", "sarif")
    ],
    "seal": [["seal", "CASE", "book"], ["seal", "CASE", "book", "--check"]],
    "anchors": [["anchors", "CASE"], ["anchors", "CASE", "--source", "book"]],
    "anchor": [["anchor", "approve", "CASE", "book", "WORDS", "--by", "me", "--yes"]],
    "cite": [["cite", "CASE", "book", "WORDS"]],
    "source": [["source", "show", "CASE", "book"], ["source", "text", "CASE", "book"]],
    "accounts": [["accounts", "CASE"]],
}


def answer(folder, question, words):
    """What the program prints on a question about words, without the words and the folder."""
    arguments = [{"CASE": str(folder), "WORDS": words}.get(each, each) for each in question]
    done = CliRunner().invoke(app, arguments, prog_name="armistice")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    shown = done.output.replace(str(folder), "CASE")
    # The words that are tried are all as long, so no column moves.
    return done.exit_code, shown.replace(words, "WORDS")


def extensions(words, at, length):
    """An anchor with the word that follows it, and with others as long, all of them untrue."""
    phrase = " ".join(words[at : at + length])
    true = words[at + length].strip(".,")
    others = sorted({w.strip(".,") for w in words} - {true})
    false = [f"{phrase} {w}" for w in others if len(w) == len(true)]
    return f"{phrase} {true}", false[:3]


@pytest.mark.parametrize("asked", sorted(set(QUESTIONS) & set(COMMANDS)))
def test_without_the_text_the_program_answers_true_and_untrue_words_alike(asked, tmp_path):
    words = made_words()
    content = made_text(words)
    printed = made_phrases(words)
    at, phrase = printed[1]
    true, false = extensions(words, at, len(phrase.split()))
    assert true in " ".join(content.split())
    assert not any(each in " ".join(content.split()) for each in false)
    folder = tmp_path / "world"
    case = write_case(folder, [phrase for _, phrase in printed])
    hold(folder, content)
    sealed = CliRunner().invoke(app, ["seal", str(case)])
    assert sealed.exit_code == 0, sealed.output
    shutil.rmtree(folder / "texts")
    for question in QUESTIONS[asked]:
        answers = set()
        for extended in (true, *false):
            write_case(folder, [each if each != phrase else extended for _, each in printed])
            answers.add(answer(case, question, extended))
        assert len(answers) == 1, question


def test_a_whole_vocabulary_in_the_case_is_answered_alike(tmp_path):
    words = made_words()
    content = made_text(words)
    folder = tmp_path / "world"
    phrase = made_phrases(words)[0][1]
    case = write_case(folder, [phrase])
    hold(folder, content)
    assert CliRunner().invoke(app, ["seal", str(case)]).exit_code == 0
    shutil.rmtree(folder / "texts")
    tried = [f"{phrase} {word}" for word in vocabulary(content)]
    write_case(folder, [phrase, *tried])
    found = armistice.load(case).diagnostics
    told = [each for each in found if each.code == "A822"]
    assert len(told) == len(tried)
    masked = {
        (each.severity, re.sub("“.*”", "…", each.message), each.help, each.notes) for each in told
    }
    assert len(masked) == 1


def test_a_text_put_together_from_guesses_is_answered_alike(tmp_path):
    words = made_words()
    content = made_text(words)
    printed = made_phrases(words)
    folder = tmp_path / "world"
    case = write_case(folder, [phrase for _, phrase in printed])
    hold(folder, content)
    assert CliRunner().invoke(app, ["seal", str(case)]).exit_code == 0
    at, phrase = printed[1]
    true, false = extensions(words, at, len(phrase.split()))
    # The attacker knows the length of the text and the place of each phrase, and guesses a word.
    spot = re.search(r"\s+".join(map(re.escape, true.split())), content).start()
    answers = set()
    for guess in (true, *false):
        forged = list("-" * len(content))
        for _, each in printed:
            place = re.search(r"\s+".join(map(re.escape, each.split())), content).start()
            forged[place : place + len(each)] = each
        forged[spot : spot + len(guess)] = guess
        hold(folder, "".join(forged))
        answers.add(re.sub(r"found \w+", "found", answer(case, ["check", "CASE"], guess)[1]))
    assert len(answers) == 1
    assert "is not the one that was sealed" in answers.pop()


@needs_the_texts
def test_without_the_text_the_flagship_answers_true_and_untrue_words_alike(tmp_path):
    shutil.copytree(FLAGSHIP, tmp_path / "cases" / "nk")
    case = tmp_path / "cases" / "nk"
    true, false = {}, {}
    for source in FIVE:
        content = " ".join(text_of(source).content.split())
        for each in citations_of(source):
            rest = content[content.index(each.start) + len(each.start) :]
            follower = re.match(r"[^\w\n\"]*\w+", rest)
            if follower is None:
                continue
            mark = re.match(r"\W*", follower[0])[0]
            strange = next(w for w in content.split() if w.isalpha() and w not in follower[0])
            true[each.start] = each.start + follower[0]
            false[each.start] = each.start + mark + strange
            assert true[each.start] in content
            assert false[each.start] not in content
    answers = []
    for follow in (true, false):
        shutil.rmtree(case)
        shutil.copytree(FLAGSHIP, case)
        for path in [*case.rglob("*.yaml"), *case.rglob("*.agreement")]:
            text = path.read_text(encoding="utf-8")
            for start, word in follow.items():
                text = text.replace(f'"{start}"', f'"{start} {word}"')
            path.write_text(text, encoding="utf-8")
        told = [d for d in armistice.load(case).diagnostics if d.code[:2] == "A8"]
        answers.append(
            [
                (d.code, d.location.file, d.location.line, re.sub("“.*”", "…", d.message), d.help)
                for d in told
            ]
        )
    assert answers[0] == answers[1]
    assert sum(code == "A822" for code, *_ in answers[0]) >= len(FIVE)
