import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { NotFound } from "../acts/refusals.ts"
import { type PlanReport, planChange } from "../acts/registers/plan.ts"
import { getRevision } from "../acts/revisions.ts"
import { completed } from "../derive/registers/complete.ts"
import { NotADefinition, readDefinitionFile, saysTheSame } from "../derive/registers/definition-file.ts"
import type { PlanLine, RegisterPlan } from "../derive/registers/plan.ts"
import type { Model } from "../model/model.ts"
import type { Database } from "../store/database.ts"
import { publishedModel, saidWrong, unreadable } from "./asked.ts"
import { openStore } from "./open-store.ts"

interface PlanParts {
  readonly environment: NodeJS.ProcessEnv
  readonly shipped: readonly Model[]
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const planUsage = "Usage: varanto plan MUNICIPALITY [FILE | --draft NUMBER] [--json]"

/**
 * Shows what a change of registers' definitions would do, and changes nothing: of the definitions of this program, of a file that `varanto definition export` writes, or of a draft. Ends with 0 when
 * it could be published, 1 when something keeps it from that, 3 when the file cannot be read and 64 on wrong use.
 */
export async function plan(words: readonly string[], { environment, shipped, now, say, warn }: PlanParts): Promise<number> {
  const asked = parse(words)
  if (typeof asked === "string") {
    warn(`${asked}\n${planUsage}\nWithout a file or a draft: the definitions that come with this program.`)
    return 64
  }
  const { municipality, file, draft, json } = asked
  const broken = file === null ? null : unreadable(file)
  if (broken !== null) {
    warn(broken)
    return 3
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const before = await publishedModel(database, municipality, warn)
    const after = before && (await wanted(before))
    if (!before || !after) return 1
    const report = await planChange({ database, municipality, now }, before, after)
    if (json) say(JSON.stringify({ ...report, records: Object.fromEntries(report.records), carried: Object.fromEntries(report.carried) }, null, 2))
    else planLines(report).forEach(say)
    for (const { type, message } of report.faults) warn(`definition of ${type}, version: ${message.en}`)
    return report.faults.length > 0 ? 1 : 0
  } finally {
    await database.close()
  }

  /** The description as it would be; null after a word on what keeps it from that. */
  async function wanted(before: Model): Promise<Model | null> {
    if (draft !== null) return draftModel(database as Database, municipality, draft, warn)
    const own = shipped.find((one) => one.municipality.id === municipality)
    if (file === null && !own) {
      warn(`${municipality} does not come with this program. Name a file or a draft.`)
      return null
    }
    const read = file === null ? null : readDefinitionFile(readFileSync(file, "utf8"))
    if (read instanceof NotADefinition) {
      for (const { at, message } of read.faults) warn(`${file}: ${at}: ${message}`)
      return null
    }
    const done = completed(before, read === null ? changedIn(own, before) : [read])
    if ("model" in done) return done.model
    for (const { at, message } of done.faults) warn(`${at}: ${message.en}`)
    return null
  }
}

/** The program's definitions that say something else than those in force. */
const changedIn = (shipped: Model | undefined, { definitions: inForce }: Model) =>
  (shipped?.definitions ?? []).filter((one) => {
    const its = inForce.find(({ type }) => type === one.type)
    return !its || its.version !== one.version || !saysTheSame(its, one)
  })

async function draftModel(database: Database, municipality: string, number: number, warn: (line: string) => void): Promise<Model | null> {
  try {
    return (await getRevision(database, municipality, number)).model
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    warn(fault.message)
    return null
  }
}

const value = (text: string | null): string => text ?? "–"

const lineWords = ({ part, kind, name, field, before, after }: PlanLine): string => `  ${part}: ${kind} ${name.en}${field === null ? "" : ` ${field}: ${value(before)} → ${value(after)}`}`

function versionWords({ from, to }: RegisterPlan): string {
  if (from === null) return `new, version ${to}`
  return to === null ? `version ${from} leaves the description; its records stay` : from === to ? `version ${from}, changed` : `version ${from} → ${to}`
}

/** The plan in lines, for people. */
export function planLines({ registers, description, records, carried }: PlanReport): string[] {
  const of = (one: RegisterPlan): string[] => {
    const its = carried.get(one.type)
    return [
      `${one.type} (${one.record.en}), register ${one.register}: ${versionWords(one)}`,
      ...one.lines.map(lineWords),
      ...(one.noticeIsStale ? ["  notice: written by hand, and does not tell this change"] : []),
      ...(records.get(one.type) ?? []).map(({ version, records: count }) => `  records: ${count} by version ${version}`),
      ...(its ? [`  taking over: ${its.moved} would go${its.stay.length === 0 ? "" : `, ${its.stay.length} would stay, lacking ${[...new Set(its.stay.flatMap(({ lacks }) => lacks))].join(", ")}`}${its.more ? "; there are more than were tried" : ""}`] : []),
      ...(its?.lost ?? []).map(({ field, records: count }) => `  taking over: the value of ${field} would stay in the history only, in ${count} records`),
    ]
  }
  return [
    ...registers.flatMap(of),
    ...description.map(({ collectionName, name, kind, field, before, after }) => `${collectionName.en}: ${name} ${kind}${field === null ? "" : ` ${field}: ${value(before)} → ${value(after)}`}`),
    `${registers.length} types of record change, ${description.length} other changes of the description`,
  ]
}

function parse(words: readonly string[]): { municipality: string; file: string | null; draft: number | null; json: boolean } | string {
  try {
    const { values, positionals: [municipality, file = null, ...more] } = parseArgs({ args: [...words], allowPositionals: true, options: { draft: { type: "string" }, json: { type: "boolean", default: false } } })
    if (!municipality) return "Name the municipality."
    if (more.length > 0 || (file !== null && values.draft !== undefined)) return "Name one file, or a draft."
    if (values.draft !== undefined && !/^[1-9]\d{0,8}$/.test(values.draft)) return "A draft has a number."
    return { municipality, file, draft: values.draft === undefined ? null : Number(values.draft), json: values.json }
  } catch (fault) {
    return saidWrong(fault)
  }
}
