#!/usr/bin/env bash
# Keeps the notes that come on standard input (base64) in the folder $1, in a file named after the time, and prints its path. What
# the newest one already holds is not kept twice. Of the files from before, the newest $2 stay: whether the write that follows
# succeeds is not known yet, and one that fails must not push older notes out.
set -euo pipefail
export LC_ALL=C
umask 077

folder=$1 count=$2
mkdir -p -- "$folder"
cd -- "$folder"

kept() { # the names that are ours, newest first
  local file
  for file in *Z.txt; do
    [[ $file =~ ^[0-9]{8}T[0-9]{6}\.[0-9]{6}Z\.txt$ && -f $file ]] && printf '%s\n' "$file"
  done | sort -r
}

mapfile -t names < <(kept)
rm -f -- "${names[@]:count}" 2>/dev/null || true

# Whole before it has its name: a full disk or a killed run leaves no half text among the kept ones.
new=$(mktemp .new.XXXXXX)
trap 'rm -f "$new"' EXIT
base64 --decode >"$new"
if [[ ${#names[@]} -gt 0 ]] && cmp --silent "$new" "${names[0]}"; then exit; fi
name=$(date --utc +%Y%m%dT%H%M%S.%6NZ).txt
mv "$new" "$name"
printf '%s\n' "$PWD/$name"
