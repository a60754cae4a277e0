import { type Day, dayAt, sayDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import { type Language, slug } from "../../lib/words.ts"
import type { RequestKind } from "../../law/requests.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { readWithin } from "../access/border.ts"
import type { Guarded } from "../records/seen.ts"
import { definitionsOf, type GoesBy } from "../registers/definitions.ts"
import { extracted, type ExtractedRecord } from "../registers/extract.ts"
import type { Database, Queries } from "../work.ts"
import { whoseData } from "./mandate.ts"
import { lastWeighing } from "./of-item.ts"
import { answerWords } from "./answer-words.ts"

/** A file that comes along, by its content. */
export interface GivenFile {
  readonly name: string
  readonly sha256: string
}

/** One thing as it is given: what the person reads of it, and what a machine does. */
export interface GivenItem {
  readonly kind: "record" | "case" | "document"
  readonly id: string
  readonly register: string
  readonly heading: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly partly: boolean
  readonly file: GivenFile | null
}

/** One thing that is not given, or in part only, as the answer tells of it: never by its title, which may itself be secret. */
export interface Withheld {
  readonly kind: GivenItem["kind"]
  readonly register: string
  readonly partly: boolean
  readonly act: string
  readonly item: string
  readonly reason: string
  readonly until: Day | null
}

export interface Gathered {
  readonly items: readonly GivenItem[]
  readonly withheld: readonly Withheld[]
}

export interface Whose {
  readonly municipality: string
  readonly caseId: string
  readonly task: string
  readonly kind: RequestKind
  readonly language: Language
}

const pieceSize = 250

interface Row {
  readonly id: string
  readonly record: string
  readonly kind: GivenItem["kind"]
  readonly register: string
  readonly outcome: "given" | "given-partly" | "refused"
  readonly act: string | null
  readonly item: string | null
  readonly until: Day | null
  readonly reason: string | null
  readonly covered: readonly string[]
  readonly title: string
  readonly body: Readonly<Record<string, unknown>>
  readonly guarded: Guarded
  readonly type: string | null
  readonly version: number | null
  readonly stage: string | null
  readonly openedAt: Date
  /** What the staff have said of it, where it is her own. */
  readonly comments: readonly { readonly at: string; readonly said: string }[]
  /** Letters that have been made of it, where it is her own. */
  readonly letters: readonly { readonly at: string; readonly heading: string; readonly body: string }[]
  /** To whom it was given, and when (GDPR 15(1)(c)). */
  readonly givenTo: readonly { readonly at: string; readonly to: string; readonly ground: string }[]
  /** Who has been told that it was rectified, erased or restricted (GDPR 19). */
  readonly told: readonly { readonly at: string; readonly to: string }[]
  readonly number: string | null
  readonly document: { readonly type: string; readonly language: string; readonly file: string | null; readonly sha256: string | null; readonly at: string; readonly publicTitle: string; readonly sender: string | null; readonly way: string | null } | null
}

/** What stands behind masks, codes and addresses, is given to nobody but the person herself, or who asks for her. Items of a task that were weighed and are given or withheld, a piece at a time, in the order of their ids. */
async function pieceOf(queries: Queries, { municipality, caseId, task, kind }: Whose, after: string): Promise<Row[]> {
  const herOwn = sql`(${isAboutAsker(kind)} and r.person_id = ${whoseData(sql`i.municipality_id`, sql`i.case_id`, sql`asker.person_id`)})`
  return queries.rows<Row>(sql`
    select i.id, i.record_id as record, i.register, case when d.id is not null then 'document' when c.id is not null then 'case' else 'record' end as kind,
      w.outcome, w.act, w.item, w.until_on as until, w.reason, w.covered, r.title, r.body, case when ${herOwn} then r.guarded else '{}' end as guarded, its.type, its.version, coalesce(its.stage, c.stage) as stage, coalesce(its.opened_at, c.opened_at, r.changed_at) as "openedAt", c.number,
      coalesce((select json_agg(json_build_object('at', x.at, 'to', coalesce(nullif(x.to_name, ''), x.recipient), 'ground', x.ground) order by x.at) from disclosure x where x.municipality_id = i.municipality_id and x.root_id = i.root_id and x.record_id = i.record_id), '[]') as "givenTo",
      coalesce((select json_agg(json_build_object('at', x.told_at, 'to', coalesce(nullif(x.to_name, ''), x.recipient)) order by x.told_at, x.id) from recipient_notice x where x.municipality_id = i.municipality_id and x.root_id = i.root_id and x.record_id = i.record_id), '[]') as told,
      coalesce((select json_agg(json_build_object('at', x.at, 'said', concat_ws(' ', nullif(x.said, ''), '(' || f.name || ')')) order by x.at, x.id) from record_comment x
        left join comment_file f on f.municipality_id = x.municipality_id and f.root_id = x.root_id and f.record_id = x.record_id and f.comment_id = x.id where ${herOwn} and x.municipality_id = i.municipality_id and x.root_id = i.root_id and x.record_id = i.record_id), '[]') as comments,
      coalesce((select json_agg(json_build_object('at', x.made_at, 'heading', x.heading, 'body', x.body) order by x.made_at, x.id) from register_letter x where ${herOwn} and x.municipality_id = i.municipality_id and x.root_id = i.root_id and x.record_id = i.record_id), '[]') as letters,
      case when d.id is not null then (select json_build_object('type', g.type, 'language', g.language, 'file', g.file_name, 'sha256', g.sha256, 'at', coalesce(g.arrived_at, g.drafted_at), 'publicTitle', g.public_title, 'sender', g.sender, 'way', g.arrived_way) from case_document g
        where g.municipality_id = d.municipality_id and g.case_id = d.case_id and g.id = case when w.outcome = 'given-partly' and w.version_id is not null then w.version_id else d.id end) end as document
    from request_item i join record r on r.municipality_id = i.municipality_id and r.root_id = i.root_id and r.id = i.record_id
    join lateral ${lastWeighing} w on w.outcome <> 'not-meant'
    join record asker on asker.municipality_id = i.municipality_id and asker.root_id = i.case_id and asker.id = i.case_id
    left join register_record its on its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id
    left join case_document d on d.municipality_id = i.municipality_id and d.case_id = i.root_id and d.id = i.record_id
    left join case_file c on c.municipality_id = i.municipality_id and c.id = i.record_id
    where i.municipality_id = ${municipality} and i.case_id = ${caseId} and i.task_id = ${task} and i.same_as is null and i.id > ${after} order by i.id limit ${pieceSize}`)
}

/** Gathers what was weighed to be given, in the words of its registers, telling how far it is after each piece. */
export async function gather(database: Database, whose: Whose, told: (done: number) => Promise<void>): Promise<Gathered> {
  const items: GivenItem[] = []
  const withheld: Withheld[] = []
  for (let after = "", done = 0; ; ) {
    const { rows, definitionOf } = await readWithin(database, whose.municipality, async (queries) => {
      const found = await pieceOf(queries, whose, after)
      return { rows: found, definitionOf: await definitionsOf(queries, whose.municipality, found.filter(isRunning)) }
    })
    for (const row of rows) {
      if (row.outcome !== "given") withheld.push({ kind: row.kind, register: row.register, partly: row.outcome === "given-partly", act: row.act ?? "", item: row.item ?? "", reason: row.reason ?? "", until: row.until })
      if (row.outcome !== "refused") items.push(given(row, isRunning(row) ? definitionOf(row) : null, whose, items.length + 1))
    }
    done += rows.length
    if (rows.length > 0) await told(done)
    if (rows.length < pieceSize) return { items, withheld }
    after = rows.at(-1)?.id ?? after
  }
}

/** True of a record of a register that runs from its definition. */
const isRunning = (row: Row): row is Row & GoesBy => row.type !== null && row.version !== null

function given(row: Row, definition: RegisterDefinition | null, { language }: Whose, at: number): GivenItem {
  const { kind, record: id, register, document, title } = row
  const partly = row.outcome === "given-partly"
  const item = { kind, id, register, partly, file: null }
  if (definition) {
    const its = extracted({ id, register, stage: row.stage ?? "", openedAt: row.openedAt, body: row.body, guarded: row.guarded }, definition, language)
    return { ...item, heading: `${its.record}, ${sayDay(dayAt(its.openedAt), language)}`, facts: [...factsOf(its, row.covered, language), ...(row.covered.includes("comments") ? [] : row.comments).map(({ at: on, said }) => ({ label: answerWords[language].comments, value: `${sayDay(dayAt(new Date(on)), language)}: ${said}` })), ...(row.covered.includes("letters") ? [] : row.letters).map(({ at: on, heading, body }) => ({ label: answerWords[language].letters, value: `${sayDay(dayAt(new Date(on)), language)}: ${heading}\n${body}` })), ...row.givenTo.map(({ at: on, to, ground }) => ({ label: answerWords[language].givenTo, value: `${sayDay(dayAt(new Date(on)), language)} ${to}, ${ground}` })), ...row.told.map(({ at: on, to }) => ({ label: answerWords[language].toldOf, value: `${sayDay(dayAt(new Date(on)), language)} ${to}` }))] }
  }
  if (document) {
    const file = document.sha256 === null ? null : { name: `files/${String(at).padStart(4, "0")}-${slug(document.file?.replace(/\.[^.]*$/, "") ?? "") || "asiakirja"}${/\.[A-Za-z0-9]{1,8}$/.exec(document.file ?? "")?.[0] ?? ""}`, sha256: document.sha256 }
    const source = document.way === "system" && document.sender !== null ? [{ label: answerWords[language].sources, value: document.sender }] : []
    // Its own title may name somebody else.
    return { ...item, heading: partly ? document.publicTitle : title, file, facts: [{ label: answerWords[language].files, value: document.type }, ...(document.at ? [{ label: answerWords[language].opened, value: sayDay(dayAt(new Date(document.at)), language) }] : []), ...source, ...saidIn(row)] }
  }
  const stage = row.stage === null ? [] : [{ label: answerWords[language].stage, value: row.stage }]
  return { ...item, heading: row.number === null ? title : `${row.number} ${title}`, facts: [...stage, { label: answerWords[language].opened, value: sayDay(dayAt(row.openedAt), language) }, ...saidIn(row)] }
}

/** What a record says by itself, without the fields that are covered. */
function saidIn(row: Row): { label: string; value: string }[] {
  const facts = Object.entries(row.body).filter(([name, value]) => !row.covered.includes(name) && (typeof value === "string" || typeof value === "number")).map(([label, value]) => ({ label, value: String(value) }))
  const hidden = Object.entries(row.guarded).filter(([name]) => !row.covered.includes(name)).map(([label, { value }]) => ({ label, value }))
  return [...facts, ...hidden]
}

/** What a person is told of a record beside her data (GDPR 15(1)). */
function factsOf({ facts, stage, purpose, legalBases, sources, recipients, keptFor }: ExtractedRecord, covered: readonly string[], language: Language): { label: string; value: string }[] {
  const words = answerWords[language]
  const beside: readonly (readonly [string, string])[] = [[words.stage, stage], [words.purpose, purpose], [words.bases, legalBases.join("; ")], [words.sources, sources.join("; ")], [words.recipients, recipients.join("; ")], [words.kept, keptFor]]
  return [...facts.filter(({ name }) => !covered.includes(name.split(".")[0] ?? name)).map(({ label, value }) => ({ label, value })), ...beside.filter(([, value]) => value !== "").map(([label, value]) => ({ label, value }))]
}
