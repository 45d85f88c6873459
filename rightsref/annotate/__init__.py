"""What proposes: people, provisions and statements of law, rights, places, dates.

In: the paragraphs of a report. Out: ``Proposals``, each with its rule and how sure it is. Rules
alone, in plain Python; no model is loaded and nothing is fetched.
"""

from __future__ import annotations

from rightsref.annotate.propose import Observed, observe, propose, settle
from rightsref.annotate.types import (
    Authorities,
    Proposals,
    ProposedParagraph,
    SectionedParagraph,
)

__all__ = ["Authorities", "Observed", "Proposals", "ProposedParagraph", "SectionedParagraph",
           "observe", "propose", "settle"]
