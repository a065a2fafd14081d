"""A small checker, independent of the interpreter: is a trace complete, does its verdict follow?"""

from armistice.compliance.checker.judging import Checker, Judgement, Status, check

__all__ = ["Checker", "Judgement", "Status", "check"]
