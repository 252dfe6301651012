#!/usr/bin/env bash
# ansible-core 2.19.14: a `run_once` task that fails inside a block with `rescue` rescues the host that ran it; every other host
# of the play ends without a word: not failed, not rescued, and missing from the recap's counts.
#
# Guessed before: all hosts are rescued, as all of them fail when a run_once task fails outside a block; or none is.
# Seen: of three hosts the first one goes on and finishes; two never run the tasks behind the block, failed=0 for all of them.
# It matters to every role that asks one question for all hosts: the task must not fail, and what it learns is judged afterwards.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ansible-core==2.19.14
cat >"$work/play.yml" <<'YAML'
- hosts: all
  gather_facts: false
  connection: local
  tasks:
    - block:
        - name: Ask once for all
          ansible.builtin.fail:
            msg: no answer
          run_once: true
      rescue:
        - name: Go on without an answer
          ansible.builtin.debug:
            msg: "rescued {{ inventory_hostname }}"
    - name: Finish
      ansible.builtin.debug:
        msg: "finished {{ inventory_hostname }}"
YAML

"$work/venv/bin/ansible" --version | sed -n 1p
result=0
ANSIBLE_NOCOLOR=1 ANSIBLE_HOME="$work/home" "$work/venv/bin/ansible-playbook" -i first,second,third, "$work/play.yml" \
  >"$work/out" 2>&1 || result=$?
grep -E '"msg"|failed=' "$work/out"
printf 'exit status %s\n' "$result"

status=0
[[ $(grep -c '"msg": "rescued' "$work/out") == 1 ]] || status=1
[[ $(grep -c '"msg": "finished' "$work/out") == 1 ]] || status=1
grep -qE 'failed=[1-9]' "$work/out" && status=1
((status == 0)) || echo 'This is not what ansible-core 2.19.14 did in November 2026.' >&2
exit "$status"
