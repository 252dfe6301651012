#!/bin/sh
# Says in one sentence what is wrong with the built module, and nothing when it is ready. Runs on the control node.
set -u
role=$(cd "$(dirname "$0")/.." && pwd)
module=$role/library/parse_docker_labels
project=$role/../..

# A role that was copied elsewhere has no sources beside it; then the build cannot be stale.
newer_source() {
  [ -f "$project/Package.swift" ] && [ -d "$project/Sources/parse_docker_labels" ] || return 0
  find "$project/Package.swift" "$project/Sources" \( -name '*.swift' -o -name Package.swift \) -newer "$module" | head -n 1
}

if [ ! -e "$module" ]; then
  problem="it is not built"
elif [ ! -x "$module" ]; then
  problem="it is not executable"
elif ! "$module" --version > /dev/null 2>&1; then
  problem="it does not run on this machine, perhaps it was built for another one"
elif newer=$(newer_source) && [ -n "$newer" ]; then
  problem="it is older than its source ${newer#"$project"/}"
else
  exit 0
fi
echo "The module parse_docker_labels: $problem. Run \`make install\` in the project's folder on the control node, then run again."
