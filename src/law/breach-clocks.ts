import { dayAt, daysLater, monthsLater, sayTime, startOf } from "../lib/day.ts"
import { inWords, type Language, type Words } from "../lib/words.ts"
import type { Source } from "./rule.ts"

/** How a breach may touch the rights and freedoms of people (GDPR 33(1), 34(1)). */
export const breachRisks = ["unlikely", "likely", "high"] as const
export type BreachRisk = (typeof breachRisks)[number]

/** Whether the municipality decides on the data itself or handles it for another (GDPR 4). */
export const breachRoles = ["controller", "processor"] as const
export type BreachRole = (typeof breachRoles)[number]

/** What a breach brings: notices to the Ombudsman, to the persons, to the controller; and under the Cyber Security Act to its supervisor. */
export const breachDuties = ["ombudsman", "persons", "controller", "cyber-first", "cyber-follow-up", "cyber-final"] as const
export type BreachDutyKind = (typeof breachDuties)[number]

interface BreachRule extends Source {
  /** Hours from when the clock starts, a month, or without delay: null. */
  readonly within: { readonly hours: number } | { readonly months: number } | null
}

/** Times of the law. The regulation is from memory; 124/2025 was read, but from what its month is counted is from memory. */
export const breachRules: Readonly<Record<BreachDutyKind, BreachRule>> = {
  ombudsman: { law: "GDPR 33 art. 1 k", mark: "M", within: { hours: 72 } },
  persons: { law: "GDPR 34 art. 1 k", mark: "M", within: null },
  controller: { law: "GDPR 33 art. 2 k", mark: "M", within: null },
  "cyber-first": { law: "124/2025 11 §", mark: "V*", within: { hours: 24 } },
  "cyber-follow-up": { law: "124/2025 11 §", mark: "V*", within: { hours: 72 } },
  "cyber-final": { law: "124/2025 13 §", mark: "M", within: { months: 1 } },
}

/** What of a breach moves its clocks. */
export interface BreachFacts {
  /** When the municipality became aware, with reasonable certainty. */
  readonly awareAt: Date
  readonly role: BreachRole
  /** Null until it has been assessed: until then the Ombudsman is to be told. */
  readonly risk: BreachRisk | null
  /** The activity is under the Cyber Security Act (124/2025 4 §): water, waste, energy, transport and the like. */
  readonly cyber: boolean
  /** When each duty was met. */
  readonly done: Readonly<Partial<Record<BreachDutyKind, Date>>>
  /** The persons need not be told, on a ground of GDPR 34(3). */
  readonly personsNeedNot: boolean
}

/** One step of a reckoning by the clock. */
export type BreachStep = Source & { readonly at: Date } & (
    | { readonly code: "aware" | "without-delay" | "to-the-hour" | "never-moves" | "end-of-day" }
    | { readonly code: "counted"; readonly hours: number }
    | { readonly code: "counted-months"; readonly months: number; readonly early: boolean }
  )

/** A duty of a breach, with the instant by which it is met, and how that was reckoned. */
export interface BreachDuty extends Source {
  readonly duty: BreachDutyKind
  /** The instant to work to; null where the law says without delay. */
  readonly by: Date | null
  readonly doneAt: Date | null
  readonly steps: readonly BreachStep[]
}

const hourMs = 3_600_000

/**
 * What a breach asks of the municipality, with the instant of each. Hours run by nights and holidays and start at the very instant; that the hour of the event is not counted
 * (EU 1182/71 3 art.) is shown, not used. The risk that is unlikely asks for no notice; only a high one asks for telling the persons.
 */
export function breachDutiesOf(facts: BreachFacts): BreachDuty[] {
  const wanted = breachDuties.filter((duty) => {
    if (facts.done[duty]) return true
    if (duty.startsWith("cyber")) return facts.cyber
    if (duty === "controller") return facts.role === "processor"
    if (facts.role === "processor") return false
    return duty === "ombudsman" ? facts.risk !== "unlikely" : facts.risk === "high" && !facts.personsNeedNot
  })
  return wanted.map((duty) => ({ duty, law: breachRules[duty].law, mark: breachRules[duty].mark, doneAt: facts.done[duty] ?? null, ...reckoned(duty, facts) }))
}

function reckoned(duty: BreachDutyKind, { awareAt, done }: BreachFacts): Pick<BreachDuty, "by" | "steps"> {
  const { within, law, mark } = breachRules[duty]
  const aware: BreachStep = { code: "aware", at: awareAt, law, mark }
  if (within === null) return { by: null, steps: [aware, { code: "without-delay", at: awareAt, law, mark }] }
  if ("hours" in within) {
    const by = new Date(awareAt.getTime() + within.hours * hourMs)
    const toTheHour = new Date(Math.ceil(awareAt.getTime() / hourMs) * hourMs + within.hours * hourMs)
    return {
      by,
      steps: [aware, { code: "counted", hours: within.hours, at: by, law, mark }, { code: "never-moves", at: by, law: "EU 1182/71 3 art. 4 k", mark: "M" }, { code: "to-the-hour", at: toTheHour, law: "EU 1182/71 3 art. 1 k", mark: "M" }],
    }
  }
  // The final report is counted from the follow-up; while that has not been given, from the last instant at which it may be.
  const given = done["cyber-follow-up"]
  const from = given ?? (reckoned("cyber-follow-up", { awareAt, done } as BreachFacts).by as Date)
  const by = new Date(startOf(daysLater(monthsLater(dayAt(from), within.months), 1)).getTime() - 60_000)
  return { by, steps: [aware, { code: "counted-months", months: within.months, early: given === undefined, at: from, law, mark }, { code: "end-of-day", at: by, law: "150/1930 3 §", mark: "V" }] }
}

/** Where a duty stands at an instant. Met late is told, since the reasons of the delay go along (GDPR 33(1)). */
export type DutyStanding = "met" | "met-late" | "open" | "overdue"

export function standingOf({ by, doneAt }: Pick<BreachDuty, "by" | "doneAt">, now: Date): DutyStanding {
  const late = by !== null && (doneAt ?? now) > by
  return doneAt === null ? (late ? "overdue" : "open") : late ? "met-late" : "met"
}

/** A step in words, with its section. */
export function sayBreachStep(step: BreachStep, language: Language): string {
  const warning = step.mark === "M" ? { fi: ", muistinvarainen, tarkista", sv: ", ur minnet, kontrollera", en: ", from memory, check" }[language] : ""
  return `${sentence(step, sayTime(step.at, language))[language]} [${step.law}${warning}]`
}

function sentence(step: BreachStep, at: string): Words {
  switch (step.code) {
    case "aware":
      return inWords(`Loukkaus tuli tietoon: ${at}.`, `Incidenten blev känd: ${at}.`, `The municipality became aware: ${at}.`)
    case "counted":
      return inWords(`Lasketaan ${step.hours} tuntia: ${at}.`, `Räkna ${step.hours} timmar: ${at}.`, `Count ${step.hours} hours: ${at}.`)
    case "never-moves":
      return inWords(`Tunnit kuluvat myös öisin ja pyhinä; hetki ei siirry: ${at}.`, `Timmarna löper också på nätter och helgdagar; tidpunkten flyttas inte: ${at}.`, `The hours run by night and on holidays too; the time does not move: ${at}.`)
    case "to-the-hour":
      return inWords(`Tapahtuman tuntia ei lueta mukaan, joten viimeistään ${at}; työ tehdään aikaisempaan hetkeen.`, `Händelsens timme räknas inte in, alltså senast ${at}; arbetet görs till den tidigare tidpunkten.`, `The hour of the event is not counted, so at the latest ${at}; work is done to the earlier time.`)
    case "without-delay":
      return inWords("Ilman aiheetonta viivytystä; tuntimäärää ei ole.", "Utan onödigt dröjsmål; det finns inget antal timmar.", "Without undue delay; there is no number of hours.")
    case "counted-months":
      return step.early
        ? inWords(`Lasketaan ${step.months} kuukausi jatkoilmoituksen viimeisestä hetkestä, koska ilmoitusta ei ole vielä tehty: ${at}.`, `Räkna ${step.months} månad från den sista tidpunkten för uppföljningen, som ännu inte har lämnats: ${at}.`, `Count ${step.months} month from the last time for the follow-up, which has not been given yet: ${at}.`)
        : inWords(`Lasketaan ${step.months} kuukausi jatkoilmoituksesta: ${at}.`, `Räkna ${step.months} månad från uppföljningen: ${at}.`, `Count ${step.months} month from the follow-up: ${at}.`)
    case "end-of-day":
      return inWords(`Kuukausi päättyy päivän lopussa: ${at}.`, `Månaden går ut vid dagens slut: ${at}.`, `The month ends with the day: ${at}.`)
  }
}
