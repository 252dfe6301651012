/// Why a text is no JSON, and where: line and column count from 1, the column in bytes.
public struct JSONSyntaxError: Error, Equatable {
  public enum Problem: Equatable, Sendable {
    case expected(String)
    case endOfText
    case controlCharacterInString
    case unknownEscape
    /// Half of a UTF-16 surrogate pair, which stands for no character.
    case loneSurrogate
    case tooDeep(limit: Int)
    /// In bytes.
    case tooLong(limit: Int)
    case notUTF8
  }

  public let problem: Problem
  public let line: Int
  public let column: Int

  init(_ problem: Problem, at offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.problem = problem
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = offset - lineStart + 1
  }
}
