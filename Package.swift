// swift-tools-version: 6.0
import PackageDescription

// A release build for Linux is one file that needs nothing but a kernel: it runs on every control node,
// whatever its C library. Debug builds and tests stay ordinary.
let standalone = LinkerSetting.unsafeFlags(
  ["-static-executable", "-Xlinker", "-s"],
  .when(platforms: [.linux], configuration: .release))

// It has one thread: counting references without locks takes a third off its time.
let singleThreaded = SwiftSetting.unsafeFlags(
  ["-Xfrontend", "-assume-single-threaded"], .when(configuration: .release))

let package = Package(
  name: "traefik-proxmox-automation",
  products: [
    .executable(name: "parse_docker_labels", targets: ["parse_docker_labels"])
  ],
  targets: [
    .target(name: "GatewayLabels", swiftSettings: [singleThreaded]),
    .target(name: "AnsibleModule", dependencies: ["GatewayLabels"], swiftSettings: [singleThreaded]),
    .executableTarget(
      name: "parse_docker_labels",
      dependencies: ["AnsibleModule", "GatewayLabels"],
      swiftSettings: [singleThreaded],
      linkerSettings: [standalone]),
    .testTarget(name: "GatewayLabelsTests", dependencies: ["GatewayLabels"], exclude: ["Fixtures"]),
    .testTarget(name: "AnsibleModuleTests", dependencies: ["AnsibleModule"]),
    .testTarget(name: "ModuleProcessTests", dependencies: ["parse_docker_labels"]),
  ]
)
