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
    return try answer(to: Options(arguments))
  } catch let error as SystemError {
    return .failure("Cannot read the arguments from \(String(cString: path)): \(error.message). Name a readable file.")
  } catch let refusal as Refusal {
    return .failure(refusal.message)
  } catch {
    return .failure("The module failed: \(error)")
  }
}

/// The answer to options that are in order; notes that cannot be written are a failure that names the line.
func answer(to options: Options) throws -> Answer {
  do {
    return try Answer(Conversion(options.containers, options.gateway), options)
  } catch let error as NotesError {
    var members = Answer.failure(error.message(guest: options.guest).printable).members
    members["vmid"] = .integer(options.vmid)
    members["line"] = error.line.map(JSONValue.integer)
    return Answer(members)
  }
}

/// Prints and ends; the exit status is 1 for a failure and for an answer that could not be written.
func finish(_ bytes: [UInt8], isFailure: Bool) -> Never {
  do {
    try StandardStreams.write(bytes)
    exit(isFailure ? 1 : 0)
  } catch {
    exit(1)
  }
}

func finish(_ answer: Answer) -> Never {
  finish(answer.bytes(pretty: StandardStreams.outputIsTerminal), isFailure: answer.isFailure)
}

guard CommandLine.argc == 2, let path = CommandLine.unsafeArgv[1] else {
  finish(.failure("Expected one argument. \(Help.usage)"))
}
switch String(cString: path) {
case "--help", "-h": finish(Array(Help.text.utf8), isFailure: false)
case "--version": finish(Array(Help.version.utf8), isFailure: false)
default: finish(answer(path: path))
}
