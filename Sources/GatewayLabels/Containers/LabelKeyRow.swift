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
    if word.begins(with: field), let type = LabelFieldType(sign: word.dropping(field.count)) {
      self = type
      return
    }
    guard let star = word.place(of: UInt8(ascii: "*")), let type = LabelFieldType(sign: word.dropping(star + 1)),
      field.begins(with: UnsafeRawBufferPointer(rebasing: word[..<star]))
    else { return nil }
    // The keys of a map of texts may have dots.
    guard type == .any || !field[star...].contains(.dot) else { return nil }
    self = type
  }

  /// Nil for what is no sign, such as the rest of a longer name.
  fileprivate init?(sign: UnsafeRawBufferPointer) {
    switch (sign.count, sign.first) {
    case (0, _): self = .any
    case (1, UInt8(ascii: "?")): self = .boolean
    case (1, UInt8(ascii: "#")): self = .wholeNumber
    case (1, UInt8(ascii: "~")): self = .duration
    case (1, UInt8(ascii: "+")): self = .list
    default: return nil
    }
  }
}
