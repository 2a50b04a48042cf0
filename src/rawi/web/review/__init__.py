"""What readers have judged and corrected: kept beside the store, apart from the machine's record."""

from rawi.web.review.corrections import Corrections, open_corrections

__all__ = ["Corrections", "open_corrections"]
