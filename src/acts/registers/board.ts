import { dayAt } from "../../lib/day.ts"
import { join, raw, sql } from "../../lib/sql.ts"
import type { MoveDefinition, RegisterDefinition } from "../../model/registers/definition.ts"
import { holds } from "../../model/rules/conditions.ts"
import { type Role, roles } from "../../model/rules/roles.ts"
import { joined } from "../../derive/registers/fill-in.ts"
import type { Queries } from "../../store/database.ts"
import { readWithin } from "../access/border.ts"
import { askerAt, type Desk, noteReading } from "../access/desk.ts"
import { noted, PurposeNeeded, type Why } from "../access/purpose.ts"
import { reachOf } from "../records/list.ts"
import { seenEach } from "../records/seen.ts"
import { definitionsOf, getDefinition } from "./definitions.ts"
import { movesOpenTo } from "./get.ts"
import { listed, type ListedRecord, narrowedTo, type RegisterNarrowing, walked } from "./list.ts"
import { lackingFor } from "./move.ts"

/** A move that the reader may take of a record. */
interface CardMove {
  readonly move: MoveDefinition
  /** True where nothing but a press is lacking: what it needs is there, and it decides on nobody's right. */
  readonly isReady: boolean
}

/** A record on a board. */
export interface Card extends ListedRecord {
  /** The version of the record: what somebody else has changed since is not moved unseen. */
  readonly changes: number
  readonly moves: readonly CardMove[]
}

interface Board {
  readonly definition: RegisterDefinition
  readonly cards: readonly Card[]
}

/** The newest records of each stage that the reader may see, each stage so far, with the moves that she may take: a register as a board. The whole view leaves one note. */
export async function boardOf(desk: Desk, type: string, narrowing: RegisterNarrowing, why: Why, each = 20): Promise<Board | PurposeNeeded> {
  const reach = await reachOf(desk, why)
  if (reach instanceof PurposeNeeded) return reach
  const { database, municipality, now } = desk
  const found = await readWithin(database, municipality, async (queries) => {
    const definition = await getDefinition(queries, municipality, type)
    const records = await queries.rows<ListedRecord>(sql`
      select cards.* from unnest(${definition.stages.map(({ code }) => code)}::text[]) with ordinality its_stage(code, place)
      cross join lateral (
        select ${listed} from ${walked(desk, reach)} where its.municipality_id = ${municipality} and its.type = ${type} and its.stage = its_stage.code and ${narrowedTo(definition, narrowing, dayAt(now))}
        order by its.opened_at desc, its.record_id desc limit ${raw(String(Math.trunc(each)))}) cards
      order by its_stage.place, cards."openedAt" desc, cards.id desc`)
    return { definition, cards: await cardsOf(queries, desk, records) }
  })
  await noteReading(desk, { act: "record-listed", register: found.definition.register, outcome: "done", ...noted(why), more: { path: "register-board", hits: found.cards.length } })
  return found
}

/** The records with the moves that the reader's roles may take of each, by the definition that it goes by; none of what she may not change. */
async function cardsOf(queries: Queries, desk: Desk, records: readonly ListedRecord[]): Promise<Card[]> {
  const { municipality, now } = desk
  const asker = askerAt(desk)
  const rows = await queries.rows<{ id: string; type: string; version: number; changes: number; roles: readonly Role[] }>(sql`
    select its.record_id as id, its.type, its.version, its.changes, array_remove(array[${join(roles.map((role) => sql`case when ${holds(role).holds(asker, now)} then ${role}::text end`), ", ")}], null) as roles
    from unnest(${records.map(({ id }) => id)}::text[]) shown(id) join register_record its on its.municipality_id = ${municipality} and its.record_id = shown.id
    cross join lateral (select r.* from record r where r.municipality_id = its.municipality_id and r.root_id = its.root_id and r.id = its.record_id offset 0) r
    cross join ${seenEach("change", asker, now, "all", sql`its.record_id`)}`)
  const definitionOf = await definitionsOf(queries, municipality, rows)
  const places = new Map(rows.map((row) => [row.id, row]))
  return records.map((record): Card => {
    const place = places.get(record.id)
    if (!place) return { ...record, changes: 0, moves: [] }
    const definition = definitionOf(place)
    const isReady = (move: MoveDefinition): boolean => {
      const { fields, condition } = lackingFor(definition, move, joined(definition, record.body, {}), dayAt(now))
      return !move.decides && fields.length === 0 && condition === null
    }
    return { ...record, changes: place.changes, moves: movesOpenTo(definition, record.stage, place.roles).map((move) => ({ move, isReady: isReady(move) })) }
  })
}
