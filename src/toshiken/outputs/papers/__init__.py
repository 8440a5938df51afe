"""The papers of a plan: declaration, agreements, bills, vision, project sheets, questions, cards, 新旧対照表.

A paper is content without looks (`paper.py`); `word/` renders it; wording of law and 要綱 stands in `wording/*.yml`.
"""
