"""The registry of credentials in Django's admin, for superusers. Terms and accounts have pages of their own."""

from django.contrib import admin
from django.contrib.auth.models import Group

from people.models import CertifiedProfessional, Credential, CredentialType

admin.site.unregister(Group)  # bodies are terms, never groups


class CredentialInline(admin.TabularInline):
    model = Credential
    extra = 0
    show_change_link = True


@admin.register(CredentialType)
class CredentialTypeAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "code_of_ethics"]


@admin.register(CertifiedProfessional)
class CertifiedProfessionalAdmin(admin.ModelAdmin):
    list_display = ["name", "town", "employer"]
    search_fields = ["search_name", "credentials__number"]
    raw_id_fields = ["user"]
    inlines = [CredentialInline]


@admin.register(Credential)
class CredentialAdmin(admin.ModelAdmin):
    list_display = ["number", "type", "professional", "applied_on", "certified_on", "expires_on"]
    list_filter = ["type"]
    list_select_related = ["type", "professional"]
    search_fields = ["number", "professional__search_name"]
    autocomplete_fields = ["professional"]
