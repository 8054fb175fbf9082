"""Earlier reports taken up again, as JSON: each matter with its state, its age and what came of it."""

from moothall.commentary.analyst import Action
from moothall.commentary.matter import Matter
from moothall.periods import Quarter
from moothall.render.analysis_json import Json
from moothall.reports.earlier_card import EarlierCard
from moothall.reports.follow_up import FollowUp


def follow_up_json(follow_up: FollowUp) -> Json:
    return {
        "last_kept": str(follow_up.last) if follow_up.last else None,
        "sentence": follow_up.sentence,
        "matters": [_matter(matter, follow_up.now) for matter in follow_up.matters],
    }


def _matter(matter: Matter, now: Quarter) -> Json:
    return {
        "kind": matter.kind.value,
        "quarter": str(matter.raised_in),
        "id": matter.measure,
        "title": matter.title,
        "said": matter.said or None,
        "asked": matter.asked,
        "state": matter.state.value,
        "state_said": matter.state_said(now),
        "quarters": now.since(matter.raised_in),
        "answers": list(matter.answers),
        "actions": [action_json(action) for action in (*matter.actions, *matter.gone)],
    }


def earlier_card_json(card: EarlierCard, now: Quarter) -> Json:
    return {
        "quarter": str(card.quarter),
        "said": card.said,
        "label": card.label,
        "message": card.message,
        "cause": card.cause,
        "came_of_it": card.came_of_it(now),
    }


def action_json(action: Action) -> Json:
    return {
        "quarter": str(action.quarter),
        "text": action.text,
        "owner": action.owner,
        "due": action.due.isoformat() if action.due else None,
        "state": action.state.value,
        "progress": action.progress,
        "closed": action.closed.isoformat() if action.closed else None,
        "answer": action.answer,
        "evidence": action.evidence,
    }
