"""Norms, readings and changes: what an agreement binds, without any syntax."""
