import type { FeeLine } from "../../law/request-fees.ts"
import { type RequestKind, requestRoutes } from "../../law/requests.ts"
import { type Day, dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { type Paragraph, written } from "../redaction/pdf.ts"
import type { ViewsTold } from "../trail/views.ts"
import { answerWords } from "./answer-words.ts"
import type { Gathered } from "./gather.ts"

/** What an answer is written from. */
export interface Answer {
  readonly number: string
  readonly kind: RequestKind
  readonly language: Language
  readonly asked: string
  readonly receivedOn: Day
  readonly unit: string
  readonly registerName: (register: string) => string
  readonly fee: readonly FeeLine[]
  readonly gathered: Gathered
  readonly views: ViewsTold | null
}

/** The answer in plain words: what was asked, what is given and what not, and what the person may do (621/1999 14 §; GDPR 12, 15). */
export function answerParagraphs({ number, kind, language, asked, receivedOn, unit, registerName, fee, gathered: { items, withheld }, views }: Answer): Paragraph[] {
  const words = answerWords[language]
  const { law, decision } = requestRoutes[kind]
  const heading = (level: number, text: string): Paragraph => ({ mark: "heading", level, text })
  const text = (said: string): Paragraph => ({ mark: "text", level: 0, text: said })
  const paid = fee.reduce((sum, { cents }) => sum + cents, 0)
  const until = (day: Day | null) => day && sayDay(day, language)
  const refused = withheld.map(({ kind: what, register, partly, act, item, reason, until: on }) => (partly ? words.partly : words.withheldOne)(`${words.record[what]} (${registerName(register)})`, `${act} ${item}`, /[.!?]$/.test(reason) ? reason : `${reason}.`, until(on)))
  return [
    heading(1, words.title(number)),
    text(`${words.asked} ${words.kinds[kind]} (${law}): ${asked}`),
    text(`${words.received(sayDay(receivedOn, language))} ${words.by(unit)}`),
    text(items.length === 0 && withheld.length === 0 ? words.nothing : words.given(items.length)),
    text(paid > 0 ? words.fee(`${(paid / 100).toFixed(2).replace(".", language === "en" ? "." : ",")} €`) : words.free),
    ...(refused.length > 0 ? [heading(2, words.withheld), ...new Set(refused)].map((one) => (typeof one === "string" ? text(one) : one)) : []),
    ...(refused.length > 0 && decision === "document-request" ? [text(words.refer)] : []),
    ...(decision === "data-subject-answer" ? [...words.rights, words.complain].map(text) : []),
    text(words.check),
    ...(items.length > 0 ? [heading(2, words.data)] : []),
    ...items.flatMap(({ heading: title, facts, partly, file }) => [heading(3, title), text([...(partly ? [words.covered] : []), ...facts.map(({ label, value }) => `${label}: ${value}`), ...(file ? [file.name] : [])].join("\n"))]),
    ...(views === null ? [] : [heading(2, words.views), ...(views.views.length === 0 ? [text(words.viewsNone)] : views.views.map(({ at, by, title, unit: place }) => text([sayDay(dayAt(at), language), by, title, place].filter(Boolean).join(", "))))]),
  ].map(({ text: said, ...rest }) => ({ ...rest, text: said.split("\n").map((line) => written(line, rest.mark)).join("\n") }))
}
