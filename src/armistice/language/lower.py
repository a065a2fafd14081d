"""From the tree of an agreement file to norms, readings and changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lark import Tree

from armistice.diagnostics import diagnostic
from armistice.language import readings
from armistice.language.branches import Reader, first, token, unquoted
from armistice.language.change_lines import added_sentence, change_of
from armistice.language.grounds import with_grounds
from armistice.language.head_lines import implemented, with_head_line, with_head_reading
from armistice.language.sentences import sentence, varied
from armistice.language.soundness import examine
from armistice.language.stages import staged
from armistice.language.tree import Lines
from armistice.norms.model import (
    Agreement,
    Clause,
    Kind,
    LimbReading,
    Norm,
    PhraseReading,
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
        places = self.reader.world.places
        return [with_grounds(_with_savings(agreement), places) for agreement in result]

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
                agreement = with_head_line(self.reader, agreement, child.rule, below)
            for deeper in child.children:
                branch = self._enter(deeper, agreement.id)
                if branch is not None:
                    agreement = with_head_reading(self.reader, agreement, deeper, branch)
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
                return self._change(agreement, statement, tree)
        return agreement

    def _change(self, agreement: Agreement, statement: Statement, tree: Branch) -> Agreement:
        """A change, with the norms that an amendment brings in."""
        change = change_of(self.reader, statement, tree)
        if change is None:
            return agreement
        place = len(agreement.changes)
        for child in statement.children:
            below = self._enter(child, agreement.id)
            if below is None or child.rule != "effect_line":
                continue
            body = added_sentence(below)
            if body is not None:
                agreement = self._added(agreement, child, below, body, place)
        return replace(agreement, changes=(*agreement.changes, change))

    def _added(
        self, agreement: Agreement, statement: Statement, tree: Branch, body: Branch, place: int
    ) -> Agreement:
        number, name = token(tree, "CLAUSE"), token(tree, "NAME")
        if number is None or name is None:
            self.reader.report("A618", "say to which clause the norm is added", body)
            return agreement
        clause = next((c for c in agreement.clauses if c.number == number), None)
        if clause is None:
            clause = Clause(str(number), "", "", (), location=statement.location)
            agreement = replace(agreement, clauses=(*agreement.clauses, clause))
        wrapped: Branch = Tree("norm_line", [body], tree.meta)
        norm = self._norm(agreement, clause, statement, wrapped, str(name).lower())
        if norm is None:
            return agreement
        grown = replace(clause, norms=(*clause.norms, replace(norm, added_by=place)))
        return replace(
            agreement, clauses=tuple(grown if c is clause else c for c in agreement.clauses)
        )

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
            implements=implemented(tree),
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
                yield from staged(self.reader, norm, tree)
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


def _with_savings(agreement: Agreement) -> Agreement:
    """The agreement with what "nothing limits" says written into every prohibition."""
    saved = tuple(
        name
        for norm in agreement.norms
        if norm.terms.kind is Kind.DECLARE
        for name in norm.terms.exceptions
    )
    if not saved:
        return agreement

    def sparing(terms: Terms) -> Terms:
        if terms.kind not in {Kind.FORBID, Kind.MAINTAIN}:
            return terms
        return replace(terms, exceptions=tuple(dict.fromkeys((*terms.exceptions, *saved))))

    def spared(norm: Norm) -> Norm:
        return replace(
            norm,
            terms=sparing(norm.terms),
            versions=tuple((name, terms and sparing(terms)) for name, terms in norm.versions),
            limbs=tuple(replace(limb, terms=sparing(limb.terms)) for limb in norm.limbs),
        )

    return replace(
        agreement,
        clauses=tuple(
            replace(clause, norms=tuple(map(spared, clause.norms))) for clause in agreement.clauses
        ),
    )
