#!/usr/bin/env python3
"""Checks that the articles and sections of laws come out exactly as published, over Taiwan's laws in both languages (`tw/laws.jsonl`, a law a line, and
`tw/raw`, the Ministry's files) and Hong Kong's e-Legislation XML (`hk`). Prints how many lists are right, how many addresses the two sides share,
and how often the citations of paired articles lead to the same places. Fails when a list of the Chinese side is wrong, or more than 1 % of the
English ones.

What the rest of the citations is, by reading 100 of the differences: see “Citations are links, put together” in DESIGN.md.

usage: published.py DATA PARSE [N]      N: print so many differences of citations"""
import collections, json, os, re, subprocess, sys, tempfile

DATA, PARSE = sys.argv[1:3]
SHOWN = int(sys.argv[3]) if len(sys.argv) > 3 else 0


def parsed(files):
    done = subprocess.run([PARSE, *files, "--format", "json", "--quiet"], capture_output=True, check=True)
    return [json.loads(row) for row in done.stdout.decode().splitlines()]


def articles(row):
    """The numbers of the articles outside of quotations and annexes, in order."""
    return [p["number"] for p in row["provisions"] if p["level"] == "article" and "/" not in p["address"]]


def written(law, side):
    """A law as its own page prints it."""
    lines = [law[f"title_{side}"]]
    for entry in law[side]:
        if "heading" in entry:
            lines.append(entry["heading"])
        else:
            lines.append(f"第 {entry['article']} 條" if side == "zh" else f"Article {entry['article']}")
            lines.append(entry["text"])
    return "\n".join(lines) + "\n"


def cited(row):
    """The provisions of the law itself that each article cites. An article alone and its only paragraph are one place."""
    starts = [(p["start"], p["number"]) for p in row["provisions"] if p["level"] == "article" and "/" not in p["address"]]
    paragraphs = collections.Counter(p["address"].rsplit("/", 1)[0] for p in row["provisions"] if p["level"] == "paragraph")
    places = collections.defaultdict(list)
    for citation in row["citations"]:
        if not citation["resolved"]:
            continue
        inside = [number for start, number in starts if start <= citation["start"]]
        for address in filter(None, (citation["address"], citation["to"])):
            head = address.split("/")[0]
            if address == f"{head}/para1" and paragraphs[head] == 1:
                address = head
            places[inside[-1] if inside else None].append(address)
    return {article: collections.Counter(found) for article, found in places.items()}


def taiwan(folder):
    laws = [json.loads(line) for line in open(f"{DATA}/tw/laws.jsonl", encoding="utf-8")]
    names = [(f"{folder}/{law['pcode']}.{side}.txt", law, side) for law in laws for side in ("zh", "en")]
    for name, law, side in names:
        open(name, "w", encoding="utf-8").write(written(law, side))
    rows = parsed([name for name, _, _ in names])
    right, wrong = collections.Counter(), []
    for (_, law, side), row in zip(names, rows):
        wanted = [entry["article"] for entry in law[side] if "article" in entry]
        right[side] += articles(row) == wanted
        if articles(row) != wanted:
            wrong.append(f"{law['pcode']} {side}")
    print(f"Taiwan: lists of articles as published, zh {right['zh']}/{len(laws)}, en {right['en']}/{len(laws)}", *wrong[:8])
    shared = total = same = alike = pairs = 0
    for law, zh, en in zip(laws, rows[0::2], rows[1::2]):
        both = set(articles(zh)) & set(articles(en))
        inside = lambda row: {p["address"] for p in row["provisions"] if re.match(r"art", p["address"]) and p["address"].split("/")[0][3:] in both}
        sides = inside(zh), inside(en)
        shared, total = shared + len(sides[0] & sides[1]), total + len(sides[0] | sides[1])
        zh_cited, en_cited = cited(zh), cited(en)
        texts = {side: {e["article"]: e["text"] for e in law[side] if "article" in e} for side in ("zh", "en")}
        for article in sorted(both):
            one, other = zh_cited.get(article, collections.Counter()), en_cited.get(article, collections.Counter())
            if not one and not other:
                continue
            pairs, same = pairs + 1, same + (one == other)
            alike += {address.split("/")[0] for address in one} == {address.split("/")[0] for address in other}
            if one != other and SHOWN and (pairs - same) % (3000 // SHOWN) == 1:
                print(f"--- {law['pcode']} {article}\n{dict(one - other)} {texts['zh'].get(article)}\n{dict(other - one)} {texts['en'].get(article)}")
    print(f"Taiwan: addresses that both sides have {shared}/{total} ({100 * shared / total:.2f} %)")
    print(f"Taiwan: paired articles that cite, with the same places on both sides {same}/{pairs} ({100 * same / pairs:.2f} %)")
    print(f"Taiwan: the same articles, whatever paragraph {alike}/{pairs} ({100 * alike / pairs:.2f} %)")
    return right["zh"] == len(laws) and right["en"] * 100 >= 99 * len(laws)


def raw():
    """The Ministry's own files, against the numbers that their JSON names."""
    folder = f"{DATA}/tw/raw"
    names = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".json"))
    right = 0
    for name, row in zip(names, parsed(names)):
        text = open(name, encoding="utf-8-sig").read()
        wanted = re.findall(r'"(?:條號|ArticleNo)"\s*:\s*"(?:第\s*|Article\s*)([\d-]+)', text)
        right += articles(row) == wanted
    print(f"Taiwan: files as the Ministry publishes them {right}/{len(names)}")
    return right == len(names)


def hong_kong():
    folder = f"{DATA}/hk"
    names = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".xml"))
    rows = parsed(names)
    right = 0
    for name, row in zip(names, rows):
        text = open(name, encoding="utf-8").read()
        wanted = re.findall(r"<section\b[^>]*>\s*<num\b[^>]*>\s*(\d+[A-Z]*)", text)
        letters = lambda n: "".join([n.split("-")[0], *(chr(64 + int(nth)) for nth in n.split("-")[1:])])
        found = [letters(number) for number in articles(row)]
        right += found == wanted
        print(f"Hong Kong: {os.path.basename(name)} sections {len(found)}, published {len(wanted)}")
    both = [{p["address"] for p in row["provisions"]} for row in rows]
    print(f"Hong Kong: addresses that both sides have {len(both[0] & both[1])}/{len(both[0] | both[1])}")
    return right == len(names)


with tempfile.TemporaryDirectory() as folder:
    sound = [taiwan(folder), raw(), hong_kong()]
sys.exit(0 if all(sound) else 1)
