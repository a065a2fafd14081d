"""What each standard of evidence makes of accounts for and against."""

import itertools

import pytest
from made_actors import hearing, says

from armistice.evidence import Finding, Standard, StandardError, weigh
from armistice.record.model import Account

YES, NO, DISPUTED = Finding.YES, Finding.NO, Finding.DISPUTED
OPEN, UNHEARD = Finding.NOT_ESTABLISHED, Finding.UNHEARD


def found(standard: str, *accounts: Account) -> Finding:
    """The finding, which the order of accounts does not change."""
    findings = {
        weigh(
            [account for account in order if account.stance.supports],
            [account for account in order if not account.stance.supports],
            Standard.parse(standard),
            hearing(),
        )
        for order in itertools.permutations(accounts)
    }
    assert len(findings) == 1, findings
    return findings.pop()


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("reported", "reported", ""),
        ("independent", "independent", ""),
        ("by:bearer", "by", "bearer"),
        ("by:North", "by", "north"),
    ],
)
def test_standards_are_read_and_written(text: str, name: str, actor: str) -> None:
    standard = Standard.parse(text)
    assert (standard.name, standard.actor) == (name, actor)
    assert Standard.parse(str(standard)) == standard


@pytest.mark.parametrize("text", ["", "by:", "by", "Reported", "proven"])
def test_other_texts_name_no_standard(text: str) -> None:
    with pytest.raises(StandardError):
        Standard.parse(text)


@pytest.mark.parametrize(
    "standard", ["reported", "undisputed", "corroborated", "independent", "by:north"]
)
def test_nobody_spoke(standard: str) -> None:
    assert found(standard) is UNHEARD


@pytest.mark.parametrize(
    ("accounts", "finding"),
    [
        ([says("leaning")], YES),
        ([says("wire", denies=True)], NO),
        ([says("wire"), says("post", denies=True)], DISPUTED),
    ],
)
def test_reported(accounts: list[Account], finding: Finding) -> None:
    assert found("reported", *accounts) is finding


@pytest.mark.parametrize(
    ("accounts", "finding"),
    [
        ([says("wire")], YES),
        ([says("southern-ministry")], YES),
        ([says("ministry"), says("southern-ministry", denies=True)], OPEN),
        ([says("minister"), says("southern-ministry", denies=True)], OPEN),
        ([says("wire"), says("post", denies=True)], DISPUTED),
        ([says("ministry", denies=True)], NO),
    ],
)
def test_undisputed(accounts: list[Account], finding: Finding) -> None:
    assert found("undisputed", *accounts) is finding


@pytest.mark.parametrize(
    ("accounts", "finding"),
    [
        ([says("wire")], OPEN),
        ([says("wire"), says("post", origin="wire")], OPEN),
        ([says("wire"), says("star")], YES),
        ([says("ministry"), says("agency")], OPEN),
        ([says("ministry"), says("agency"), says("leaning")], OPEN),
        ([says("ministry"), says("southern-ministry")], YES),
        ([says("wire", origin="ministry"), says("agency")], OPEN),
        ([says("observers")], YES),
        ([says("post")], YES),
        ([says("observers", origin="ministry")], OPEN),
        ([says("observers", origin="ministry"), says("agency")], OPEN),
        ([says("observers"), says("post", denies=True)], DISPUTED),
        ([says("ministry"), says("southern-ministry"), says("wire", denies=True)], YES),
    ],
)
def test_corroborated(accounts: list[Account], finding: Finding) -> None:
    assert found("corroborated", *accounts) is finding


def test_a_monitor_that_is_bearer_or_claimant_corroborates_nothing() -> None:
    accounts = [says("centre")]
    standard = Standard("corroborated")
    assert weigh(accounts, [], standard, hearing()) is OPEN
    assert weigh(accounts, [], standard, hearing(bearers=("east",))) is YES
    assert weigh(accounts, [], standard, hearing(("south",), ("centre",))) is OPEN


@pytest.mark.parametrize(
    ("accounts", "finding"),
    [
        ([says("wire")], YES),
        ([says("observers")], YES),
        ([says("leaning")], OPEN),
        ([says("east")], OPEN),
        ([says("wire", origin="southern-ministry")], OPEN),
        ([says("agency", origin="wire")], OPEN),
        ([says("wire"), says("ministry", denies=True)], YES),
        ([says("ministry"), says("wire", denies=True)], NO),
        ([says("wire"), says("observers", denies=True)], DISPUTED),
    ],
)
def test_independent(accounts: list[Account], finding: Finding) -> None:
    assert found("independent", *accounts) is finding


@pytest.mark.parametrize(
    ("standard", "accounts", "finding"),
    [
        ("by:north", [says("ministry"), says("southern-ministry", denies=True)], YES),
        ("by:south", [says("ministry"), says("southern-ministry", denies=True)], NO),
        ("by:bearer", [says("ministry"), says("southern-ministry", denies=True)], YES),
        ("by:claimant", [says("ministry"), says("southern-ministry", denies=True)], NO),
        ("by:north", [says("wire")], OPEN),
        ("by:north", [says("leaning")], OPEN),
        ("by:north", [says("star")], OPEN),
        ("by:wire", [says("wire")], YES),
        ("by:north", [says("agency", "2031-02-10")], OPEN),
        ("by:north", [says("minister", "2031-05-10")], YES),
        ("by:north", [says("ministry"), says("ministry", "2031-03-11", denies=True)], NO),
        ("by:north", [says("ministry", denies=True), says("ministry", "2031-03-11")], YES),
        ("by:north", [says("ministry"), says("army", "2031-03-11", denies=True)], DISPUTED),
        ("by:north", [says("ministry"), says("ministry", denies=True)], DISPUTED),
        ("by:north", [says("ministry", "2031-03"), says("ministry", denies=True)], DISPUTED),
        ("by:north", [says("ministry", ""), says("ministry", denies=True)], DISPUTED),
        (
            "by:north",
            [
                says("ministry", "2031-03-09"),
                says("ministry", "2031-03-10", denies=True),
                says("ministry", "2031-03-11"),
            ],
            YES,
        ),
    ],
)
def test_by_one_side(standard: str, accounts: list[Account], finding: Finding) -> None:
    assert found(standard, *accounts) is finding


def test_a_later_account_replaces_only_what_the_same_voice_said() -> None:
    told = [says("ministry", "2031-03-09"), says("ministry"), says("army", "2031-03-08")]
    assert hearing().admitted(told, Standard.parse("by:north")) == told[1:]
    assert hearing().admitted(told, Standard("reported")) == told
