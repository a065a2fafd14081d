"""The language reference: every example is sound and laid out, and nothing is left unmentioned."""

import re
from functools import cache
from pathlib import Path

import pytest
from lark import Token, Tree

from armistice.case import CheckedCase, load_case
from armistice.case.agreements import world_of
from armistice.compliance.verdict import Outcome, Word
from armistice.diagnostics import CODES, Severity
from armistice.evidence import EACH_STANDARD
from armistice.language import format_agreement, parse
from armistice.language.lower import lower
from armistice.language.parse import RULES, grammar
from armistice.language.tree import Document, Statement

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "language.md"
BLOCK = re.compile(r"^```agreement\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD_END = re.compile(r'^(?="|clause )', re.MULTILINE)
BLOCKS = [
    (page.name, text)
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for text in BLOCK.findall(page.read_text(encoding="utf-8"))
]


@cache
def world() -> CheckedCase:
    """The example case, whose names the examples use."""
    return load_case(ROOT / "docs" / "example")


def head() -> str:
    """The head of the first example, in which the shorter ones stand."""
    first = BLOCK.findall(PAGE.read_text(encoding="utf-8"))[0]
    return HEAD_END.split(first, maxsplit=1)[0]


def whole(block: str) -> str:
    has_head = any(line.startswith("agreement ") for line in block.splitlines())
    return block if has_head else head() + block


def documents() -> list[Document]:
    return [parse(whole(text)) for _, text in BLOCKS]


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_example_has_no_fault(page: str, block: str) -> None:
    agreements, found = lower(parse(whole(block), page), world_of(world()))
    faults = [str(one) for one in found if one.severity is not Severity.NOTE]
    assert not faults
    assert all(agreement.norms for agreement in agreements)


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_example_is_laid_out(page: str, block: str) -> None:
    assert format_agreement(whole(block), page) == whole(block)


# --- every construct has an example ---------------------------------------------------------------


def defined_rules() -> set[str]:
    """The names of all rules and of the forms that they take."""
    source = (ROOT / "src/armistice/language/grammar.lark").read_text(encoding="utf-8")
    rules = set(re.findall(r"^[?!]{0,2}([a-z_]+)\s*:", source, re.MULTILINE))
    return rules | set(re.findall(r"->\s*([a-z_]+)", source))


def folded_rules() -> set[str]:
    """Rules marked `?`, which leave no trace where they have a single part."""
    source = (ROOT / "src/armistice/language/grammar.lark").read_text(encoding="utf-8")
    return set(re.findall(r"^[?!]*\?[?!]*([a-z_]+)\s*:", source, re.MULTILINE))


def used_in_trees() -> tuple[set[str], set[str]]:
    """The rules and the words that the examples use."""
    rules: set[str] = set()
    words: set[str] = set()

    def look(statement: Statement) -> None:
        assert statement.tree is not None
        for tree in statement.tree.iter_subtrees():
            rules.add(str(tree.data))
        words.update(str(token) for token in statement.tokens())
        for child in statement.children:
            look(child)

    for document in documents():
        for statement in document.statements:
            look(statement)
    return rules, words


def test_every_rule_of_the_grammar_has_an_example() -> None:
    rules, _ = used_in_trees()
    assert sorted(defined_rules() - folded_rules() - rules) == []


def test_every_word_of_the_grammar_has_an_example() -> None:
    _, words = used_in_trees()
    said = " ".join(words).split()
    keywords = {
        terminal.pattern.value
        for terminal in grammar().terminals
        if terminal.pattern.type == "str" and terminal.pattern.value.isalpha()
    }
    assert len(keywords) > 50
    assert sorted(keywords - set(said)) == []


# --- nothing is left unmentioned ------------------------------------------------------------------


@cache
def everything() -> str:
    pages = sorted((ROOT / "docs").rglob("*.md"))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def in_code(word: str) -> bool:
    return f"`{word}`" in everything()


def test_every_line_sentence_and_limb_is_named() -> None:
    source = (ROOT / "src/armistice/language/grammar.lark").read_text(encoding="utf-8")
    forms = set(re.findall(r"->\s*([a-z_]+)", source))
    sentences = {"duty", "permission", "happening", "stay"}
    assert set(RULES) == {rule for rule in defined_rules() if rule.endswith("_line")}
    assert sorted(name for name in {*RULES, *forms, *sentences} if not in_code(name)) == []


def test_every_verdict_word_is_explained() -> None:
    meaning = (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
    assert [str(word) for word in Word if f"`{word}`" not in meaning] == []
    assert [str(outcome) for outcome in Outcome if str(outcome) not in meaning] == []


def test_every_standard_is_explained() -> None:
    meaning = (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
    assert [str(one) for one in EACH_STANDARD if f"`{one}`" not in meaning] == []
    assert "`by:" in meaning


def test_every_diagnostic_code_is_explained() -> None:
    assert [code for code in CODES if not in_code(code)] == []


def test_tokens_and_trees_are_what_this_test_takes_them_for() -> None:
    tree = grammar().parse('says "words"', start="says_line")
    assert isinstance(tree, Tree)
    assert all(isinstance(child, Token) for child in tree.children)
