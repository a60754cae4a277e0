import type { Work } from "../work.ts"
import { changePost, endEmployment, startEmployment } from "./employment.ts"
import { addStaff, changeStaff, type StaffMember } from "./people.ts"

/** What a source of the directory, such as an identity service, says of a person now. */
export interface Told {
  readonly userName: string
  readonly givenNames: string
  readonly familyName: string
  readonly email: string | null
  readonly externalId: string | null
  readonly employeeNumber: string | null
  readonly unit: string
  readonly title: string
  readonly supervisor: string | null
  readonly active: boolean
}

/** What the directory has, as a source would tell it. */
export const toldOf = (person: StaffMember): Told => ({
  userName: person.userName ?? "",
  givenNames: person.givenNames,
  familyName: person.familyName,
  email: person.email,
  externalId: person.externalId,
  employeeNumber: person.employeeNumber,
  unit: person.unit ?? "",
  title: person.title ?? "",
  supervisor: person.supervisor,
  active: person.active,
})

const own = ["userName", "givenNames", "familyName", "email", "externalId", "employeeNumber"] as const
const ofPost = ["unit", "title", "supervisor"] as const

/** Adds a person whom a source tells of, in service from now when it says so. */
export async function addTold(work: Work, municipality: string, told: Told): Promise<string> {
  const person = await addStaff(work, municipality, pick(told, own))
  if (told.active) await startEmployment(work, municipality, { person, ...pick(told, ofPost), startsAt: work.now })
  return person
}

/** Brings a person to what a source says: names, post, and whether she is in service. Not in service ends her rights now. */
export async function bringTo(work: Work, municipality: string, person: StaffMember, told: Told): Promise<void> {
  const was = toldOf(person)
  const change = pick(told, own.filter((field) => told[field] !== was[field]))
  if (Object.keys(change).length > 0) await changeStaff(work, municipality, person.id, change)
  if (!told.active) {
    if (was.active) await endEmployment(work, municipality, person.id)
    return
  }
  if (!was.active) {
    const coming = person.startsAt && person.startsAt > work.now ? person.startsAt : null
    await startEmployment(work, municipality, { person: person.id, ...pick(told, ofPost), startsAt: work.now, endsAt: coming })
    return
  }
  const post = pick(told, ofPost.filter((field) => told[field] !== was[field]))
  if (Object.keys(post).length > 0) await changePost(work, municipality, person.id, post)
}

const pick = <Field extends keyof Told>(told: Told, fields: readonly Field[]): Pick<Told, Field> =>
  Object.fromEntries(fields.map((field) => [field, told[field]])) as unknown as Pick<Told, Field>
