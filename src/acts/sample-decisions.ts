import { dayAt, daysLater } from "../lib/day.ts"
import { sql } from "../lib/sql.ts"
import type { Database } from "../store/database.ts"
import { enter } from "./access/border.ts"
import { openCase } from "./cases/open.ts"
import { type DraftForm, draftDecision } from "./decisions/draft.ts"
import { holdDecision } from "./decisions/hold.ts"
import { planExecution } from "./decisions/execution.ts"
import { textDigest } from "./decisions/form.ts"
import { serveDecision } from "./decisions/serve.ts"
import { signDecision } from "./decisions/sign.ts"
import { type NoticeForm, postNotice } from "./notice-board/post.ts"
import { sampleUnit } from "./sample-records.ts"
import { sampleMunicipality } from "./samples.ts"
import { type Actor, inWork, type Work } from "./work.ts"

export const sampleActor = (id: string): Actor => ({ id, name: id, kind: "staff", session: null, municipality: sampleMunicipality })

const draft: DraftForm = {
  language: "fi", kind: "body-or-office-holder", heading: "Avustus kylätalon kunnostukseen",
  matter: "Keksitty kyläyhdistys ry hakee avustusta kylätalon lattian kunnostukseen.",
  grounds: "Yhdistys on rekisteröity, kylätalo on kaikkien käytettävissä, ja hakemuksessa on kustannusarvio.",
  decision: "Yhdistykselle myönnetään 2 400 euroa. Avustus maksetaan kuitteja vastaan.",
  provisions: "Kuntalaki (410/2015) 7 ja 91 §; hallintosääntö", contact: "Veikko Valmistelija, asiantuntija, veikko@example.invalid",
  remedyBody: "Kaupunginhallitus", remedyAddress: "PL 1, 02070 Espoon kaupunki, kirjaamo@example.invalid", remedyCloses: "15:45", secrecy: "public", decider: "veikko",
}

/** The case that the samples' decision is of; a key of the samples' own keeps it one, however often they are put in. */
const caseOf = (title: string, key: string, now: Date) => ({
  classCode: "00 01 02", unit: sampleUnit, title, publicTitle: title, language: "fi" as const, receivedWay: "e-mail" as const, pendingAt: now,
  initiator: { kind: "organisation" as const, name: "Keksitty kyläyhdistys ry" }, publicity: { secrecy: "public" as const }, handler: "veikko", incomingKey: key,
})

/** Opens a case of the samples; null where it was there before. */
export async function openSampleCase(database: Database, now: Date, codeKey: string, title: string, key: string): Promise<string | null> {
  // What was opened with a key before has its own content; a new opening with today's day would be another.
  const there = await database.transaction(async (queries) => {
    await enter(queries, sampleMunicipality)
    return queries.rows(sql`select key from case_incoming where municipality_id = ${sampleMunicipality} and source = 'aino' and key = ${key}`)
  })
  if (there.length > 0) return null
  return inWork(database, sampleActor("aino"), now, async (work) => (await openCase(work, sampleMunicipality, caseOf(title, key, now), codeKey)).id)
}

/** A decision that is drafted, signed, served and being executed, one that waits to be signed, and a few notices. What is there already stays. */
export async function addSampleDecisions(database: Database, now: Date, codeKey: string): Promise<void> {
  const by = <Result>(who: string, verb: (work: Work) => Promise<Result>) => inWork(database, sampleActor(who), now, verb)
  const today = dayAt(now)
  const id = await openSampleCase(database, now, codeKey, "Avustus kylätalon kunnostukseen", "sample-decision")
  if (id === null) return
  const decision = await by("veikko", (work) => draftDecision(work, sampleMunicipality, id, draft, codeKey))
  await by("veikko", async (work) => {
    await enter(work.queries, sampleMunicipality)
    await signDecision(work, sampleMunicipality, id, decision, textDigest(await holdDecision(work, sampleMunicipality, id, decision, "decision-signed")))
  })
  const texts = { fi: { title: draft.heading, body: `${draft.matter}\n\n${draft.decision}` }, sv: { title: "Bidrag för renovering av byahuset", body: "Den påhittade byaföreningen beviljas 2 400 euro." } }
  await by("veikko", (work) => postNotice(work, sampleMunicipality, { kind: "decision", case: id, decision, from: today, personal: false, texts }))
  await by("veikko", async (work) => {
    await enter(work.queries, sampleMunicipality)
    const [party] = await work.queries.rows<{ id: string }>(sql`select id from case_party where municipality_id = ${sampleMunicipality} and case_id = ${id} and role = 'initiator'`)
    await serveDecision(work, sampleMunicipality, id, decision, party?.id ?? "", { way: "ordinary-electronic", on: today })
    await planExecution(work, sampleMunicipality, id, decision, { what: "Maksa avustus kuitteja vastaan", responsible: "johanna", dueOn: daysLater(today, 60) })
  })
  const waiting = await openSampleCase(database, now, codeKey, "Talkooväline-etu yhdistyksille", "sample-draft")
  if (waiting !== null) await by("veikko", (work) => draftDecision(work, sampleMunicipality, waiting, { ...draft, heading: "Talkoovälineiden lainaaminen yhdistyksille", matter: "Yhdistys pyytää lainaksi talkoovälineitä.", decision: "Välineet lainataan [ajaksi]." }, codeKey))
  for (const notice of sampleNotices(today)) await by("aino", (work) => postNotice(work, sampleMunicipality, notice))
}

const sampleNotices = (from: string): NoticeForm[] => [
  {
    kind: "municipal", from, personal: false,
    texts: {
      fi: { title: "Keksitynkujan katutyöt", body: "Keksitynkujan päällystettä korjataan. Jalankulku ohjataan kadun toista puolta." },
      sv: { title: "Gatuarbete på Påhittsgränden", body: "Beläggningen på Påhittsgränden repareras. Gångtrafiken leds på andra sidan gatan." },
      en: { title: "Street works on Keksitynkuja", body: "The surface of Keksitynkuja is being repaired. Pedestrians are led along the other side." },
    },
  },
  {
    kind: "public", from, personal: true,
    texts: { fi: { title: "Kuulutus: Keksitynkujan asemakaavan muutos", body: "Kaavaehdotus on nähtävillä. Hakija: Eino Esimerkki.", plainTitle: "Kuulutus: Keksitynkujan asemakaavan muutos", plainBody: "Kaavaehdotus oli nähtävillä." }, sv: { title: "Kungörelse: ändring av detaljplanen för Påhittsgränden", body: "Planförslaget finns till påseende. Sökande: Eino Esimerkki." } },
  },
]
