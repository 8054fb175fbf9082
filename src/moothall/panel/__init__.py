"""The Panel: its meetings, what it decided, what it was promised, and what became of it."""
