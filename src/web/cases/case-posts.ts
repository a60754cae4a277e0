import { addAction, closeCase, correctTitle, moveStage } from "../../acts/cases/act.ts"
import { caseNumbered } from "../../acts/cases/choices.ts"
import { addDocument, documentLanguages, documentTypes, ways } from "../../acts/cases/documents.ts"
import { FileRefused, noteRefusedFile } from "../../acts/cases/files.ts"
import { getFile } from "../../acts/cases/get.ts"
import { type LinkKind, linkCases, linkKinds } from "../../acts/cases/link.ts"
import { endings, stages } from "../../acts/cases/stages.ts"
import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { pictureIn } from "../../acts/texts/picture.ts"
import { inWork, type Work } from "../../acts/work.ts"
import { publicityKinds } from "../../law/publicity.ts"
import { isDay, startOf } from "../../lib/day.ts"
import { typedIn } from "../parts/form.tsx"
import { publicityWords } from "../publicity/words.ts"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href } from "../routes.ts"
import { savedFile, shownPicture } from "../saved-file.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import { casePage } from "./case.tsx"
import { fileIn, type KeptFile } from "./kept-file.ts"
import { type Means, momentOf, secrecies } from "./new.tsx"
import { why } from "./queue.tsx"
import { caseWords } from "./words.ts"

/** Does what a form of the case's page asks for. */
export async function actOnCase(visit: StaffVisit, means: Means, form: FormData): Promise<Posted> {
  const words = caseWords[visit.language]
  const desk = deskOf(visit)
  const id = visit.parts.id ?? ""
  const text = (name: string) => typedIn(form, name).trim().slice(0, 2000)
  const wrong = (field: string) => async (): Promise<Posted> => ({ page: await casePage(visit, means, { problems: [{ field, message: words.needed[field] ?? words.cannot }], typed: form, file: null }) })
  const done = (field: string, verb: (work: Work) => Promise<unknown>) => () => decided(visit, means, form, field, verb)
  const municipality = desk.municipality
  const acts: Readonly<Record<string, () => Promise<() => Promise<Posted>>>> = {
    async move() {
      const stage = stages.find((one) => one === text("stage"))
      const happened = text("happened")
      if (!stage) return wrong("stage")
      if (happened !== "" && !isDay(happened)) return wrong("happened")
      return done("stage", (work) => moveStage(work, municipality, id, { stage, ...(happened === "" ? {} : { happenedAt: startOf(happened) }) }))
    },
    async close() {
      const ending = endings.find((one) => one === text("ending"))
      return ending && ending !== "transferred" ? done("ending", (work) => closeCase(work, municipality, id, ending)) : wrong("ending")
    },
    async note() {
      return text("note") === "" ? wrong("note") : done("note", (work) => addAction(work, municipality, id, text("note")))
    },
    async link() {
      const kind = linkKinds.find((one): one is LinkKind => one === text("linkKind"))
      const other = text("other") === "" ? null : await caseNumbered(desk, text("other"))
      return kind && other ? done("other", (work) => linkCases(work, municipality, id, other, kind)) : wrong("other")
    },
    async titles() {
      for (const field of ["title", "publicTitle"]) if (text(field) === "") return wrong(field)
      return done("title", (work) => correctTitle(work, municipality, id, { title: text("title").slice(0, 500), publicTitle: text("publicTitle").slice(0, 500) }))
    },
  }
  const act = acts[typedIn(form, "act")]
  if (!act) throw new NotFound("There is no such page.")
  return (await act())()
}

/** Adds a document from the form of the case's page. */
export async function postDocument(visit: StaffVisit, means: Means, form: FormData): Promise<Posted> {
  const words = caseWords[visit.language]
  const desk = deskOf(visit)
  const { actor, now } = desk
  const text = (name: string) => typedIn(form, name).trim().slice(0, 500)
  const file = await fileIn(form, means.files, actor.id, means.codeKey).catch((fault: unknown) => (fault instanceof FileRefused ? fault : Promise.reject(fault)))
  if (file instanceof FileRefused) {
    await noteRefusedFile(desk, file, visit.parts.id ?? null)
    return { page: await casePage(visit, means, { problems: [{ field: "file", message: words.fileRefused[file.code] }], typed: form, file: null }) }
  }
  const at = momentOf(text("day"), text("time"))
  const secrecy = secrecies.find((one) => one === text("secrecy")) ?? "secret"
  const secret = secrecy === "secret" || secrecy === "partly-secret"
  const waits = secrecy === "not-yet-public"
  const kind = publicityKinds.find((one) => one === text("kind")) ?? null
  const language = documentLanguages.find((one) => one === text("documentLanguage"))
  const fields = [["documentTitle", text("documentTitle") === ""], ["sender", text("sender") === ""], ["documentLanguage", language === undefined], ["day", at === null || at > now], ["item", secret && (text("item") === "" || text("secrecyAct") === "")], ["kind", waits && kind === null && text("origin") !== "own"], ["event-on", text("event-on") !== "" && !isDay(text("event-on"))]] as const
  const problems = fields.filter(([, is]) => is).map(([field]) => ({ field, message: words.needed[field] ?? publicityWords[visit.language].needed[field] ?? "" }))
  if (problems.length > 0 || at === null || language === undefined) return { page: await casePage(visit, means, { problems, typed: form, file }) }
  const origin = text("origin") === "own" ? { own: { author: text("sender"), draftedAt: at } } : { received: { at, way: ways.find((one) => one === text("way")) ?? "letter", sender: text("sender") } }
  return decided(visit, means, form, "documentTitle", (work) =>
    addDocument(work, deskOf(visit).municipality, visit.parts.id ?? "", {
      title: text("documentTitle"), publicTitle: text("documentPublicTitle") || words.types[text("documentType")] || words.document, type: documentTypes.find((one) => one === text("documentType")) ?? "letter", language,
      publicity: { secrecy, act: secret ? text("secrecyAct") : null, item: secret ? text("item") : null, part: text("part") || null, kind: waits ? kind : null, eventOn: waits ? text("event-on") || null : null }, file, ...origin,
    }, means.codeKey), file)
}

async function decided(visit: StaffVisit, means: Means, form: FormData, field: string, verb: (work: Work) => Promise<unknown>, file: KeptFile | null = null): Promise<Posted> {
  const words = caseWords[visit.language]
  const { database, actor, now } = deskOf(visit)
  try {
    await inWork(database, actor, now, verb)
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused)) throw fault
    const message = fault instanceof Refused && fault.attempt?.because === "code-in-text" ? words.code : fault instanceof Refused ? words.refused : words.cannot
    return { page: await casePage(visit, means, { problems: [{ field, message }], typed: form, file }), status: 409 }
  }
  return { to: href(caseRoutes.case, { id: visit.parts.id ?? "" }) }
}

/** A document's file, always to be saved and never shown by the browser itself. */
export async function sendFile(visit: StaffVisit, { files }: Means): Promise<Response> {
  const found = await getFile(deskOf(visit), visit.parts.id ?? "", visit.parts.document ?? "", why)
  const kept = found instanceof PurposeNeeded ? null : await files.get(found.sha256)
  if (found instanceof PurposeNeeded || !kept) throw new NotFound("There is no such file.")
  return savedFile(found, kept)
}

/** The file of a document that is a picture, to be shown on the page of its text. */
export async function sendPicture(visit: StaffVisit, { files }: Means): Promise<Response> {
  const found = await getFile(deskOf(visit), visit.parts.id ?? "", visit.parts.document ?? "", why)
  const picture = found instanceof PurposeNeeded ? null : await pictureIn(files, found.sha256)
  if (!picture) throw new NotFound("There is no such picture.")
  return shownPicture(picture)
}
