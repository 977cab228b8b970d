#!/usr/bin/env python3
"""Makes words.tsv anew: which words render which, learned from law that is translated article by article, and from our own gold.

usage: learn.py LAWS_JSONL [LEARN_BINARY]

LAWS_JSONL has an object a line with "zh" and "en", lists of {"article", "text"}. The first 600 laws are learned from; the rest is for measuring.
Articles with as many lines on both sides are paired line by line, others whole."""
import json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
INSTRUMENTS = os.path.join(HERE, "..", "instruments")
LEARNED = 600


def law_pairs(path):
    with open(path, encoding="utf-8") as laws:
        for law in [json.loads(line) for _, line in zip(range(LEARNED), laws)]:
            english = {entry["article"]: entry["text"] for entry in law["en"] if "article" in entry}
            for entry in law["zh"]:
                if entry.get("article") in english:
                    sides = [[line for line in text.split("\n") if line.strip()] for text in (entry["text"], english[entry["article"]])]
                    yield from zip(*sides) if len(sides[0]) == len(sides[1]) else [tuple("\n".join(side) for side in sides)]


def own_pairs():
    for slug in sorted(os.listdir(INSTRUMENTS)):
        lines = lambda name: open(os.path.join(INSTRUMENTS, slug, name), encoding="utf-8").read().split("\n")
        names = ("mixed.txt", "mixed.txt") if os.path.exists(os.path.join(INSTRUMENTS, slug, "mixed.txt")) else ("zh.txt", "en.txt")
        texts = [lines(name) for name in names]
        for row in filter(None, lines("gold.tsv")):
            sides = [[text[int(n) - 1] for n in field.split(",") if n] for text, field in zip(texts, row.split("\t"))]
            if all(sides):
                yield tuple("\n".join(side) for side in sides)


with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as units:
    for zh, en in [*law_pairs(sys.argv[1]), *own_pairs()]:
        units.write(json.dumps({"instrument": "", "zh": {"text": zh}, "en": {"text": en}}, ensure_ascii=False) + "\n")
    units.flush()
    learn = sys.argv[2] if len(sys.argv) > 2 else "target/release/examples/learn"
    subprocess.run([learn, units.name, "-o", os.path.join(HERE, "words.tsv")], check=True)
