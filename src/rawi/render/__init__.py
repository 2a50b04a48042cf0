"""Views of a record: for the terminal, and as a page."""
