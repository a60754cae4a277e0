import type { World } from "./access-world.ts"

/**
 * Who may do what, told a second time in plain TypeScript from the law and docs/access.md, without a look at the SQL. Returns
 * the code of the first ground that admits, or null. Times: a thing holds from its start on and no longer at its end.
 */
export interface Oracle {
  decide(person: string, kind: string, record: Row, action: string, open?: boolean): string | null
  isProtected(record: Row): boolean
}

type Cell = string | number | boolean | null | undefined
type Row = Record<string, Cell>

export function oracleOf({ tables, now }: World): Oracle {
  const moment = now.getTime()
  const when = (cell: Cell): number | null => (typeof cell === "string" ? Date.parse(cell) : null)
  const within = (from: Cell, until: Cell): boolean => (when(from) ?? Infinity) <= moment && (when(until) ?? Infinity) > moment
  const notYet = (cell: Cell): boolean => (when(cell) ?? Infinity) > moment
  const rows = tables as Record<string, Row[]>
  const the = (name: string): Row[] => rows[name] ?? []

  const jobs = (person: Cell): Row[] => the("employment").filter((job) => job.person_id === person && within(job.starts_at, job.ends_at))
  // Of one who has left, the posts that were: what was left open is his supervisor's to hand over.
  const jobsToAnswerFor = (person: Cell): Row[] => {
    const held = jobs(person)
    return held.length > 0 ? held : the("employment").filter((job) => job.person_id === person && (when(job.starts_at) ?? Infinity) <= moment)
  }
  const deputised = (person: string): Cell[] => [person, ...the("substitute").filter((one) => one.person_id === person && within(one.starts_at, one.ends_at)).map((one) => one.stands_in_for)]
  const grants = (person: string): Row[] => the("access_grant").filter((grant) => grant.person_id === person && within(grant.starts_at, grant.ends_at) && notYet(grant.removed_at))
  const fits = (grant: Row, record: Row): boolean => [null, record.register].includes(grant.register as string | null) && [null, record.unit].includes(grant.unit as string | null)
  const inCharge = (record: Row): Cell[] => the("assignment").filter((one) => one.root_id === record.root_id && within(one.starts_at, one.handed_over_at)).map((one) => one.official_id)

  const committed = (person: string): boolean =>
    ["secrecy", "data-security"].every((kind) => {
      const versions = the("commitment_text").filter((text) => text.kind === kind && (when(text.in_force_from) ?? Infinity) <= moment).map((text) => Number(text.version))
      return versions.length > 0 && the("commitment").some((one) => one.person_id === person && one.kind === kind && one.version === Math.max(...versions) && within(one.signed_at, one.withdrawn_at))
    })

  const mayKnow = (person: string, record: Row): boolean =>
    record.need_to_know !== true || the("need_to_know").some((one) => one.root_id === record.root_id && one.person_id === person && within(one.starts_at, one.ends_at))
  const barred = (person: string, record: Row): boolean => the("restriction").some((one) => one.root_id === record.root_id && one.person_id === person && within(one.starts_at, one.ends_at))

  // While processing is restricted (GDPR 18) the staff leave the record alone, but for the data protection officer and whoever was asked for something in it; the person herself still reads.
  const mayProcess = (person: string, record: Row): boolean =>
    record.locked !== true || grants(person).some((grant) => grant.role === "data-protection-officer" && fits(grant, record)) || the("task").some((one) => one.root_id === record.root_id && one.person_id === person && within(one.starts_at, one.ends_at) && notYet(one.done_at))

  const isSecret = (record: Row): boolean => record.secrecy === "secret" && notYet(record.public_from)

  function staffGrounds(person: string, record: Row): Set<string> {
    const found = new Set<string>()
    const held = grants(person)
    const role = (...wanted: string[]): boolean => held.some((grant) => wanted.includes(String(grant.role)) && fits(grant, record))
    const mine = deputised(person)
    const myUnits = jobs(person).map((job) => job.unit)
    const serves = record.person_id !== null && the("client_relation").some((one) => one.client_id === record.person_id && within(one.starts_at, one.ends_at) && (one.unit === null ? mine.includes(one.staff_id) : myUnits.includes(one.unit)))
    const inHand = the("task").some((one) => one.root_id === record.root_id && one.person_id === person && within(one.starts_at, one.ends_at) && notYet(one.done_at))
    const emergency = the("emergency_access").some((one) => one.root_id === record.root_id && one.person_id === person && within(one.opened_at, one.ends_at) && (notYet(one.reviewed_at) || one.finding === "justified"))
    if (role("case-handler") && inCharge(record).some((official) => mine.includes(official))) found.add("handles-the-case")
    if (role("case-handler") && serves) found.add("serves-the-client")
    if (role("registrar", "case-handler", "archivist") && inHand) found.add("has-a-task")
    if (role("registrar") && !isSecret(record)) found.add("keeps-the-register")
    if (role("supervisor") && inCharge(record).some((official) => jobsToAnswerFor(official).some((job) => job.supervisor_id !== null && mine.includes(job.supervisor_id)))) found.add("supervises-the-handler")
    if (role("archivist") && !notYet(record.closed_at)) found.add("keeps-the-archive")
    if (role("data-protection-officer") && record.person_id !== null) found.add("protects-data")
    if (role("auditor") && !isSecret(record)) found.add("audits")
    if (held.some((grant) => ["registrar", "case-handler", "supervisor", "data-protection-officer", "archivist"].includes(String(grant.role))) && emergency) found.add("emergency")
    if (held.some((grant) => grant.shows_codes === true && fits(grant, record))) found.add("sees-codes")
    if (held.some((grant) => grant.shows_protected_addresses === true && fits(grant, record))) found.add("sees-protected-addresses")
    return found
  }

  const order: Record<string, string[]> = {
    read: ["public", "her-own", "handles-the-case", "serves-the-client", "has-a-task", "keeps-the-register", "supervises-the-handler", "keeps-the-archive", "protects-data", "audits", "emergency"],
    tell: ["public", "told-in-part"],
    // A company asks through one who acts for it, and nobody else does.
    represent: [],
    change: ["handles-the-case", "serves-the-client", "has-a-task", "keeps-the-register"],
    export: ["public", "her-own", "handles-the-case", "keeps-the-register", "protects-data"],
    "show-code": ["her-own", "sees-codes"],
    "show-address": ["her-own", "sees-protected-addresses"],
  }

  function decide(person: string, kind: string, record: Row, action: string, open = false): string | null {
    if (action.startsWith("show-") && decide(person, kind, record, "read", open) === null) return null
    const grounds = new Set<string>()
    const isPublic = record.secrecy === "public" || !notYet(record.public_from)
    const whole = record.id === record.root_id ? undefined : the("record").find((one) => one.id === record.root_id && one.root_id === record.root_id)
    const secretCase = whole !== undefined && (whole.need_to_know === true || isSecret(whole))
    if (isPublic && record.need_to_know !== true && record.locked !== true && !secretCase) grounds.add("public")
    if (record.secrecy === "partly-secret" && record.id === record.root_id && record.need_to_know !== true && record.locked !== true) grounds.add("told-in-part")
    if (kind === "resident" && record.person_id === person && record.need_to_know !== true) grounds.add("her-own")
    if (!open && kind === "staff" && jobs(person).length > 0 && committed(person) && !barred(person, record) && mayKnow(person, record) && mayProcess(person, record))
      for (const ground of staffGrounds(person, record)) grounds.add(ground)
    return order[action]?.find((ground) => grounds.has(ground)) ?? null
  }

  return { decide, isProtected: (record) => the("person").find((person) => person.id === record.person_id)?.protected !== false }
}
