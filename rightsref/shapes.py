"""Forms into types: what an editor wrote in a record, as the types that flow.

In: a checked form, the record's id, its note and its path. Out: a frozen record. Never reads.
"""

from __future__ import annotations

from rightsref import forms, model


def quotation(form: forms.QuotationForm) -> model.Quotation:
    return model.Quotation(form.quote, form.paragraph, form.date)


def common(form: forms.RecordForm, id_: str, note: str, path: str) -> dict[str, object]:
    return {"id": id_, "name": form.name, "also": tuple(form.also), "search": tuple(form.search),
            "visibility": form.visibility, "note": note, "by": form.by,
            "confidence": form.confidence, "path": path}


def person(form: forms.PersonForm, id_: str, note: str, path: str) -> model.Person:
    return model.Person(**common(form, id_, note, path), sort=form.sort,  # type: ignore[arg-type]
                        role=quotation(form.role) if form.role else None, not_=tuple(form.not_),
                        events=tuple(map(quotation, form.events)))


def provision(form: forms.ProvisionForm, id_: str, note: str, path: str) -> model.Provision:
    return model.Provision(**common(form, id_, note, path),  # type: ignore[arg-type]
                           kind=form.kind, grade=form.grade, jurisdiction=form.jurisdiction,
                           parent=form.parent, date=form.date, quote=form.quote)


def organisation(form: forms.OrganisationForm, id_: str, note: str,
                  path: str) -> model.Organisation:
    return model.Organisation(**common(form, id_, note, path),  # type: ignore[arg-type]
                              kind=form.kind)


def place(form: forms.PlaceForm, id_: str, note: str, path: str) -> model.Place:
    return model.Place(**common(form, id_, note, path),  # type: ignore[arg-type]
                       kind=form.kind, country=form.country, latitude=form.latitude,
                       longitude=form.longitude)


def topic(form: forms.TopicForm, id_: str, note: str, path: str) -> model.Topic:
    articles = tuple(model.TreatyArticle(a.instrument, a.article, a.checked, a.note)
                     for a in form.articles)
    return model.Topic(**common(form, id_, note, path),  # type: ignore[arg-type]
                       alt=tuple(form.alt), definition=form.definition, scope=form.scope,
                       notation=form.notation, broader=form.broader, related=tuple(form.related),
                       articles=articles,
                       matches={k: tuple(v) for k, v in form.matches.items()})
