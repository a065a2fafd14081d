"""The brief: one HTML file about one agreement, to read, to switch and to print."""

from armistice.brief.page import brief_html, write_brief

__all__ = ["brief_html", "write_brief"]
