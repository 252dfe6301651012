/// The numbers that the routers of one level have on the gateway. Each band lies below the one before, on every guest, and
/// all lie within 32 bits, which is all that a gateway on a small machine reads.
///
/// What names its hosts has the numbers of its own Traefik, and mostly none, which the plugin takes for 1: so the other
/// bands are below zero.
struct PriorityBand {
  private static let distance = 1_000_000
  /// How far from the middle of a band the priorities of labels may be. Beyond it they keep only their order.
  private static let width = 400_000
  private static let highest = 2_000_000_000

  /// The middle; 0 for what names its hosts.
  let base: Int
  private let range: ClosedRange<Int>
  /// Those of the guest that are out of the range.
  private let low: [Int: Int]
  private let high: [Int: Int]

  /// `priorities` are those of all routers of the guest, on its own Traefik.
  init(_ level: HostLevel, isLifted: Bool, _ priorities: Set<Int>) {
    base = -PriorityBand.distance * (2 * level.rawValue + (isLifted ? 1 : 0))
    let range = -PriorityBand.width...(base == 0 ? PriorityBand.highest : PriorityBand.width)
    self.range = range
    low = PriorityBand.steps(priorities.filter { $0 < range.lowerBound }.sorted(by: >))
    high = PriorityBand.steps(priorities.filter { $0 > range.upperBound }.sorted())
  }

  /// Never 0, which Traefik takes for none.
  func number(for priority: Int) -> Int {
    if let step = low[priority] { return base + range.lowerBound - step }
    if let step = high[priority] { return base + range.upperBound + step }
    return base + priority
  }

  /// 1, 2 and so on.
  private static func steps(_ priorities: [Int]) -> [Int: Int] {
    Dictionary(priorities.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
  }
}
