import { createReadStream } from "node:fs"
import type { ExportLine } from "./export.ts"
import type { PublicKeys, Seal } from "./seal.ts"
import { LogVerifier, type Report } from "./verify.ts"

/** The lines of a file, many at a time: a million single steps would take longer than the verifying. */
export async function* linesOf(file: string): AsyncGenerator<string[]> {
  let rest = ""
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split("\n")
    rest = lines.pop() ?? ""
    yield lines
  }
  if (rest !== "") yield [rest]
}

/** The seals that were kept outside the database, one by one in the order of their numbers. */
async function* sealsOf(file: string, verifier: LogVerifier): AsyncGenerator<Seal> {
  let last = 0
  for await (const lines of linesOf(file))
    for (const line of lines) {
      const seal = parse<Seal>(line)
      if (typeof seal?.number !== "number") verifier.fault("unreadable", `the file of the seals, after seal ${last}`, "a line is no seal")
      else {
        if (last > 0 && seal.number > last + 1) verifier.fault("missing-seal", `seals ${last + 1}–${seal.number - 1}`, "the file of the seals lacks them")
        if (seal.number > last) yield seal
        last = Math.max(last, seal.number)
      }
    }
}

function parse<Line>(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}

/** Verifies a log from the lines of its export, beside the file of the seals if there is one. */
export async function verifyLog(lines: AsyncIterable<readonly ExportLine[]>, keys: PublicKeys, sealsFile: string | null): Promise<Report> {
  const verifier = new LogVerifier(keys)
  const outside = sealsFile === null ? null : sealsOf(sealsFile, verifier)
  let kept = await outside?.next()
  let last = 0
  for await (const some of lines)
    for (const line of some) {
      verifier.take(line)
      if (line.kind !== "seal") continue
      const { seal } = line
      // A file may begin later than the log, and an export may lack seals that the file has.
      while (kept && !kept.done && kept.value.number < seal.number) kept = await missing(kept.value, last, verifier, outside)
      if (kept && !kept.done && kept.value.number === seal.number) {
        verifier.compare(seal, kept.value)
        kept = await outside?.next()
      }
      last = seal.number
    }
  // Seals that are newer than the export prove nothing against it.
  while (kept && !kept.done) kept = kept.value.at < verifier.exportedAt ? await missing(kept.value, last, verifier, outside) : await outside?.next()
  return verifier.report()
}

async function missing({ number }: Seal, last: number, verifier: LogVerifier, outside: AsyncGenerator<Seal> | null): Promise<IteratorResult<Seal> | undefined> {
  verifier.fault("missing-seal", `seal ${number}`, `the file of the seals has it, and the log has none after seal ${last}`)
  return outside?.next()
}

/** The lines of an export file as things. A line that is none breaks the log. */
export async function* exportLines(file: string): AsyncGenerator<ExportLine[]> {
  for await (const lines of linesOf(file)) yield lines.map((line) => parse<ExportLine>(line) ?? { kind: "unreadable" })
}
