#!/usr/bin/env python3
"""Aligns the gold sets beside the project by line, scores them with their own scorer, and fails when a set falls below the committed table.

usage: quality.py SHARED BIN_DIR [--update]"""
import os, re, subprocess, sys, tempfile

SHARED, BIN = sys.argv[1:3]
TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "quality.tsv")
GOLD = f"{SHARED}/data/aligned"


def measured(extra):
    documents = sorted(os.path.relpath(d, GOLD) for d, _, files in os.walk(GOLD) if "gold.tsv" in files)
    with tempfile.TemporaryDirectory() as out:
        with open(f"{out}/pairs", "w", encoding="utf-8") as pairs:
            pairs.writelines(f"{GOLD}/{d}/zh.txt\t{GOLD}/{d}/en.txt\n" for d in documents)
        subprocess.run([f"{BIN}/align", "--pairs", f"{out}/pairs", "-o", out, "--units", "lines", "--format", "tsv", "--quiet", *extra], check=True)
        for d in documents:
            sides = [(row.split("\t") + [""])[:2] for row in open(f"{out}/{d.replace('/', '__')}.tsv", encoding="utf-8").read().splitlines()]
            for side, name in enumerate(("zh.txt", "en.txt")):
                found = sorted(int(n) for row in sides for n in row[side].split(",") if n)
                lines = open(f"{GOLD}/{d}/{name}", encoding="utf-8").read().splitlines()
                assert found == list(range(1, len(lines) + 1)), f"{d}: each line of {name} in one row"
        scored = subprocess.run([sys.executable, f"{SHARED}/eval/score.py", GOLD, out, "--per-doc"], check=True, capture_output=True, text=True).stdout
        rows = {}
        for line in scored.splitlines():
            name, f1 = re.match(r"(\S+).*?strict P \S+ R \S+ F1 (\S+)", line).groups()
            rows.setdefault("all" if "documents" in line else name.split("/")[0], []).append(float(f1))
        # A set's figure is the mean over its documents; that of all is the scorer's own.
        return {name: sum(values) / len(values) for name, values in rows.items()}


found = {(name, how): f1 for how, extra in (("weighed", []), ("ignored", ["--ignore-numbering"])) for name, f1 in measured(extra).items()}
if "--update" in sys.argv:
    with open(TABLE, "w", encoding="utf-8") as table:
        table.writelines(f"{name}\t{how}\t{f1:.4f}\n" for (name, how), f1 in sorted(found.items()))
wanted = {tuple(row.split("\t")[:2]): float(row.split("\t")[2]) for row in open(TABLE, encoding="utf-8").read().splitlines()}
bad = False
for key, f1 in sorted(found.items()):
    drop = f1 < wanted.get(key, 0.0) - 0.00005
    bad |= drop
    print(f"{key[0]:24} numbering {key[1]:8} {f1:.4f}  (table {wanted.get(key, 0.0):.4f}){'  DROPPED' if drop else ''}")
sys.exit(bad or not wanted)
