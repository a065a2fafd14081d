"""What was agreed, and who kept it: the agreement replayed over the record."""
