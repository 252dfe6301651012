#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// An error number of the operating system.
public struct SystemError: Error {
  public let code: Int32

  /// The system's own words, such as "No such file or directory".
  public var message: String { String(cString: strerror(code)) }
}

public enum StandardStreams {
  /// Whether standard output is a terminal, so that a person reads it.
  public static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// All bytes of the file; `-` stands for standard input. Throws `SystemError`.
  public static func read(path: UnsafePointer<CChar>) throws -> [UInt8] {
    if strcmp(path, "-") == 0 { return try read(descriptor: STDIN_FILENO) }
    guard let file = fopen(path, "r") else { throw SystemError(code: errno) }
    defer { fclose(file) }
    return try read(descriptor: fileno(file))
  }

  private static func read(descriptor: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    // Growing step by step would take twice the memory.
    if size > 0 { bytes.reserveCapacity(size) }
    // Most files are small.
    var chunk = [UInt8](repeating: 0, count: size > 0 ? min(size, 1 << 16) : 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { system_read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw SystemError(code: errno)
      }
    }
  }

  /// Writes all bytes to standard output. Throws `SystemError`, also when nobody reads it any more.
  public static func write(_ bytes: [UInt8]) throws {
    signal(SIGPIPE, SIG_IGN)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { system_write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw SystemError(code: errno)
      }
    }
  }
}

// Inside the type, `read` and `write` mean its own functions.
private func system_read(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}

private func system_write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
