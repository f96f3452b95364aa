"""How MyBatis columns are written on the wire; JeecgBoot's are the same."""

import json
from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone

from zone.models import Event, LogEntry, Tracked

TIME = "%Y-%m-%d %H:%M:%S"


def written(moment: datetime | None) -> str | None:
    """Wall clock of the zone; the offset is not told."""
    return timezone.localtime(moment).strftime(TIME) if moment else None


def moment_of(text: str) -> datetime:
    """Whole seconds of the zone's wall clock."""
    return timezone.make_aware(datetime.strptime(text, TIME))


def json_text(value: object) -> str:
    """JSON in a text column."""
    return json.dumps(value, ensure_ascii=False)


class Dictionary:
    """Data dictionaries (字典): words are numbered from `first`, in the order in which the models list them."""

    def __init__(self, first: int):
        self.first = first

    def word(self, choices: type[TextChoices], value: str) -> str | None:
        return str(choices.values.index(value) + self.first) if value else None

    def value(self, choices: type[TextChoices], word: object) -> str | None:
        """`None` for a word that is not in the dictionary."""
        words = {self.word(choices, value): value for value in choices.values}
        return words.get(str(word))


def agenda_text(event: Event) -> str:
    """Filled in by the editor of the event form, in the form that the app shows."""
    return json_text([{"startsAt": item["at"], "title": _both(item, "title")} for item in event.agenda])


def questions_text(event: Event) -> str:
    return json_text([_question(question) for question in event.questions])


def _question(question: dict) -> dict:
    choices = [{"value": option["value"], "label": _both(option, "label")} for option in question["options"]]
    return {
        "id": question["id"],
        "label": _both(question, "label"),
        "choices": choices,
        "required": question["mandatory"],
        "askedWhen": question.get("depends_on"),
    }


def _both(item: dict, name: str) -> dict:
    return {"zh": item[name], "en": item.get(f"{name}_en")}


def tracked_row(tracked: Tracked) -> dict:
    """Who has it, what comes next and by when."""
    officer = tracked.officer
    return {
        "ownerName": officer.name,
        "ownerNameEn": officer.name_en,
        "teamName": officer.team,
        "teamNameEn": officer.team_en,
        "nextStep": tracked.next_step,
        "nextStepEn": tracked.next_step_en,
        "dueTime": written(tracked.due_at),
    }


def log_rows(tracked: Tracked, words: Dictionary) -> list[dict]:
    """The sub-table of what happened."""
    return [
        {
            "operTime": written(entry.happened_at),
            "operType": words.word(LogEntry.Kind, entry.kind),
            "operName": entry.officer and entry.officer.name,
            "operNameEn": entry.officer and entry.officer.name_en,
            "operContent": entry.text or None,
        }
        for entry in tracked.log.select_related("officer")
    ]
