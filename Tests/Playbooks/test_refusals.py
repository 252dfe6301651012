"""Bad days: each ends in one sentence that says what to do, leaves the notes as they are and writes nothing."""

from collections.abc import Iterator

import pytest

from controller import Controller
from engines import Engine
from example import LABELS
from proxmox_simulator import Simulator

DISCOVER = "discover-and-update.yml"
NOTES = "traefik.enable=true\ntraefik.http.routers.kept.rule=Host(`kept.example.org`)"


@pytest.fixture(autouse=True)
def kept(engine: Engine, proxmox: Simulator) -> Iterator[None]:
    """Starts with labels to publish and notes to lose; both must be as before at the end."""
    engine.run("mash-homarr", LABELS["mash-homarr"])
    proxmox.set_notes(106, NOTES)
    yield
    assert proxmox.writes(106) == 0
    assert proxmox.notes(106) == NOTES


def refused(controller: Controller, *arguments: str, **environment: str) -> str:
    """The sentence that the one guest of the run failed with."""
    run = controller.run(DISCOVER, "--limit=HomeLab", *arguments, **environment)
    assert run.status != 0, run.output
    assert run.recap["HomeLab"].failed == 1
    return run.messages[-1]


def test_an_engine_that_does_not_answer(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=Broken")
    assert run.recap["Broken"].failed == 1
    message = run.message("the engine does not answer")
    assert message.startswith("Broken (VMID 108): Docker: ")
    assert message.endswith(" Start the Docker service on this guest. The notes stay as they are.")


def test_an_engine_that_does_not_answer_may_be_skipped(newest: Controller) -> None:
    run = newest.run(DISCOVER, "--limit=Broken", "-e", "docker_traefik_discovery_when_not_discovered=skip")
    assert run.status == 0, run.output
    assert run.messages[-1].startswith("Broken (VMID 108): Docker: the engine does not answer")
    assert run.messages[-1].endswith(" The notes stay as they are.")


def test_damaged_markers(newest: Controller, proxmox: Simulator) -> None:
    """Refused before anything is written; the line is the person's to find."""
    proxmox.set_notes(106, NOTES + "\n<!-- END traefik-proxmox-automation -->")
    assert "VM 106 (HomeLab), notes line 3: the managed block ends here but never begins." in refused(newest)
    assert proxmox.writes(106) == 0
    proxmox.set_notes(106, NOTES)


def test_a_guest_without_docker_is_skipped(controller: Controller) -> None:
    run = controller.run(DISCOVER, "--limit=Bare")
    assert run.status == 0, run.output
    assert (
        run.messages[-1]
        == "Docker is not installed on Bare (VMID 109), skipping this host. Its notes stay as they are."
    )
    assert run.recap["Bare"].failed == run.recap["Bare"].changed == 0


def test_no_container_with_labels(newest: Controller, engine: Engine) -> None:
    engine.remove_all()
    engine.run("plain", {"org.example.owner": "nobody"})
    run = newest.run(DISCOVER, "--limit=HomeLab")
    assert run.status == 0, run.output
    assert "Found 0 Traefik labels across 0 containers" in run.messages
    assert run.messages[-1] == "Nothing to publish for HomeLab (VMID 106), the notes stay as they are"


def test_labels_without_a_router(newest: Controller, engine: Engine) -> None:
    engine.remove_all()
    engine.run("enabled", {"traefik.enable": "true"})
    run = newest.run(DISCOVER, "--limit=HomeLab", "--diff", "-e", "docker_traefik_discovery_default_rule=")
    assert run.status == 0, run.output
    assert run.messages[-1] == "Nothing to publish for HomeLab (VMID 106), the notes stay as they are"
    assert run.recap["HomeLab"].changed == 0


def test_a_wrong_token(controller: Controller) -> None:
    assert refused(controller, "-e", "proxmox_api_token_secret=wrong") == (
        "HomeLab (VMID 106): the notes could not be read, so they stay as they are: 401: Authentication failed. "
        "Proxmox does not accept the API token ansible@pve!writer. "
        "Check proxmox_api_user, proxmox_api_token_id and proxmox_api_token_secret."
    )


def test_a_token_that_may_not_read(newest: Controller) -> None:
    message = refused(newest, "-e", "proxmox_api_token_id=stranger")
    assert "403: Permission check failed (/vms/106, VM.Audit). " in message
    assert "The API token ansible@pve!stranger lacks the privilege VM.Audit on /vms/106. " in message
    assert "pveum acl modify /vms/106 -roles NotesWriter -tokens 'ansible@pve!stranger'" in message


def test_a_token_that_may_read_only(controller: Controller, proxmox: Simulator) -> None:
    message = refused(controller, "-e", "proxmox_api_token_id=reader")
    assert message.startswith(
        "HomeLab (VMID 106): the notes could not be written: 403: Permission check failed (/vms/106, VM.Config."
    )
    assert (
        "The API token ansible@pve!reader lacks the privilege VM.Config.Options on /vms/106. "
        'Run on a Proxmox node: pveum role add NotesWriter -privs "VM.Audit VM.Config.Options"; '
    ) in message
    assert proxmox.writes() == 0


def test_a_dry_run_tells_that_a_token_may_read_only(controller: Controller, proxmox: Simulator) -> None:
    message = refused(controller, "--check", "-e", "proxmox_api_token_id=reader")
    assert message.startswith(
        "HomeLab (VMID 106): the notes could not be written, so they stay as they are. "
        "The API token ansible@pve!reader lacks the privilege VM.Config.Options on /vms/106. "
    )
    assert proxmox.requests("PUT") == []


def test_a_host_where_nothing_answers(newest: Controller) -> None:
    message = refused(newest, "-e", "proxmox_api_host=127.0.0.1:9")
    assert message.endswith(
        "Connection refused. Nothing usable answers at https://127.0.0.1:9. "
        "Check proxmox_api_host, and that the Proxmox API runs there."
    )


@pytest.mark.parametrize("host", ["::1", "[::1]", "https://[::1]:9/api2"])
def test_an_address_of_version_6(newest: Controller, host: str) -> None:
    message = refused(newest, "-e", f"docker_traefik_discovery_proxmox_api_port=9 proxmox_api_host={host}")
    assert "Nothing usable answers at https://[::1]:9. " in message


def test_a_guest_that_the_node_does_not_have(newest: Controller) -> None:
    """Its number does not pass for the status 401."""
    message = refused(newest, "-e", "proxmox_vmid=401")
    assert "500: Configuration file 'nodes/pve/qemu-server/401.conf' does not exist. " in message
    assert "Check proxmox_node, proxmox_vmid and proxmox_vmtype, or run again with a fresh inventory." in message


def test_a_self_signed_certificate(newest: Controller) -> None:
    """The inventory must still be read, so only the role is left without the authority."""
    message = refused(newest, "-e", "proxmox_api_ca_path=/etc/ssl/certs/ca-certificates.crt")
    assert "CERTIFICATE_VERIFY_FAILED" in message
    assert "Name the file of the authority that signed it in proxmox_api_ca_path " in message


def test_a_self_signed_certificate_in_the_inventory(newest: Controller, proxmox: Simulator) -> None:
    run = newest.run(DISCOVER, "--limit=HomeLab", REQUESTS_CA_BUNDLE="")
    assert run.status != 0
    assert "CERTIFICATE_VERIFY_FAILED" in run.output.replace("\n", "")
    assert run.recap == {}


def test_a_wrong_token_in_the_inventory_is_no_empty_success(newest: Controller) -> None:
    run = newest.run(DISCOVER, PROXMOX_TOKEN_SECRET="wrong")
    assert run.status != 0
    assert "401" in run.output


SETTINGS = {
    "docker_traefik_discovery_gateway_mod=filter": "docker_traefik_discovery_gateway_mod is not a variable of this role. "
    "Did you mean docker_traefik_discovery_gateway_mode?",
    "docker_traefik_discovery_no_lgo=false": "docker_traefik_discovery_no_lgo is not a variable of this role. "
    "Did you mean docker_traefik_discovery_no_log?",
    "proxmox_vmid=": "proxmox_vmid is missing or no number. Use the inventory my.proxmox.yml, or set it for this host.",
    "proxmox_node=": "proxmox_node is empty. Use the inventory my.proxmox.yml, or set it for this host.",
    "docker_traefik_discovery_proxmox_api_host=": "proxmox_api_host is empty. "
    "Set it in group_vars or with -e, or export PROXMOX_URL.",
    "docker_traefik_discovery_proxmox_api_user=": "proxmox_api_user is empty. "
    "Set it in group_vars or with -e, or export PROXMOX_USER.",
    "docker_traefik_discovery_proxmox_api_token_id=": "proxmox_api_token_id is empty. "
    "Set it in group_vars or with -e, or export PROXMOX_TOKEN_ID.",
    "docker_traefik_discovery_proxmox_api_token_secret=": "proxmox_api_token_secret is empty. "
    "Set it in group_vars, encrypted with ansible-vault, or export PROXMOX_TOKEN_SECRET.",
    "proxmox_api_ca_path=/no/such/file": "the CA file /no/such/file does not exist on the control node. "
    "Correct proxmox_api_ca_path or REQUESTS_CA_BUNDLE.",
    "docker_traefik_discovery_backup_dir=": "docker_traefik_discovery_backup_dir is empty. "
    "Name a folder, or set docker_traefik_discovery_backup_count to 0 to keep none.",
}


def test_settings_that_cannot_work_are_named_together(controller: Controller) -> None:
    message = refused(controller, *(f"-e{setting}" for setting in SETTINGS))
    assert message == " ".join(f"HomeLab: {sentence}" for sentence in SETTINGS.values())


def test_a_value_that_is_no_choice(controller: Controller) -> None:
    run = controller.run(DISCOVER, "--limit=HomeLab", "-e", "gateway_mode=passtrough")
    assert run.status != 0
    assert "docker_traefik_discovery_gateway_mode must be one of: passthrough, filter, got: passtrough" in run.output


def test_good_guests_are_served_beside_bad_ones(controller: Controller, proxmox: Simulator) -> None:
    run = controller.run(DISCOVER, "--limit=Cellar,Attic,Bare,Broken")
    assert {name: (recap.changed, recap.failed) for name, recap in run.recap.items()} == {
        "Cellar": (1, 0),
        "Attic": (1, 0),
        "Bare": (0, 0),
        "Broken": (0, 1),
    }
    assert run.status != 0
    assert {vmid for vmid, guest in proxmox.guests().items() if guest["writes"]} == {107, 200}
