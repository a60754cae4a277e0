import { sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import { givenBack, secretNames, veilFor, veilOf } from "../publicity/veil.ts"
import { mustKeepCodesApart } from "../records/save.ts"
import { Conflict } from "../refusals.ts"
import type { Work } from "../work.ts"
import { appendAction, type CaseInHand, mustHaveNoOpenRound, type Told } from "./append.ts"
import { holdToChange } from "./hold-to-change.ts"
import { type Ending, isEnd, type Stage, stagesAfter } from "./stages.ts"
import { putWords, wordsBy } from "./title-words.ts"

export interface Move {
  readonly stage: Stage
  /** When it took place, where that is before now: the day of the decision, the arrival that made it pending. */
  readonly happenedAt?: Date | undefined
  readonly note?: string | undefined
}

/** Brings a case to another stage: for whoever may change it. Its end has a verb of its own. */
export async function moveStage(work: Work, municipality: string, id: string, { stage, happenedAt, note }: Move): Promise<void> {
  if (isEnd(stage)) throw new Conflict(stage === "transferred" ? "Say to which authority, and tell the sender: transfer the case." : "Say how the handling ended: close the case.")
  await move(work, municipality, id, { kind: "moved", stage, happenedAt: happenedAt ?? null, note: note ?? null })
}

/** Ends the handling of a case, and says how it ended. What ended by a decision has had one (906/2019 26 §). */
export async function closeCase(work: Work, municipality: string, id: string, ending: Exclude<Ending, "transferred">, note?: string): Promise<void> {
  await move(work, municipality, id, { kind: "moved", stage: "closed", noteCode: ending, note: note ?? null })
}

async function move(work: Work, municipality: string, id: string, told: Told & { readonly stage: Stage }): Promise<void> {
  mustKeepCodesApart({ title: told.note ?? "" }, { municipality, act: "case-acted", subject: { kind: "case", id } })
  const its = await holdToChange(work, municipality, id, "case-acted")
  if (!stagesAfter(its.stage).includes(told.stage)) throw new Conflict(`The case is in the stage ${its.stage}, which does not lead to ${told.stage}.`)
  if (told.happenedAt && told.happenedAt > work.now) throw new Conflict("What is registered has taken place, not later than now.")
  if (told.stage === "decided" || isEnd(told.stage)) mustHaveNoOpenRound(its)
  if (told.noteCode === "decision" && its.decidedAt === null) throw new Conflict("No decision has been registered. Register it first, or choose another way of ending.")
  await appendAction(work, municipality, its, told)
  await noteAct(work, municipality, its, { kind: told.kind, from: its.stage, to: told.stage, ...(told.noteCode ? { ending: told.noteCode } : {}) })
}

/** Notes something done with a case, in words: a call, a hearing, an oral piece of information (434/2003 42 §). */
export async function addAction(work: Work, municipality: string, id: string, note: string, noteCode: string | null = null): Promise<void> {
  mustKeepCodesApart({ title: note }, { municipality, act: "case-acted", subject: { kind: "case", id } })
  const its = await holdToChange(work, municipality, id, "case-acted")
  await appendAction(work, municipality, its, { kind: "noted", note, noteCode })
  await noteAct(work, municipality, its, { kind: "noted" })
}

/** Corrects the titles of a case; that they were others stays to be seen among its actions, the words do not. Under the public one no party is named who is secret by herself. */
export async function correctTitle(work: Work, municipality: string, id: string, titles: { readonly title: string; readonly publicTitle: string }): Promise<void> {
  mustKeepCodesApart({ title: `${titles.title}\n${titles.publicTitle}` }, { municipality, act: "case-acted", subject: { kind: "case", id } })
  const its = await holdToChange(work, municipality, id, "case-acted")
  const [kept] = await work.queries.rows<{ title: string; names: string[] | null }>(sql`
    select r.title, ${secretNames(municipality, sql`r.root_id`)} as names from record r where r.municipality_id = ${municipality} and r.root_id = ${id} and r.id = ${id}`)
  const title = kept?.names ? givenBack(await veilFor(work.queries, { municipality, actor: work.actor, now: work.now }, id), kept.title, titles.title) : titles.title
  await work.queries.rows(sql`update record set title = ${title}, changed_at = ${work.now} where municipality_id = ${municipality} and root_id = ${id} and id = ${id}`)
  await putPublicTitle(work, municipality, id, veilOf(kept?.names ?? null)(titles.publicTitle))
  await appendAction(work, municipality, its, { kind: "title-corrected" })
  await noteAct(work, municipality, its, { kind: "title-corrected" })
}

/** Writes the public title of a case and the words that it is found by. */
export async function putPublicTitle({ queries }: Work, municipality: string, id: string, publicTitle: string): Promise<void> {
  const [named] = await queries.rows<{ language: Language; openedAt: Date }>(sql`
    update case_file set public_title = ${publicTitle}, words_by = ${wordsBy()} where municipality_id = ${municipality} and id = ${id} returning language, opened_at as "openedAt"`)
  if (named) await putWords(queries, municipality, { id, publicTitle, ...named })
}

/** Notes what was done with a case in the usage log. */
export const noteAct = (work: Work, municipality: string, { id, person, register }: CaseInHand, more: Readonly<Record<string, string | number>>): Promise<void> =>
  work.note({ municipality, act: "case-acted", subject: { kind: "case", id }, person, register, case: id, outcome: "done", more })
