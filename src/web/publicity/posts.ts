import { addMark, disclosureOutcomes, footings, type Learned, tellCaseMoment, tellMoment, tellOfMark, weigh } from "../../acts/publicity/mark.ts"
import { setPartySecrecy } from "../../acts/publicity/parties.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Work } from "../../acts/work.ts"
import { publicityKinds } from "../../law/publicity.ts"
import { isDay } from "../../lib/day.ts"
import type { Means } from "../cases/new.tsx"
import { caseWords } from "../cases/words.ts"
import { type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { attempt } from "../staff/attempt.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { partyGrounds } from "./forms.tsx"
import { publicityPath } from "./in-short.tsx"
import { publicityPage } from "./page.tsx"
import { publicityWords } from "./words.ts"

/** Does what a form of the page asks for. */
export async function actOnPublicity(visit: StaffVisit, _means: Means, form: FormData): Promise<Posted> {
  const words = publicityWords[visit.language]
  const { municipality } = deskOf(visit)
  const [caseId, document] = [visit.parts.id ?? "", visit.parts.document ?? null]
  const marked = { caseId, recordId: document ?? caseId }
  const text = (name: string, most = 300) => typedIn(form, name).trim().slice(0, most)
  const again = (problems: readonly Problem[]) => publicityPage(visit, problems, form)
  const wrong = async (...fields: string[]): Promise<Posted> => ({ page: await again(fields.map((field) => ({ field, message: words.needed[field] ?? words.cannot }))) })
  const done = (field: string, verb: (work: Work) => Promise<unknown>): Promise<Posted> =>
    attempt(visit, verb, () => publicityPath(caseId, document), { field, conflict: field === "outcome" ? (words.needed.outcome ?? words.cannot) : words.cannot, refused: caseWords[visit.language].refused, code: caseWords[visit.language].code }, again)
  const acts: Readonly<Record<string, () => Promise<Posted>>> = {
    moment() {
      const kind = publicityKinds.find((one) => one === text("kind"))
      const on = text("event-on")
      if (document === null) return isDay(on) ? done("event-on", (work) => tellCaseMoment(work, municipality, caseId, on)) : wrong("event-on")
      return !kind || (on !== "" && !isDay(on)) ? wrong("event-on") : done("kind", (work) => tellMoment(work, municipality, caseId, document, kind, on || null))
    },
    mark() {
      const until = text("set-until")
      const lacking = [...(text("law", 60) === "" ? ["law"] : []), ...(text("item", 120) === "" ? ["item"] : []), ...(until !== "" && (!isDay(until) || until < visit.today) ? ["set-until"] : [])]
      return lacking.length > 0 ? wrong(...lacking) : done("item", (work) => addMark(work, municipality, marked, { act: text("law", 60), item: text("item", 120), part: text("part") || null, setUntil: until || null }))
    },
    learned() {
      const [what, on] = [text("what"), text("on")]
      if (what !== "notInUse" && (!isDay(on) || on > visit.today)) return wrong("on")
      const learned: Learned | null = what === "notInUse" ? { inUse: false } : what === "diedOn" || what === "endedOn" || what === "withdrawnOn" ? { [what]: on } : null
      return learned === null ? wrong("what") : done("what", (work) => tellOfMark(work, municipality, marked, text("mark"), learned))
    },
    weigh() {
      const outcome = disclosureOutcomes.find((one) => one === text("outcome"))
      const footing = footings.find((one) => one === text("footing"))
      if (!outcome || !footing || text("reason") === "") return wrong("reason")
      return done("outcome", (work) => weigh(work, municipality, marked, { outcome, footing, reason: text("reason"), withdraws: text("withdraws") === "yes" }))
    },
    hide() {
      const [act = "", ...item] = text("party-ground").split(" ")
      return partyGrounds(visit.today).includes(text("party-ground")) ? done("party", (work) => setPartySecrecy(work, municipality, caseId, text("party"), { act, item: item.join(" ") })) : wrong("party")
    },
    show: () => done("party-shown", (work) => setPartySecrecy(work, municipality, caseId, text("party-shown"), null)),
  }
  const act = acts[typedIn(form, "act")]
  if (!act) throw new NotFound("There is no such page.")
  return act()
}
