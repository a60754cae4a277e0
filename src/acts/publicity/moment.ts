import type { PublicityKind } from "../../law/publicity.ts"
import { type Day, dayAt } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Work } from "../work.ts"
import { followPublicity } from "./marks.ts"

/** What is waited for before a document is public, and the day of it once it is known. */
export interface Moment {
  readonly kind: PublicityKind | null
  readonly on: Day | null
}

/** The kind of an authority's own document by when it becomes public, where nobody says otherwise (621/1999 6 §). */
const usualKind = (type: string): PublicityKind => (type === "decision" ? "decision" : type === "minutes" ? "minutes" : "other-own")

/**
 * What a document waits for as it is registered. A received document is public on receipt (621/1999 7 §) unless its kind says otherwise; what
 * was chosen to be public waits for nothing, and what has a moment of its own waits for that.
 */
export function momentAtFirst({ secrecy, kind, eventOn, publicFrom }: { secrecy: string; kind: PublicityKind | null; eventOn: Day | null; publicFrom: Date | null }, type: string, receivedAt: Date | null): Moment {
  if (secrecy === "public" || publicFrom !== null) return { kind: null, on: null }
  if (kind !== null) return { kind, on: kind === "received" && receivedAt ? dayAt(receivedAt) : eventOn }
  return { kind: receivedAt ? null : usualKind(type), on: null }
}

/** The handling of a case has ended: its own documents become public unless they are secret (621/1999 6 § 1 mom. 9 k). Drafts are no official documents. */
export async function finishDocuments(work: Work, municipality: string, caseId: string): Promise<void> {
  const changed = await work.queries.rows(sql`
    update case_document set public_event_on = ${dayAt(work.now)} where municipality_id = ${municipality} and case_id = ${caseId} and publicity_kind = 'other-own' and public_event_on is null and not draft returning id`)
  if (changed.length > 0) await followPublicity(work, municipality, caseId)
}
