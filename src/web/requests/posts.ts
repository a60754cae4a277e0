import { caseNumbered } from "../../acts/cases/choices.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import type { Holders } from "../../acts/holders/protocol.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { askPlaces, CodeNeeded } from "../../acts/requests/ask-holders.ts"
import { checkMandate, nameMandate } from "../../acts/requests/mandate.ts"
import { doneWith, tellRecipients } from "../../acts/requests/tell-recipients.ts"
import { makeDelivery, readPackage } from "../../acts/requests/deliver.ts"
import { carryOutErasure, weighErasure, weighErasuresByLaw } from "../../acts/requests/erase.ts"
import { tellAndWrite } from "../../acts/requests/event-letters.ts"
import { liftLock, lockGrounds, lockItem } from "../../acts/requests/lock.ts"
import { writeToAsker } from "../../acts/requests/messages.ts"
import { answerByPackage, askPackage } from "../../acts/requests/package.ts"
import { addCase, addItems, searchForTask, tellSearched } from "../../acts/requests/search.ts"
import { taskEvents } from "../../acts/requests/states.ts"
import { addTasks, needsNote } from "../../acts/requests/tasks.ts"
import { giveWhatIsClear, weighItem } from "../../acts/requests/weigh.ts"
import { tellWhose } from "../../acts/requests/whose.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { lookup } from "../../derive/lookup.ts"
import { givingWays } from "../../law/request-fees.ts"
import { isErasureGround } from "../../law/erasure.ts"
import { parseIdentityCode } from "../../law/identity-code.ts"
import { mandateKinds } from "../../law/mandates.ts"
import { requestKinds } from "../../law/requests.ts"
import { isDay } from "../../lib/day.ts"
import { type Language, languages } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import type { Files } from "../../acts/cases/files.ts"
import { typedIn } from "../parts/form.tsx"
import { deskOf, registerName } from "../rights/visit.ts"
import { href, requestRoutes, routes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { caseRequests } from "./case-requests.tsx"
import { erasureWords } from "./erasure-words.ts"
import { why } from "./request-forms.tsx"
import { requestWords } from "./words.ts"

export interface Means {
  readonly keys: CodeKeys
  readonly files: Files
  readonly holders: Holders
  readonly clock: () => Date
  /** From which address mail is sent; null where the service sends none. */
  readonly mail: { readonly from: string | null } | null
}

/** What a form of the page wants: a problem to mend, a verb to run in one work, or what does its work by itself, after which the page is shown again. */
type Wanted = { readonly wrong: string; readonly as?: string } | { readonly field: string; readonly verb: (work: Work) => Promise<unknown> } | { readonly field: string; readonly run: () => Promise<unknown> }

/** Does what a form of a case's requests asks for. */
export async function actOnRequests(visit: StaffVisit, { keys, files, holders, clock, mail }: Means, form: FormData): Promise<Posted> {
  const { language } = visit
  const erasure = erasureWords[language].say
  const needed: Readonly<Record<string, string>> = { ...requestWords[language].needed, surely: erasure.wantsSurely }
  const impossible: Readonly<Record<string, string>> = { surely: erasure.cannot, reason: erasure.wantsReason, ...(needed.weigh && { outcome: needed.weigh }), ...(needed.number && { number: needed.number }) }
  const desk = deskOf(visit)
  const { database, municipality, actor, now } = desk
  const id = visit.parts.id ?? ""
  const task = typedIn(form, "task").slice(0, 60)
  const item = typedIn(form, "item").slice(0, 60)
  const place = item === "" ? task : `${task}.${item}`
  const named = (name: string) => (place === "" ? name : `${name}.${place}`)
  const text = (name: string) => typedIn(form, named(name)).trim()
  const model = visit.site.find(municipality)?.model
  const names = model && lookup(model).register
  const nameOfRegister = (register: string, its: Language): string => {
    const found = names?.get(register)
    return found ? plain(found.name, its) : register
  }
  const from = mail && (mail.from ?? model?.contacts.find(({ role, email }) => role === "registry" && email !== null)?.email)
  const post = from == null ? null : { from, page: (its: Language) => `${visit.origin}${href(routes.myMatter, { language: its, municipality })}` }
  const wanted = await whatIsWanted()
  if ("wrong" in wanted) return again(wanted.wrong, needed[wanted.as ?? wanted.wrong] ?? "")
  try {
    const result = "run" in wanted ? await wanted.run() : await inWork(database, actor, now, wanted.verb)
    if (result instanceof CodeNeeded) return again("hetu", (text("hetu") === "" ? needed.hetuToAsk : needed.hetuNotHers) ?? "")
    if (typedIn(form, "act") === "link") {
      const link = `${visit.origin}${href(routes.delivery, { language: "fi", municipality, link: String(result) })}`
      return { page: await caseRequests(visit, holders, { problems: [], typed: new FormData(), task: "", link }), status: 200 }
    }
    return { to: `${href(requestRoutes.ofCase, { id })}${task === "" ? "" : `#task-${task}`}` }
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused)) throw fault
    const code = fault instanceof Refused && fault.attempt?.because === "code-in-text"
    return again(wanted.field, (code ? needed.code : fault instanceof Refused ? needed.refused : (impossible[wanted.field] ?? needed.cannot)) ?? "", 409)
  }

  async function again(field: string, message: string, status?: 409): Promise<Posted> {
    return { page: await caseRequests(visit, holders, { problems: [{ field: named(field), message }], typed: form, task: place }), ...(status ? { status } : {}) }
  }

  async function whatIsWanted(): Promise<Wanted> {
    switch (typedIn(form, "act") || (form.has("ask") ? "ask" : "")) {
      case "add-task": {
        const kind = requestKinds.find((one) => one === text("kind"))
        const giving = givingWays.find((one) => one === text("giving")) ?? "e-delivery"
        const unit = model?.units.find((one) => one.id === text("unit"))?.id
        const pool = model?.pools.find((one) => one.id === text("pool"))?.id
        if (!kind || unit === undefined) return { wrong: "kind", as: "what" }
        if (text("asked") === "") return { wrong: "asked" }
        if (!isDay(text("day")) || text("day") > visit.today) return { wrong: "day" }
        return { field: "kind", verb: (work) => addTasks(work, municipality, id, [{ kind, giving, unit, asked: text("asked").slice(0, 4000), receivedOn: text("day"), pools: pool === undefined ? [] : [pool], purpose: text("purpose") || null }]) }
      }
      case "tell": {
        const event = taskEvents.find((one) => one === text("event"))
        if (!event || event === "received") return { wrong: "event" }
        if (needsNote.includes(event) && text("note") === "") return { wrong: "note" }
        return { field: "event", verb: (work) => tellAndWrite(work, municipality, id, task, event, text("note").slice(0, 4000) || null, post) }
      }
      case "person":
        return parseIdentityCode(text("hetu")) === null ? { wrong: "hetu" } : { field: "hetu", verb: (work) => tellWhose(work, municipality, id, text("hetu"), keys) }
      case "search":
        return model ? { field: "event", verb: (work) => searchForTask(work, municipality, id, task, model) } : { wrong: "event", as: "cannot" }
      case "ask":
        return model ? { field: "hetu", run: () => askPlaces(desk, id, task, form.has("ask") ? [typedIn(form, "ask")] : null, text("hetu") || null, { model, holders, keys, clock }) } : { wrong: "event", as: "cannot" }
      case "looked": {
        const steps = form.getAll(named("step")).filter((one): one is string => typeof one === "string").slice(0, 1000)
        const hits = Number(text("hits"))
        if (steps.length === 0 || !Number.isInteger(hits) || hits < 0 || (hits > 0 && steps.length > 1)) return { wrong: "hits", as: "steps" }
        return { field: "hits", verb: (work) => tellSearched(work, municipality, id, task, steps, hits, text("searchNote").slice(0, 1000) || null) }
      }
      case "add": {
        const document = text("document")
        if (document !== "") return { field: "number", verb: (work) => addItems(work, municipality, id, task, [document], text("from") || "cases") }
        const found = text("number") === "" ? null : await caseNumbered(desk, text("number"))
        if (found === null || found === id) return { wrong: "number" }
        return { field: "number", verb: (work) => addCase(work, municipality, id, task, found, text("from") || "cases") }
      }
      case "give-clear":
        return { field: "event", verb: (work) => giveWhatIsClear(work, municipality, id, task) }
      case "erase-by-law":
        return { field: "event", verb: (work) => weighErasuresByLaw(work, municipality, id, task) }
      case "erase":
        return text("surely") === "yes" ? { field: "surely", verb: (work) => carryOutErasure(work, municipality, id, task, { registerName: nameOfRegister, post, untold: text("untold") === "yes" }) } : { wrong: "surely" }
      case "weigh": {
        if (text("outcome") === "erase") {
          const ground = text("ground")
          return isErasureGround(ground) ? { field: "reason", verb: (work) => weighErasure(work, municipality, id, task, item, { ground, reason: text("reason").slice(0, 2000) || null }) } : { wrong: "outcome", as: "weigh" }
        }
        const outcome = (["given", "given-partly", "refused", "not-meant"] as const).find((one) => one === text("outcome"))
        const whole = outcome === "given" || outcome === "not-meant"
        if (!outcome || (!whole && (text("act") === "" || text("item") === "" || text("reason") === "")) || (text("until") !== "" && !isDay(text("until")))) return { wrong: "outcome", as: "weigh" }
        const ground = whole ? { reason: text("reason").slice(0, 2000) || null } : { act: text("act").slice(0, 120), item: text("item").slice(0, 120), reason: text("reason").slice(0, 2000), until: text("until") || null, covered: text("covered").split(",").map((one) => one.trim()).filter(Boolean).slice(0, 200) }
        return { field: "outcome", verb: (work) => weighItem(work, municipality, id, task, item, { outcome, ...ground }) }
      }
      case "lock": {
        const ground = lockGrounds.find((one) => one === text("ground"))
        return ground ? { field: "ground", verb: (work) => lockItem(work, municipality, id, task, item, ground) } : { wrong: "ground", as: "cannot" }
      }
      case "free":
        return text("lifted") === "" ? { wrong: "lifted", as: "note" } : { field: "lifted", verb: (work) => liftLock(work, municipality, id, task, item, text("lifted").slice(0, 2000), post) }
      case "mandate": {
        const kind = mandateKinds.find((one) => one === text("byWhat"))
        return kind && text("whom") !== "" ? { field: "whom", verb: (work) => nameMandate(work, municipality, id, { kind, whom: text("whom").slice(0, 300) }) } : { wrong: "whom", as: "behalf" }
      }
      case "check": {
        const accepted = text("outcome") === "accepted"
        if (text("shown") === "") return { wrong: "shown" }
        if (accepted && form.has(named("hetu")) && parseIdentityCode(text("hetu")) === null) return { wrong: "hetu" }
        return { field: "shown", verb: (work) => checkMandate(work, municipality, id, { accepted, shown: text("shown").slice(0, 1000), code: text("hetu") || null }, keys) }
      }
      case "tell-recipients": {
        const done = doneWith.find((one) => one === text("done"))
        const chosen = languages.find((one) => one === text("language")) ?? "fi"
        if (!done || !model) return { wrong: "done", as: "cannot" }
        const names = { municipality: plain(model.municipality.name, chosen), registerName: (register: string) => registerName({ ...visit, language: chosen }, register) }
        return { field: "done", run: () => tellRecipients(desk, id, task, item, { done, said: text("said").slice(0, 4000), language: chosen, ...names }, { files, codeKey: keys.codeKey }) }
      }
      case "package": {
        const number = (name: string) => (text(name) === "" ? 0 : Number(text(name)))
        const chosen = languages.find((one) => one === text("language")) ?? "fi"
        if (![number("pages"), number("minutes")].every((one) => Number.isInteger(one) && one >= 0 && one <= 100_000)) return { wrong: "pages", as: "steps" }
        return { field: "language", verb: (work) => askPackage(work, municipality, id, task, { language: chosen, pages: number("pages"), searchMinutes: number("minutes"), identifiable: text("unidentified") !== "yes" }) }
      }
      case "link":
        return { field: "event", verb: (work) => makeDelivery(work, municipality, id, task, typedIn(form, "package")) }
      case "answer":
        return { field: "event", verb: (work) => answerByPackage(work, municipality, id, task, typedIn(form, "package")) }
      case "message":
        return text("message") === "" || text("message").length > 4000 ? { wrong: "message" } : { field: "message", verb: (work) => writeToAsker(work, municipality, id, text("message"), post) }
      default:
        throw new NotFound("There is no such page.")
    }
  }
}

/** The package for whoever may change the case: to look at it, to print it, to hand it over. */
export async function sendPackage(visit: StaffVisit, { files }: Means): Promise<Response> {
  const { id = "", task = "", package: its = "" } = visit.parts
  const found = await readPackage(deskOf(visit), id, task, its, why)
  const kept = await files.get(found.sha256)
  if (!kept) throw new NotFound("There is no such file.")
  return savedFile({ name: `vastaus-${found.number.replace(/[^\p{L}\p{N}]+/gu, "-")}.zip`, mediaType: "application/zip" }, kept)
}
