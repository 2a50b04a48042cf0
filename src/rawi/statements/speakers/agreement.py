"""Agreement of verbs and participles with their subjects."""

from __future__ import annotations

from dataclasses import replace

from rawi.mentions.types import EntityDraft, Mention
from rawi.statements.cues import Cue
from rawi.statements.phrases import Phrase, head_class, is_plural
from rawi.statements.view import View


def agrees_behind(view: View, cue: Cue, phrase: Phrase) -> bool:
    """Gender of a verb with the subject behind it; its number is always singular there."""
    mention = phrase.mention
    if cue.gender == "feminine" and view.bare[phrase.first] == "احد":
        return False  # واتهمت أحد رجال الأعمال
    if mention is None or not cue.gender or not mention.gender or cue.number != "singular":
        return True
    if mention.number == "plural" or (mention.number == "dual" and not mention.human):
        return True
    return mention.gender == cue.gender


def agrees_in_front(view: View, cue: Cue, phrase: Phrase) -> bool:
    """Full agreement of a verb with the subject in front of it: gender and number."""
    mention = phrase.mention
    if mention is None:
        if cue.number == "dual":
            return view.tokens[phrase.first].key.endswith(("ان", "ين"))
        if is_plural(view, phrase):
            return cue.number == "plural" or cue.gender == "feminine"
        feminine = view.tokens[phrase.first].key.endswith(("ه", "ات"))
        if cue.gender == "feminine":
            return feminine or head_class(view, phrase) == "collective"
        return not (feminine and cue.number == "singular" and cue.gender == "masculine")
    entity = view.analysis.entities.entity(mention)
    if mention.number == "dual" and mention.kind == "nominal" and view.tokens[phrase.first].key.endswith("ا"):
        return entity_agrees(cue, entity, replace(mention, number="singular"))  # أن مقاتلا تعهد: accusative
    return entity_agrees(cue, entity, mention)


def _men(entity: EntityDraft) -> bool:
    """مسؤولين, المتظاهرون: the regular plural of men takes no feminine verb that leaves it out."""
    return entity.type == "group" and not entity.members and entity.name.split(" ")[0].endswith(("ون", "ين"))


def entity_agrees(cue: Cue, entity: EntityDraft, mention: Mention | None = None) -> bool:
    """Whether an entity can be the subject that a verb or participle implies."""
    gender = (mention.gender if mention else "") or entity.gender
    number = mention.number if mention else entity.number
    if entity.members and mention is None:
        number = "dual" if len(entity.members) == 2 else "plural"
    if cue.number == "dual":
        return number == "dual"
    if cue.number == "plural":
        return number != "singular"
    if number == "dual" and (mention is None or mention.human):
        return False
    if entity.type == "country" and number == "singular":
        return True  # usage wavers: أعلن المغرب، أعلنت المغرب
    if number == "plural":
        return cue.gender == "feminine" and entity.type != "person" and not (mention is None and _men(entity))
    if mention is not None and mention.kind == "nominal" and not mention.human and cue.gender == "feminine":
        return True  # وسائل إعلام أشارت: a broken plural of things takes the feminine
    return not gender or not cue.gender or gender == cue.gender
