"""The form of every file that an editor writes: which keys, which values.

In: nothing. Out: pydantic models, one a kind of file. Never looks an id up (``check`` does).
``load.py`` turns what passes into the frozen types of ``model.py``.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
ParagraphId = Annotated[str, Field(pattern=r"^p-[a-z0-9]+$")]
ParagraphRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+/p-[a-z0-9]+$")]
Rank = Literal["primary", "secondary"]
Origin = Literal["source", "editorial"]
Visibility = Literal["full", "initials", "withheld"]
Modality = Literal["prohibits", "requires", "permits", "provides", "penalises", "lacks", "other"]
ProvisionKind = Literal["treaty", "constitution", "code", "article", "law", "amendment", "decree",
                        "resolution", "offence", "ruling", "standard"]
Grade = Literal["numbered", "named", "unnamed"]
StatementKind = Literal["finding", "allegation", "official-reply", "figure", "statement-of-law"]
Absence = Literal["none-reported", "not-applicable"]
MentionKind = Literal["person", "provision", "organisation", "place", "date", "crossref",
                      "statement"]
Confidence = Annotated[float, Field(ge=0, le=1)]

_EDTF_DATE = r"-?\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?"
_EDTF = re.compile(rf"({_EDTF_DATE}|\.\.)(/({_EDTF_DATE}|\.\.))?|\d{{3}}X|\d{{2}}XX")


def is_edtf(value: str) -> bool:
    """Tell whether a value is an EDTF level 0 or 1 date or interval.

    Source: Library of Congress, Extended Date/Time Format specification, 2019.
    """
    return bool(_EDTF.fullmatch(value))


def _edtf(value: str) -> str:
    if value and not is_edtf(value):
        raise ValueError("not an EDTF date such as 2020-10-17, 2020-05 or 2020-03/2020-05")
    return value


def _by(value: str) -> str:
    if value != "editor" and not re.fullmatch(r"rule:[a-z0-9.-]+", value):
        raise ValueError("neither 'editor' nor 'rule:<name>'")
    return value


def check_year(value: int) -> int:
    """Refuse a year in which no such report can have been made: the series begins in 1977."""
    if not 1977 <= value <= 2100:
        raise ValueError("not a year from 1977 to 2100")
    return value


def check_country(value: str) -> str:
    """Refuse what is no country's name: it becomes the name of a folder."""
    if not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[ .,'’()&-])*", value):
        raise ValueError("not a country's name, of letters")
    return value


Edtf = Annotated[str, AfterValidator(_edtf)]
By = Annotated[str, AfterValidator(_by)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


# ---- a content file of a report ---------------------------------------------------------------

class RightForm(Form):
    id: str
    rank: Rank
    why: Annotated[str, Field(min_length=1)]
    by: By = "editor"
    confidence: Confidence = 1.0


class MarkForm(Form):
    by: By = "editor"
    confidence: Confidence = 1.0
    modality: Modality | None = None
    provision: str | None = None
    explicit: bool = True


class RangeForm(MarkForm):
    """A mark that crosses another, or overlaps it so that Markdown cannot hold both."""

    kind: MentionKind
    id: str
    start: int
    end: int
    exact: str


class ParagraphForm(Form):
    label: str | None = None
    absence: Absence | None = None
    rights: list[RightForm] = []
    groups: list[str] = []
    kinds: list[StatementKind] = []
    notes: list[str] = []
    marks: dict[str, MarkForm] = {}
    ranges: list[RangeForm] = []


class HeadingForm(Form):
    by: By = "editor"
    confidence: Confidence = 1.0


class SectionForm(Form):
    number: str | None = None
    title: str
    origin: Origin
    rights: list[str] = []
    headings: dict[str, HeadingForm] = {}
    paragraphs: dict[str, ParagraphForm] = {}


# ---- report.yaml, site.yaml, groups.yaml ------------------------------------------------------

class DroppedForm(Form):
    text: str
    why: str


class SourceForm(Form):
    file: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    title_text: str = ""
    dropped: list[DroppedForm] = []


class MissingForm(Form):
    section: str
    title: str
    why: str


class EditionForm(Form):
    number: str
    date: Edtf
    note: str = ""


class ReportForm(Form):
    title: str
    country: Annotated[str, AfterValidator(check_country)]
    year: Annotated[int, AfterValidator(check_year)]
    publisher: str = ""
    published: Edtf = ""
    original_url: str = ""
    archived_url: str = ""
    seen: Edtf = ""
    licence: str = ""
    edition: str = "1"
    edition_date: Edtf = ""
    editions: list[EditionForm] = []
    source: SourceForm
    missing: list[MissingForm] = []


class DecisionsForm(Form):
    """What an editor decided about proposals, so that converting again never asks twice."""

    rejected: dict[str, list[str]] = {}
    """By paragraph: keys of proposals that are wrong."""
    aligned: dict[str, str] = {}
    """By paragraph: the first words of the text that it now is, or ``retired``."""


class ApartForm(Form):
    """What an editor decided across reports: ``content/decisions.yaml``."""

    apart: dict[str, list[str]] = {}
    """By id of a person: those with whom that person is not to be taken for one again."""


class SiteForm(Form):
    title: str
    description: str
    publisher: str
    base_path: Annotated[str, Field(pattern=r"^/(.*/)?$")] = "/"
    base_url: Annotated[str, Field(pattern=r"^(https?://.*)?$")] = ""
    contact: str = ""
    repository: str = ""
    abbreviations: dict[str, str] = {}


class GroupForm(Form):
    id: Id
    name: str
    definition: str = ""
    alt: list[str] = []


class GroupsForm(Form):
    groups: list[GroupForm]


# ---- authority records ------------------------------------------------------------------------

class QuotationForm(Form):
    quote: Annotated[str, Field(min_length=1)]
    paragraph: ParagraphRef
    date: Edtf = ""


class RecordForm(Form):
    name: Annotated[str, Field(min_length=1)]
    also: list[str] = []
    search: list[str] = []
    visibility: Visibility = "full"
    by: By = "editor"
    confidence: Confidence = 1.0


class PersonForm(RecordForm):
    sort: str = ""
    role: QuotationForm | None = None
    not_: list[str] = Field(default=[], alias="not")
    events: list[QuotationForm] = []


class ProvisionForm(RecordForm):
    kind: ProvisionKind
    grade: Grade
    jurisdiction: str = ""
    parent: str | None = None
    date: Edtf = ""
    quote: str = ""


class OrganisationForm(RecordForm):
    kind: str = "other"


class PlaceForm(RecordForm):
    kind: str = "other"
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


class ArticleForm(Form):
    instrument: str
    article: str
    checked: bool
    note: str = ""


class TopicForm(RecordForm):
    alt: list[str] = []
    definition: str = ""
    scope: str = ""
    notation: str = ""
    broader: str | None = None
    related: list[str] = []
    articles: list[ArticleForm] = []
    matches: dict[str, list[str]] = {}
