#!/usr/bin/env bash
# Prints the running containers that carry a `traefik.` label, and the stopped ones that Traefik keeps all the same
# (traefik.docker.allownonrunning=true), as one JSON object on standard output:
#   {"containers": [{"id", "name", "state", "health", "labels", "networks", "network_mode", "ports"}, ...]}
# "ignored_keys" has keys that may be meant for Traefik but do not begin with its name; their values stay on the guest.
# "only_for" marks a container without a `traefik.` label that tells something about others: "network", since another
# one uses its network; "keys", for its ignored keys; "swarm", since Docker Swarm keeps labels elsewhere.
# When Docker cannot be asked, the list is empty and says why; the exit status is 0 all the same:
#   {"error": "...", "reason": "docker_missing|docker_denied|docker_unreachable|docker_failed", "containers": []}
#
# Usage: bash -s [-- SECONDS] < inspect-docker.sh      SECONDS: how long one docker command may take (30)
# Needs bash 4 and the docker command, 19.03 or newer (or Podman's docker command). Leaves no file behind.

set -u
export LC_ALL=C # lengths in bytes, and messages in English

readonly BATCH=1000 # ids of one `docker inspect`: 65 kB, below every system's limit for arguments
readonly UNREACHABLE='cannot connect|daemon running|error during connect|connection refused|no such host'
readonly DENIED='permission denied'

DOCKER=(docker) # the command, with its time limit, sudo and -H as found out below
STDOUT='' STDERR='' STATUS=0
OBJECTS=()
declare -A INSPECTED=()

# What every object begins with, and what it ends with. A container that is not up has no ports of its own: where it
# will publish them stands in what it was made of.
# shellcheck disable=SC2016 # the variables are the template's
readonly HEAD='{"id":{{json .ID}},"name":{{json (join (split .Name "/") "")}},"state":{{json .State.Status}},
"health":{{with .State.Health}}{{json .Status}}{{else}}""{{end}},'
# shellcheck disable=SC2016
readonly TAIL='"network_mode":{{json .HostConfig.NetworkMode}},
"ports":{{if eq .State.Status "running" "paused"}}{{json .NetworkSettings.Ports}}{{else}}{{json .HostConfig.PortBindings}}{{end}}'

# One line for each container: its id; if it is wanted, also a blank and its JSON object. The template picks the labels,
# since it sees keys as they are, where bash would see them escaped. `lower` is the test that Traefik itself applies.
# Other labels may hold secrets and stay on the guest; of keys such as `treafik.enable` the key alone is told, and the
# module decides whether it is a slip.
# shellcheck disable=SC2016 # the variables are the template's
TEMPLATE='{{.ID}}{{$found := false}}{{$swarm := false}}{{$keys := ""}}{{$comma := ""}}
{{$wanted := eq .State.Status "running" "paused" "restarting"}}
{{range $k, $v := .Config.Labels}}
{{if eq (lower (printf "%.8s" $k)) "traefik."}}{{$found = true}}
{{if and (eq (lower $k) "traefik.docker.allownonrunning") (eq $v "true" "True" "TRUE" "t" "T" "1")}}{{$wanted = true}}{{end}}
{{else if eq $k "com.docker.swarm.service.name"}}{{$swarm = true}}
{{else if eq (lower (printf "%.1s" $k)) "t" " "}}
{{$words := split $k "."}}{{if gt (len $words) 1}}{{$root := len (index $words 0)}}
{{if and (gt $root 4) (lt $root 10) (eq (lower (index $words 1)) "enable" "http" "tcp" "udp" "docker" "frontend" "port")}}
{{$keys = printf "%s%s%s" $keys $comma (json $k)}}{{$comma = ","}}{{end}}{{end}}{{end}}
{{end}}{{$comma = ""}}
{{if and $wanted (or $found $swarm (ne $keys ""))}}{{" "}}
'"$HEAD"'
{{if not $found}}"only_for":{{if $keys}}"keys"{{else}}"swarm"{{end}},{{end}}
{{if $keys}}"ignored_keys":[{{$keys}}],{{end}}
"labels":{{"{"}}{{range $k, $v := .Config.Labels}}
{{if or (eq (lower (printf "%.8s" $k)) "traefik.") (eq $k "com.docker.compose.project" "com.docker.compose.service")
 (and $swarm (not $found) (eq $k "com.docker.swarm.service.name"))}}
{{$comma}}{{$comma = ","}}{{json $k}}:{{json $v}}
{{end}}{{end}}{{"}"}},
"networks":{{"{"}}{{$comma = ""}}{{range $k, $v := .NetworkSettings.Networks}}
{{$comma}}{{$comma = ","}}{{json $k}}:{"IPAddress":{{json $v.IPAddress}}}
{{end}}},
'"$TAIL"'}
{{end}}'
readonly TEMPLATE=${TEMPLATE//$'\n'/} # the lines are for reading only

# The same for a container whose network others use, with no label at all.
OWNER='{{.ID}} '"$HEAD"'"only_for":"network","labels":{},"networks":{},'"$TAIL"'}'
readonly OWNER=${OWNER//$'\n'/}

# Runs a command and keeps what it did in STDOUT, STDERR and STATUS, without a temporary file: all comes through one
# pipe, first the messages, then the output, at last the output's length (10 digits) and the status (3 digits).
capture() {
  local all length
  all=$(
    { out=$("$@"); } 2>&1
    printf '%s%010d%03d' "$out" "${#out}" "$?"
  )
  STATUS=$((10#${all: -3}))
  length=$((10#${all: -13:10}))
  all=${all:0:${#all}-13}
  STDOUT=${all:${#all}-length}
  STDERR=${all:0:${#all}-length}
}

ask_docker() { capture "${DOCKER[@]}" "$@"; }

list_running() { ask_docker ps --quiet --no-trunc; }

# Stopped ones that may be kept; the template looks at the label's value.
list_kept() {
  ask_docker ps --quiet --no-trunc --all --filter label=traefik.docker.allownonrunning \
    --filter status=created --filter status=exited
}

# STDERR without the lines that are mere warnings: "permission denied" in one (an unreadable config file, say) is
# no refusal by Docker.
messages() {
  local line
  while IFS= read -r line; do
    case $line in '' | WARNING:* | *'unable to resolve host'*) ;; *) printf '%s\n' "$line" ;; esac
  done < <(printf '%s\n' "$STDERR")
}

timed_out() { ((STATUS == 124 || STATUS == 137)); }

message_has() {
  local text
  text=$(messages)
  [[ ${text,,} =~ $1 ]]
}

# Prints the error object. $1: reason, $2: sentence; bytes that are not printable ASCII become `?`.
fail() {
  local text=${2//[^ -~]/?}
  text=${text//\\/\\\\}
  printf '{"error": "%s", "reason": "%s", "containers": []}\n' "${text//\"/\\\"}" "$1"
}

# Tells why the last docker command failed.
fail_docker() {
  local line=''
  IFS= read -r line < <(messages)
  if timed_out; then
    fail docker_unreachable "Docker: no answer in time. Check the Docker service on this guest."
  elif message_has "$DENIED"; then
    fail docker_denied "Docker: user $(id -un) is refused, and sudo without a password does not help ($line). \
Add the user to the group docker, or allow sudo without a password."
  elif message_has "$UNREACHABLE"; then
    fail docker_unreachable "Docker: the engine does not answer ($line). Start the Docker service on this guest."
  else
    fail docker_failed "Docker: exit status $STATUS (${line:-no message}). Run docker ps and docker inspect by hand."
  fi
}

# Shells without a login often have a shorter PATH. (`type -P` also answers with files that cannot be executed.)
find_docker() {
  local path
  for path in "$(type -P docker)" /usr/bin/docker /usr/local/bin/docker /snap/bin/docker; do
    [[ -x $path ]] && printf '%s\n' "$path" && return
  done
  return 1
}

# After a refusal: asks the same engine through sudo. Its address is spelled out, as sudo drops DOCKER_HOST and root
# has contexts of its own. The time limit stands inside, because a user cannot end root's processes; where sudo
# allows docker alone, there is none. What sudo itself has to say is not kept.
list_running_by_sudo() {
  local docker=$1 refused_status=$STATUS refused_stderr=$STDERR timed=("${DOCKER[@]}") engine=()
  ask_docker context inspect --format '{{.Endpoints.docker.Host}}'
  [[ $STATUS == 0 && $STDOUT == unix://* ]] && engine=(-H "$STDOUT")
  DOCKER=(sudo -n "${timed[@]}" ${engine[@]+"${engine[@]}"})
  list_running
  if ((STATUS != 0)) && ! timed_out; then
    DOCKER=(sudo -n "$docker" ${engine[@]+"${engine[@]}"})
    list_running
  fi
  if ((STATUS != 0)) && ! timed_out && ! message_has "$UNREACHABLE"; then
    STATUS=$refused_status STDERR=$refused_stderr
  fi
}

# Tells whether the last `docker inspect` said that this container is gone.
vanished() {
  [[ ${STDERR,,} =~ no\ such\ (container|object):?\ \"?$1 ]]
}

# Inspects these containers by the template $1 and adds their objects to OBJECTS. Every one has to be answered, by a line or by "no such
# container" (it ended meanwhile); anything else means that Docker could not be asked.
inspect() {
  local -A answered=()
  local line id missing=0 template=$1
  shift
  ask_docker inspect --type container --format "$template" "$@"
  while IFS= read -r line; do
    answered[${line%% *}.]=1
    [[ $line == *' '* ]] && OBJECTS+=("${line#* }")
  done < <(printf '%s\n' "$STDOUT")
  for id in "$@"; do
    [[ ${answered[$id.]-} ]] && continue
    vanished "$id" || return 1
    missing=1
  done
  ((STATUS == 0 || missing))
}

# Inspects the containers whose ids stand in STDOUT, one a line, but for those that were inspected before.
inspect_listed() {
  local listed ids=() id start
  mapfile -t listed < <([[ -z $STDOUT ]] || printf '%s\n' "$STDOUT")
  for id in ${listed[@]+"${listed[@]}"}; do
    [[ ${INSPECTED[$id]-} ]] || ids+=("$id")
    INSPECTED[$id]=1
  done
  for ((start = 0; start < ${#ids[@]}; start += BATCH)); do
    inspect "$TEMPLATE" "${ids[@]:start:BATCH}" || return 1
  done
}

# Adds the containers whose networks those in OBJECTS use, and the ones whose networks these use. Of an inspected one that
# is not among OBJECTS only its id was told.
inspect_owners() {
  local -A known=()
  local ids=() start=0 object id
  for object in ${OBJECTS[@]+"${OBJECTS[@]}"}; do
    id=${object#'{"id":"'}
    known[${id%%'"'*}]=1
  done
  while ((start < ${#OBJECTS[@]})); do
    ids=()
    for object in "${OBJECTS[@]:start}"; do
      [[ $object == *'"network_mode":"container:'* ]] || continue
      id=${object##*'"network_mode":"container:'}
      id=${id%%'"'*}
      [[ $id =~ ^[0-9a-f]{64}$ && ! ${known[$id]-} ]] || continue
      known[$id]=1
      ids+=("$id")
    done
    start=${#OBJECTS[@]}
    if ((${#ids[@]} > 0)); then inspect "$OWNER" "${ids[@]}" || return 1; fi
  done
}

inspect_all() {
  inspect_listed || { fail_docker; return; }
  list_kept
  if ((STATUS != 0)) || ! inspect_listed || ! inspect_owners; then
    fail_docker
    return
  fi
  local IFS=,
  printf '{"containers": [%s]}\n' "${OBJECTS[*]-}"
}

main() {
  local docker seconds=${1:-30}
  docker=$(find_docker) || {
    fail docker_missing "Docker: there is no docker command on this guest. Install Docker, or leave the guest out."
    return
  }
  DOCKER=("$docker")
  timeout -k 5 "$seconds" true 2>/dev/null && DOCKER=(timeout -k 5 "$seconds" "$docker")
  list_running
  if ((STATUS != 0)) && message_has "$DENIED"; then list_running_by_sudo "$docker"; fi
  if ((STATUS == 0)); then inspect_all; else fail_docker; fi
}

main "$@" </dev/null
