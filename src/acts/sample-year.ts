import { isHoliday } from "../law/holidays.ts"
import { type Day, dayAt, daysLater, startOf } from "../lib/day.ts"
import { sql } from "../lib/sql.ts"
import type { Model } from "../model/model.ts"
import type { Database, Queries } from "../store/database.ts"
import { enter } from "./access/border.ts"
import { firstTexts } from "./access/commitments.ts"
import { closeCase, moveStage } from "./cases/act.ts"
import { type CaseForm, openCase } from "./cases/open.ts"
import { draftDecision } from "./decisions/draft.ts"
import { textDigest } from "./decisions/form.ts"
import { holdDecision } from "./decisions/hold.ts"
import { recipientsOfDecision } from "./decisions/recipients.ts"
import { serveDecision } from "./decisions/serve.ts"
import { signDecision } from "./decisions/sign.ts"
import { postNotice } from "./notice-board/post.ts"
import { type Actor, inWork } from "./work.ts"

/** How each of the three municipalities numbers its cases, as its own public pages show. Business ids are public. */
const registers: Readonly<Record<string, { readonly businessId: string; readonly authority: string; readonly pattern: string; readonly series: "class" | "all" }>> = {
  espoo: { businessId: "0101263-6", authority: "Espoon kaupunki", pattern: "{number}/{class}/{year}", series: "class" },
  helsinki: { businessId: "0201256-6", authority: "Helsingin kaupunki", pattern: "HEL {year}-{number:6}", series: "all" },
  rovaniemi: { businessId: "1978283-1", authority: "Rovaniemen kaupunki", pattern: "ROI/{number}/{class}/{year}", series: "class" },
}

/** What people turn to a municipality with: class, public title, and whether anyone may see it. */
const matters = [
  { code: "10 03 01", fi: "Aloite leikkipuiston kunnostamisesta", sv: "Initiativ om att rusta upp en lekpark", open: true },
  { code: "10 03 02", fi: "Katusuunnitelman muistutus", sv: "Anmärkning mot en gatuplan", open: true },
  { code: "10 02 03", fi: "Asemakaavan muutoshakemus", sv: "Ansökan om ändring av detaljplan", open: true },
  { code: "10 05 00", fi: "Kysely talvihoidosta", sv: "Förfrågan om vinterunderhåll", open: true },
  { code: "12 03 00", fi: "Avustushakemus yhdistykselle", sv: "Bidragsansökan för en förening", open: true },
  { code: "02 08 00", fi: "Hankintaoikaisu siivouspalvelusta", sv: "Upphandlingsrättelse om städtjänster", open: true },
  { code: "00 01 02", fi: "Tietopyyntö pöytäkirjoista", sv: "Begäran om protokoll", open: true },
  { code: "14 05 00", fi: "Palkkatukihakemus", sv: "Ansökan om lönesubvention", open: false },
  { code: "12 01 01", fi: "Koulukuljetushakemus", sv: "Ansökan om skolskjuts", open: false },
  { code: "05 01 00", fi: "Varhaiskasvatuspaikan hakemus", sv: "Ansökan om plats i småbarnspedagogik", open: false },
] as const

const people = ["Sofia Asukas", "Eino Esimerkki", "Kerttu Keksitty", "Niilo Nimetön", "Aune Ajateltu", "Otso Olematon"] as const
const organisations = ["Keksitty kyläyhdistys ry", "Koivulan Leipä Oy", "Satumaan uimaseura ry", "Påhittad byaförening rf"] as const
const ways = ["form", "e-mail", "letter", "counter", "system"] as const

/** One after another as a seed gives them, the same every time. */
function drawing(seed: number): (most: number) => number {
  let state = seed >>> 0
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const registrar = "vuosi-kirjaaja"
const handler = "vuosi-valmistelija"

export interface SampleYear {
  /** The year's first day and the last one that is filled. */
  readonly from: Day
  readonly until: Day
  /** How many cases in all the municipalities together. */
  readonly cases: number
}

/**
 * Fills the case registers of municipalities with a year of invented cases: opened day by day, moved on, decided, closed, and told of
 * on the notice board, all by the same verbs as people use. What is there already stays, so a broken run is taken up again. Returns
 * how many cases were opened; `tell` hears of each day.
 */
export async function addSampleYear(database: Database, models: readonly Model[], year: SampleYear, codeKey: string, tell: (day: Day, opened: number) => void = () => {}): Promise<number> {
  const days: Day[] = []
  for (let day = year.from; day <= year.until; day = daysLater(day, 1)) if (!isHoliday(day) && ![0, 6].includes(new Date(day).getUTCDay())) days.push(day)
  for (const model of models) await database.transaction((queries) => addOffice(queries, model, startOf(year.from)))
  const parts = days.length * models.length
  const upTo = (part: number): number => Math.floor((year.cases * part) / parts)
  let opened = 0
  for (const [at, day] of days.entries()) {
    // The municipalities have nothing in common, so their days pass side by side.
    const counts = await Promise.all(models.map((model, beside) => {
      const part = at * models.length + beside
      return aDay(database, model, { day, until: year.until, cases: upTo(part + 1) - upTo(part), seed: part }, codeKey)
    }))
    opened += counts.reduce((sum, count) => sum + count, 0)
    tell(day, opened)
  }
  return opened
}

interface ADay {
  readonly day: Day
  readonly until: Day
  readonly cases: number
  readonly seed: number
}

/** A case of a day and what becomes of it. */
interface Drawn {
  readonly form: CaseForm
  readonly fate: "decided" | "noted" | "withdrawn" | "waits"
  readonly told: boolean
}

/** What comes to the registry office on one day, and all that follows of it by the last day. */
async function aDay(database: Database, model: Model, { day, until, cases, seed }: ADay, codeKey: string): Promise<number> {
  const municipality = model.municipality.id
  const draw = drawing(seed + 1)
  const drawn = Array.from({ length: cases }, (_, at) => drawCase(model, day, at, draw))
  const on = <Result>(who: string, later: number, verb: Parameters<typeof inWork<Result>>[3]) => inWork(database, actorOf(municipality, who), hour(daysLater(day, later), 9 + later % 7), verb)
  const fresh = await on(registrar, 0, async (work) => {
    const opened: (Drawn & { readonly id: string })[] = []
    for (const one of drawn) {
      const { id, again } = await openCase(work, municipality, one.form, codeKey)
      if (!again) opened.push({ ...one, id })
    }
    if (new Date(day).getUTCDay() === 1 && opened.length > 0) await postNotice(work, municipality, { kind: "municipal", from: day, personal: false, texts: noticeOf(day) })
    return opened
  })
  const moving = fresh.filter(({ form, fate }) => form.handler && fate !== "waits")
  const reached = (later: number): boolean => moving.length > 0 && daysLater(day, later) <= until
  if (reached(2)) await on(handler, 2, async (work) => {
    for (const { id } of moving) await moveStage(work, municipality, id, { stage: "in-preparation" })
  })
  const onBoard: { readonly id: string; readonly decision: string }[] = []
  if (reached(14)) await on(handler, 14, async (work) => {
    for (const one of moving) {
      if (one.fate !== "decided") await closeCase(work, municipality, one.id, one.fate === "noted" ? "noted" : "withdrawn")
      else {
        const decision = await draftDecision(work, municipality, one.id, decisionOf(model, one.form), codeKey)
        await signDecision(work, municipality, one.id, decision, textDigest(await holdDecision(work, municipality, one.id, decision, "decision-signed")))
        if (one.told) onBoard.push({ id: one.id, decision })
        if (one.told) await postNotice(work, municipality, { kind: "decision", case: one.id, decision, from: dayAt(work.now), personal: false, texts: { fi: { title: one.form.publicTitle, body: "Päätös on nähtävillä." } } })
      }
    }
  })
  // From service the time for a review runs, and a decision goes off the board when it has ended for everyone.
  if (reached(16)) await on(handler, 16, async (work) => {
    await enter(work.queries, municipality)
    for (const { id, decision } of onBoard)
      for (const { party } of (await recipientsOfDecision(work.queries, municipality, decision)).parties) if (party !== null) await serveDecision(work, municipality, id, decision, party, { way: "ordinary-letter", on: dayAt(work.now) })
  })
  if (reached(60)) await on(handler, 60, async (work) => {
    for (const { id, fate } of moving) if (fate === "decided") await closeCase(work, municipality, id, "decision")
  })
  return fresh.length
}

const hour = (day: Day, at: number): Date => new Date(startOf(day).getTime() + at * 3_600_000)
const actorOf = (municipality: string, id: string): Actor => ({ id, name: id, kind: "staff", session: null, municipality })

function drawCase({ municipality, units }: Model, day: Day, at: number, draw: (most: number) => number): Drawn {
  const matter = matters[draw(matters.length)] ?? matters[0]
  const language = draw(10) === 0 ? "sv" : "fi"
  const isPerson = !matter.open || draw(2) === 0
  const name = isPerson ? (people[draw(people.length)] ?? people[0]) : (organisations[draw(organisations.length)] ?? organisations[0])
  const way = ways[draw(ways.length)] ?? "letter"
  const arrived = hour(day, 8)
  const publicity = matter.open ? ({ secrecy: "public" } as const) : ({ secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 25 k" } as const)
  const fates = ["decided", "decided", "decided", "decided", "noted", "noted", "withdrawn", "waits"] as const
  return {
    fate: fates[draw(fates.length)] ?? "waits",
    told: matter.open && draw(4) === 0,
    form: {
      classCode: matter.code, unit: units[draw(Math.min(units.length, 8))]?.id ?? municipality.id, title: `${matter[language]}: ${name}`, publicTitle: matter[language], language, receivedWay: way, pendingAt: arrived,
      initiator: { kind: isPerson ? "person" : "organisation", name }, publicity, handler: draw(10) === 0 ? null : handler, incomingKey: `${day}/${at}`,
      documents: draw(10) < 6 ? [{ title: `${matter[language]}: ${name}`, publicTitle: language === "sv" ? "Skrivelse" : "Kirjelmä", type: "application", language, received: { at: arrived, way, sender: name }, publicity }] : [],
    },
  }
}

function decisionOf(model: Model, { publicTitle, publicity }: CaseForm): Parameters<typeof draftDecision>[3] {
  const { authority } = registers[model.municipality.id] ?? { authority: model.municipality.id }
  return {
    language: "fi", kind: "body-or-office-holder", heading: publicTitle, matter: `${publicTitle} on tullut vireille.`, grounds: "Hakemuksessa on tarvittavat tiedot.", decision: "Asia ratkaistaan hakemuksen mukaisesti.",
    provisions: "Kuntalaki (410/2015) 7 ja 91 §; hallintosääntö", contact: "Kirjaamo, kirjaamo@example.invalid", remedyBody: "Kaupunginhallitus", remedyAddress: `${authority}, kirjaamo@example.invalid`, remedyCloses: "15:45",
    secrecy: publicity.secrecy === "partly-secret" ? "partly-secret" : "public", ...(publicity.secrecy === "partly-secret" ? { secrecyAct: publicity.act, secrecyItem: publicity.item } : {}), decider: handler,
  }
}

const noticeOf = (day: Day) => ({
  fi: { title: `Katutyöt viikolla ${day}`, body: "Katuja korjataan. Jalankulku ohjataan kadun toista puolta." },
  sv: { title: `Gatuarbeten under veckan ${day}`, body: "Gator repareras. Gångtrafiken leds på andra sidan gatan." },
})

/** An invented registrar and an invented case handler with their commitments and rights, and the case register that they keep. */
async function addOffice(queries: Queries, { municipality: { id: municipality }, units }: Model, since: Date): Promise<void> {
  const its = registers[municipality]
  if (!its) throw new Error(`The samples know no case register of ${municipality}.`)
  const ends = new Date(since.getTime() + 10 * 366 * 86_400_000)
  await enter(queries, municipality)
  await queries.rows(sql`
    insert into case_register (municipality_id, register, business_id, authority, pattern, series, changed_by, changed_at)
    values (${municipality}, 'asiarekisteri', ${its.businessId}, ${its.authority}, ${its.pattern}, ${its.series}, 'program', ${since}) on conflict do nothing`)
  await queries.rows(sql`insert into declared_key (municipality_id, register, key) values (${municipality}, 'asiarekisteri', 'caseNumber') on conflict do nothing`)
  for (const { kind, fi, sv, en } of firstTexts)
    await queries.rows(sql`insert into commitment_text (municipality_id, kind, version, fi, sv, en, in_force_from) values (${municipality}, ${kind}, 1, ${fi}, ${sv}, ${en}, ${since})
      on conflict (municipality_id, kind, version) do update set in_force_from = least(commitment_text.in_force_from, excluded.in_force_from)`)
  for (const { id, given, family, role } of [{ id: registrar, given: "Vuokko", family: "Vuosikirja", role: "registrar" }, { id: handler, given: "Väinö", family: "Vuosimies", role: "case-handler" }]) {
    await queries.rows(sql`
      insert into person (municipality_id, id, kind, user_name, given_names, family_name, email, created_at) values (${municipality}, ${id}, 'staff', ${id}, ${given}, ${family}, ${`${id}@example.invalid`}, ${since}) on conflict do nothing`)
    await queries.rows(sql`insert into employment (municipality_id, id, person_id, unit, title, supervisor_id, starts_at) values (${municipality}, ${`post-${id}`}, ${id}, ${units[0]?.id}, ${role}, null, ${since}) on conflict do nothing`)
    for (const { kind } of firstTexts)
      await queries.rows(sql`
        insert into commitment (municipality_id, person_id, kind, version, signed_at)
        select ${municipality}, ${id}, ${kind}, max(t.version), ${since} from commitment_text t where t.municipality_id = ${municipality} and t.kind = ${kind} and not exists (
          select 1 from commitment c where c.municipality_id = ${municipality} and c.person_id = ${id} and c.kind = ${kind}) having max(t.version) is not null`)
    await queries.rows(sql`
      insert into access_grant (municipality_id, id, person_id, role, register, unit, given_by, given_at, starts_at, ends_at, certified_at)
      values (${municipality}, ${`grant-${id}`}, ${id}, ${role}, 'asiarekisteri', null, 'program', ${since}, ${since}, ${ends}, ${since}) on conflict do nothing`)
  }
}
