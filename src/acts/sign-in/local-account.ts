import { randomInt } from "node:crypto"
import { raw, sql } from "../../lib/sql.ts"
import { wholeSite } from "../trail/entry.ts"
import { trailOf } from "../trail/trail.ts"
import type { Database, Queries } from "../work.ts"
import { Busy } from "./password.ts"
import { hashOf } from "./random.ts"
import { beginSession, type NewSession } from "./session.ts"
import type { SignIn } from "./sign-in.ts"
import { inStanding } from "./standing.ts"
import { stepOf } from "./totp.ts"
import { forgetTries, giveTryBack, takeTry } from "./tries.ts"

export interface Account {
  readonly name: string
  readonly municipality: string
  readonly person: string
  readonly password: string | null
  readonly earlier: readonly string[]
  readonly changedAt: Date | null
  readonly totpSecret: Buffer | null
  readonly totpConfirmed: boolean
}

interface Row {
  readonly name: string
  readonly municipality_id: string
  readonly person_id: string
  readonly password: string | null
  readonly earlier: string[]
  readonly changed_at: Date | null
  readonly totp_secret: Buffer | null
  readonly totp_confirmed: boolean
}

export const accountName = (typed: string): string => typed.trim().toLowerCase().slice(0, 100)

async function findBy(queries: Queries, condition: ReturnType<typeof sql>): Promise<Account | null> {
  const [row] = await queries.rows<Row>(sql`select name, municipality_id, person_id, password, earlier, changed_at, totp_secret, totp_confirmed from local_account where ${condition}`)
  return row
    ? { name: row.name, municipality: row.municipality_id, person: row.person_id, password: row.password, earlier: row.earlier, changedAt: row.changed_at, totpSecret: row.totp_secret, totpConfirmed: row.totp_confirmed }
    : null
}

export const findAccount = (queries: Queries, name: string): Promise<Account | null> => findBy(queries, sql`name = ${accountName(name)}`)
export const accountOf = (queries: Queries, municipality: string, person: string): Promise<Account | null> => findBy(queries, sql`municipality_id = ${municipality} and person_id = ${person}`)

export type LocalArrival = { readonly token: string } | { readonly refused: "wrong" | "busy"; readonly waitSeconds: number }

interface Typed {
  readonly name: string
  readonly password: string
  readonly code: string
  readonly address: string
  readonly broughtToken: string | undefined
  readonly now: Date
}

/**
 * Signs in with a name and a password of our own. Whether the name exists shows neither in the answer nor in the work done:
 * every try that is not turned away at the door makes exactly one hash.
 */
export async function signInLocally(database: Database, signIn: SignIn, { name, password, code, address, broughtToken, now }: Typed): Promise<LocalArrival> {
  const { keys, hasher } = signIn
  const doors = { account: keys.triesOf(`account ${accountName(name)}`), address: keys.triesOf(`address ${address}`) }
  const wait = (await takeTry(database, doors.address, "address", now)) || (await takeTry(database, doors.account, "account", now))
  const refuse = (because: "door-closed" | "busy"): Promise<void> =>
    trailOf(database).append({ municipality: wholeSite, act: "sign-in-refused", actor: "anonymous", because, outcome: "refused", more: { provider: "local" } }, now)
  if (wait > 0) {
    await refuse("door-closed")
    return { refused: "wrong", waitSeconds: wait }
  }
  const account = await findAccount(database, name)
  let right: boolean
  try {
    right = await hasher.isRight(password.slice(0, 200), account?.password ?? null)
  } catch (fault) {
    if (!(fault instanceof Busy)) throw fault
    await refuse("busy")
    return { refused: "busy", waitSeconds: 5 }
  }
  const standing = account !== null && (await isStanding(database, account, now))
  // The code is spent only after the password was right: nobody can use up another's codes.
  const second = right && account !== null && standing ? await secondFactor(database, signIn, account, code, now) : "wrong"
  if (!account || second === "wrong") {
    await trailOf(database).append(
      { municipality: account?.municipality ?? wholeSite, act: "sign-in-refused", actor: "anonymous", because: "local-wrong", outcome: "refused", more: { provider: "local" }, ...(account ? { subject: { kind: "person", id: account.person } } : {}) },
      now,
    )
    return { refused: "wrong", waitSeconds: 0 }
  }
  await forgetTries(database, doors.account)
  await giveTryBack(database, doors.address)
  const { changeDays } = signIn.local ?? { changeDays: 0 }
  const due = changeDays > 0 && (account.changedAt === null || now.getTime() - account.changedAt.getTime() >= changeDays * 86_400_000)
  const its: NewSession = { municipality: account.municipality, person: account.person, kind: "staff", provider: "local", level: second === "code" ? "substantial" : "low", mustChange: due }
  if (account.password !== null && hasher.isOld(account.password)) await database.rows(sql`update local_account set password = ${await hasher.hash(password)} where name = ${account.name}`)
  return { token: await beginSession(database, its, signIn.sessions, now, broughtToken) }
}

async function isStanding(queries: Queries, { municipality, person }: Account, now: Date): Promise<boolean> {
  const rows = await queries.rows(sql`select from person p where p.municipality_id = ${municipality} and p.id = ${person} and p.kind = 'staff' and ${inStanding(raw("p"), now)}`)
  return rows.length > 0
}

/** Checks the one-time or recovery code of an account that uses them; each works once. */
async function secondFactor(queries: Queries, signIn: SignIn, account: Account, code: string, now: Date): Promise<"none" | "code" | "wrong"> {
  if (!account.totpConfirmed || account.totpSecret === null) return "none"
  if (await useCode(queries, signIn, account, code, now)) return "code"
  const spent = await queries.rows(sql`delete from recovery_code where name = ${account.name} and code_hash = ${hashOf(tidyCode(code))} returning name`)
  return spent.length > 0 ? "code" : "wrong"
}

/** True for a right code whose time step was not used yet; marks the step as used. */
export async function useCode(queries: Queries, { keys }: SignIn, { name, totpSecret }: Account, code: string, now: Date): Promise<boolean> {
  const step = totpSecret === null ? null : stepOf(keys.decipher(totpSecret), code, now)
  if (step === null) return false
  const used = await queries.rows(sql`update local_account set totp_step = ${step} where name = ${name} and (totp_step is null or totp_step < ${step}) returning name`)
  return used.length > 0
}

const tidyCode = (code: string): string => code.replace(/[\s-]/g, "").toLowerCase()
const letters = "abcdefghjkmnpqrstuvwxyz23456789"

/** Ten codes for a day without the app: about 79 bits each, so that a plain hash is enough. */
export async function makeRecoveryCodes(queries: Queries, name: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("").replace(/(.{4})(?=.)/g, "$1-"))
  await queries.rows(sql`delete from recovery_code where name = ${name}`)
  for (const code of codes) await queries.rows(sql`insert into recovery_code (name, code_hash) values (${name}, ${hashOf(tidyCode(code))})`)
  return codes
}
