"""Moothall: honest, plain-English reports on police performance for the bodies that scrutinise it."""
