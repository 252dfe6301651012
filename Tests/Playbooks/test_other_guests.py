"""What guests have in common on the gateway: rules on one host, and names of routers and services."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from controller import ROOT, Controller
from engines import Engine
from example import block
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
BOTH = "--limit=HomeLab,Attic"
ROUTERS = "traefik.http.routers"
SHOP = "Host(`shop.example.org`)"


def labels(proxmox: Simulator, vmid: int) -> dict[str, str]:
    lines = (proxmox.notes(vmid) or "").split("\n")
    return dict(line.split("=", 1) for line in lines if line.startswith("traefik."))


def routers(proxmox: Simulator, vmid: int) -> set[str]:
    return {key.split(".")[3] for key in labels(proxmox, vmid) if key.startswith(f"{ROUTERS}.")}


def priorities(proxmox: Simulator, vmid: int) -> dict[str, str]:
    return {key.split(".")[3]: value for key, value in labels(proxmox, vmid).items() if key.endswith(".priority")}


def variables(**values: Any) -> tuple[str, str]:
    return "-e", json.dumps({f"docker_traefik_discovery_{name}": value for name, value in values.items()})


@pytest.fixture
def shop(engine: Engine) -> tuple[str, str]:
    """Both guests have the shop, HomeLab a blog too."""
    engine.run("shop", {f"{ROUTERS}.shop.rule": SHOP})
    engine.run("blog", {f"{ROUTERS}.blog.rule": "Host(`blog.example.org`)"})
    return variables(include_containers="{{ ['shop', 'blog'] if inventory_hostname == 'HomeLab' else ['shop'] }}")


@pytest.fixture
def web(engine: Engine) -> None:
    """Every guest has a router and a service of these names."""
    engine.run("web", {f"{ROUTERS}.web.rule": SHOP, "traefik.http.services.app.loadbalancer.server.port": "80"})


def test_guests_that_share_a_host_get_priorities_in_one_run(
    controller: Controller, proxmox: Simulator, shop: tuple[str, str]
) -> None:
    run = controller.run(DISCOVER, BOTH, *shop)
    assert run.status == 0, run.output
    assert {name: recap.changed for name, recap in run.recap.items()} == {"HomeLab": 1, "Attic": 1}
    assert priorities(proxmox, 106) == {"shop-106": str(len(SHOP))}
    assert priorities(proxmox, 200) == {"shop-200": str(len(SHOP))}
    assert proxmox.requests("PUT") != []
    proxmox.forget_requests()
    again = controller.run(DISCOVER, BOTH, *shop)
    assert {recap.changed for recap in again.recap.values()} == {0}
    limited = controller.run(DISCOVER, "--limit=Attic", *shop)
    assert limited.recap["Attic"].changed == 0
    assert proxmox.requests("PUT") == []


def test_guests_with_nothing_in_common_are_written_all_the_same(
    controller: Controller, proxmox: Simulator, engine: Engine
) -> None:
    engine.run("one", {f"{ROUTERS}.a.rule": "Host(`a.example.org`)"})
    engine.run("two", {f"{ROUTERS}.b.rule": "Host(`b.example.org`)"})
    apart = variables(include_containers="{{ ['one'] if inventory_hostname == 'HomeLab' else ['two'] }}")
    run = controller.run(DISCOVER, BOTH, *apart, "--diff")
    assert {recap.changed for recap in run.recap.values()} == {1}, run.output
    assert run.output.count(f"+{ROUTERS}.a.rule=") == 1
    assert (routers(proxmox, 106), routers(proxmox, 200)) == ({"a"}, {"b"})
    assert {recap.changed for recap in controller.run(DISCOVER, BOTH, *apart).recap.values()} == {0}


@pytest.mark.parametrize("first", ["HomeLab", "Attic"])
def test_a_run_on_some_comes_to_the_same_end(newest: Controller, proxmox: Simulator, web: None, first: str) -> None:
    newest.run(DISCOVER, BOTH)
    wanted = proxmox.notes(106), proxmox.notes(200)
    for vmid in (106, 200):
        proxmox.set_notes(vmid, "")
    for name in (first, *({"HomeLab", "Attic"} - {first}), first):
        run = newest.run(DISCOVER, f"--limit={name}")
        assert run.status == 0, run.output
    assert (proxmox.notes(106), proxmox.notes(200)) == wanted
    assert {recap.changed for recap in newest.run(DISCOVER, BOTH).recap.values()} == {0}


def test_a_catch_all_stays_below_the_names_of_other_guests(
    newest: Controller, proxmox: Simulator, engine: Engine
) -> None:
    """In the notes of an earlier version it comes first, by the length of its rule, until its guest is worked on."""
    engine.run("all", {f"{ROUTERS}.all.rule": "HostRegexp(`^.{1,99}$`)"})
    engine.run("git", {f"{ROUTERS}.git.rule": "Host(`git.example.io`)"})
    apart = variables(include_containers="{{ ['all'] if inventory_hostname == 'HomeLab' else ['git'] }}")
    run = newest.run(DISCOVER, BOTH, *apart)
    assert "claims every host of the gateway" in " ".join(run.output.split())
    wanted = proxmox.notes(106), proxmox.notes(200)
    assert int(priorities(proxmox, 106)["all"]) < 0 < int(priorities(proxmox, 200)["git"])
    proxmox.set_notes(106, wanted[0].replace(priorities(proxmox, 106)["all"], "23"))
    for name, changed in (("Attic", 0), ("HomeLab", 1), ("Attic", 0)):
        run = newest.run(DISCOVER, f"--limit={name}", *apart)
        assert run.recap[name].changed == changed, run.output
    assert (proxmox.notes(106), proxmox.notes(200)) == wanted


def test_equal_router_names_end_with_the_vmid(controller: Controller, proxmox: Simulator, web: None) -> None:
    run = controller.run(DISCOVER, BOTH)
    assert (routers(proxmox, 106), routers(proxmox, 200)) == ({"web-106"}, {"web-200"})
    assert "so it is called web-106 there" in " ".join(run.output.split())
    assert {recap.changed for recap in controller.run(DISCOVER, BOTH).recap.values()} == {0}
    controller.run("withdraw.yml", "--limit=Attic")
    controller.run(DISCOVER, "--limit=HomeLab")
    assert routers(proxmox, 106) == {"web"}


def test_equal_service_names_of_containers_do_not_cross(newest: Controller, proxmox: Simulator, web: None) -> None:
    newest.run(DISCOVER, BOTH, "-e", "gateway_mode=filter")
    for vmid in (106, 200):
        assert labels(proxmox, vmid)[f"{ROUTERS}.web-{vmid}.service"] == f"app-{vmid}"
        assert labels(proxmox, vmid)[f"traefik.http.services.app-{vmid}.loadbalancer.server.port"] == "80"


def test_one_service_name_for_all_guests_does_not_cross_them(
    newest: Controller, proxmox: Simulator, shop: tuple[str, str]
) -> None:
    run = newest.run(DISCOVER, BOTH, *shop, "-e", "gateway_service_name=box")
    assert "so it is called box-200 there" in " ".join(run.output.split())
    assert labels(proxmox, 106)[f"{ROUTERS}.shop-106.service"] == "box-106"
    assert labels(proxmox, 200)[f"{ROUTERS}.shop-200.service"] == "box-200"
    again = newest.run(DISCOVER, BOTH, *shop, "-e", "gateway_service_name=box")
    assert {recap.changed for recap in again.recap.values()} == {0}


def test_check_mode_shows_what_would_be_written(newest: Controller, proxmox: Simulator, web: None) -> None:
    run = newest.run(DISCOVER, BOTH, "--check", "--diff")
    assert {recap.changed for recap in run.recap.values()} == {1}
    assert f"+{ROUTERS}.web-106.rule={SHOP}" in run.output
    assert f"+{ROUTERS}.web.rule" not in run.output
    assert proxmox.requests("PUT") == []


def test_a_guest_alone_costs_nothing(newest: Controller, proxmox: Simulator, web: None) -> None:
    proxmox.set_notes(200, "Nothing for the gateway")
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert routers(proxmox, 106) == {"web"}
    assert "Compare the guests" not in run.output
    again = newest.run(DISCOVER, "--limit=HomeLab")
    assert "Compare the guests" not in again.output
    assert again.output.count("Parse and format labels") == 1


def test_the_comparison_can_be_turned_off(newest: Controller, proxmox: Simulator, web: None) -> None:
    run = newest.run(DISCOVER, BOTH, *variables(compare_guests=False))
    assert (routers(proxmox, 106), routers(proxmox, 200)) == ({"web"}, {"web"})
    assert "Compare the guests" not in run.output
    assert {recap.changed for recap in run.recap.values()} == {1}


def test_routers_told_by_hand_count_too(newest: Controller, proxmox: Simulator, shop: tuple[str, str]) -> None:
    other = [{"rule": "Host(`blog.example.org`) && Path(`/x`)", "service": "elsewhere"}]
    newest.run(DISCOVER, BOTH, shop[0], json.dumps(json.loads(shop[1]) | json.loads(variables(other_routers=other)[1])))
    assert set(priorities(proxmox, 106)) == {"shop-106", "blog"}


def test_a_guest_that_fails_counts_with_its_notes(controller: Controller, proxmox: Simulator, web: None) -> None:
    """HomeLab, the first of the play or the last, has notes that cannot be written."""
    damaged = block(f"traefik.enable=true\n{ROUTERS}.web.rule={SHOP}").replace("<!-- END", "<!-- THE END")
    proxmox.set_notes(106, damaged)
    run = controller.run(DISCOVER, BOTH)
    assert run.recap["HomeLab"].failed == 1, run.output
    assert proxmox.notes(106) == damaged
    assert routers(proxmox, 200) == {"web-200"}
    assert priorities(proxmox, 200) == {"web-200": str(len(SHOP))}


def test_a_guest_of_the_inventory_counts_whatever_its_notes_hold(
    controller: Controller, proxmox: Simulator, web: None
) -> None:
    """Private has no tag, so no play works on it. Its own text is no template to Ansible."""
    text = f"{{{{ 7 * 7 }}}} {{% if %}}\ntraefik.enable=true\n{ROUTERS}.web.rule=HeaderRegexp(`a`, `{{{{ 1 }}}}`)"
    proxmox.set_notes(110, text)
    run = controller.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert routers(proxmox, 106) == {"web-106"}
    assert proxmox.notes(110) == text


def test_a_merge_after_a_change_by_others_heeds_them_too(newest: Controller, proxmox: Simulator, web: None) -> None:
    newest.run(DISCOVER, "--limit=Attic")
    change = {"vmid": 106, "config": {"description": "# Jo was here"}}
    proxmox.fault("change", method="GET", path="/nodes/pve/qemu/106/config", skip=1, **change)
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert len(proxmox.requests("PUT")) == 3
    assert proxmox.notes(106).startswith("# Jo was here\n\n")
    assert routers(proxmox, 106) == {"web-106"}


def test_guests_of_a_written_inventory_are_compared_too(
    controller: Controller, proxmox: Simulator, web: None, tmp_path: Path
) -> None:
    """Without the inventory plugin nobody knows the notes of guests that are not in the play."""
    hosts = {
        "HomeLab": {"proxmox_vmid": 106, "proxmox_node": "pve", "proxmox_vmtype": "qemu"},
        "Attic": {"docker_traefik_discovery_proxmox_vmid": 200, "proxmox_node": "pve2", "proxmox_vmtype": "lxc"},
    }
    inventory = tmp_path / "written.yml"
    inventory.write_text(yaml.safe_dump({"exposed": {"hosts": hosts}}))
    written = replace(controller, arguments=(f"--inventory={inventory}", controller.arguments[1]))
    for changed in (1, 0):
        run = written.run(DISCOVER, BOTH)
        assert {recap.changed for recap in run.recap.values()} == {changed}, run.output
    assert (routers(proxmox, 106), routers(proxmox, 200)) == ({"web-106"}, {"web-200"})


@pytest.mark.parametrize("setting", [{"serial": 1}, {"strategy": "free"}], ids=["serial", "free"])
def test_guests_that_are_not_planned_together_settle_with_the_second_run(
    newest: Controller, proxmox: Simulator, web: None, tmp_path: Path, setting: dict[str, Any]
) -> None:
    for part in ("ansible.cfg", "roles", "inventory", "Package.swift", "Sources"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "playbooks").mkdir()
    play = {"hosts": "exposed", "gather_facts": False, "roles": ["docker_traefik_discovery"], **setting}
    (tmp_path / "playbooks" / "own.yml").write_text(yaml.safe_dump([play]))
    own = replace(newest, project=tmp_path)
    for _ in range(2):
        run = own.run("own.yml", BOTH)
        assert run.status == 0, run.output
    assert (routers(proxmox, 106), routers(proxmox, 200)) == ({"web-106"}, {"web-200"})
    proxmox.forget_requests()
    assert own.run("own.yml", BOTH).status == 0
    assert proxmox.requests("PUT") == []
