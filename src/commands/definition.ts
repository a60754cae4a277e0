import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { readWithin } from "../acts/access/border.ts"
import { NotFound } from "../acts/refusals.ts"
import { getDefinition } from "../acts/registers/definitions.ts"
import { draftDefinition } from "../acts/registers/draft.ts"
import { publishedNumbers } from "../acts/revisions.ts"
import type { Actor } from "../acts/work.ts"
import { definitionFile, NotADefinition, readDefinitionFile } from "../derive/registers/definition-file.ts"
import { saidWrong, unreadable } from "./asked.ts"
import { openStore } from "./open-store.ts"

interface DefinitionParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const definitionUsage = "Usage: varanto definition export MUNICIPALITY TYPE [FILE] [--version NUMBER] | varanto definition import MUNICIPALITY FILE [--next]"

const command: Actor = { id: "definition-command", name: "varanto definition", kind: "program" }

/** Writes the definition of a type of record as a file, or makes a draft of the description with one. Ends with 1 when it cannot be done, 3 when the file cannot be read and 64 on wrong use. */
export async function definition(words: readonly string[], parts: DefinitionParts): Promise<number> {
  const asked = parse(words)
  if (typeof asked === "string") {
    parts.warn(`${asked}\n${definitionUsage}\n--next: give it the version that comes after the one in force, whatever the file says.`)
    return 64
  }
  const broken = asked.act === "import" ? unreadable(asked.file) : null
  if (broken !== null) {
    parts.warn(broken)
    return 3
  }
  return asked.act === "export" ? exportTo(asked, parts) : importFrom(asked, parts)
}

async function exportTo({ municipality, type, file, version }: Extract<Asked, { act: "export" }>, { environment, say, warn }: DefinitionParts): Promise<number> {
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const text = definitionFile(await readWithin(database, municipality, (queries) => getDefinition(queries, municipality, type, version)))
    if (file === null) say(text.trimEnd())
    else writeFileSync(file, text)
    return 0
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    warn(`${municipality} has no definition of ${type}${version === null ? "" : ` with version ${version}`}.`)
    return 1
  } finally {
    await database.close()
  }
}

async function importFrom({ municipality, file, next }: Extract<Asked, { act: "import" }>, { environment, now, say, warn }: DefinitionParts): Promise<number> {
  const read = readDefinitionFile(readFileSync(file, "utf8"))
  if (read instanceof NotADefinition) {
    for (const { at, message } of read.faults) warn(`${file}: ${at}: ${message}`)
    return 1
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    if (!(await publishedNumbers(database)).has(municipality)) {
      warn(`There is no published description of ${municipality}. Publish one first: varanto publish.`)
      return 1
    }
    const done = await draftDefinition({ database, municipality, actor: command, now }, read, next)
    if ("faults" in done) {
      for (const { at, message } of done.faults) warn(`${file}: ${at}: ${message.en}`)
      return 1
    }
    say(done.revision === null ? `${read.type}: version ${done.version} says this already` : `${read.type}: version ${done.version} is in draft ${done.revision}. See what it would do: varanto plan ${municipality} --draft ${done.revision}`)
    return 0
  } finally {
    await database.close()
  }
}

type Asked =
  | { readonly act: "export"; readonly municipality: string; readonly type: string; readonly file: string | null; readonly version: number | null }
  | { readonly act: "import"; readonly municipality: string; readonly file: string; readonly next: boolean }

function parse(words: readonly string[]): Asked | string {
  try {
    const { values: { version, next }, positionals: [act, municipality, third, ...more] } = parseArgs({ args: [...words], allowPositionals: true, options: { version: { type: "string" }, next: { type: "boolean", default: false } } })
    if (act !== "export" && act !== "import") return "Say export or import."
    if (!municipality) return "Name the municipality."
    if (!third) return act === "export" ? "Name the type of record." : "Name the file."
    if (act === "import") return more.length > 0 || version !== undefined ? "Name one file." : { act, municipality, file: third, next }
    if (more.length > 1 || next || (version !== undefined && !/^[1-9]\d{0,8}$/.test(version))) return "Name one type, and one file to write."
    return { act, municipality, type: third, file: more[0] ?? null, version: version === undefined ? null : Number(version) }
  } catch (fault) {
    return saidWrong(fault)
  }
}
