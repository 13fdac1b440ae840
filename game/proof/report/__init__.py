"""A proof in words, and as data."""

from game.proof.report.data import as_data, finding_as_data
from game.proof.report.text import claims_of, number_of, report, told_below, witnessed

__all__ = ["as_data", "claims_of", "finding_as_data", "number_of", "report", "told_below", "witnessed"]
