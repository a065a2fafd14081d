"""The catalogue of diagnostics, one module for each part of a case."""
