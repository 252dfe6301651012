"""Compares two notes for --diff: only a module's result can hold the difference that Ansible shows."""

import base64

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = """
module: compare_notes
short_description: Compare a guest's notes with those that are to replace them
description: Says whether writing them would change the notes that Proxmox returns. Reads and writes nothing.
author: Traefik Proxmox Automation contributors
options:
  present:
    description: The notes as Proxmox returns them.
    type: str
    required: true
  wanted:
    description: The notes that are to be written, in base64, so that no text is taken for a template or a list.
    type: str
    required: true
  vmtype:
    description: Proxmox drops all white space at the end of the notes of C(qemu) guests, and only empty lines of C(lxc) guests.
    type: str
    choices: [qemu, lxc]
    required: true
  names:
    description: What the present and the wanted notes are called where their difference is shown.
    type: list
    elements: str
    default: [present, wanted]
"""
RETURN = """
description:
  description: The text to write. Proxmox ends the notes of C(lxc) guests itself, with a character more than it accepts.
  type: str
  returned: always
wanted_name:
  description: What the wanted notes are called.
  type: str
  returned: always
"""
EXAMPLES = """
- name: Compare the notes
  compare_notes:
    present: traefik.enable=true
    wanted: "{{ 'traefik.enable=false' | b64encode }}"
    vmtype: qemu
"""


LONGEST = 8192


def main() -> None:
    arguments = {
        "present": {"type": "str", "required": True},
        "wanted": {"type": "str", "required": True},
        "vmtype": {"type": "str", "choices": ["qemu", "lxc"], "required": True},
        "names": {"type": "list", "elements": "str", "default": ["present", "wanted"]},
    }
    module = AnsibleModule(arguments, supports_check_mode=True)
    present, (present_name, wanted_name) = module.params["present"], module.params["names"]
    wanted = base64.b64decode(module.params["wanted"]).decode()
    dropped = "\n" if module.params["vmtype"] == "lxc" else None
    module.exit_json(
        changed=present.rstrip(dropped) != wanted.rstrip(dropped),
        diff={"before": present, "after": wanted, "before_header": present_name, "after_header": wanted_name},
        description=wanted.rstrip(dropped) if len(wanted) > LONGEST else wanted,
        wanted_name=wanted_name,
    )


if __name__ == "__main__":
    main()
