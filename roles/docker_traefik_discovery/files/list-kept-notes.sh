#!/usr/bin/env bash
# Prints the notes that are kept in the folder $1, oldest first: a line with file name and text (base64) for each.
# Names that the role did not give are left out. A folder that is not there holds none.
set -euo pipefail
export LC_ALL=C

cd "$1" 2>/dev/null || exit 0
for file in *Z.txt; do
  [[ $file =~ ^[0-9]{8}T[0-9]{6}\.[0-9]{6}Z\.txt$ && -f $file ]] || continue
  text="$(base64 <"$file")"
  printf '%s %s\n' "$file" "${text//$'\n'/}"
done
