"""What `make cases` prints."""

import json
from pathlib import Path

import pytest
from run_cases import main

ROUTER = {"traefik.http.routers.web.rule": "Host(`web.example.org`)"}
NO_SERVICE = {"traefik.http.routers.bad.rule": "Host(`b.example.org`)", "traefik.http.routers.bad.service": "none"}


def run(folder: Path, capsys: pytest.CaptureFixture[str], **files: object) -> tuple[int, str]:
    """The exit status, and the report on these files."""
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content))
    return main(str(folder)), capsys.readouterr().out


def test_each_file_is_told_of_in_both_modes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    web = {"name": "web", "labels": {**ROUTER, "treafik.enable": "true"}, "ports": {"80/tcp": [{"HostPort": "8081"}]}}
    status, report = run(
        tmp_path, capsys, one={"containers": [web, {"name": "bad", "labels": NO_SERVICE}]}, two={"labels": []}
    )
    assert status == 0
    parts = report.split("\n\n")
    assert [part.splitlines()[0] for part in parts] == [
        f"{file}.json, {mode}" for file in ("one", "two") for mode in ("passthrough", "filter")
    ]
    for part, where in zip(parts[:2], ("homelab-traefik (http port", "web (http port 8081)"), strict=True):
        assert "published: web: Host(`web.example.org`)" in part
        assert where in part
        assert "left out: bad of bad: no container" in part
        assert part.count("warning: Label treafik.enable of container web") == 1
        assert "warning: Router bad" not in part
    assert parts[3].rstrip() == "two.json, filter\n  nothing to publish"


def test_a_file_that_the_module_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = run(tmp_path, capsys, bad={"labels": [], "typo": 1})
    assert status == 1
    assert "refused: Unsupported parameters" in report


def test_a_folder_without_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(str(tmp_path)) == 1
    assert "there is no file *.json" in capsys.readouterr().err


def test_the_projects_own_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(str(Path(__file__).parent)) == 0
    report = capsys.readouterr().out
    assert report.count(", filter\n") == report.count(", passthrough\n") > 0
