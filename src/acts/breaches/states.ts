import { type BreachDutyKind, breachDuties, type BreachFacts, type BreachRisk, type BreachRole } from "../../law/breach-clocks.ts"
import type { Known } from "../../derive/breaches/known.ts"

export const breachEvents = [
  "noticed", "described", "aware-set", "contained", "assessed", "ombudsman-told", "persons-told", "persons-need-not", "controller-told",
  "cyber-first-told", "cyber-follow-up-told", "cyber-final-told", "closed", "reopened",
] as const
export type BreachEventKind = (typeof breachEvents)[number]

/** One thing that happened with a breach, as it is kept. */
export interface BreachEvent {
  readonly seq: number
  readonly kind: BreachEventKind
  readonly happenedAt: Date
  readonly at: Date
  readonly actor: string
  readonly note: string | null
  readonly risk: BreachRisk | null
  readonly known: Known | null
}

/** What a breach is now, folded from its events. */
export interface BreachNow extends BreachFacts {
  readonly state: "open" | "closed"
  readonly known: Known
  readonly containedAt: Date | null
}

/** By which event each duty is met. */
export const tellingOf: Readonly<Record<BreachDutyKind, BreachEventKind>> = {
  ombudsman: "ombudsman-told", persons: "persons-told", controller: "controller-told", "cyber-first": "cyber-first-told", "cyber-follow-up": "cyber-follow-up-told", "cyber-final": "cyber-final-told",
}

const latest = <Kind extends BreachEventKind>(events: readonly BreachEvent[], kind: Kind): BreachEvent | undefined => events.findLast((event) => event.kind === kind)

/** Folds the events of a breach. A duty is met when it was first told; later tellings add to it (GDPR 33(4)). */
export function foldBreach(events: readonly BreachEvent[], { role, cyber }: { readonly role: BreachRole; readonly cyber: boolean }): BreachNow {
  const described = events.findLast((event) => event.known !== null)
  const aware = latest(events, "aware-set") ?? events[0]
  if (!described?.known || !aware) throw new Error("A breach begins with what was noticed.")
  const done = Object.fromEntries(breachDuties.flatMap((duty) => {
    const told = events.find(({ kind }) => kind === tellingOf[duty])
    return told ? [[duty, told.happenedAt]] : []
  }))
  const ended = events.findLast(({ kind }) => kind === "closed" || kind === "reopened")
  return {
    awareAt: aware.happenedAt, role, cyber, done, known: described.known, risk: latest(events, "assessed")?.risk ?? null, personsNeedNot: events.some(({ kind }) => kind === "persons-need-not"),
    containedAt: latest(events, "contained")?.happenedAt ?? null, state: ended?.kind === "closed" ? "closed" : "open",
  }
}
