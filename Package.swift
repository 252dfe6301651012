// swift-tools-version: 6.0
import PackageDescription

// A release build for Linux is one file that needs nothing but a kernel: it runs on every control node,
// whatever its C library. Debug builds and tests stay ordinary.
let standalone = LinkerSetting.unsafeFlags(
  ["-static-executable", "-Xlinker", "-s"],
  .when(platforms: [.linux], configuration: .release))

// It has one thread: counting references without locks takes a third off its time. It asks for a type such as `[Label]` by
// a call, since finding one by its name is a quarter of what a run with few labels executes. And functions of one target are
// compiled for the types of another, which takes off some more.
let quick = SwiftSetting.unsafeFlags(
  [
    "-cross-module-optimization", "-Xfrontend", "-assume-single-threaded",
    "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
  ], .when(configuration: .release))

let package = Package(
  name: "traefik-proxmox-automation",
  products: [
    .executable(name: "parse_docker_labels", targets: ["parse_docker_labels"])
  ],
  targets: [
    .target(name: "GatewayLabels", swiftSettings: [quick]),
    .target(name: "AnsibleModule", dependencies: ["GatewayLabels"], swiftSettings: [quick]),
    .executableTarget(
      name: "parse_docker_labels",
      dependencies: ["AnsibleModule", "GatewayLabels"],
      swiftSettings: [quick],
      linkerSettings: [standalone]),
    .testTarget(name: "GatewayLabelsTests", dependencies: ["GatewayLabels"], exclude: ["Fixtures"]),
    .testTarget(name: "AnsibleModuleTests", dependencies: ["AnsibleModule"]),
    .testTarget(name: "ModuleProcessTests", dependencies: ["parse_docker_labels"]),
  ]
)
