import { randomUUID } from "node:crypto"
import { made, raw, sql, type Value } from "../../lib/sql.ts"
import { inPlace, together } from "../../lib/together.ts"
import { type Actor, type Database, inWork, type Queries } from "../work.ts"
import type { Level } from "./level.ts"
import { hashOf, randomToken } from "./random.ts"
import { inStanding } from "./standing.ts"

/** For whom a resident acts: a child, by the id of her own entry, or a company. */
export type Mandate = { readonly kind: "person"; readonly person: string; readonly name: string } | { readonly kind: "organisation"; readonly businessId: string; readonly name: string }

/** A person who is signed in. */
export interface Session {
  /** Names the session on pages and in the usage log; opens nothing. */
  readonly handle: string
  readonly municipality: string
  readonly person: string
  readonly name: string
  readonly kind: "staff" | "resident"
  readonly provider: string
  readonly issuer: string | null
  readonly subject: string | null
  readonly level: Level
  readonly mandate: Mandate | null
  readonly mustChange: boolean
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
}

export interface SessionLimits {
  /** A session that nobody uses ends after this. */
  readonly idleMinutes: number
  /** And every session after this. */
  readonly absoluteHours: number
}

export const actorOf = (session: Session): Actor => ({ id: session.person, name: session.name, kind: session.kind, session: session.handle, municipality: session.municipality })

export type NewSession = Pick<Session, "municipality" | "person" | "kind" | "provider" | "level"> &
  Partial<Pick<Session, "issuer" | "subject" | "mandate" | "mustChange">> & { readonly providerSession?: string | null }

interface Row {
  readonly handle: string
  readonly municipality_id: string
  readonly person_id: string
  readonly kind: "staff" | "resident"
  readonly provider: string
  readonly issuer: string | null
  readonly subject: string | null
  readonly level: Level
  readonly mandate: Mandate | null
  readonly must_change: boolean
  readonly created_at: Date
  readonly seen_at: Date
  readonly expires_at: Date
  readonly name: string
  readonly standing: boolean
}

const fromRow = (row: Row): Session => ({
  handle: row.handle,
  municipality: row.municipality_id,
  person: row.person_id,
  name: row.name,
  kind: row.kind,
  provider: row.provider,
  issuer: row.issuer,
  subject: row.subject,
  level: row.level,
  mandate: row.mandate,
  mustChange: row.must_change,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
})

const person = raw("p")
const columns = (now: Value<Date>) => sql`s.handle, s.municipality_id, s.person_id, s.kind, s.provider, s.issuer, s.subject, s.level, s.mandate, s.must_change,
  s.created_at, s.seen_at, s.expires_at, p.given_names || ' ' || p.family_name as name, ${inStanding(person, now)} as standing`

/** Ids are new at every sign-in: one that a browser brought along is ended, never adopted. */
export async function beginSession(database: Database, its: NewSession, limits: SessionLimits, now: Date, broughtToken?: string): Promise<string> {
  const token = randomToken()
  const handle = randomUUID()
  const expiresAt = new Date(now.getTime() + limits.absoluteHours * 3_600_000)
  await inWork(database, { id: its.person, name: "", kind: its.kind, session: handle }, now, async (work) => {
    if (broughtToken !== undefined) await work.queries.rows(sql`delete from session where id_hash = ${hashOf(broughtToken)}`)
    await work.queries.rows(sql`delete from session where expires_at <= ${now}`)
    await work.queries.rows(sql`
      insert into session (id_hash, handle, municipality_id, person_id, kind, provider, issuer, subject, provider_session, level, mandate, must_change, created_at, seen_at, expires_at)
      values (${hashOf(token)}, ${handle}, ${its.municipality}, ${its.person}, ${its.kind}, ${its.provider}, ${its.issuer ?? null}, ${its.subject ?? null},
        ${its.providerSession ?? null}, ${its.level}, ${its.mandate ? JSON.stringify(its.mandate) : null}::jsonb, ${its.mustChange ?? false}, ${now}, ${now}, ${expiresAt})`)
    const mandate = its.mandate ? { mandate: its.mandate.kind } : {}
    await work.note({ municipality: its.municipality, act: "signed-in", subject: { kind: "session", id: handle }, more: { provider: its.provider, level: its.level, ...mandate } })
  })
  return token
}

const byTokens = made(["hashes", "nows"], ({ hashes, nows }) => sql`
  select ask.at, its.* from unnest(${hashes}::bytea[], ${nows}::timestamptz[]) with ordinality ask(hash, now, at),
  lateral (select ${columns(raw("ask.now"))} from session s join person p on p.municipality_id = s.municipality_id and p.id = s.person_id and p.kind = s.kind
    where s.id_hash = ask.hash offset 0) its`)

type Sought = (asked: { readonly hash: Buffer; readonly now: Date }) => Promise<Row | null>
const seekers = new WeakMap<Database, Sought>()

/** What finds sessions: those whose requests come at the same time are looked up in one statement. */
function seekerOf(database: Database): Sought {
  const seeker = seekers.get(database) ?? together({ atOnce: 2, most: 100 }, async (asked: readonly Parameters<Sought>[0][]) => {
    const found = await database.rows<Row & { at: number }>(byTokens({ hashes: asked.map(({ hash }) => hash), nows: asked.map(({ now }) => now) }))
    return inPlace(asked, found)
  })
  seekers.set(database, seeker)
  return seeker
}

/** The session of a cookie; null when there is none, its time is over, or the person's employment has ended. */
export async function findSession(database: Database, token: string, limits: SessionLimits, now: Date): Promise<Session | null> {
  const row = await seekerOf(database)({ hash: hashOf(token), now })
  if (!row) return null
  const session = fromRow(row)
  if (!row.standing) {
    await endSession(database, session, "employment-ended", now)
    return null
  }
  const idleUntil = session.seenAt.getTime() + limits.idleMinutes * 60_000
  if (now.getTime() >= Math.min(idleUntil, session.expiresAt.getTime())) {
    await endSession(database, session, "time-over", now)
    return null
  }
  // Once a minute is exact enough, and spares a write at every request.
  if (now.getTime() - session.seenAt.getTime() >= 60_000) await database.rows(sql`update session set seen_at = ${now} where handle = ${session.handle}`)
  return session
}

/** Ends one session and notes why. */
export const endSession = (database: Database, session: Session, because: string, now: Date): Promise<void> =>
  inWork(database, actorOf(session), now, async (work) => {
    const ended = await work.queries.rows(sql`delete from session where handle = ${session.handle} returning handle`)
    const act = because === "signed-out" ? "signed-out" : "session-ended"
    if (ended.length > 0) await work.note({ municipality: session.municipality, act, subject: { kind: "session", id: session.handle }, because })
  })

/** A person's own sessions, the latest first. */
export async function listSessions(queries: Queries, { municipality, person: id }: Pick<Session, "municipality" | "person">, limits: SessionLimits, now: Date): Promise<Session[]> {
  const idleSince = new Date(now.getTime() - limits.idleMinutes * 60_000)
  const rows = await queries.rows<Row>(sql`
    select ${columns(now)} from session s join person p on p.municipality_id = s.municipality_id and p.id = s.person_id
    where s.municipality_id = ${municipality} and s.person_id = ${id} and s.expires_at > ${now} and s.seen_at > ${idleSince}
    order by s.seen_at desc, s.handle limit 100`)
  return rows.map(fromRow)
}

/** Ends another of one's own sessions, or all others. Someone else's is not found and not touched. */
export const endOwn = (database: Database, own: Session, which: { readonly handle: string } | "others", now: Date): Promise<number> =>
  inWork(database, actorOf(own), now, async (work) => {
    const chosen = which === "others" ? sql`handle <> ${own.handle}` : sql`handle::text = ${which.handle}`
    const ended = await work.queries.rows<{ handle: string }>(sql`
      delete from session where municipality_id = ${own.municipality} and person_id = ${own.person} and ${chosen} returning handle`)
    for (const { handle } of ended) await work.note({ municipality: own.municipality, act: "session-ended", subject: { kind: "session", id: handle }, because: "own-wish" })
    return ended.length
  })

/** Ends every session of a person, such as when her password was set anew. */
export async function endAllOf(queries: Queries, municipality: string, id: string): Promise<void> {
  await queries.rows(sql`delete from session where municipality_id = ${municipality} and person_id = ${id}`)
}
