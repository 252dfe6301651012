#!/usr/bin/env bash
# Prints the running containers that carry a `traefik.` label, and the stopped ones that Traefik keeps all the same
# (traefik.docker.allownonrunning=true), as one JSON object on standard output:
#   {"containers": [{"id", "name", "state", "health", "labels", "networks", "network_mode", "ports"}, ...]}
# and, where containers run Traefik itself, what its static configuration follows from:
#   "traefik": [{"name", "image", "state", "command", "environment", "working_dir", "user", "network_mode", "ports",
#     "files": [{"path", "text" in base64} or {"path", "problem": "directory|denied|not_cut|link|too_long"}]}, ...]
# Of its arguments, variables and files only what sets entry points or the Docker provider leaves the guest.
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
TRAEFIKS=() # of each container that runs Traefik, the beginning of its object
PLACES=()   # and the lines that say where its files are
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

# For a container that runs Traefik, by its image, its program or its first argument, lines that begin with its id and a word:
# `object` and most of its JSON object, then `config`, `home` and `mount` with JSON texts that say where files are. Values of
# other options may be secrets: an option stands there in another's name where it only matters that there is one.
# shellcheck disable=SC2016
TRAEFIK='{{$image := ""}}{{range split (index (split .Config.Image "@") 0) "/"}}{{$image = index (split . ":") 0}}{{end}}
{{$program := ""}}{{range split .Path "/"}}{{$program = .}}{{end}}
{{$first := ""}}{{range $i, $a := .Args}}{{if eq $i 0}}{{$first = $a}}{{end}}{{end}}
{{$title := ""}}{{range $k, $v := .Config.Labels}}{{if eq $k "org.opencontainers.image.title"}}{{$title = $v}}{{end}}{{end}}
{{if and (or (eq $image "traefik") (eq $program "traefik") (eq $first "traefik") (eq $title "Traefik"))
 (eq .State.Status "running" "paused" "restarting")}}
{{"\n"}}{{.ID}}.object {"name":{{json (join (split .Name "/") "")}},"image":{{json .Config.Image}},"state":{{json .State.Status}},
"command":[{{json .Path}}{{$kept := false}}{{$config := ""}}{{range $i, $a := .Args}},
{{$flag := index (split $a "=") 0}}{{$name := lower (join (split $flag "-") "")}}
{{if ne (printf "%.1s" $a) "-"}}
{{if eq $kept true}}{{json $a}}{{if eq $config "next"}}{{$config = $a}}{{end}}
{{else if and (eq $i 0) (eq $a "traefik")}}"traefik"{{else}}"word"{{end}}{{$kept = false}}
{{else if or (eq (printf "%.11s" $name) "entrypoints") (eq $name "configfile" "api.insecure" "ping" "ping.entrypoint"
 "ping.manualrouting" "metrics.prometheus" "metrics.prometheus.entrypoint" "metrics.prometheus.manualrouting"
 "providers.rest.insecure" "providers.docker" "providers.docker.exposedbydefault" "providers.docker.defaultrule"
 "providers.docker.constraints" "providers.docker.network" "providers.docker.watch" "providers.docker.usebindportip"
 "providers.docker.allowemptyservices" "providers.docker.swarmmode" "core.defaultrulesyntax")}}{{json $a}}{{$kept = eq $flag $a}}
{{if eq $name "configfile"}}{{if eq $flag $a}}{{$config = "next"}}{{else}}{{$config = join (split $a (printf "%s=" $flag)) ""}}{{end}}{{end}}
{{else}}{{$kept = false}}
{{if eq (printf "%.16s" $name) "providers.docker"}}{{if eq $flag $a}}"--providers.docker.endpoint"{{else}}"--providers.docker.endpoint=hidden"{{end}}
{{else if eq (printf "%.18s" $name) "metrics.prometheus"}}"--metrics.prometheus.addrouterslabels=true"
{{else if ne $flag $a}}"--log.level=hidden"
{{else if eq (printf "%.21s" $name) "certificatesresolvers"}}"--accesslog"
{{else}}{{json $a}}{{end}}{{end}}{{end}}],
"environment":[{{$comma = ""}}{{$home := ""}}{{$xdg := ""}}{{range .Config.Env}}{{$name := index (split . "=") 0}}
{{if eq $name "HOME"}}{{$home = join (split . "HOME=") ""}}{{end}}{{if eq $name "XDG_CONFIG_HOME"}}{{$xdg = join (split . "XDG_CONFIG_HOME=") ""}}{{end}}
{{if or (eq (printf "%.19s" $name) "TRAEFIK_ENTRYPOINTS") (eq (printf "%.13s" $name) "TRAEFIK_PILOT")
 (eq $name "HOME" "XDG_CONFIG_HOME" "TRAEFIK_CONFIGFILE" "TRAEFIK_API_INSECURE" "TRAEFIK_PING" "TRAEFIK_PING_ENTRYPOINT"
 "TRAEFIK_PING_MANUALROUTING" "TRAEFIK_METRICS_PROMETHEUS" "TRAEFIK_METRICS_PROMETHEUS_ENTRYPOINT"
 "TRAEFIK_METRICS_PROMETHEUS_MANUALROUTING" "TRAEFIK_PROVIDERS_DOCKER" "TRAEFIK_PROVIDERS_DOCKER_EXPOSEDBYDEFAULT"
 "TRAEFIK_PROVIDERS_DOCKER_DEFAULTRULE" "TRAEFIK_PROVIDERS_DOCKER_CONSTRAINTS" "TRAEFIK_PROVIDERS_DOCKER_NETWORK"
 "TRAEFIK_PROVIDERS_DOCKER_WATCH" "TRAEFIK_PROVIDERS_DOCKER_USEBINDPORTIP" "TRAEFIK_PROVIDERS_DOCKER_ALLOWEMPTYSERVICES"
 "TRAEFIK_PROVIDERS_DOCKER_SWARMMODE" "TRAEFIK_CORE_DEFAULTRULESYNTAX")}}{{$comma}}{{$comma = ","}}
{{if eq (printf "%.13s" $name) "TRAEFIK_PILOT"}}"TRAEFIK_PILOT=hidden"{{else}}{{json .}}{{end}}
{{else if eq (printf "%.24s" $name) "TRAEFIK_PROVIDERS_DOCKER"}}{{$comma}}{{$comma = ","}}"TRAEFIK_PROVIDERS_DOCKER_ENDPOINT=hidden"
{{else if eq (printf "%.26s" $name) "TRAEFIK_METRICS_PROMETHEUS"}}{{$comma}}{{$comma = ","}}"TRAEFIK_METRICS_PROMETHEUS_ADDROUTERSLABELS=true"
{{end}}{{end}}
],"working_dir":{{json .Config.WorkingDir}},"user":{{json .Config.User}},
"network_mode":{{json .HostConfig.NetworkMode}},"ports":{{json .NetworkSettings.Ports}}
{{"\n"}}{{.ID}}.config {{json $config}}
{{"\n"}}{{.ID}}.place {{json $home}}{{"\n"}}{{.ID}}.place {{json $xdg}}{{"\n"}}{{.ID}}.place {{json .Config.WorkingDir}}
{{"\n"}}{{.ID}}.place {{json .Config.User}}
{{range .Mounts}}{{"\n"}}{{$.ID}}.mount {{json .Destination}} {{json .Source}}{{end}}
{{end}}'
TEMPLATE+=$TRAEFIK
readonly TEMPLATE=${TEMPLATE//$'\n'/} # the lines are for reading only
readonly LONGEST_FILE=262144

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
    case ${line%% *} in
      *.object) TRAEFIKS+=("${line#* }") PLACES+=('') ;;
      *.*) PLACES[${#PLACES[@]} - 1]+=$line$'\n' ;;
      *)
        answered[${line%% *}.]=1
        [[ $line == *' '* ]] && OBJECTS+=("${line#* }")
        ;;
    esac
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
  add_files
  local IFS=,
  printf '{"containers": [%s]%s}\n' "${OBJECTS[*]-}" "${TRAEFIKS[*]+, \"traefik\": [${TRAEFIKS[*]}]}"
}

# Puts the files of each Traefik into its object. All that may count are given, in any order: the module knows which one does.
add_files() {
  local i
  for i in ${TRAEFIKS[@]+"${!TRAEFIKS[@]}"}; do
    files_of "${PLACES[i]}"
    TRAEFIKS[i]+=",\"variables\":[$VARIABLES],\"files\":[$FILES]}"
  done
}

# Sets FILES to the JSON objects of the static files that may count, and VARIABLES to the JSON texts of the variables that
# the name of one of them holds. $1: the lines that say where they are.
files_of() {
  local line id config='' place ending odd='' home xdg folder user
  local sources=() destinations=() places=()
  FILES='' VARIABLES=''
  while IFS= read -r line; do
    id=${line%%.*}
    if [[ $line =~ \.mount\ \"([^\"\\]*)\"\ \"([^\"\\]*)\"$ ]]; then
      destinations+=("${BASH_REMATCH[1]%/}") sources+=("${BASH_REMATCH[2]}")
    elif [[ $line =~ \.config\ \"([^\"\\]*)\"$ ]]; then
      config=${BASH_REMATCH[1]}
    elif [[ $line =~ \.place\ \"([^\"\\]*)\"$ ]]; then
      places+=("${BASH_REMATCH[1]}")
    else
      odd=1 # signs that JSON writes with a backslash, which nobody has in such names
    fi
  done < <(printf '%s' "$1")
  if [[ $odd ]]; then
    FILES='{"path":"/etc/traefik/traefik.toml","problem":"denied"}'
    return
  fi
  home=${places[0]-} xdg=${places[1]-} folder=${places[2]-} user=${places[3]-}
  if [[ ! $home ]]; then
    case ${user%%:*} in '' | 0 | root) home=/root ;; *) home=/ ;; esac
  fi
  if [[ $config ]]; then
    expand "$id" "$config"
    add_file "$EXPANDED"
  fi
  for place in /etc/traefik "$xdg" "$home/.config" "${folder:-/}"; do
    for ending in toml yaml yml; do add_file "$place/traefik.$ending"; done
  done
}

# Sets EXPANDED to the path $2 with the values of the variables that it names, of the container $1. Uses what files_of found.
expand() {
  local named name value
  EXPANDED=$2
  while [[ $EXPANDED =~ \$(\{[A-Za-z0-9_]+\}|[A-Za-z0-9_]+) ]]; do
    named=${BASH_REMATCH[0]} name=${BASH_REMATCH[1]//[\{\}]/}
    ask_docker inspect --type container --format \
      "{{range .Config.Env}}{{if eq (index (split . \"=\") 0) \"$name\"}}{{json .}}{{end}}{{end}}" "$1"
    value=''
    if [[ $STDOUT == "\"$name="* ]]; then
      VARIABLES+=${VARIABLES:+,}$STDOUT
      value=${STDOUT#"\"$name="} value=${value%\"}
    elif [[ $name == HOME ]]; then
      value=$home
    fi
    EXPANDED=${EXPANDED/"$named"/"${value//\$/}"}
  done
  [[ $EXPANDED == /* ]] || EXPANDED=$folder/$EXPANDED
}

# Adds the file at this path inside the container to FILES, where it is mounted from the guest. Uses what files_of found.
add_file() {
  local path='' word words i host='' source='' longest=-1
  IFS=/ read -ra words <<<"$1"
  for word in "${words[@]}"; do
    case $word in
      '' | .) ;;
      ..) path=${path%/*} ;;
      *) path+=/$word ;;
    esac
  done
  [[ $FILES == *"{\"path\":\"$path\","* ]] && return
  for i in ${destinations[@]+"${!destinations[@]}"}; do
    if [[ $path == "${destinations[i]}" || $path == "${destinations[i]}"/* ]] && ((${#destinations[i]} > longest)); then
      longest=${#destinations[i]} source=${sources[i]} host=${sources[i]}${path#"${destinations[i]}"}
    fi
  done
  ((longest >= 0)) || return
  read_file "$host" "$source"
  [[ $PROBLEM ]] || cut_file "$path"
  case $PROBLEM in
    absent) ;;
    '') FILES+=${FILES:+,}"{\"path\":\"$path\",\"text\":\"$SECTIONS\"}" ;;
    *) FILES+=${FILES:+,}"{\"path\":\"$path\",\"problem\":\"$PROBLEM\"}" ;;
  esac
}

# Sets CONTENT to the text of the guest's file $1, and PROBLEM to what is there in place of it. $2: what is mounted.
read_file() {
  local parent=$1
  CONTENT='' PROBLEM=''
  if [[ -L $1 && $1 != "$2" ]]; then
    PROBLEM='link'
  elif [[ -d $1 ]]; then
    PROBLEM=directory
  elif [[ -r $1 ]]; then
    take_file head -c $((LONGEST_FILE + 1)) -- "$1"
  else
    until [[ -e ${parent:-/} ]]; do parent=${parent%/*}; done
    if [[ $parent != "$1" && -x ${parent:-/} && $1 != "$2" ]]; then
      PROBLEM=absent
    elif [[ ${DOCKER[0]} == sudo ]]; then
      take_file sudo -n head -c $((LONGEST_FILE + 1)) -- "$1"
      [[ $PROBLEM == absent && $1 == "$2" ]] && PROBLEM=denied # the container has it still
    else
      PROBLEM=denied
    fi
  fi
}

# Runs the command and keeps what it prints in CONTENT.
take_file() {
  capture "$@"
  CONTENT=$STDOUT
  case $STATUS$STDERR in
    0*) ((${#CONTENT} <= LONGEST_FILE)) || PROBLEM=too_long ;;
    *'No such file'*) PROBLEM=absent ;;
    *'Is a directory'*) PROBLEM=directory ;;
    *) PROBLEM=denied ;;
  esac
}

# Sets SECTIONS to the two sections of CONTENT in base64; PROBLEM when they cannot be told from the rest for sure. $1: its path.
cut_file() {
  CONTENT=${CONTENT#$'\xEF\xBB\xBF'}
  case ${1,,} in
    *.toml) SECTIONS=$(cut_toml) ;;
    *.yaml | *.yml) SECTIONS=$(cut_yaml) ;;
    *) SECTIONS='' ;;
  esac || PROBLEM=not_cut
  SECTIONS=$(printf '%s\n' "$SECTIONS" | base64)
  SECTIONS=${SECTIONS//[$'\n\r']/} # it may break its lines
}

# Whether a value is whole on its line: its quotes and brackets are closed. What goes on in the next line could look like a key.
is_whole() {
  local text=${1//\\\"/} opened closed
  case $text in
    \"*) [[ $text =~ ^\"[^\"]*\"[[:space:]]*(#.*)?$ ]] ;;
    \'*) [[ $text =~ ^(\'[^\']*\')+[[:space:]]*(#.*)?$ ]] ;;
    '{'* | '['*)
      opened=${text//[!\{\[]/} closed=${text//[!\}\]]/}
      ((${#opened} == ${#closed}))
      ;;
  esac
}

# What a key in YAML or TOML looks like, in quotes or not, and what a value with nothing in it.
readonly YAML_KEY='^(["'\'']?)([A-Za-z0-9_.-]+)(["'\'']?)[[:space:]]*:([[:space:]]+(.*))?$'
readonly TOML_KEY='^[[:space:]]*([A-Za-z0-9_."'\''-]+)[[:space:]]*=[[:space:]]*(.*)$'
readonly TOML_HEADER='^[[:space:]]*\[+([][:space:]A-Za-z0-9_."'\''-]+)\]+[[:space:]]*(#.*)?$'
readonly NO_VALUE='^(\{[[:space:]]*\}|true|false)?[[:space:]]*(#.*)?$'
readonly ONLY_DOCKER='^\{[[:space:]]*docker:[[:space:]]*\{[[:space:]]*\}[[:space:]]*\}$'
readonly IN_LIST='^(-[[:space:]]+)*([A-Za-z0-9_."'\''-]+:[[:space:]]+)?(.*)$'
readonly DOCKER_KEY='^(exposedbydefault|defaultrule|constraints|network|watch|usebindportip|allowemptyservices|swarmmode)$'
readonly STATIC_KEY='^(global|serverstransport|tcpserverstransport|api|metrics|ping|log|accesslog|tracing|hostresolver|'\
'certificatesresolvers|experimental|core|spiffe|ocsp)$'

# Prints the two sections of YAML whose top level is plain: one key and its block after the other. That there is another
# section, provider or option is said by one of those that mean nothing here.
cut_yaml() {
  local line content indent key rest section='' inner=-1 innermost=-1 keeps='' hides='' hides_file='' hides_option=''
  while IFS= read -r line; do
    line=${line%$'\r'} content=${line#"${line%%[! ]*}"}
    indent=$((${#line} - ${#content}))
    case $content in '' | '#'*) continue ;; $'\t'*) return 1 ;; esac
    if ((indent == 0)); then
      if [[ $line == --- && ! $section ]]; then continue; fi
      [[ $line == --- || $line == ... ]] && break
      [[ $line =~ $YAML_KEY ]] || return 1
      key=${BASH_REMATCH[2],,} rest=${BASH_REMATCH[5]-}
      is_whole "$rest" || return 1
      section=$key inner=-1 keeps=''
      case $key in
        entrypoints) [[ $rest != [\|\>\"\']* ]] && printf '%s\n' "$line" || return 1 ;;
        providers) [[ $rest =~ $NO_VALUE || $rest =~ $ONLY_DOCKER ]] && printf '%s\n' "$line" || return 1 ;;
        *) if [[ $key =~ $STATIC_KEY ]]; then hides=1; fi ;;
      esac
    elif [[ $section == entrypoints ]]; then
      printf '%s\n' "$line"
    else
      [[ $content =~ $IN_LIST ]]
      is_whole "${BASH_REMATCH[3]}" || return 1
      [[ $section == providers ]] || continue
      ((inner < 0)) && inner=$indent
      ((indent < inner)) && return 1
      if ((indent == inner)); then
        [[ $content =~ $YAML_KEY ]] || return 1
        key=${BASH_REMATCH[2],,} rest=${BASH_REMATCH[5]-} keeps='' innermost=-1
        if [[ $key == docker ]]; then
          [[ $rest =~ $NO_VALUE ]] || return 1
          keeps=option
          printf '%s\n' "$line"
        elif [[ ! $hides_file ]]; then
          hides_file=1
          printf '%*sprovidersThrottleDuration: 2\n' "$inner" ''
        fi
      elif [[ $keeps ]]; then
        ((innermost < 0)) && innermost=$indent
        if ((indent == innermost)); then
          [[ $content =~ $YAML_KEY ]] || return 1
          keeps=option
          [[ ${BASH_REMATCH[2],,} =~ $DOCKER_KEY ]] || keeps=hidden
          if [[ $keeps == hidden && ! $hides_option ]]; then
            hides_option=1
            printf '%*sendpoint: hidden\n' "$indent" ''
          fi
        fi
        [[ $keeps == option ]] && printf '%s\n' "$line"
      fi
    fi
  done < <(printf '%s\n' "$CONTENT")
  [[ ! $hides ]] || printf 'log: {}\n'
}

# The same of TOML without texts of several lines.
cut_toml() {
  local line key section='' hides=''
  [[ $CONTENT != *'"""'* && $CONTENT != *"'''"* ]] || return 1
  while IFS= read -r line; do
    line=${line%$'\r'}
    [[ $line =~ ^[[:space:]]*(#.*)?$ ]] && continue
    if [[ $line =~ $TOML_HEADER ]]; then
      section=${BASH_REMATCH[1],,}
      for key in '[' ']' ' ' $'\t' '"' "'"; do section=${section//"$key"/}; done
      case $section in
        entrypoints | entrypoints.* | providers.docker) printf '%s\n' "$line" ;;
        providers.docker.*) return 1 ;;
        *) if [[ ${section%%.*} =~ $STATIC_KEY || $section == providers* ]]; then hides=1; fi ;;
      esac
      continue
    fi
    if [[ $section == entrypoints || $section == entrypoints.* ]]; then
      printf '%s\n' "$line"
      continue
    fi
    [[ $line =~ $TOML_KEY ]] || return 1
    is_whole "${BASH_REMATCH[2]}" || return 1
    key=${BASH_REMATCH[1]//[\"\']/} key=${key,,}
    case $section:$key in
      providers.docker:*) [[ $key =~ $DOCKER_KEY ]] && printf '%s\n' "$line" ;;
      providers:providersthrottleduration | providers:precedence) hides=1 ;;
      providers:* | :entrypoints | :providers | :providers.*) return 1 ;;
      :entrypoints.*) printf '%s\n' "$line" ;;
    esac
  done < <(printf '%s\n' "$CONTENT")
  [[ ! $hides ]] || printf '[log]\n'
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
