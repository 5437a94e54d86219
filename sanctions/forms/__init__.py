"""The forms of this app. Importing the package registers those that the table names."""

from sanctions.forms.discipline import EarlierDisciplineForm
from sanctions.forms.importing import RegistryFileForm
from sanctions.forms.paper_check import PaperCheckForm
from sanctions.forms.steps import ConditionForm, DraftPublicationForm, ExplainFindingForm, PublishForm
from sanctions.forms.watching import BreachForm, ConditionDayForm

__all__ = [
    "BreachForm",
    "ConditionDayForm",
    "ConditionForm",
    "DraftPublicationForm",
    "EarlierDisciplineForm",
    "ExplainFindingForm",
    "PaperCheckForm",
    "PublishForm",
    "RegistryFileForm",
]
