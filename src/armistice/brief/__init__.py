"""The brief: one file about one agreement, to read, to circulate and to print."""

from armistice.brief.forms import BriefError, check_form, write_brief
from armistice.brief.page import brief_html

__all__ = ["BriefError", "brief_html", "check_form", "write_brief"]
