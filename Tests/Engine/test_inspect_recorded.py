"""The recorded engine answers like the real one."""

import json
import os
from pathlib import Path

from docker_engine import DockerEngine
from example_containers import example_labels, run_examples
from inspection import containers, inspect
from shims import before

RECORDED = Path(__file__).parent / "recorded"


def environment(**more: str) -> dict[str, str]:
    return {**before(RECORDED / "bin", dict(os.environ)), **more}


def test_example_containers_are_reported_as_by_a_real_engine(engine: DockerEngine) -> None:
    run_examples(engine)
    recorded, real = containers(environment()), containers(engine.environment())
    for container in (*recorded.values(), *real.values()):
        assert len(container.pop("id")) == 64
    assert recorded == real
    assert list(recorded) == list(real)


def test_example_containers_have_the_example_labels() -> None:
    labels = {name: container["labels"] for name, container in containers(environment()).items()}
    assert labels == example_labels()
    assert [len(labels[name]) for name in ("mash-miniflux", "mash-homarr")] == [14, 12]


def test_another_recording_without_containers(tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]")
    assert inspect(environment(RECORDED_CONTAINERS=str(tmp_path / "none.json"))) == {"containers": []}


def test_recording_names_no_temporary_folder() -> None:
    text = (RECORDED / "containers.json").read_text()
    assert len(json.loads(text)) == 2
    assert "/tmp" not in text
