"""Documents in: the text of a PDF, a Word file, a web page or plain text, line by line with its place."""

from moothall.intake.documents.document_text import document_text
from moothall.intake.documents.lines import DocumentKind, DocumentText, Line

__all__ = ["DocumentKind", "DocumentText", "Line", "document_text"]
