import { generateKeyPairSync } from "node:crypto"
import { rmSync } from "node:fs"
import { join } from "node:path"
import type { TestContext } from "node:test"
import type { Entry } from "../src/acts/trail/entry.ts"
import { exportLog, type ExportLine } from "../src/acts/trail/export.ts"
import { verifyLog } from "../src/acts/trail/read-export.ts"
import { publicKeysFrom, type PublicKeys, type Seal, type SealKey, sealKeyFrom } from "../src/acts/trail/seal.ts"
import { openSealer } from "../src/acts/trail/sealer.ts"
import { type Trail, trailOf } from "../src/acts/trail/trail.ts"
import type { Report } from "../src/acts/trail/verify.ts"
import { sql } from "../src/lib/sql.ts"
import type { Database } from "../src/store/database.ts"
import type { Engine } from "./engines.ts"
import { freshFolder } from "./folders.ts"
import { testNow } from "./town.ts"

export interface Log {
  readonly database: Database
  readonly trail: Trail
  readonly file: string
  readonly key: SealKey
  readonly keys: PublicKeys
  seal(now?: Date): Promise<Seal | null>
}

export const freshKey = (): SealKey => sealKeyFrom(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }) as string)

/** A log on a database of its own, with a key and a file of seals, as the service or as the owner of the tables has it. */
export async function aLog(t: TestContext, engine: Engine, as: "service" | "owner" = "service"): Promise<Log> {
  const database = await (as === "owner" ? engine.freshAsOwner() : engine.fresh())
  const folder = freshFolder()
  t.after(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const key = freshKey()
  const file = join(folder, "seals.jsonl")
  const sealer = openSealer(database, key, file)
  return { database, trail: trailOf(database), file, key, keys: publicKeysFrom(key.publicPem), seal: (now = testNow) => sealer.seal(now) }
}

/** An entry like those of a reader: every other one with a personal part. */
export const entryOf = (at: number): Entry => ({
  municipality: "koivula",
  act: "record-read",
  actor: `clerk-${at % 7}`,
  session: "s1",
  subject: { kind: "record", id: `record-${at}` },
  register: "tontit",
  purpose: "case-handling",
  because: "unit-role",
  more: { hits: at, late: false },
  ...(at % 2 === 0 ? { person: `person-${at % 5}`, criteria: { name: "9f86d081884c7d65" } } : {}),
})

const evening = new Date("2026-11-24T20:00:00Z")

/** What the log holds, the earliest first. */
export async function entriesOf(database: Database): Promise<(Entry & { readonly hash: string })[]> {
  return database.rows(sql`
    select e.hash::text as hash, e.municipality_id as municipality, e.act, e.actor, e.session, case when e.subject_kind is not null then json_build_object('kind', e.subject_kind, 'id', e.subject_id) end as subject,
      d.person, e.register, e.purpose, e.case_id as case, e.because, e.outcome, e.more, d.criteria
    from usage_entry e left join usage_detail d on d.month = e.month and d.writer = e.writer and d.lane = e.lane and d.seq = e.seq
    order by e.at, e.writer, e.lane, e.seq limit 10000`)
}

/** What the log got while something was done. */
export async function notedWhile(database: Database, doing: () => Promise<unknown>): Promise<Entry[]> {
  const before = new Set((await entriesOf(database)).map(({ hash }) => hash))
  await doing()
  return (await entriesOf(database)).filter(({ hash }) => !before.has(hash))
}

/** All lines of the log as an export has them. */
export async function exported(database: Database, now: Date = evening): Promise<ExportLine[]> {
  const lines: ExportLine[] = []
  await exportLog(database, now, (line) => void lines.push(JSON.parse(JSON.stringify(line)) as ExportLine))
  return lines
}

export async function* inOne(lines: readonly ExportLine[]): AsyncGenerator<readonly ExportLine[]> {
  yield lines
}

/** Exports the log and verifies the export, beside the file of its seals. */
export const verified = async ({ database, keys, file }: Pick<Log, "database" | "keys" | "file">): Promise<Report> => verifyLog(inOne(await exported(database)), keys, file)
