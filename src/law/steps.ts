import type { Day } from "../lib/day.ts"
import type { ClosedDay } from "./holidays.ts"
import type { Period } from "./period.ts"
import type { Source } from "./rule.ts"

/** What happened on the day from which something is counted, or what makes a document public. */
export type LegalEvent =
  | "request-received"
  | "letter-sent"
  | "message-sent"
  | "reached-authority"
  | "receipt-dated"
  | "fetched"
  | "notice-of-message"
  | "published-on-web"
  | "minutes-on-web"
  | "fee-set"
  | "meeting"
  | "took-up-post"
  | "post-ended"
  | "made"
  | "signed"
  | "contract-made"
  | "ready"
  | "minutes-signed"
  | "case-finished"
  | "available-for-distribution"
  | "document-received"
  | "opened"
  | "usable"
  | "dated"
  | "completed"
  | "died"
  | "ground-ended"
  | "secrecy-withdrawn"
  | "search-started"
  | "talk-held"
  | "evidence-complete"
  | "assessment-started"
  | "application-received"

/** A day that a period passes over because an act cannot be done on it. */
export interface Passed {
  readonly day: Day
  readonly closed: ClosedDay
}

/** One step of a reckoning: what was done, by which section, and the day that came of it. */
export type Step = Source & { readonly day: Day } & (
    | { readonly code: "event"; readonly event: LegalEvent }
    /** A decision is taken to be known on a day that never moves. `rebuttable`: unless something else is shown. */
    | { readonly code: "known"; readonly days: number; readonly rebuttable: boolean }
    /** It has been shown that the decision became known on another day than the one presumed. */
    | { readonly code: "shown"; readonly presumed: Day }
    /** A period was counted from a day that is itself not counted. */
    | { readonly code: "counted"; readonly period: Period; readonly from: Day }
    /** Working days were counted, holidays and eves passed over. */
    | { readonly code: "counted-working-days"; readonly count: number; readonly from: Day }
    | { readonly code: "counted-back"; readonly period: Period; readonly from: Day }
    /** The month of the last day has no such date. */
    | { readonly code: "month-end"; readonly date: number }
    | { readonly code: "moved"; readonly from: Day; readonly over: readonly Passed[] }
    | { readonly code: "working-day" }
    /** The last day may be a holiday: no act falls due at an authority. */
    | { readonly code: "never-moves" }
    /** Another period ends later (or, among clocks, sooner) and decides. */
    | { readonly code: "later-wins" | "sooner-wins"; readonly over: Day }
    | { readonly code: "gains-force" }
    /** The handler has chosen the day. */
    | { readonly code: "set" }
    /** The handling was suspended for so many days, which are not counted; `until` is the first day after it. */
    | { readonly code: "suspended"; readonly from: Day; readonly until: Day; readonly count: number }
    | { readonly code: "secret-while-in-use" }
  )
