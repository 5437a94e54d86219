"""Addresses of the public register, of public actions and of publication at the desk (ux.md §2.1)."""

from __future__ import annotations

from django.urls import path

from sanctions.views import (
    conditions,
    discipline,
    disputes,
    disputing,
    entries,
    importing,
    in_force,
    open_data,
    paper_check,
    prior,
    public,
    public_reports,
    publication,
    reports,
    seen,
)

app_name = "sanctions"

public_urlpatterns = [
    path("register/", public.register, name="register"),
    path("register/<str:public_id>.json", open_data.entry_json, name="entry-json"),
    path("register/<slug:public_id>/", public.register_entry, name="entry"),
    path("actions/", public.actions, name="actions"),
    path("actions/feed.atom", open_data.feed, name="actions-feed"),
    path("actions.csv", open_data.actions_csv, name="actions-csv"),
    path("actions.json", open_data.actions_json, name="actions-json"),
    path("actions/<slug:slug>/", public.action, name="action"),
    path("actions/<slug:slug>/dispute/", disputing.dispute, name="dispute"),
    path("actions/<slug:slug>/dispute/sent/", disputing.dispute_sent, name="dispute-sent"),
    path("reports/", public_reports.reports, name="public-reports"),
    path("reports/<int:year>/", public_reports.report, name="public-report"),
    path("respond/earlier/", prior.own_prior, name="own-prior"),
    path("respond/conditions/", conditions.own_conditions, name="own-conditions"),
]

desk_urlpatterns = [
    path("actions/openapi.yaml", open_data.openapi, name="openapi"),
    path("desk/decisions/", prior.decisions, name="decisions"),
    path("desk/cases/<slug:number>/earlier/", prior.prior, name="prior"),
    path("desk/cases/<slug:number>/conditions/", conditions.conditions, name="conditions"),
    path("desk/sanctions/", in_force.sanctions_in_force, name="in-force"),
    path("desk/reports/", reports.reports, name="reports"),
    path("desk/reports/reconciliation/", reports.reconciliation, name="reconciliation"),
    path("desk/reports/year/<int:year>/", reports.report, name="report"),
    path("desk/reports/year/<int:year>/download/", reports.download, name="report-download"),
    path("desk/reports/year/<int:year>/publish/", reports.publish, name="report-publish"),
    path("desk/reports/year/<int:year>/<slug:section>/<str:key>/", reports.figure, name="report-cases"),
    path("desk/publication/", publication.publications, name="publication"),
    path("desk/publication/<slug:slug>/", entries.entry, name="entry-texts"),
    path("desk/publication/<slug:slug>/correct/", entries.correct, name="entry-correct"),
    path("desk/publication/<slug:slug>/put-aside/", entries.put_aside, name="entry-put-aside"),
    path("desk/publication/<slug:slug>/take-down/", entries.take_down, name="entry-take-down"),
    path("desk/disputes/", disputes.disputes, name="disputes"),
    path("desk/disputes/<slug:reference>/", disputes.one, name="dispute-one"),
    path("desk/register/as-of/", seen.seen, name="seen"),
    path("desk/register/import/", importing.import_register_page, name="import"),
    path("desk/register/discipline/", discipline.earlier_discipline, name="earlier-discipline"),
    path("desk/register/discipline/enter/", discipline.enter, name="enter-discipline"),
    path("desk/register/discipline/<slug:reference>/", discipline.document, name="discipline-document"),
    path("desk/register/discipline/<slug:reference>/list/", discipline.draft, name="discipline-draft"),
    path("desk/cases/<slug:number>/publication/preview/", publication.preview, name="preview"),
    path("desk/cases/<slug:number>/publication/paper/", paper_check.check, name="paper-check"),
]
