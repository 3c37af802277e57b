"""Show what a person should look at, make judgements of what they say, and write these in the graph."""

from kg.review.decide import By, added, confirmed, corrected, rejected, undone
from kg.review.gather import gather
from kg.review.item import ANSWERS, QUESTIONS, Answer, Item, Option, Question, Side
from kg.review.pairs import Paired, paired
from kg.review.sheet import json_of, marked, table_of, told
from kg.review.words import ANSWER_WORDS, PROPERTY_WORDS, QUESTION_WORDS, said

__all__ = [
    "ANSWERS",
    "ANSWER_WORDS",
    "PROPERTY_WORDS",
    "QUESTIONS",
    "QUESTION_WORDS",
    "Answer",
    "By",
    "Item",
    "Option",
    "Paired",
    "Question",
    "Side",
    "added",
    "confirmed",
    "corrected",
    "gather",
    "json_of",
    "marked",
    "paired",
    "rejected",
    "said",
    "table_of",
    "told",
    "undone",
]
