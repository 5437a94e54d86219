"""What the complainants wrote: the draft while it is being written, and the complaint once it is signed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """Plain topics a complainant ticks (ux.md Appendix B); staff map them to provisions at screening."""

    MONEY = "money", _("Money, gifts, loans or payment")
    PRIVACY = "privacy", _("Told others my private information")
    THREATS = "threats", _("Threats, harassment, force or taking advantage")
    CLOSENESS = "closeness", _("Became too personal: friend, business or family tie")
    SEXUAL = "sexual", _("Sexual or romantic contact")
    DISCRIMINATION = "discrimination", _("Treated unfairly because of who I am")
    SUBSTANCES = "substances", _("Used alcohol or drugs")
    HONESTY = "honesty", _("Not honest about training or title")
    SERVICES = "services", _("Services not needed, not in the plan, or outside work hours or places")
    CHOICES = "choices", _("Pushed me or ignored my choices")
    DANGER = "danger", _("Did not report danger or abuse")
    COLLEAGUES = "colleagues", _("Ran down other workers to me")
    STORY = "story", _("Shared a personal story in a harmful way")
    CONDUCT = "conduct", _("Conduct outside work")
    PLAGIARISM = "plagiarism", _("Copied someone's work")
    OTHER = "other", _("Something else")
    UNSURE = "unsure", _("I am not sure")

    @property
    def provisions(self) -> tuple[str, ...]:
        """References staff are offered first; the CRSS numbers 5, 9 and 13 have no CPRS twin (procedure.md §0.2)."""
        return TOPIC_PROVISIONS.get(self.value, ())


# Topics that bring up somebody's safety: whom to call is shown to the writer, and those who screen read of them first.
DANGEROUS_TOPICS = (Topic.DANGER, Topic.SEXUAL, Topic.THREATS)

TOPIC_PROVISIONS = {
    "money": ("CPRS-12", "CRSS-15"),
    "privacy": ("CPRS-13", "CRSS-16"),
    "threats": ("CPRS-10", "CRSS-12"),
    "closeness": ("CRSS-13",),
    "sexual": ("CPRS-11", "CRSS-14"),
    "discrimination": ("CPRS-9", "CRSS-11"),
    "substances": ("CPRS-5", "CRSS-6"),
    "honesty": ("CPRS-4", "CRSS-4"),
    "services": ("CPRS-6", "CPRS-7", "CRSS-7", "CRSS-8"),
    "choices": ("CPRS-8", "CRSS-9", "CRSS-10"),
    "danger": ("CPRS-14", "CRSS-17"),
    "colleagues": ("CPRS-15", "CRSS-18"),
    "story": ("CPRS-1", "CPRS-2", "CRSS-1", "CRSS-2"),
    "conduct": ("CPRS-3", "CRSS-3"),
}


class Relationship(models.TextChoices):
    CLIENT = "client", _("I am a client of this person")
    FORMER_CLIENT = "former_client", _("I was a client in the last 5 years")
    FAMILY = "family", _("Family or friend of a client")
    COWORKER = "coworker", _("I work with this person")
    EMPLOYER = "employer", _("I employ or supervise this person")
    PROFESSIONAL = "professional", _("I am a certified professional myself")
    BOARD = "board", _("I file for the Board")
    OTHER = "other", _("Someone else")
    UNSAID = "unsaid", _("I prefer not to say")


class Contact(models.TextChoices):
    E_MAIL = "e_mail", _("E-mail me")
    PHONE = "phone", _("Call me")
    MAIL = "mail", _("Write to me by mail")
    CODE = "code", _("Do not contact me; I will check with my code")


class MessageSafe(models.TextChoices):
    """Whether words for the complainant may be left where somebody else could hear or read them."""

    YES = "yes", _("Yes")
    NO = "no", _("No. Do not leave a message")


class CameBy(models.TextChoices):
    """How a complaint reached the Board. The complainant writes the first; the office enters the others."""

    ONLINE = "online", _("Online")
    PAPER = "paper", _("By letter")
    PHONE = "phone", _("By telephone or in person")


class ServesBoard(models.TextChoices):
    """Whether the person complained of works for the Board or serves on it, as the complainant knows (procedure.md §2.8)."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I do not know")


class Draft(models.Model):
    """A complaint being written. Not a case: nobody but its writer can see it, and it is deleted 60 days after its
    last save (procedure.md §1.3 row 1)."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="draft")
    answers = models.JSONField(default=dict, blank=True)
    place = models.CharField(max_length=40, blank=True, help_text="The page to go on with.")
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Draft {self.pk}"


class Complaint(models.Model):
    """What was signed, frozen at filing. The respondent is matched later and may be unknown."""

    relationship = models.CharField(max_length=20, choices=Relationship)
    respondent_name = models.CharField(max_length=200, blank=True)
    respondent_description = models.TextField(blank=True)
    respondent_workplace = models.CharField(max_length=200, blank=True)
    chosen_in_register = models.CharField(
        max_length=12, blank=True, help_text="The public id that the complainant chose. Staff match the respondent."
    )
    serves_board = models.CharField(max_length=10, choices=ServesBoard, blank=True)
    topics = models.JSONField(default=list)
    narrative = models.TextField(blank=True)
    first_act_on = models.DateField(null=True, blank=True)
    last_act_on = models.DateField(null=True, blank=True)
    when_text = models.CharField(max_length=500, blank=True)
    continuing = models.BooleanField(default=False)
    discovered_on = models.DateField(null=True, blank=True)
    witnesses = models.TextField(blank=True)
    told = models.TextField(blank=True)
    has_more_to_send = models.BooleanField(default=False)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    complains_with = models.TextField(blank=True, help_text="Other complainants, as named by the one who wrote.")
    came_by = models.CharField(max_length=10, choices=CameBy, default=CameBy.ONLINE)
    urgent_danger = models.BooleanField(default=False)
    consents_to_disclosure = models.BooleanField(default=False)
    signature = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField()
    language = models.CharField(max_length=5, default="en")

    def __str__(self) -> str:
        return f"Complaint {self.pk}"


class Party(models.Model):
    """A complainant, the respondent, a representative or a witness at one case. Contact data lies here and nowhere else.

    A witness has no seat: letters are all a witness gets. A severed case is followed by the same user as its parent.
    """

    class Side(models.TextChoices):
        COMPLAINANT = "complainant", _("Complainant")
        RESPONDENT = "respondent", _("Respondent")
        REPRESENTATIVE = "representative", _("Representative of the respondent")
        WITNESS = "witness", _("Witness")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="parties")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="parties")
    side = models.CharField(max_length=20, choices=Side)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    contact = models.CharField(max_length=20, choices=Contact, default=Contact.CODE)
    message_is_safe = models.CharField(max_length=3, choices=MessageSafe, blank=True)
    best_times = models.CharField(max_length=200, blank=True)
    accommodation = models.TextField(blank=True)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who named a co-complainant, a representative or a witness.",
    )

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(side="respondent"), name="one_respondent_at_a_case"
            ),
            models.UniqueConstraint(fields=["case", "user"], name="one_party_for_person_and_case"),
        ]

    def __str__(self) -> str:
        return self.name


class Representation(models.Model):
    """How long one person acts for the respondent, and whether as an attorney (procedure.md §2.12).

    Named too late for a hearing, a representative waits for the hearing officer's leave and has no seat until then.
    """

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="representation")
    is_attorney = models.BooleanField()
    named_at = models.DateTimeField()
    appeared_at = models.DateTimeField(null=True, blank=True)
    admitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.party} at {self.party.case}"
