/// What people read at a shell.
enum Help {
  static let usage = "usage: parse_docker_labels ARGUMENTS.json | - | --help | --version"

  static let text = """
    \(usage)

    Turns the Traefik labels of Docker containers into the labels of a Traefik gateway. An Ansible module: Ansible gives
    it a file with its arguments, and so can you. - reads them from standard input. The answer is one JSON object; the
    exit status is 1 when it says "failed": true.

      {"vmid": 106, "gateway_mode": "passthrough",
       "labels": ["traefik.http.routers.web.rule=Host(`example.org`)"]}

    All options, examples and return values:
      ansible-doc -t module -M roles/docker_traefik_discovery/library parse_docker_labels

    """

  static let version = "parse_docker_labels \(Version.current)\n"
}
