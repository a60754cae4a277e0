import { raw, type Sql, sql, type Value } from "../../lib/sql.ts"
import type { Asker, Condition } from "./condition.ts"
import { contentRoles, type Role } from "./roles.ts"
import { inForce } from "./in-force.ts"

/** Those whose work the asker does now: herself, and those for whom she stands in. */
export const doneFor = ({ municipality, id }: Asker, now: Value<Date>): Sql => sql`
  select ${id}::text union all select s.stands_in_for from substitute s
  where s.municipality_id = ${municipality} and s.person_id = ${id} and ${inForce("s", now)}`

const isDoneFor = (whose: Sql, asker: Asker, now: Value<Date>): Sql => (asker.lists ? sql`${whose} = any(${asker.lists.doneFor})` : sql`${whose} in (${doneFor(asker, now)})`)

const grantInForce = ({ municipality, id }: Asker, now: Value<Date>): Sql => sql`
  g.municipality_id = ${municipality} and g.person_id = ${id} and ${inForce("g", now)}
  and (g.removed_at is null or g.removed_at > ${now})`

const ofThisRecord = sql`(g.register is null or g.register = r.register) and (g.unit is null or g.unit = r.unit)`

const rolesIn = (wanted: readonly Role[]): Sql => raw(`'{${wanted.join(",")}}'::text[]`)

/** The asker's rights in force, as rows `g`. */
export const grantsOf = (asker: Asker, now: Value<Date>): Sql => sql`access_grant g where ${grantInForce(asker, now)}`

/** Her rights, out of those rows, gathered for one record `r` as a row of `held`; without any, all of it is null. */
export const heldFor = (grants: Sql): Sql => sql`(
  select array_agg(g.role) filter (where ${ofThisRecord}) as roles, array_agg(g.role) as anywhere,
    bool_or(g.shows_codes and ${ofThisRecord}) as shows_codes, bool_or(g.shows_protected_addresses and ${ofThisRecord}) as shows_protected_addresses
  from ${grants}) held`

/** A role that a supervisor has granted for the record's register and unit, and that is in force. */
export const holds = (...wanted: readonly Role[]): Condition => ({
  says: `has the role ${wanted.join(" or ")} for the register and unit`,
  holds: (asker, now) => sql`exists (select 1 from access_grant g where ${grantInForce(asker, now)} and g.role = any(${[...wanted]}::text[]) and ${ofThisRecord})`,
  held: sql`held.roles && ${rolesIn(wanted)}`,
})

/** A role granted for whatever register and unit. */
const holdsSomewhere = (says: string, wanted: readonly Role[]): Condition => ({
  says,
  holds: (asker, now) => sql`exists (select 1 from access_grant g where ${grantInForce(asker, now)} and g.role = any(${[...wanted]}::text[]))`,
  held: sql`held.anywhere && ${rolesIn(wanted)}`,
})

export const holdsSomeContentRole = holdsSomewhere("has some role that opens content", contentRoles)
/** A role that reads nearly every case: what is found by words is asked about one by one for her, and gathered first for others. */
export const holdsWidely = holdsSomewhere("has a role that reads whole registers", ["registrar", "auditor"])
export const isAdministrator = holdsSomewhere("has the role administrator", ["administrator"])
export const isInformationManager = holdsSomewhere("has the role information-manager", ["information-manager"])
export const isDataProtectionOfficer = holdsSomewhere("has the role data-protection-officer", ["data-protection-officer"])

export const maySeeCodes: Condition = {
  says: "has the special right to identity codes for the register and unit",
  holds: (asker, now) => sql`exists (select 1 from access_grant g where ${grantInForce(asker, now)} and g.shows_codes and ${ofThisRecord})`,
  held: sql`held.shows_codes`,
}

export const maySeeProtectedAddresses: Condition = {
  says: "has the special right to protected addresses for the register and unit",
  holds: (asker, now) => sql`exists (select 1 from access_grant g where ${grantInForce(asker, now)} and g.shows_protected_addresses and ${ofThisRecord})`,
  held: sql`held.shows_protected_addresses`,
}

/** Roots of which not all may know who else might: only those on a list, or while processing is restricted. */
const keptFrom = ({ municipality }: Asker): Sql => sql`select x.root_id from record x where x.municipality_id = ${municipality} and (x.need_to_know or x.locked) and x.id = x.root_id`

/** A condition that holds of the cases that something ties to the asker: the rows of `ties`, whose root is `root`. */
const tied = (says: string, root: Sql, ties: (asker: Asker, now: Value<Date>) => Sql): Condition => ({
  says,
  holds: (asker, now) => sql`exists (select 1 from ${ties(asker, now)} and ${root} = r.root_id)`,
  adds: (asker, now) => sql`select ${root} from ${ties(asker, now)}`,
})

/** The moment has come from which a record is public: what it waited for has happened (621/1999 6-7 §) and its secrecy has ended (31 §). */
const hasCome = (row: Sql, now: Value<Date>): Sql => sql`coalesce(${row}.public_from <= ${now}, false)`

/** A case whose very being is secret: nothing in it shows to anyone as public, not even what is public by itself. */
const ofSecretCase = (now: Value<Date>): Sql => sql`(r.id <> r.root_id and exists (
  select 1 from record whole where whole.municipality_id = r.municipality_id and whole.root_id = r.root_id and whole.id = r.root_id
  and (whole.need_to_know or (whole.secrecy = 'secret' and not ${hasCome(raw("whole"), now)}))))`

export const isPublicNow: Condition = {
  says: "the record is public, or has become so, in a case that is not secret as a whole",
  holds: (_, now) => sql`(r.secrecy = 'public' or ${hasCome(raw("r"), now)}) and not r.need_to_know and not r.locked and not ${ofSecretCase(now)}`,
  adds: ({ municipality }, now, among) => sql`
    select x.root_id from record x where cardinality(${among}) > 0 and x.municipality_id = ${municipality} and x.public_from <= ${now} and x.secrecy = any(${among}) and x.id = x.root_id`,
  takes: keptFrom,
}

/** Of what is secret only in part the rest is told (621/1999 10 §), so the case itself is in the public diary under its public title. */
export const isSecretInPart: Condition = {
  says: "it is a case of which only a part is secret",
  holds: () => sql`r.secrecy = 'partly-secret' and not r.need_to_know and not r.locked and r.id is not distinct from r.root_id`,
  takes: keptFrom,
}

export const isNotSecret: Condition = {
  says: "the record is not secret as a whole, or its secrecy has ended",
  holds: (_, now) => sql`(r.secrecy <> 'secret' or ${hasCome(raw("r"), now)})`,
}

export const isAboutHerself: Condition = {
  says: "the asker is a resident and the record is about herself",
  holds: ({ id, kind }) => sql`${kind}::text = 'resident' and r.person_id = ${id} and not r.need_to_know`,
  adds: ({ municipality, id, kind }) => sql`select x.root_id from record x where ${kind}::text = 'resident' and x.municipality_id = ${municipality} and x.person_id = ${id} and x.id = x.root_id`,
}

export const isOfTheCompany: Condition = {
  says: "the asker is a company, and the record names it where its register says whose it is",
  holds: ({ id, kind }) => sql`${kind}::text = 'company' and not r.need_to_know and exists (
    select 1 from register_record its join register_definition d on d.municipality_id = its.municipality_id and d.type = its.type and d.version = its.version
    where its.municipality_id = r.municipality_id and its.root_id = r.root_id and its.record_id = r.id and r.body -> (d.definition #>> '{own,company}') ->> 'businessId' = ${id})`,
}

export const isAboutSomeone: Condition = {
  says: "the record is about a person",
  holds: () => sql`r.person_id is not null`,
}

export const isAssigned = tied("the case is assigned to her, or to one for whom she stands in", sql`a.root_id`, (asker, now) => sql`
    assignment a where a.municipality_id = ${asker.municipality} and a.starts_at <= ${now}
    and (a.handed_over_at is null or a.handed_over_at > ${now}) and ${isDoneFor(sql`a.official_id`, asker, now)}`)

/** Clients whom she, one for whom she stands in, or her unit serves. */
const clientsOf = (asker: Asker, now: Value<Date>): Sql => sql`
    client_relation c where c.municipality_id = ${asker.municipality} and ${inForce("c", now)}
    and (${isDoneFor(sql`c.staff_id`, asker, now)} or c.unit in (
      select e.unit from employment e where e.municipality_id = ${asker.municipality} and e.person_id = ${asker.id}
      and ${inForce("e", now)}))`

export const servesHim: Condition = {
  says: "she, one for whom she stands in, or her unit serves the client",
  holds: (asker, now) => sql`exists (select 1 from ${clientsOf(asker, now)} and c.client_id = r.person_id)`,
  adds: (asker, now) => sql`select x.root_id from record x where x.municipality_id = ${asker.municipality} and x.id = x.root_id and x.person_id in (select c.client_id from ${clientsOf(asker, now)})`,
}

export const hasTask = tied("she has an open task in the case", sql`t.root_id`, (asker, now) => sql`
    task t where t.municipality_id = ${asker.municipality} and t.person_id = ${asker.id}
    and ${inForce("t", now)} and (t.done_at is null or t.done_at > ${now})`)

export const supervisesHandler = tied("the case is assigned to one who works under her, or who worked under her until he left, or under one for whom she stands in", sql`a.root_id`, (asker, now) => sql`
    assignment a
    join employment e on e.municipality_id = ${asker.municipality} and e.person_id = a.official_id
      and e.starts_at <= ${now} and (e.ends_at is null or e.ends_at > ${now} or not exists (
        select from employment n where n.municipality_id = e.municipality_id and n.person_id = e.person_id and ${inForce("n", now)}))
    where a.municipality_id = ${asker.municipality} and a.starts_at <= ${now} and (a.handed_over_at is null or a.handed_over_at > ${now})
    and ${isDoneFor(sql`e.supervisor_id`, asker, now)}`)

export const isClosed: Condition = {
  says: "the record's case is closed",
  holds: (_, now) => sql`r.closed_at <= ${now}`,
}

/** True of an emergency `m` that still opens its case. */
export const emergencyOpen = (now: Value<Date>): Sql =>
  sql`m.opened_at <= ${now} and m.ends_at > ${now} and (m.reviewed_at is null or m.reviewed_at > ${now} or m.finding = 'justified')`

export const openedInEmergency = tied("she has opened the case in an emergency, and the time has not run out", sql`m.root_id`, (asker, now) => sql`
    emergency_access m where m.municipality_id = ${asker.municipality} and m.person_id = ${asker.id} and ${emergencyOpen(now)}`)

const isInService: Condition = {
  says: "she is of the staff and her employment is in force",
  holds: ({ municipality, id, kind }, now) => sql`${kind}::text = 'staff' and exists (
    select 1 from employment e where e.municipality_id = ${municipality} and e.person_id = ${id}
    and ${inForce("e", now)})`,
}

const hasCommitted: Condition = {
  says: "she has signed the newest commitments to secrecy and data security",
  holds: ({ municipality, id }, now) => sql`2 = (
    select count(distinct c.kind) from commitment c where c.municipality_id = ${municipality} and c.person_id = ${id}
    and c.signed_at <= ${now} and (c.withdrawn_at is null or c.withdrawn_at > ${now})
    and c.version = (select max(t.version) from commitment_text t where t.municipality_id = ${municipality} and t.kind = c.kind and t.in_force_from <= ${now}))`,
}

/** The cases that she is barred from. */
export const barredFrom = ({ municipality, id }: Asker, now: Value<Date>): Sql => sql`select x.root_id from restriction x where x.municipality_id = ${municipality} and x.person_id = ${id} and ${inForce("x", now)}`

export const isNotBarred: Condition = {
  says: "she is not barred from the case",
  holds: (asker, now) => (asker.lists ? sql`(r.root_id = any(${asker.lists.barred})) is not true` : sql`not exists (${barredFrom(asker, now)} and x.root_id = r.root_id)`),
  takes: ({ municipality, id }) => sql`select x.root_id from restriction x where x.municipality_id = ${municipality} and x.person_id = ${id}`,
}

export const mayKnow: Condition = {
  says: "the record needs no list of those who may know, or she is on it",
  holds: ({ municipality, id }, now) => sql`(not r.need_to_know or exists (
    select 1 from need_to_know k where k.municipality_id = ${municipality} and k.root_id = r.root_id and k.person_id = ${id}
    and ${inForce("k", now)}))`,
  takes: keptFrom,
}

export const mayProcess: Condition = {
  says: "the processing of the record is not restricted, or she watches over personal data or has a task in it",
  holds: (asker, now) => sql`(not r.locked or ${holds("data-protection-officer").holds(asker, now)} or ${hasTask.holds(asker, now)})`,
  takes: keptFrom,
}

/** What must hold for anyone of the staff to use or decide on any right. */
export const standing: readonly Condition[] = [isInService, hasCommitted]

/** Who may know of a case at all, whatever her role. */
export const caseGuards: readonly Condition[] = [isNotBarred, mayKnow, mayProcess]

/** What must hold beside every rule that is not open. */
export const guards: readonly Condition[] = [...standing, ...caseGuards]
