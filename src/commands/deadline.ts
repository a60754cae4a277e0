import { parseArgs } from "node:util"
import type { Deadline } from "../law/deadline.ts"
import { feeReviewUntil, finality, lastDayFor, type Remedy, remedyOn } from "../law/remedies.ts"
import { publicityRequestClock, type RequestClock, shorterOf, subjectRequestClock } from "../law/request-clocks.ts"
import { NotInForce } from "../law/rule.ts"
import { saySteps } from "../law/say-steps.ts"
import { lastDayToFetch, type Service, type ServiceWay, serviceWays } from "../law/service.ts"
import type { Step } from "../law/steps.ts"
import { councilSummonsBy, interestsDeclaredBy, minutesOnWeb, noticeOnWeb, publicNoticeOnWeb } from "../law/times-on-the-web.ts"
import { type Day, dayFromFinnish, isDay, sayWeekday } from "../lib/day.ts"
import { isLanguage, type Language, type Words } from "../lib/words.ts"

/** What is asked of a kind: the day that it counts from, and for decisions how they were served. */
interface Asked {
  readonly day: Day
  readonly service: Service
}

type Answer = Pick<Deadline, "last" | "steps"> & Partial<Pick<Deadline, "raw"> & Pick<RequestClock, "workTo" | "remindOn">> & { readonly tellBy?: Day; readonly finalOn?: Day; readonly removeOn?: Day }

const remedyKind =
  (remedy: Remedy) =>
  ({ day, service }: Asked): Answer => {
    const rule = remedyOn(remedy, day)
    return { ...settled(lastDayFor(rule, service)), finalOn: settled(finality(rule, [service])).finalOn }
  }

/** A reckoning whose kinds are chosen so that a period always runs. */
function settled<T>(found: T | null): T {
  if (found === null) throw new Error("A kind of the command has no period.")
  return found
}

/** Each kind with what its day is, for the usage, and its reckoning. */
const kinds: Readonly<Record<string, readonly [dayIs: string, reckon: (asked: Asked) => Answer]>> = {
  "publicity-request": ["request received", ({ day }) => publicityRequestClock(day)],
  "publicity-request-long": ["request received", ({ day }) => publicityRequestClock(day, { long: true })],
  "subject-request": ["request received", ({ day }) => subjectRequestClock(day)],
  "subject-request-extended": ["request received", ({ day }) => subjectRequestClock(day, { extended: true })],
  "both-requests": ["letter received that is both kinds", ({ day }) => shorterOf(publicityRequestClock(day), subjectRequestClock(day))],
  "municipal-review": ["decision served", remedyKind("municipal-review")],
  "municipal-appeal": ["decision served", remedyKind("municipal-appeal")],
  "administrative-review": ["decision served", remedyKind("administrative-review")],
  "administrative-appeal": ["decision served", remedyKind("administrative-appeal")],
  "building-review": ["decision served", remedyKind("building-review")],
  "fee-review": ["fee set", ({ day }) => feeReviewUntil(day)],
  fetch: ["notice sent of a decision to fetch", ({ day }) => lastDayToFetch(day)],
  "names-in-minutes": ["minutes of a board or committee on the web", ({ day }) => settled(minutesOnWeb(remedyOn("municipal-review", day), day, []))],
  notice: ["municipal notice on the web", ({ day }) => noticeOnWeb(day)],
  "public-notice": ["public notice on the web, without an appeal", ({ day }) => publicNoticeOnWeb(day, null)],
  "council-summons": ["meeting of the council", ({ day }) => councilSummonsBy(day)],
  interests: ["post taken up", ({ day }) => interestsDeclaredBy(day)],
}

export const deadlineUsage = "Usage: varanto deadline KIND DAY [--served WAY] [--shown DAY] [--lang fi|sv|en] [--json]"

const kindsAndWays = `KIND, and what DAY is:\n${Object.entries(kinds).map(([kind, [dayIs]]) => `  ${kind.padEnd(27)}${dayIs}`).join("\n")}
WAY of service (for a decision; ordinary-letter when not told):\n  ${serviceWays.join(", ")}
DAY is written 2026-11-25 or 25.11.2026. --shown is the day on which a letter or message is shown to have become known.`

interface DeadlineParts {
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

/** Prints the last day of a period and each step of its reckoning. Exit 0; 1 when no law of ours covers the day; 64 on wrong use. */
export function deadlineCommand(words: readonly string[], { say, warn }: DeadlineParts): number {
  const asked = parse(words)
  if ("fault" in asked) {
    warn(`${asked.fault}\n${deadlineUsage}\n${kindsAndWays}`)
    return 64
  }
  const { kind, language, json } = asked
  try {
    const answer = asked.reckon(asked)
    if (json) say(JSON.stringify({ kind, ...answer, steps: answer.steps.map((step, at) => ({ ...step, words: saySteps(answer.steps, language)[at] })) }, null, 2))
    else for (const line of lines(answer, language)) say(line)
    return 0
  } catch (fault) {
    if (!(fault instanceof NotInForce) && !(fault instanceof RangeError)) throw fault
    warn(fault.message)
    return fault instanceof NotInForce ? 1 : 64
  }
}

function lines(answer: Answer, language: Language): string[] {
  const labelled = (label: Words, day: Day | undefined): string[] => (day === undefined ? [] : [`${label[language]}: ${sayWeekday(day, language)}`])
  return [
    ...labelled(labels.last, answer.last),
    ...labelled(labels.workTo, answer.workTo),
    ...labelled(labels.tellBy, answer.tellBy),
    ...labelled(labels.finalOn, answer.finalOn),
    ...labelled(labels.removeOn, answer.removeOn),
    ...(answer.remindOn ?? []).flatMap((day) => labelled(labels.remindOn, day)),
    ...saySteps(answer.steps as readonly Step[], language).map((sentence, at) => `  ${at + 1}. ${sentence}`),
  ]
}

const labels = {
  last: { fi: "Viimeinen päivä", sv: "Sista dag", en: "Last day" },
  workTo: { fi: "Vastaa viimeistään", sv: "Svara senast", en: "Answer by" },
  tellBy: { fi: "Kerro pidennyksestä viimeistään", sv: "Meddela om förlängning senast", en: "Tell of an extension by" },
  finalOn: { fi: "Lainvoimainen, jos kukaan ei hae muutosta eikä kenenkään muun aika jatku", sv: "Laga kraft, om ingen söker ändring och ingen annans tid löper", en: "Final, if nobody seeks a change and nobody else's time runs" },
  removeOn: { fi: "Henkilötiedot pois verkosta", sv: "Personuppgifterna bort från nätet", en: "Personal data off the web" },
  remindOn: { fi: "Muistutus", sv: "Påminnelse", en: "Reminder" },
} as const satisfies Readonly<Record<string, Words>>

interface Parsed extends Asked {
  readonly kind: string
  readonly reckon: (asked: Asked) => Answer
  readonly language: Language
  readonly json: boolean
}

function parse(words: readonly string[]): Parsed | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, lang: { type: "string", default: "en" }, served: { type: "string", default: "ordinary-letter" }, shown: { type: "string" } },
    })
    const [kind = "", written = "", ...more] = positionals
    const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!found || more.length > 0) return { fault: kind === "" ? "Name a kind and a day." : found ? "Name one kind and one day." : `There is no kind "${kind}".` }
    const [day, shownOn] = [readDay(written), values.shown === undefined ? undefined : readDay(values.shown)]
    if (day === null || shownOn === null) return { fault: `There is no day "${day === null ? written : values.shown}".` }
    if (!isLanguage(values.lang)) return { fault: `There is no language "${values.lang}": use fi, sv or en.` }
    if (!isWay(values.served)) return { fault: `There is no way of service "${values.served}".` }
    const service: Service = { way: values.served, on: day, ...(shownOn === undefined ? {} : { shownOn }) }
    return { kind, reckon: found[1], day, service, language: values.lang, json: values.json }
  } catch (fault) {
    return { fault: (fault as Error).message }
  }
}

const isWay = (input: string): input is ServiceWay => (serviceWays as readonly string[]).includes(input)

const readDay = (written: string): Day | null => (isDay(written) ? written : dayFromFinnish(written))
