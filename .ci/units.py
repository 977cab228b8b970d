#!/usr/bin/env python3
"""Writes N translation units as JSON Lines, made from the texts beside the project: Taiwan's laws in both languages, mainland law in Chinese.

usage: units.py SHARED N > UNITS      once all texts are used, they come again under other instruments"""
import glob, json, os, sys


def taiwan(path):
    for row in open(path, encoding="utf-8"):
        law = json.loads(row)
        english = {entry["article"]: entry["text"] for entry in law["en"] if "article" in entry}
        title = {"zh": law["title_zh"], "en": law["title_en"]}
        for at, entry in enumerate(law["zh"]):
            if "article" not in entry:
                continue
            zh, en = entry["text"].split("\n"), english.get(entry["article"], "").split("\n")
            pairs = list(zip(zh, en)) if len(zh) == len(en) else [("\n".join(zh), "\n".join(en))]
            for para, (z, e) in enumerate(pairs, 1):
                address = f"art{entry['article']}/para{para}"
                yield law["pcode"], title, address, z, e, law["date_zh"], "tw"


def mainland(folder):
    for path in sorted(glob.glob(f"{folder}/**/*.md", recursive=True)):
        title = {"zh": os.path.basename(path)[:-3], "en": None}
        for at, line in enumerate(open(path, encoding="utf-8"), 1):
            line = line.strip().lstrip("#").strip()
            if line and not line.startswith("<!--"):
                yield "cn-" + title["zh"].replace(" ", ""), title, f"para{at}", line, "", None, "cn"


def main(shared, count):
    texts = list(taiwan(f"{shared}/data/tw/laws.jsonl")) + list(mainland(f"{shared}/data/laws"))
    side = lambda text: {"text": text} if text.strip() else None
    for at in range(count):
        turn, (instrument, title, address, zh, en, date, place) = at // len(texts), texts[at % len(texts)]
        unit = {"instrument": f"{instrument}-{turn}" if turn else instrument, "title": title, "address": address, "zh": side(zh), "en": side(en), "jurisdiction": place}
        print(json.dumps({**unit, **({"date": date} if date else {})}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
