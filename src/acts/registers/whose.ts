import type { Sql, Value } from "../../lib/sql.ts"
import type { Asker } from "../../model/rules/condition.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { askerOf, type Desk, noteReading } from "../access/desk.ts"
import { seenEach, seenOne } from "../records/seen.ts"
import type { Mandate } from "../sign-in/session.ts"
import { idOrUnknown } from "../trail/entry.ts"
import type { Actor } from "../work.ts"

/** Whose services someone looks after on the own pages: her own, or those of the child or the company for whom the identification service has told that she may act (571/2016). */
export type Whose = { readonly kind: "herself" } | Mandate

export const herself: Whose = { kind: "herself" }

/** A desk at the own pages. */
export interface OwnDesk extends Desk {
  readonly whose: Whose
}

/** What came from the one whom a record is about, from one who acts for her or for a company, or of the official's own knowledge; any other source is one of the definition's, or a holder's system. */
export const [fromClient, fromMandate, fromOfficial] = ["client", "mandate", "official"]

/** The source of what is typed on the own pages. */
export const sourceOf = ({ kind }: Whose): string => (kind === "herself" ? fromClient : fromMandate)

/** The person whose records they are; null of a company. */
export const personOf = ({ id }: Pick<Actor, "id">, whose: Whose): string | null => (whose.kind === "herself" ? id : whose.kind === "person" ? whose.person : null)

/**
 * As whom the rules are asked: she for whom one acts sees what is her own, and so does one who acts for her, where the register lets it (`isLetBy`); the usage log has the one who acts. Nobody but a
 * resident has anything of her own.
 */
const askedAs = (municipality: string, actor: Actor, whose: Whose): Asker =>
  actor.kind !== "resident" ? { municipality, id: "", kind: "nobody" } : whose.kind === "organisation" ? { municipality, id: whose.businessId, kind: "company" } : askerOf(municipality, { ...actor, id: whose.kind === "person" ? whose.person : actor.id })

/** Who asks the rules on the own pages, and about what. */
export const asOwn = (municipality: string, actor: Actor, whose: Whose): { readonly asker: Asker; readonly action: "read" | "represent" } => ({ asker: askedAs(municipality, actor, whose), action: whose.kind === "organisation" ? "represent" : "read" })

/** Whether a record of an id is theirs, of one that the rest of a query gives, or of one alone. */
export function theirsEach(municipality: string, actor: Actor, whose: Whose, now: Date, id: Sql): Sql {
  const { asker, action } = asOwn(municipality, actor, whose)
  return seenEach(action, asker, now, "open", id)
}
export function theirsOne(municipality: string, actor: Actor, whose: Whose, now: Date, id: Value<string>): Sql {
  const { asker, action } = asOwn(municipality, actor, whose)
  return seenOne(action, asker, now, id, "open")
}

/** Whether a register lets one do on the own pages for another what the other would. */
export const isLetBy = ({ own }: Pick<RegisterDefinition, "own">, { kind }: Whose): boolean => kind === "herself" || (kind === "person" ? own.byMandate : own.company !== null)

/** For whom it was done, as the usage log has it beside the one who did; nothing where it was for herself. */
export const actedFor = (whose: Whose): { readonly for?: string } => (whose.kind === "herself" ? {} : { for: whose.kind === "person" ? whose.person : whose.businessId })

/** Notes that something of a record was taken on the own pages, or that it was sought and is not there for the one who asks: the two look alike to her. */
export function noteOwn({ whose, ...desk }: OwnDesk, act: "file-read" | "letter-read", record: string, found: { readonly register: string } | null | undefined, more: Readonly<Record<string, string>>): Promise<void> {
  const subject = { kind: "record", id: idOrUnknown(record) }
  return noteReading(desk, found ? { act, subject, person: personOf(desk.actor, whose), register: found.register, outcome: "done", more: { ...more, ...actedFor(whose) } } : { act: "refused", subject, outcome: "refused", because: "no-rule", more: { action: "read" } })
}
