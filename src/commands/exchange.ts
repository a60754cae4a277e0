import { readFile, writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { type DecisionCase, exportPage, openDecisionOf } from "../acts/exchange/export.ts"
import { hasCaseRegister, importCases, type ImportReport } from "../acts/exchange/import.ts"
import { importMeeting } from "../acts/exchange/meeting-items.ts"
import { caseForm } from "../acts/cases/open.ts"
import { keysFrom } from "../acts/sign-in/keys.ts"
import { plain } from "../model/text.ts"
import { readCases } from "../read/cases/read-cases.ts"
import { placeFrom } from "../store/open.ts"
import { publishedModel, saidWrong, unreadable } from "./asked.ts"
import { openStore } from "./open-store.ts"
import { serviceKey } from "./secret.ts"

interface ExchangeParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const importCasesUsage = "Usage: varanto import-cases MUNICIPALITY --unit UNIT FILE… [--handler PERSON] [--class CODE] [--dry-run]"
export const exportCasesUsage = "Usage: varanto export-cases MUNICIPALITY FILE [--form decision-api|open-decisions] [--full PERSON]"

/** Brings cases of other systems' files to the register, and tells what was and was not taken, with its place. Ends with 1 when something was not taken. */
export async function importCommand(words: readonly string[], { environment, now, say, warn }: ExchangeParts): Promise<number> {
  const asked = parsed(words, { unit: { type: "string" }, handler: { type: "string" }, class: { type: "string" }, "dry-run": { type: "boolean" } })
  const { positionals: [municipality, ...names], values } = typeof asked === "string" ? { positionals: [], values: {} as Readonly<Record<string, unknown>> } : asked
  const { unit, class: classCode } = values
  const badClass = typeof classCode === "string" && !caseForm.shape.classCode.safeParse(classCode).success
  const wrong = typeof asked === "string" ? asked
    : !municipality ? "Name the municipality."
    : names.length === 0 ? "Name a file of cases."
    : typeof unit !== "string" ? "Say with --unit which unit the cases come to."
    : badClass ? `${classCode} is no function class, such as 10 03 01.`
    : names.map(unreadable).find((one) => one !== null) ?? null
  if (wrong !== null || !municipality || typeof unit !== "string") {
    warn(`${wrong}\n${importCasesUsage}\nA file is JSON of an open decision API or of 6Aika's Open Decisions, or a meeting's page in HTML, whose items become cases of the class --class or join the case whose number they have. What does not say that it is public is never taken as public.`)
    return 64
  }
  const place = placeFrom(environment)
  const secret = serviceKey(environment, place.url ? null : place.folder)
  const database = secret && (await openStore(environment, warn))
  if (!secret) warn("Set VARANTO_KEY or VARANTO_KEY_FILE to the key of the service.")
  if (!database || !secret) return 1
  try {
    const model = await publishedModel(database, municipality, warn)
    if (!model) return 1
    const units = new Set(model.units.map(({ id }) => id))
    if (!units.has(unit) || !(await hasCaseRegister(database, municipality))) {
      warn(units.has(unit) ? `${municipality} has not declared how it keeps its case register.` : `${municipality} has no unit ${unit}. It has: ${[...units].join(", ")}.`)
      return 1
    }
    const handler = typeof values.handler === "string" ? values.handler : null
    let whole = true
    for (const name of names) {
      const read = readCases(await readFile(name))
      const plan = { unit, units, handler, dryRun: values["dry-run"] === true }
      const { codeKey } = keysFrom(secret)
      const report = read.meeting && typeof classCode === "string" ? await importMeeting(database, municipality, read.meeting, { ...plan, classCode }, codeKey, now) : await importCases(database, municipality, read, plan, codeKey, now)
      whole = tell(name, report, say) && whole
    }
    return whole ? 0 : 1
  } catch (fault) {
    warn(fault instanceof Error ? fault.message : String(fault))
    return 1
  } finally {
    await database.close()
  }
}

/** Tells a report by places and codes: what stands in the file may be anyone's data. True when all was taken. */
function tell(name: string, { outcomes, remarks, faults }: ImportReport, say: (line: string) => void): boolean {
  for (const { path, outcome, code } of outcomes) if (outcome === "not-taken") say(`${name}: ${path}: not taken (${code})`)
  for (const { path, code } of faults) say(`${name}: ${path || "the file"}: not read (${code})`)
  for (const { path, code } of remarks) say(`${name}: ${path}: ${code}`)
  const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length
  say(`${name}: ${count("taken")} taken, ${count("again")} were there, ${count("not-taken") + faults.length} not taken, ${remarks.length} remarks`)
  return count("not-taken") + faults.length === 0
}

/** Writes cases as a file: what is public, or what a member of the staff may take out. */
export async function exportCases(words: readonly string[], { environment, now, say, warn }: ExchangeParts): Promise<number> {
  const asked = parsed(words, { form: { type: "string" }, full: { type: "string" } })
  const { positionals: [municipality, file, ...more], values } = typeof asked === "string" ? { positionals: [], values: {} as Readonly<Record<string, unknown>> } : asked
  const form = values.form ?? "decision-api"
  const wrong = typeof asked === "string" ? asked : !municipality ? "Name the municipality." : !file ? "Name the file to write." : more.length > 0 ? "Name one file." : form !== "decision-api" && form !== "open-decisions" ? `There is no form ${JSON.stringify(form)}.` : null
  if (wrong !== null || !municipality || !file) {
    warn(`${wrong}\n${exportCasesUsage}\n--full PERSON: what that member of the staff has the right to take out; else what is public.`)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const model = await publishedModel(database, municipality, warn)
    if (!model) return 1
    const titles = new Map(model.functionClasses.map(({ code, title }) => [code, plain(title, "fi")]))
    const person = typeof values.full === "string" ? values.full : null
    const desk = { database, municipality, now, actor: person === null ? { id: "anonymous", name: "" } : { id: person, name: person, kind: "staff" as const, municipality } }
    const cases: DecisionCase[] = []
    for (let after: string | null = null, page; ; after = page.next) {
      page = await exportPage(desk, person === null ? "public" : "full", (code) => titles.get(code) ?? null, after)
      cases.push(...page.cases)
      if (page.next === null) break
    }
    await writeFile(file, `${JSON.stringify(form === "decision-api" ? { cases } : { results: cases.map(openDecisionOf) }, null, 2)}\n`, { mode: person === null ? 0o644 : 0o600 })
    say(`${cases.length} cases written to ${file}`)
    return 0
  } finally {
    await database.close()
  }
}

/** The words of a command, or what is wrong with them. */
function parsed(words: readonly string[], options: NonNullable<Parameters<typeof parseArgs>[0]>["options"]): { values: Readonly<Record<string, unknown>>; positionals: string[] } | string {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: options ?? {} })
  } catch (fault) {
    return saidWrong(fault)
  }
}
