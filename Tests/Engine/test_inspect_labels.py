"""Labels arrive exactly as they were set on a real engine."""

import pytest

from docker_engine import DockerEngine
from inspection import containers, inspect, run_script

VALUES = {
    "empty": "",
    "blank": " ",
    "blanks-around": "  a b  ",
    "double-quotes": 'Header("X", "y")',
    "single-quotes": "it's",
    "backslashes": r"C:\new\table \\ \d+\.\" \u0041",
    "newline": "first\nsecond\n",
    "leading-newline": "\n\nlast",
    "carriage-return": "a\r\nb\r",
    "tab": "a\tb",
    "control-characters": "".join(map(chr, range(32))),
    "delete-and-c1": "\x7f\x80\x85\x9f",
    "comma": "a,b,,c,",
    "equals": "a=b==c=",
    "backticks": "Host(`a.example`) && PathPrefix(`/x`)",
    "fence": "```\ntraefik.enable=false\n```",
    "comment-end": "--> <!-- END -->",
    "dollars": "${1}/$HOME/$(id)/`id`/%s%d",
    "go-template": "{{.ID}} {{json .}}",
    "ansible-template": "{{ lookup('pipe', 'id') }} {% raw %}",
    "json": '{"a": ["b", null]}',
    "other-label-inside": "x traefik.enable=true\n traefik.http=1",
    "composed": "caf\u00e9",
    "decomposed": "cafe\u0301",
    "emoji": "\U0001f680 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "line-separators": "a\u2028b\u2029c\u0085d",
    "right-to-left": "\u202e\u05d0\ufeff",
    "beyond-bmp": "\U0010ffff\ufffd\uffff",
    "html": "<a href='x'>&amp;</a>",
    "long": "x" * 100_000,
}

KEYS = (
    "traefik.",
    "Traefik.Enable",
    "TRAEFIK.HTTP.ROUTERS.a.rule",
    "traefik.http.routers.\u00e9.rule",
    'traefik."quoted"\\',
    "traefik.with blank",
    "traefik.with\nnewline",
    "traefik.=",
    "traefik.\U0001f680",
)

OTHER_KEYS = ("traefik", "traefikx.mine", "sablier.enable", "x.traefik.enable", "", "t", "com.docker.compose.x")
NEAR_MISSES = (" traefik.enable", "traefik2.port", "treafik.enable", "treafik.http.routers.a.rule", 'trafik.docker."x"')


@pytest.fixture(scope="module")
def reported(session_engine: DockerEngine) -> dict[str, str]:
    """The labels reported of one container that has all the values."""
    session_engine.run("values", {f"traefik.{case}": value for case, value in VALUES.items()})
    return containers(session_engine.environment())["values"]["labels"]


def test_no_label_is_lost_or_added(reported: dict[str, str]) -> None:
    assert set(reported) == {f"traefik.{case}" for case in VALUES}


@pytest.mark.parametrize("case", VALUES)
def test_value_is_exact(reported: dict[str, str], case: str) -> None:
    assert reported[f"traefik.{case}"] == VALUES[case]


def test_keys_of_any_letter_case_and_text_are_exact(engine: DockerEngine) -> None:
    labels = dict.fromkeys(KEYS, "value")
    engine.run("web", labels)
    assert containers(engine.environment())["web"]["labels"] == labels


def test_one_traefik_label_is_enough(engine: DockerEngine) -> None:
    for number, key in enumerate(KEYS):
        engine.run(f"web-{number}", {key: ""}, network_mode="none")
    report = containers(engine.environment())
    assert {name: item["labels"] for name, item in report.items()} == {f"web-{n}": {k: ""} for n, k in enumerate(KEYS)}


def test_other_labels_stay_on_the_guest(engine: DockerEngine) -> None:
    compose = {"com.docker.compose.project": "mash", "com.docker.compose.service": "web"}
    engine.run("web", {**dict.fromkeys(OTHER_KEYS, "secret"), **compose, "traefik.enable": "true"})
    assert containers(engine.environment())["web"]["labels"] == {**compose, "traefik.enable": "true"}
    assert b"secret" not in run_script(engine.environment()).stdout


def test_container_without_traefik_label_is_left_out(engine: DockerEngine) -> None:
    engine.run("plain")
    engine.run("other", dict.fromkeys(OTHER_KEYS, "traefik.enable=true"))
    engine.run("compose", {"com.docker.compose.project": "traefik.enable"})
    assert inspect(engine.environment()) == {"containers": []}


def test_image_labels_count_and_container_labels_win(engine: DockerEngine) -> None:
    image_labels = {"traefik.enable": "true", "traefik.from": "image"}
    engine.run("web", {"traefik.from": "container"}, image_labels=image_labels)
    assert containers(engine.environment())["web"]["labels"] == {"traefik.enable": "true", "traefik.from": "container"}


def test_of_keys_that_may_be_misspelt_only_the_key_is_told(engine: DockerEngine) -> None:
    engine.run("web", {**dict.fromkeys(NEAR_MISSES, "secret"), "traefik.enable": "true"})
    engine.run("bare", dict.fromkeys(NEAR_MISSES, "secret"))
    report = containers(engine.environment())
    for name, labels in {"web": {"traefik.enable": "true"}, "bare": {}}.items():
        assert (report[name]["labels"], sorted(report[name]["ignored_keys"])) == (labels, sorted(NEAR_MISSES))
    assert ("only_for" in report["web"], report["bare"]["only_for"]) == (False, "keys")
    assert b"secret" not in run_script(engine.environment()).stdout


def test_of_a_swarm_service_without_labels_its_name_is_told(engine: DockerEngine) -> None:
    swarm = {"com.docker.swarm.service.name": "app", "com.docker.swarm.task": "secret"}
    engine.run("task", swarm)
    engine.run("labelled", {**swarm, "traefik.enable": "true"})
    report = containers(engine.environment())
    assert (report["task"]["labels"], report["task"]["only_for"]) == ({"com.docker.swarm.service.name": "app"}, "swarm")
    assert report["labelled"]["labels"] == {"traefik.enable": "true"}
    assert "only_for" not in report["labelled"]
