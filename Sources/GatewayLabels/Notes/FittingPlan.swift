/// A conversion with the notes that it leads to, once both fit.
public struct FittingPlan: Sendable {
  public let conversion: Conversion
  public let notes: NotesPlan
  /// The conversion as it was before routers were joined; nil when none were.
  public let unjoined: Conversion?

  /// `inertService` names the service of an inert router for a guest that has nothing more to publish but still a block;
  /// nil takes the block away. What is too long is joined into fewer routers. Throws `NotesError`.
  public init(
    current: Text, _ conversion: Conversion, form: NotesPlan.Form, guest: PluginGuest, inertService: Text?
  ) throws {
    var conversion = conversion
    if conversion.labels.isEmpty, let inertService, form == .managedBlock, try Notes(current).blockLines != nil {
      conversion = conversion.inert(named: inertService)
    }
    var unjoined: Conversion?
    do {
      notes = try NotesPlan(current: current, conversion, form: form, guest: guest)
    } catch NotesError.tooLong(let characters, let limit) {
      guard let compact = conversion.compacted else {
        throw NotesError.tooLong(characters: characters, limit: limit)
      }
      (conversion, unjoined) = (compact, conversion)
      notes = try NotesPlan(current: current, conversion, form: form, guest: guest)
    }
    self.conversion = conversion
    self.unjoined = unjoined
  }
}
