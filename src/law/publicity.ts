import type { Day } from "../lib/day.ts"
import { eventStep } from "./deadline.ts"
import type { Rule } from "./rule.ts"
import type { LegalEvent, Step } from "./steps.ts"

/** The kinds of document by when they become public (621/1999 6–7 §). */
export const publicityKinds = [
  "register-entry",
  "request-or-proposal",
  "procurement-paper",
  "study",
  "minutes",
  "decision",
  "other-own",
  "general-report",
  "received",
  "opened-at-set-time",
  "tender",
] as const
export type PublicityKind = (typeof publicityKinds)[number]

/** What makes a document of a kind public. */
interface Moment extends Rule {
  readonly event: LegalEvent
}

const moment = (event: LegalEvent, law: string): Moment => ({ event, law: `621/1999 ${law}`, mark: "V", from: "1999-12-01", until: null })

const moments: Readonly<Record<PublicityKind, Moment>> = {
  /** An entry of a diary or another register. */
  "register-entry": moment("made", "6 § 1 mom. 1 k"),
  /** An authority's request for a tender, report or opinion; its proposal, initiative, notification or application. */
  "request-or-proposal": moment("signed", "6 § 1 mom. 2 k"),
  /** A request to supplement a tender, and papers that compare tenders. */
  "procurement-paper": moment("contract-made", "6 § 1 mom. 3 k"),
  /** A study, statistics or an independent report on the options of a generally significant matter, even while the matter is open. */
  study: moment("ready", "6 § 1 mom. 5 k"),
  /** Minutes; those made for preparation or internal work are "other-own". */
  minutes: moment("minutes-signed", "6 § 1 mom. 6 k"),
  /** A decision, opinion or contract, and the memos made for them. */
  decision: moment("signed", "6 § 1 mom. 8 k"),
  "other-own": moment("case-finished", "6 § 1 mom. 9 k"),
  /** A report for general distribution. */
  "general-report": moment("available-for-distribution", "6 § 2 mom."),
  received: moment("document-received", "7 § 1 mom."),
  /** An expert's opinion or another document that is opened at a set time. */
  "opened-at-set-time": moment("opened", "7 § 2 mom."),
  /** A tender, a request to participate and other documents for a procurement. */
  tender: moment("contract-made", "7 § 2 mom."),
}

/** When a document becomes public unless it is secret: the day with its steps, or the event that is still waited for. */
export type Publicity = { readonly publicOn: Day; readonly steps: readonly Step[] } | { readonly waitsFor: LegalEvent; readonly law: string }

/**
 * When a document becomes public, from the days of what has happened to it. One that must be read with a technical aid is public at the earliest when the
 * authority can use it (621/1999 7 § 3 mom.): hand in `usable`, or null while it cannot.
 */
export function publicity(kind: PublicityKind, happened: Readonly<Partial<Record<LegalEvent, Day>>>, usableOn?: Day | null): Publicity {
  const { event, law, mark } = moments[kind]
  const day = happened[event]
  if (day === undefined) return { waitsFor: event, law }
  const step = eventStep(event, day, { law, mark })
  if (usableOn === undefined) return { publicOn: day, steps: [step] }
  const aid = moment("usable", "7 § 3 mom.")
  if (usableOn === null) return { waitsFor: "usable", law: aid.law }
  return { publicOn: usableOn > day ? usableOn : day, steps: [step, eventStep("usable", usableOn, aid)] }
}

/** What a document is to the public. */
export type PublicityState = "not-official" | "not-yet-public" | "public" | "partly-secret" | "secret"

/** How much of a document is secret: nothing, a part or all. Unknown counts as all: missing never means public. */
export type SecretExtent = "none" | "part" | "whole" | "unknown"

/**
 * A document's state on a day (621/1999 5–7, 9–10 §). A draft or note that has not been given for presentation or other processing is no official
 * document yet (5 § 3 mom. 2 k).
 */
export function publicityState(document: { readonly official: boolean; readonly publicity: Publicity; readonly secret: SecretExtent; readonly secretUntil: Day | null }, today: Day): PublicityState {
  if (!document.official) return "not-official"
  if ("waitsFor" in document.publicity || document.publicity.publicOn > today) return "not-yet-public"
  if (document.secret === "none") return "public"
  if (document.secret === "unknown") return "secret"
  if (document.secretUntil !== null && document.secretUntil < today) return "public"
  return document.secret === "part" ? "partly-secret" : "secret"
}
