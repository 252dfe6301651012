/// Label keys that begin alike. They are looked up where they stand in the program: most runs have few labels, and making
/// a table of all keys would cost more than everything else.
struct LabelKeyRow {
  private let owner: StaticString
  private let fields: StaticString

  /// `owner` ends with a dot; `fields` are separated by blanks, each with the sign of its type behind it.
  init(_ owner: StaticString, _ fields: StaticString) {
    (self.owner, self.fields) = (owner, fields)
  }

  /// What the key `prefix` + `rest` takes; nil when it is none of these.
  func type(of rest: Text, behind prefix: StaticString) -> LabelFieldType? {
    owner.withUTF8Buffer { owner in
      prefix.withUTF8Buffer { prefix in
        guard owner.starts(with: prefix) else { return nil }
        return rest.withBytes { rest in
          let start = UnsafeRawBufferPointer(owner).dropping(prefix.count)
          guard rest.begins(with: start) else { return nil }
          return type(of: rest.dropping(start.count))
        }
      }
    }
  }

  /// All keys, in the order in which they stand, without the signs of their types.
  var keys: [Text] {
    fields.withUTF8Buffer { fields in
      let owner = owner.withUTF8Buffer { Text(unchecked: Array($0)) }
      return Text(unchecked: Array(fields)).split(at: .blank).map { field in
        owner + Text(unchecked: field.bytes.filter { !Array("?#~+".utf8).contains($0) })
      }
    }
  }

  private func type(of field: UnsafeRawBufferPointer) -> LabelFieldType? {
    fields.withUTF8Buffer { fields in
      var rest = UnsafeRawBufferPointer(fields)
      while !rest.isEmpty {
        let end = rest.place(of: .blank) ?? rest.count
        let word = UnsafeRawBufferPointer(rebasing: rest[..<end])
        if word.first == field.first, let type = LabelFieldType(of: field, writtenAs: word) { return type }
        rest = rest.dropping(min(end + 1, rest.count))
      }
      return nil
    }
  }
}

extension LabelFieldType {
  fileprivate init?(of field: UnsafeRawBufferPointer, writtenAs word: UnsafeRawBufferPointer) {
    let signed = word.last.flatMap(LabelFieldType.init(sign:))
    let name = UnsafeRawBufferPointer(rebasing: signed == nil ? word[...] : word.dropLast())
    let type = signed ?? .any
    if name.count == field.count, name.begins(with: field) {
      self = type
      return
    }
    guard name.last == UInt8(ascii: "*"), field.begins(with: UnsafeRawBufferPointer(rebasing: name.dropLast())) else {
      return nil
    }
    // The keys of a map of texts may have dots.
    guard type == .any || !field[(name.count - 1)...].contains(.dot) else { return nil }
    self = type
  }

  private init?(sign: UInt8) {
    switch sign {
    case UInt8(ascii: "?"): self = .boolean
    case UInt8(ascii: "#"): self = .wholeNumber
    case UInt8(ascii: "~"): self = .duration
    case UInt8(ascii: "+"): self = .list
    default: return nil
    }
  }
}
