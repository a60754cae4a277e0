import type { Day } from "../lib/day.ts"
import { publicityRequestClock, type RequestClock, shorterOf, subjectRequestClock } from "./request-clocks.ts"
import type { DecisionKind } from "./remedies.ts"
import { NotInForce, type Source } from "./rule.ts"

/** What someone may ask for. One letter may ask for several things: each is a task with a clock of its own. */
export const requestKinds = [
  "document", "party", "own-document", "research",
  "own-data", "log", "rectification", "erasure", "restriction", "portability", "objection", "human-review",
  "decision-error", "complaint", "advice",
] as const
export type RequestKind = (typeof requestKinds)[number]
export const isRequestKind = (text: string): text is RequestKind => (requestKinds as readonly string[]).includes(text)

/** How much one must tell of oneself: nothing (621/1999 13 § 1 mom.), what the target demands (13 § 2 mom.), or who one is, surely (GDPR 12(6)). */
export type IdentityNeed = "none" | "by-target" | "strong"

/** How the law sees one thing that is asked for. */
export interface RequestRoute extends Source {
  readonly clock: "publicity" | "subject" | "without-delay"
  readonly identity: IdentityNeed
  /** Free whatever is given, or by the municipality's tariff (621/1999 34 §). */
  readonly fee: "free" | "tariff"
  /** What sort of decision a refusal is, and with it what can be done against it; null where nothing is decided. */
  readonly decision: DecisionKind | null
}

const publicity = (law: string, identity: IdentityNeed): RequestRoute => ({ law, mark: "V", clock: "publicity", identity, fee: "tariff", decision: "document-request" })
const subject = (article: string): RequestRoute => ({ law: `GDPR ${article}`, mark: "M", clock: "subject", identity: "strong", fee: "free", decision: "data-subject-answer" })

/** The route of each thing that may be asked for. */
export const requestRoutes: Readonly<Record<RequestKind, RequestRoute>> = {
  document: publicity("621/1999 9 §, 14 §", "by-target"),
  party: publicity("621/1999 11 §, 14 §", "strong"),
  "own-document": publicity("621/1999 12 §, 14 §", "strong"),
  research: publicity("621/1999 28 §", "by-target"),
  "own-data": subject("15 art."),
  log: subject("15 art."),
  rectification: subject("16 art."),
  erasure: subject("17 art."),
  restriction: subject("18 art."),
  portability: subject("20 art."),
  objection: subject("21 art."),
  "human-review": subject("22 art."),
  "decision-error": { law: "434/2003 50–51 §", mark: "V*", clock: "without-delay", identity: "none", fee: "free", decision: "body-or-office-holder" },
  complaint: { law: "434/2003 53 a–b §", mark: "V*", clock: "without-delay", identity: "none", fee: "free", decision: null },
  advice: { law: "434/2003 8 §", mark: "V*", clock: "without-delay", identity: "none", fee: "free", decision: null },
}

const givingKinds: readonly RequestKind[] = ["own-data", "log", "portability"]

/** True of what is answered by giving information; the rest is answered by doing something: rectifying, erasing, correcting, advising. */
export const isAnsweredByGiving = (kind: RequestKind): boolean => requestRoutes[kind].clock === "publicity" || givingKinds.includes(kind)

/** What lengthens a clock: many documents, secret parts or a comparable reason (621/1999 14 § 4 mom.); complexity and number of requests (GDPR 12(3)). */
export interface Lengthened {
  readonly extended: boolean
}

/** The clock of a task; null where the law says "without delay" and gives no day. Throws `NotInForce` for a day before the law. */
export function requestClock(kind: RequestKind, receivedOn: Day, { extended }: Lengthened): RequestClock | null {
  const { clock } = requestRoutes[kind]
  if (clock === "without-delay") return null
  return clock === "publicity" ? publicityRequestClock(receivedOn, { long: extended }) : subjectRequestClock(receivedOn, { extended })
}

/** By which day a person is told that her request takes longer, and why: within the usual time (GDPR 12(3); 621/1999 14 § 4 mom.). */
export const tellLongerBy = (kind: RequestKind, receivedOn: Day): Day | null => requestClock(kind, receivedOn, { extended: false })?.workTo ?? null

/** The clock that several tasks of one letter must meet together: the shortest. Null where none of them has one. */
export const clockOfAll = (clocks: readonly (RequestClock | null)[]): RequestClock | null =>
  clocks.reduce<RequestClock | null>((kept, one) => (one === null ? kept : kept === null ? one : shorterOf(kept, one)), null)

/** False for a day on which no version of the law gives the kind a time. */
export function isLawful(kind: RequestKind, receivedOn: Day): boolean {
  try {
    requestClock(kind, receivedOn, { extended: false })
    return true
  } catch (fault) {
    if (fault instanceof NotInForce) return false
    throw fault
  }
}
