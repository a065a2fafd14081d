"""The record of a conflict: frozen types for what analysts write down, and the vocabulary."""
