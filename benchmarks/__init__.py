"""Benchmarks: speed beside peers, measured in one run; never part of the tests."""
