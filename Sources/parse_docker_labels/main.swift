import AnsibleModule
import GatewayLabels

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The answer to the arguments in the file at `path`; every error becomes an answer too.
func answer(path: UnsafePointer<CChar>) -> Answer {
  do {
    let arguments = try Arguments(json: try StandardStreams.read(path: path))
    if let guests = try arguments.guests() { return Answer(GuestComparison(guests), of: guests) }
    var containers: [Container] = []
    let options = try Options(arguments, containers: &containers)
    return try answer(to: options, consume containers)
  } catch let error as SystemError {
    return .failure("Cannot read the arguments from \(String(cString: path)): \(error.message). Name a readable file.")
  } catch let refusal as Refusal {
    return .failure(refusal.message)
  } catch {
    return .failure("The module failed: \(error)")
  }
}

/// The answer to options that are in order; notes that cannot be written are a failure that names the line.
func answer(to options: Options, _ containers: consuming [Container]) throws -> Answer {
  do {
    return try Answer(Conversion(consume containers, options.gateway), options)
  } catch let error as NotesError {
    var members = Answer.failure(error.message(guest: options.guest).printable).members
    members["vmid"] = .integer(options.vmid)
    members["line"] = error.line.map(JSONValue.integer)
    return Answer(members)
  }
}

/// Ends after `print`; the exit status is 1 for a failure and for an answer that could not be written.
func finish(isFailure: Bool = false, _ print: () throws -> Void) -> Never {
  do {
    try print()
    exit(isFailure ? 1 : 0)
  } catch {
    exit(1)
  }
}

func finish(_ answer: Answer) -> Never {
  finish(isFailure: answer.isFailure) {
    try answer.write(pretty: StandardStreams.outputIsTerminal, to: StandardStreams.write)
  }
}

guard CommandLine.argc == 2, let path = CommandLine.unsafeArgv[1] else {
  finish(.failure("Expected one argument. \(Help.usage)"))
}
switch String(cString: path) {
case "--help", "-h": finish { try StandardStreams.write(Array(Help.text.utf8)) }
case "--version": finish { try StandardStreams.write(Array(Help.version.utf8)) }
default: finish(answer(path: path))
}
