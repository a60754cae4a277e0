import { randomBytes } from "node:crypto"
import { sql } from "../../lib/sql.ts"
import { Conflict, NotFound } from "../refusals.ts"
import { wholeSite } from "../trail/entry.ts"
import { trailOf } from "../trail/trail.ts"
import { type Actor, type Database, inWork } from "../work.ts"
import { type Account, accountName, accountOf, findAccount, makeRecoveryCodes, useCode } from "./local-account.ts"
import { hashOf, randomToken } from "./random.ts"
import { actorOf, endAllOf, endOwn, type Session } from "./session.ts"
import type { SignIn } from "./sign-in.ts"
import { base32 } from "./totp.ts"

export type PasswordProblem = "current-wrong" | "too-short" | "too-long" | "has-name" | "used-before"

const shortest = 12
const longest = 200
const linkMinutes = 30

/** What is wrong with a new password; null when it will do. */
async function problemWith({ hasher, local }: SignIn, account: Account, password: string): Promise<PasswordProblem | null> {
  if (password.length < shortest) return "too-short"
  if (password.length > longest) return "too-long"
  if (password.toLowerCase().includes(account.name)) return "has-name"
  const before = [account.password, ...account.earlier].slice(0, local?.history ?? 0)
  for (const one of before) if (one !== null && (await hasher.isRight(password, one))) return "used-before"
  return null
}

/** A new password, the earlier ones behind it as far as the history looks. */
const setPassword = (account: Account, hash: string, history: number, now: Date) =>
  sql`update local_account set password = ${hash}, earlier = ${[account.password, ...account.earlier].filter((one) => one !== null).slice(0, history)}, changed_at = ${now} where name = ${account.name}`

/** Changes one's own password; every other session ends, since someone else may have known the old one. */
export async function changePassword(database: Database, signIn: SignIn, session: Session, current: string, wanted: string, now: Date): Promise<PasswordProblem | null> {
  const account = await accountOf(database, session.municipality, session.person)
  if (!account) throw new NotFound("There is no local account.")
  if (!(await signIn.hasher.isRight(current.slice(0, longest), account.password))) {
    const subject = { kind: "person", id: account.person }
    await trailOf(database).append({ municipality: account.municipality, act: "sign-in-refused", actor: session.person, session: session.handle, because: "current-password-wrong", subject, outcome: "refused" }, now)
    return "current-wrong"
  }
  const problem = await problemWith(signIn, account, wanted)
  if (problem) return problem
  const hash = await signIn.hasher.hash(wanted)
  await inWork(database, actorOf(session), now, async (work) => {
    await work.queries.rows(setPassword(account, hash, signIn.local?.history ?? 0, now))
    await work.queries.rows(sql`update session set must_change = false where handle = ${session.handle}`)
    await work.note({ municipality: account.municipality, act: "password-changed", subject: { kind: "person", id: account.person } })
  })
  await endOwn(database, session, "others", now)
  return null
}

interface NewAccount {
  readonly municipality: string
  readonly person: string
  readonly name: string
}

/** Gives a person of the directory a local account. She sets its password through a one-time link. */
export const makeAccount = (database: Database, actor: Actor, { municipality, person, name }: NewAccount, now: Date): Promise<void> =>
  inWork(database, actor, now, async (work) => {
    const chosen = accountName(name)
    // A personal identity code is no name to sign in with (1050/2018 29 § 5 mom.), and neither would it be secret.
    if (!/^[a-z][a-z0-9._@-]{2,99}$/.test(chosen)) throw new Conflict("A user name begins with a letter and has letters a–z, digits, dots, hyphens or @.")
    const [found] = await work.queries.rows(sql`select from person where municipality_id = ${municipality} and id = ${person} and kind = 'staff'`)
    if (!found) throw new NotFound(`There is no ${person} in the directory of ${municipality}.`)
    const made = await work.queries.rows(sql`
      insert into local_account (name, municipality_id, person_id, made_at) values (${chosen}, ${municipality}, ${person}, ${now}) on conflict do nothing returning name`)
    if (made.length === 0) throw new Conflict("The name is taken, or the person has an account already.")
    await work.note({ municipality, act: "person-changed", subject: { kind: "person", id: person }, because: "local-account-made" })
  })

/** A one-time link for a new password, made by the administrator. It leaves a trace, and the one before it dies. */
export const makeAccountLink = (database: Database, actor: Actor, name: string, now: Date): Promise<string> =>
  inWork(database, actor, now, async (work) => {
    const account = await findAccount(work.queries, name)
    if (!account) throw new NotFound(`There is no account ${accountName(name)}.`)
    const token = randomToken()
    await work.queries.rows(sql`delete from account_link where name = ${account.name}`)
    await work.queries.rows(sql`
      insert into account_link (id_hash, name, made_at, expires_at)
      values (${hashOf(token)}, ${account.name}, ${now}, ${new Date(now.getTime() + linkMinutes * 60_000)})`)
    await work.note({ municipality: account.municipality, act: "account-recovered", subject: { kind: "person", id: account.person }, because: "link-made" })
    return token
  })

/** Whose link it is; one that is dead or was never made is noted. */
export async function openLink(database: Database, token: string, now: Date): Promise<string | null> {
  const [row] = await database.rows<{ name: string }>(sql`select name from account_link where id_hash = ${hashOf(token)} and expires_at > ${now}`)
  if (!row) await noteDeadLink(database, now)
  return row?.name ?? null
}

const noteDeadLink = (database: Database, now: Date): Promise<void> =>
  trailOf(database).append({ municipality: wholeSite, act: "sign-in-refused", actor: "anonymous", because: "link-dead", outcome: "refused" }, now)

/** Sets a password through a link, once. One-time codes are set up anew and every session ends. */
export async function setByLink(database: Database, signIn: SignIn, token: string, wanted: string, now: Date): Promise<"dead" | PasswordProblem | null> {
  const name = await openLink(database, token, now)
  const account = name === null ? null : await findAccount(database, name)
  if (!account) return "dead"
  const problem = await problemWith(signIn, account, wanted)
  if (problem) return problem
  const hash = await signIn.hasher.hash(wanted)
  const ended = await inWork(database, { id: account.person, name: "", kind: "staff" }, now, async (work) => {
    const taken = await work.queries.rows(sql`delete from account_link where id_hash = ${hashOf(token)} and expires_at > ${now} returning name`)
    if (taken.length === 0) return "dead" as const
    await work.queries.rows(setPassword(account, hash, signIn.local?.history ?? 0, now))
    await work.queries.rows(sql`update local_account set totp_secret = null, totp_confirmed = false where name = ${account.name}`)
    await work.queries.rows(sql`delete from recovery_code where name = ${account.name}`)
    await endAllOf(work.queries, account.municipality, account.person)
    await work.note({ municipality: account.municipality, act: "account-recovered", subject: { kind: "person", id: account.person }, because: "password-set" })
    return null
  })
  if (ended === "dead") await noteDeadLink(database, now)
  return ended
}

/** Begins to use one-time codes: the key to type into an app. Until it is confirmed, nothing changes. */
export async function beginTotp(database: Database, signIn: SignIn, session: Session): Promise<string | null> {
  const secret = randomBytes(20)
  const begun = await database.rows(sql`
    update local_account set totp_secret = ${signIn.keys.encipher(secret)}, totp_step = null
    where municipality_id = ${session.municipality} and person_id = ${session.person} and not totp_confirmed returning name`)
  return begun.length > 0 ? base32(secret) : null
}

/** Confirms one-time codes by the first of them, and gives the recovery codes, shown once. */
export const confirmTotp = (database: Database, signIn: SignIn, session: Session, code: string, now: Date): Promise<string[] | null> =>
  inWork(database, actorOf(session), now, async (work) => {
    const account = await accountOf(work.queries, session.municipality, session.person)
    if (!account || account.totpConfirmed || !(await useCode(work.queries, signIn, account, code, now))) return null
    await work.queries.rows(sql`update local_account set totp_confirmed = true where name = ${account.name}`)
    await work.note({ municipality: account.municipality, act: "password-changed", subject: { kind: "person", id: account.person }, because: "one-time-codes-begun" })
    return makeRecoveryCodes(work.queries, account.name)
  })
