"""From the tree of an agreement file to norms, readings and changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lark import Tree

from armistice.diagnostics import diagnostic
from armistice.language import readings
from armistice.language.branches import Reader, every, first, token, tokens, unquoted
from armistice.language.sentences import sentence, varied
from armistice.language.soundness import examine
from armistice.language.tree import Lines
from armistice.norms.model import (
    Agreement,
    Bundle,
    Change,
    ChangeKind,
    Clause,
    Deadline,
    Effect,
    LimbReading,
    Norm,
    PhraseReading,
    TextVersion,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.diagnostics import Diagnostic
    from armistice.language.tree import Branch, Document, Statement
    from armistice.language.world import World
    from armistice.norms.model import AnswersFor, Definition, Membership, Terms


def lower(document: Document, world: World) -> tuple[tuple[Agreement, ...], tuple[Diagnostic, ...]]:
    """The agreements of a file, and what is wrong with their meaning.

    Args:
        document: The tree of the file.
        world: The names that its words may refer to.

    Returns:
        The agreements with everything that makes sense, and the diagnostics of reading and of
        meaning together, in the order of the file.
    """
    found = list(document.diagnostics)
    lowering = _Lowering(document, world, found)
    agreements = tuple(lowering.agreements())
    for agreement in agreements:
        found.extend(examine(agreement))
    return agreements, tuple(sorted(found))


class _Lowering:
    """One pass over the statements of a file."""

    def __init__(self, document: Document, world: World, found: list[Diagnostic]) -> None:
        self.document = document
        self.found = found
        self.reader = Reader(Lines(document.text, document.file), world, found)

    def agreements(self) -> list[Agreement]:
        """All agreements of the file, each with the statements that follow its head."""
        result: list[Agreement] = []
        for statement in self.document.statements:
            if statement.rule == "agreement_line" and statement.tree is not None:
                result.append(self._head(statement, statement.tree))
            elif result:
                result[-1] = self._body(result[-1], statement)
            elif statement.tree is not None:
                self.found.append(
                    diagnostic(
                        "A503",
                        'nothing can stand before the line `agreement ID "Title"`',
                        statement.location,
                    )
                )
        return result

    def _enter(self, statement: Statement, concerns: str) -> Branch | None:
        self.reader.statement = statement
        self.reader.concerns = concerns
        return statement.tree

    # --- head ---------------------------------------------------------------------------

    def _head(self, statement: Statement, tree: Branch) -> Agreement:
        name, title = token(tree, "NAME"), token(tree, "QUOTED")
        agreement = Agreement(
            id=str(name),
            title=unquoted(title) if title else str(name),
            instrument="",
            zone="",
            parties=(),
            signatories=(),
            signed=None,
            effective=None,
            location=statement.location,
        )
        for child in statement.children:
            below = self._enter(child, agreement.id)
            if below is not None:
                agreement = self._head_line(agreement, child.rule, below)
        return agreement

    def _head_line(self, agreement: Agreement, rule: str, tree: Branch) -> Agreement:
        reader = self.reader
        names = first(tree, "names")
        match rule:
            case "instrument_line":
                return replace(agreement, instrument=str(token(tree, "NAME")))
            case "parties_line":
                return replace(agreement, parties=reader.names(names))
            case "signed_line":
                signed = reader.date(token(tree, "DATE"))
                return replace(agreement, signed=signed, signatories=reader.names(names))
            case "effective_line":
                written = str(token(tree, "DATE")).rpartition(" ")[2]
                effective = reader.date(token(tree, "DATE"))
                # A zone that does not exist was reported with the date.
                zone = written if effective and "/" in written else agreement.zone
                return replace(agreement, effective=effective, zone=zone)
            case "guarantors_line":
                return replace(agreement, guarantors=reader.names(names))
            case "monitors_line":
                return replace(agreement, monitors=reader.names(names))
            case "relates_line":
                relation = first(tree, "relation")
                words = " ".join(str(t) for t in relation.children) if relation else ""
                pair = (words, str(token(tree, "NAME")))
                return replace(agreement, relations=(*agreement.relations, pair))
            case "text_line":
                version = TextVersion(
                    str(token(tree, "NAME")),
                    authentic=token(tree, "AUTHENTIC") is not None,
                    citations=reader.citations(tree),
                )
                return replace(agreement, texts=(*agreement.texts, version))
            case "unread_line":
                quoted = token(tree, "QUOTED")
                assert quoted is not None
                reader.report("A616", f"nobody has read {quoted}", quoted)
                item = (unquoted(quoted), reader.citations(tree))
                return replace(agreement, unread=(*agreement.unread, item))
            case "bundle_line":
                holder = readings.holder(reader, first(tree, "holder"))
                bundle = Bundle(str(token(tree, "NAME")), holder)
                return replace(agreement, bundles=(*agreement.bundles, bundle))
        return agreement

    # --- body ---------------------------------------------------------------------------

    def _body(self, agreement: Agreement, statement: Statement) -> Agreement:
        tree = self._enter(statement, agreement.id)
        if tree is None and statement.rule != "clause_line":
            return agreement
        match statement.rule:
            case "definition_line" if tree is not None:
                definition = self._definition(statement, tree)
                return replace(agreement, definitions=(*agreement.definitions, definition))
            case "clause_line" if tree is not None:
                clause = self._clause(agreement, statement, tree)
                return replace(agreement, clauses=(*agreement.clauses, clause))
            case "change_line" if tree is not None:
                change = self._change(statement, tree)
                if change is not None:
                    return replace(agreement, changes=(*agreement.changes, change))
        return agreement

    def _definition(self, statement: Statement, tree: Branch) -> Definition:
        definition = readings.definition(self.reader, statement, tree)
        below: list[PhraseReading] = []
        for child in statement.children:
            branch = self._enter(child, self.reader.concerns)
            if branch is not None:
                below.extend(
                    slot
                    for slot in readings.slots(self.reader, child, branch)
                    if isinstance(slot, PhraseReading)
                )
        return replace(definition, readings=tuple(below))

    def _clause(self, agreement: Agreement, statement: Statement, tree: Branch) -> Clause:
        number, heading = token(tree, "CLAUSE"), token(tree, "QUOTED")
        clause = Clause(
            number=str(number),
            heading=unquoted(heading) if heading else "",
            says="",
            norms=(),
            citations=self.reader.citations(tree),
            location=statement.location,
        )
        for child in statement.children:
            below = self._enter(child, f"{agreement.id}/{number}")
            if below is None:
                continue
            if child.rule == "says_line":
                says = token(below, "QUOTED")
                clause = replace(clause, says=unquoted(says) if says else "")
            elif child.rule == "norm_line":
                norms = tuple(self._norms(agreement, clause, child, below))
                clause = replace(clause, norms=(*clause.norms, *norms))
        return clause

    def _norms(
        self, agreement: Agreement, clause: Clause, statement: Statement, tree: Branch
    ) -> Iterator[Norm]:
        """The norm of a line, or one for each name that `for each` binds."""
        loop = first(tree, "loop")
        label = str(token(tree, "NAME")).lower()
        if loop is None:
            pairs = [("", "")]
        else:
            variable = str(token(loop, "NAME")).lower()
            pairs = [(variable, name) for name in self.reader.names(first(loop, "names"))]
        for variable, name in pairs:
            self.reader.bound = {variable: name} if variable else {}
            norm = self._norm(agreement, clause, statement, tree, f"{label}-{name}".rstrip("-"))
            if norm is not None:
                yield norm
        self.reader.bound = {}

    def _norm(
        self,
        agreement: Agreement,
        clause: Clause,
        statement: Statement,
        tree: Branch,
        label: str,
    ) -> Norm | None:
        self._enter(statement, agreement.id)
        identifier = f"{agreement.id}/{clause.number}/{label}"
        self.reader.concerns = identifier
        body = next((c for c in tree.children if isinstance(c, Tree) and c.data != "loop"), None)
        terms = sentence(self.reader, body) if body is not None else None
        if terms is None:
            return None
        versions: list[tuple[str, Terms | None]] = []
        phrases: list[PhraseReading] = []
        answers: list[AnswersFor] = []
        limbs: list[LimbReading] = []
        members: list[Membership] = []
        for child in statement.children:
            below = self._enter(child, identifier)
            if below is None:
                continue
            if child.rule == "variant_line":
                versions.append(self._version(terms, below))
            elif child.rule == "membership_line":
                members.append(readings.membership(self.reader, child, below))
            else:
                for slot in readings.slots(self.reader, child, below, terms):
                    if isinstance(slot, PhraseReading):
                        phrases.append(slot)
                    elif isinstance(slot, LimbReading):
                        limbs.append(slot)
                    else:
                        answers.append(slot)
        return Norm(
            id=identifier,
            clause=clause.number,
            label=label,
            terms=terms,
            versions=tuple(versions),
            readings=tuple(phrases),
            answers_for=tuple(answers),
            limbs=tuple(limbs),
            memberships=tuple(members),
            code=" ".join(statement.source.split()),
            location=statement.location,
        )

    def _version(self, terms: Terms, tree: Branch) -> tuple[str, Terms | None]:
        name = str(token(tree, "NAME"))
        body = next((c for c in tree.children if isinstance(c, Tree)), None)
        if body is None or body.data == "absent":
            return name, None
        if body.data == "variant_tail":
            inner = next(c for c in body.children if isinstance(c, Tree))
            if inner.data == "tail":
                inner = next(c for c in inner.children if isinstance(c, Tree))
            return name, varied(self.reader, terms, inner)
        return name, sentence(self.reader, body)

    # --- changes ------------------------------------------------------------------------

    def _change(self, statement: Statement, tree: Branch) -> Change | None:
        reader = self.reader
        date = reader.date(token(tree, "DATE"))
        kind = first(tree, "change_kind")
        if date is None or kind is None:
            return None
        words = [str(t) for t in tree.children if not isinstance(t, Tree)]
        lists = every(tree, "names")
        granted = lists[0] if "granted" in words and lists else None
        asked = lists[-1] if "asked" in words and lists else None
        change = Change(
            kind=ChangeKind(str(kind.children[0])),
            date=date,
            authors=reader.names(granted),
            asked_by=reader.names(asked),
            event="",
            effects=(),
            citations=reader.citations(tree),
            location=statement.location,
        )
        for child in statement.children:
            below = self._enter(child, "")
            if below is None:
                continue
            if child.rule == "recorded_line":
                event = token(below, "RECORD")
                assert event is not None
                if str(event) not in reader.world.events:
                    reader.report("A615", f"no event is called `{event}`", event)
                change = replace(change, event=str(event))
            elif child.rule == "effect_line":
                change = replace(change, effects=(*change.effects, self._effect(below, child)))
        return change

    def _effect(self, tree: Branch, statement: Statement) -> Effect:
        body = next((c for c in tree.children if isinstance(c, Tree)), None)
        deadline = None
        if body is not None and body.data in {"by", "before"}:
            date = self.reader.date(token(body, "DATE"))
            deadline = Deadline(date, inclusive=body.data == "by") if date else None
        return Effect(
            clause=str(token(tree, "CLAUSE")),
            label=str(tokens(tree, "NAME")[0]).lower(),
            deadline=deadline,
            location=statement.location,
        )
