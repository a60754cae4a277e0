import { createHash, randomUUID } from "node:crypto"
import { z } from "zod"
import { sql } from "../../lib/sql.ts"
import { languages } from "../../lib/words.ts"
import type { Queries } from "../../store/database.ts"
import { enter } from "../access/border.ts"
import { safeFileName, ways } from "../cases/documents.ts"
import { Conflict } from "../refusals.ts"
import { asks } from "../requests/asks.ts"
import type { Work } from "../work.ts"
import { receiptHash, receiptNumber } from "./receipt.ts"

export const sources = ["form", "mailbox", "scan"] as const
/** Files that come with one matter at the most, the message itself among them. */
export const filesMost = 60

const file = z.strictObject({
  name: z.string().min(1),
  mediaType: z.string(),
  sizeBytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type IntakeFile = z.input<typeof file>

/** A matter as it arrives. The first file is the message itself, where there is one. */
export const intakeForm = z.strictObject({
  source: z.enum(sources),
  /** The sender's own key, such as a message's id: the same key from the same source is the same matter. */
  key: z.string().min(1).max(200),
  way: z.enum(ways),
  arrivedAt: z.date(),
  subject: z.string().trim().min(1).max(300),
  body: z.string().max(200_000),
  sender: z.string().trim().min(1).max(300),
  contact: z.string().trim().max(300).nullable().default(null),
  language: z.enum(languages),
  /** The resident who sent it, where she has signed in. */
  person: z.string().nullable().default(null),
  unit: z.string().max(120).nullable().default(null),
  topic: z.string().max(60).nullable().default(null),
  files: z.array(file).max(filesMost).default([]),
  /** What the asker told by the form for requests. */
  asks: asks.nullable().default(null),
  /** What a machine sent is kept, and is no matter from the start. */
  machine: z.enum(["auto-reply", "bounce"]).nullable().default(null),
})
export type IntakeForm = z.input<typeof intakeForm>

export interface Received {
  readonly id: string
  /** Tells the sender where the matter is; told to nobody else. */
  readonly receipt: string
  readonly again: boolean
  readonly acknowledged: boolean
}

const digestOf = ({ sender, subject, body, files, source, asks: asked }: z.output<typeof intakeForm>): string =>
  // A scanned letter is known by its content alone, and a message not by the way that it took.
  createHash("sha256").update(JSON.stringify([...(source === "scan" ? [] : [sender.toLowerCase(), subject, body]), ...(asked === null ? [] : [asked]), files.slice(source === "mailbox" ? 1 : 0).map(({ sha256 }) => sha256)])).digest("hex")

/**
 * Takes in a matter that anyone may send (434/2003 16 and 19 §), and gives its receipt (17 §). The same key with the same content is
 * one matter; with other content it is a conflict. Files are in the store before.
 */
export async function receive(work: Work, municipality: string, form: IntakeForm, codeKey: string): Promise<Received> {
  const its = intakeForm.parse(form)
  const { queries, now, note } = work
  await enter(queries, municipality)
  const digest = digestOf(its)
  const receipt = receiptNumber(codeKey, municipality, its.source, its.key)
  const id = randomUUID()
  const settled = its.machine === null ? null : now
  // The receipt follows from the key and is unique of its own: of two at once, whichever index clashes first, the later is the same matter.
  const added = await queries.rows(sql`
    insert into intake (municipality_id, id, source, key, digest, way, arrived_at, subject, body, sender, contact, language, person_id, unit, topic, state, reason, settled_by, settled_at, receipt_hash, asks)
    values (${municipality}, ${id}, ${its.source}, ${its.key}, ${digest}, ${its.way}, ${its.arrivedAt}, ${its.subject}, ${its.body}, ${its.sender}, ${its.contact}, ${its.language}, ${its.person}, ${its.unit}, ${its.topic},
      ${its.machine === null ? "waiting" : "not-a-matter"}, ${its.machine}, ${settled && work.actor.id}, ${settled}, ${receiptHash(receipt)}, ${its.asks && JSON.stringify(its.asks)}::jsonb)
    on conflict do nothing returning id`)
  if (added.length === 0) return cameBefore(work, municipality, its, digest, receipt)
  const files = its.files.map(({ name, ...rest }, seq) => ({ ...rest, name: safeFileName(name), seq }))
  await queries.rows(sql`
    insert into intake_file (municipality_id, intake_id, seq, name, media_type, size_bytes, sha256)
    select ${municipality}, ${id}, f.seq, f.name, f."mediaType", f."sizeBytes", f.sha256 from json_to_recordset(${JSON.stringify(files)}::json) as f(seq int, name text, "mediaType" text, "sizeBytes" bigint, sha256 text)`)
  await note({ municipality, act: "matter-received", subject: { kind: "intake", id }, person: its.person, outcome: "done", more: { source: its.source, way: its.way, files: files.length, machine: its.machine } })
  return { id, receipt, again: false, acknowledged: false }
}

async function cameBefore({ queries, note }: Work, municipality: string, { source, key }: z.output<typeof intakeForm>, digest: string, receipt: string): Promise<Received> {
  const [row] = await queries.rows<{ id: string; same: boolean; acknowledged: boolean }>(sql`
    select id, digest = ${digest} as same, acknowledged_at is not null as acknowledged from intake where municipality_id = ${municipality} and source = ${source} and key = ${key}`)
  if (!row?.same) throw new Conflict("Another matter has come under this key. Use a new key.")
  await note({ municipality, act: "matter-received", subject: { kind: "intake", id: row.id }, outcome: "done", more: { source, again: true } })
  return { id: row.id, receipt, again: true, acknowledged: row.acknowledged }
}

/** Keeps that the sender has been told of the arrival. */
export async function markAcknowledged({ queries, now }: Work, municipality: string, id: string): Promise<void> {
  await enter(queries, municipality)
  await queries.rows(sql`update intake set acknowledged_at = ${now} where municipality_id = ${municipality} and id = ${id} and acknowledged_at is null`)
}

/** How many acknowledgements a sender has been sent within a day: two machines that answer each other would go on for ever. */
export async function acknowledgedToday({ queries, now }: Work, municipality: string, contact: string): Promise<number> {
  await enter(queries, municipality)
  const [row] = await queries.rows<{ sent: number }>(sql`
    select count(*)::int as sent from intake where municipality_id = ${municipality} and source = 'mailbox' and contact_key = lower(${contact}::text) and acknowledged_at > ${new Date(now.getTime() - 86_400_000)}`)
  return row?.sent ?? 0
}

/** Puts what could not be read on the list, with its bytes in the store. The same bytes are there once. */
export async function keepUnread({ queries, now, note }: Work, municipality: string, unread: { readonly name: string; readonly reason: string; readonly sizeBytes: number; readonly sha256: string }): Promise<void> {
  await enter(queries, municipality)
  const id = randomUUID()
  const added = await queries.rows(sql`
    insert into intake_unread (municipality_id, id, name, reason, size_bytes, sha256, found_at)
    values (${municipality}, ${id}, ${safeFileName(unread.name)}, ${unread.reason}, ${unread.sizeBytes}, ${unread.sha256}, ${now}) on conflict (municipality_id, sha256) do nothing returning id`)
  if (added.length > 0) await note({ municipality, act: "intake-unread", subject: { kind: "unread", id }, outcome: "done", more: { reason: unread.reason } })
}

/** True for a municipality that keeps its case register here, and so takes in matters. The caller is inside the border. */
export const takesMatters = async (queries: Queries, municipality: string): Promise<boolean> =>
  (await queries.rows(sql`select register from case_register where municipality_id = ${municipality}`)).length > 0
