import { sql } from "../../lib/sql.ts"
import type { Queries } from "../../store/database.ts"
import { isDataProtectionOfficer } from "../../model/rules/conditions.ts"
import { Conflict, Refused } from "../refusals.ts"
import type { Work } from "../work.ts"
import { inGoodStanding } from "./below.ts"
import { enter } from "./border.ts"
import { askerOf } from "./desk.ts"

export const commitmentKinds = ["secrecy", "data-security"] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

export interface CommitmentText {
  readonly kind: CommitmentKind
  readonly version: number
  readonly fi: string
  readonly sv: string
  readonly en: string
}

/** The texts that come with the program, in our own words (621/1999 23 §, 906/2019 4 luku). A municipality may publish newer ones. */
export const firstTexts: readonly Omit<CommitmentText, "version">[] = [
  {
    kind: "secrecy",
    fi: "En kerro enkä näytä sivulliselle salassa pidettävää enkä käytä sitä omaksi tai toisen hyödyksi tai vahingoksi. Haen ja katson vain sitä, mitä tehtäväni vaatii. Velvollisuus jatkuu, kun työni tai tehtäväni päättyy.",
    sv: "Jag berättar eller visar inte sekretessbelagda uppgifter för utomstående och använder dem inte till min egen eller någon annans nytta eller skada. Jag söker och läser bara det som min uppgift kräver. Skyldigheten fortsätter när mitt arbete eller min uppgift upphör.",
    en: "I do not tell or show secret information to outsiders, and do not use it for my own or another's gain or to anyone's harm. I search for and read only what my task requires. The duty goes on after my work or task has ended.",
  },
  {
    kind: "data-security",
    fi: "Käytän vain omia tunnuksiani enkä anna niitä muille. Suojaan laitteeni ja paperini. Ilmoitan heti, jos epäilen tietoturvan vaarantuneen. Tiedän, että käyttö kirjataan lokiin.",
    sv: "Jag använder bara mina egna inloggningsuppgifter och ger dem inte till andra. Jag skyddar min utrustning och mina papper. Jag meddelar genast om jag misstänker att informationssäkerheten har äventyrats. Jag vet att användningen loggas.",
    en: "I use only my own credentials and give them to nobody. I protect my devices and papers. I report at once if I suspect that security has been put at risk. I know that use is logged.",
  },
]

/**
 * Publishes a new version of a commitment's text: from its moment on, only those who have signed it have rights. For the data
 * protection officer, and for a program that brings the first texts.
 */
export async function publishCommitmentText(work: Work, municipality: string, text: Omit<CommitmentText, "version">, inForceFrom: Date): Promise<number> {
  await enter(work.queries, municipality)
  const asker = askerOf(municipality, work.actor)
  const [ask] = await work.queries.rows<{ may: boolean }>(sql`select ${inGoodStanding(asker, work.now)} and ${isDataProtectionOfficer.holds(asker, work.now)} as may`)
  if (work.actor.kind !== "program" && !ask?.may)
    throw new Refused("The text of a commitment is published by the data protection officer.", { municipality, act: "revision-saved", because: "not-data-protection-officer", subject: { kind: "commitment-text", id: text.kind } })
  const [row] = await work.queries.rows<{ version: number }>(sql`
    insert into commitment_text (municipality_id, kind, version, fi, sv, en, in_force_from)
    select ${municipality}, ${text.kind}, coalesce(max(version), 0) + 1, ${text.fi}, ${text.sv}, ${text.en}, ${inForceFrom}
    from commitment_text where municipality_id = ${municipality} and kind = ${text.kind} returning version`)
  const version = row?.version ?? 0
  await work.note({ municipality, act: "revision-saved", subject: { kind: "commitment-text", id: `${text.kind}-${version}` }, outcome: "done" })
  return version
}

/** The newest texts in force, each with the moment when the person signed it, or null. */
export async function commitmentsOf(queries: Queries, municipality: string, person: string, now: Date): Promise<(CommitmentText & { signedAt: Date | null })[]> {
  await enter(queries, municipality)
  return queries.rows(sql`
    select distinct on (t.kind) t.kind, t.version, t.fi, t.sv, t.en,
      (select max(c.signed_at) from commitment c where c.municipality_id = t.municipality_id and c.person_id = ${person} and c.kind = t.kind
       and c.version = t.version and c.signed_at <= ${now} and (c.withdrawn_at is null or c.withdrawn_at > ${now})) as "signedAt"
    from commitment_text t where t.municipality_id = ${municipality} and t.in_force_from <= ${now} order by t.kind, t.version desc limit 10`)
}

/** Signs for oneself, the version that one has read; a text that is not the newest is not signed. */
export async function signCommitment(work: Work, municipality: string, kind: CommitmentKind, version: number): Promise<void> {
  const newest = (await commitmentsOf(work.queries, municipality, work.actor.id, work.now)).find((text) => text.kind === kind)
  if (newest?.version !== version) throw new Conflict("A newer text is in force. Read it and sign that one.")
  if (newest.signedAt) return
  await work.queries.rows(sql`
    insert into commitment (municipality_id, person_id, kind, version, signed_at) values (${municipality}, ${work.actor.id}, ${kind}, ${version}, ${work.now})`)
  await work.note({ municipality, act: "commitment-signed", subject: { kind: "commitment", id: `${kind}-${version}` }, outcome: "done" })
}

/** Withdraws one's own commitment: every right stops at once, though the duty of secrecy goes on. */
export async function withdrawCommitment(work: Work, municipality: string, kind: CommitmentKind): Promise<void> {
  await enter(work.queries, municipality)
  const rows = await work.queries.rows<{ version: number }>(sql`
    update commitment set withdrawn_at = ${work.now} where municipality_id = ${municipality} and person_id = ${work.actor.id} and kind = ${kind}
    and (withdrawn_at is null or withdrawn_at > ${work.now}) returning version`)
  if (rows.length === 0) throw new Conflict("There is no commitment of yours to withdraw.")
  await work.note({ municipality, act: "commitment-withdrawn", subject: { kind: "commitment", id: kind }, outcome: "done" })
}
