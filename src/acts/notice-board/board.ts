import { type Day, dayAt } from "../../lib/day.ts"
import { join, type Sql, sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { Database } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { secretNames, veiled, veilOf } from "../publicity/veil.ts"
import { seenEach } from "../records/seen.ts"
import { isRegistrar } from "./may.ts"
import type { NoticeKind } from "./post.ts"

/** What a notice says in one language. */
export interface NoticeText {
  readonly language: Language
  readonly title: string
  readonly body: string
}

/** A notice as the public sees it on a day. */
export interface PostedNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly ground: string
  readonly from: Day
  /** The last day on the board; null while it is not known yet. */
  readonly last: Day | null
  readonly postedAt: Date
  /** On the board now. Afterwards its address tells what stood there, without personal data. */
  readonly onBoard: boolean
  /** Empty where nothing without personal data is left to show. */
  readonly texts: readonly NoticeText[]
}

const isOn = (today: Day): Sql => sql`n.from_day <= ${today}::date and (n.last_day is null or n.last_day >= ${today}::date) and n.withdrawn_at is null`

const namesOfCase = sql`${secretNames(sql`n.municipality_id`, sql`n.case_id`)} as "secretNames"`

/** The rendition of a day is chosen in the database, so that what has gone off never comes out of it. */
const columns = (today: Day): Sql => sql`n.id, n.kind, n.ground, n.from_day as from, n.last_day as last, n.posted_at as "postedAt", (${isOn(today)}) as "onBoard", coalesce((
  select json_agg(json_build_object('language', t.language,
    'title', case when (${isOn(today)}) or not n.personal and n.withdrawn_at is null then t.title else t.plain_title end,
    'body', case when (${isOn(today)}) or not n.personal and n.withdrawn_at is null then t.body else t.plain_body end) order by t.language)
  from notice_text t where t.municipality_id = n.municipality_id and t.notice_id = n.id and ((${isOn(today)}) or not n.personal and n.withdrawn_at is null or t.plain_title is not null and n.withdrawn_at is null)), '[]'::json) as texts,
  ${namesOfCase}`

/** A notice as anyone reads it: names of parties of its case who have become secret by themselves since are covered. */
function shown({ secretNames: names, texts, ...notice }: PostedNotice & { readonly secretNames: readonly string[] | null }): PostedNotice {
  const veil = veilOf(names)
  return { ...notice, texts: texts.map(({ language, title, body }) => ({ language, title: veil(title), body: veil(body) })) }
}

/** The notices on the board on the day of a moment, newest first. */
export const noticesOn = async (database: Database, municipality: string, now: Date, limit = 200): Promise<PostedNotice[]> => {
  const today = dayAt(now)
  const found = await readWithin(database, municipality, (queries) =>
    queries.rows<Parameters<typeof shown>[0]>(sql`select ${columns(today)} from notice n where n.municipality_id = ${municipality} and ${isOn(today)} order by n.from_day desc, n.posted_at desc, n.id limit ${limit}`),
  )
  return found.map(shown)
}

/** A notice by its address, for good: before its day there is none, after its last day what may still be told of it. */
export async function noticeAt(database: Database, municipality: string, id: string, now: Date): Promise<PostedNotice | null> {
  const today = dayAt(now)
  const [found] = await readWithin(database, municipality, (queries) =>
    queries.rows<Parameters<typeof shown>[0]>(sql`select ${columns(today)} from notice n where n.municipality_id = ${municipality} and n.id = ${id} and n.from_day <= ${today}::date`),
  )
  return found ? shown(found) : null
}

/** A notice as those see it who may take it off. */
export interface KeptNotice extends Omit<PostedNotice, "texts"> {
  readonly title: string
  readonly case: string | null
  readonly number: string | null
  readonly withdrawnAt: Date | null
}

/** Notices that the reader may post and take off, the latest first: those of her cases, and for a registrar those of none. */
export async function noticesOf(desk: Desk, limit = 100): Promise<KeptNotice[]> {
  const { database, municipality, actor, now } = desk
  const today = dayAt(now)
  const found = await readWithin(database, municipality, (queries) =>
    queries.rows<KeptNotice & { readonly secretNames: readonly string[] | null }>(sql`
      select n.id, n.kind, n.ground, n.from_day as from, n.last_day as last, n.posted_at as "postedAt", (${isOn(today)}) as "onBoard", n.case_id as case, c.number, n.withdrawn_at as "withdrawnAt",
        (select case when (${isOn(today)}) or n.from_day > ${today}::date or not n.personal then t.title else coalesce(t.plain_title, '') end from notice_text t
          where t.municipality_id = n.municipality_id and t.notice_id = n.id order by t.language = 'fi' desc, t.language limit 1) as title, ${namesOfCase}
      from notice n left join case_file c on c.municipality_id = n.municipality_id and c.id = n.case_id
      where n.municipality_id = ${municipality} and ${join([sql`(n.case_id is null and ${isRegistrar(municipality, actor, now)})`, sql`(n.case_id is not null and exists (select 1 from ${seenEach("change", askerAt(desk), now, "all", sql`n.case_id`)}))`], " or ")}
      order by n.posted_at desc, n.id limit ${limit}`),
  )
  await noteReading(desk, { act: "record-listed", outcome: "done", purpose: "case-handling", more: { path: "notice-board", hits: found.length } })
  return veiled(desk, found, (notice) => notice.case ?? "", ({ title }, veil) => ({ title: veil(title) }))
}
