#!/usr/bin/env bash
# The site and a page in a real browser. Installs Chromium (Debian) and two packages of npm where they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null || true
  browser=$(command -v chromium || true)
fi
if [ -z "$browser" ] || ! command -v npm >/dev/null; then
  echo "no Chromium or no npm: the browser was left out"
  exit 0
fi
scratch=$(mktemp -d)
serve=
trap 'if [ -n "$serve" ]; then kill "$serve" 2>/dev/null || true; fi; rm -rf "$scratch"' EXIT
cp .ci/browser/* "$scratch"
(cd "$scratch" && npm install --silent --no-audit --no-fund)
bin=${1:-target/release/examples}
law=corpus/instruments/personal-data-protection-law
"$bin/align" "$law/zh.txt" "$law/en.txt" --format html -o "$scratch/page.html"
"$bin/serve" --addr 127.0.0.1:0 2>"$scratch/log" &
serve=$!
for _ in $(seq 600); do
  site=$(sed -n 's/^note: //p' "$scratch/log")
  [ -n "$site" ] && break
  sleep 0.1
done
case "${2:-test}" in
  test) CHROMIUM="$browser" node "$scratch/test.mjs" "$site" "$scratch/page.html" "$law/zh.txt" "$law/en.txt" ;;
  pictures) CHROMIUM="$browser" node "$scratch/pictures.mjs" "$site" "$scratch/page.html" docs ;;
esac
