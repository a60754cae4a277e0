import { espoo } from "../municipalities/espoo/index.ts"
import { helsinki } from "../municipalities/helsinki/index.ts"
import { rovaniemi } from "../municipalities/rovaniemi/index.ts"
import { enter } from "../src/acts/access/border.ts"
import { addDocument } from "../src/acts/cases/documents.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../src/acts/samples.ts"
import { findInPublicTexts, findInTexts } from "../src/acts/texts/find.ts"
import { keepTexts } from "../src/acts/texts/texts.ts"
import { makeFileWordsAnew } from "../src/acts/texts/words.ts"
import { wordsIn } from "../src/lib/language/analyser.ts"
import { sql } from "../src/lib/sql.ts"
import { filesIn } from "../src/store/files.ts"
import { type anEngine, startEngines } from "../test/engines.ts"
import { letter, registryOn, staffOf } from "../test/registry.ts"
import { testNow } from "../test/town.ts"
import { type Figure, inFolder, median } from "./measure.ts"

const many = 2000
const wordsEach = 400

/** Every Finnish text of the shipped descriptions, as one run of words: common words are common in it. */
function finnishWords(): string[] {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== "object") return
    for (const [key, inner] of Object.entries(value)) if (key === "fi" && typeof (inner as { value?: unknown }).value === "string") texts.push((inner as { value: string }).value)
    else walk(inner)
  }
  walk([espoo, helsinki, rovaniemi])
  return wordsIn(texts.join(" "))
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** The text of files: what a document costs to be found by what its file says, and how soon it is found. */
export async function texts(): Promise<Figure[]> {
  const engines = await startEngines()
  const { anEngine: engine } = (await import(`../test/engines.ts?${Date.now()}`)) as { anEngine: typeof anEngine }
  const database = await engine().freshAsOwner()
  await addSamples(database, testNow)
  const pool = finnishWords()
  const figures = await inFolder(async (folder): Promise<Figure[]> => {
    const files = filesIn(folder)
    const registry = registryOn(database)
    const open = { secrecy: "public" } as const
    const { id } = await registry.open("aino", { handler: "veikko", publicity: open, initiator: { kind: "organisation", name: "Yritys Oy" } })
    for (let at = 0; at < many; at++) {
      const from = (at * 7919) % (pool.length - wordsEach)
      const text = `Asiakirja ${at} ${pool.slice(from, from + wordsEach).join(" ")}`
      const file = { name: "kirje.txt", mediaType: "text/plain", ...(await files.put((async function* () { yield Buffer.from(text) })(), 1_000_000)) }
      await registry.by("veikko", (work) => addDocument(work, sampleMunicipality, id, { ...letter, publicity: open, received: null, own: { author: "Kunta", draftedAt: testNow }, file }, sampleCodeKey))
    }
    const size = async (): Promise<number> => (await database.rows<{ bytes: number }>(sql`select pg_total_relation_size('file_word')::float8 as bytes`))[0]?.bytes ?? 0
    const reading = await timed(async () => {
      while ((await keepTexts(database, files, sampleMunicipality, testNow, "lately", 200)) > 0);
    })
    await database.rows(sql`vacuum analyze file_word`)
    const bytes = await size()
    const within = <Result>(work: Parameters<typeof database.transaction<Result>>[0]) => database.transaction<Result>(async (queries) => (await enter(queries, sampleMunicipality), work(queries)))
    const [{ rows } = { rows: 0 }] = await within((queries) => queries.rows<{ rows: number }>(sql`select count(*)::int as rows from file_word where municipality_id = ${sampleMunicipality}`))
    await within((queries) => queries.rows(sql`update file_text set words_by = 'none' where municipality_id = ${sampleMunicipality}`))
    const words = await timed(async () => {
      while ((await makeFileWordsAnew(database, sampleMunicipality, 200)) > 0);
    })
    const desk = { database, municipality: sampleMunicipality, actor: staffOf("aino"), now: testNow }
    const searches = ["asiakirja", "asiakirja 1777", "päätös asiakas", "pelastuslaitos"]
    const staff: number[] = []
    const anyone: number[] = []
    for (let round = 0; round < 15; round++)
      for (const search of searches) {
        staff.push(await timed(() => findInTexts(desk, search, { purpose: "case-handling" })))
        anyone.push(await timed(() => findInPublicTexts(database, sampleMunicipality, search, testNow)))
      }
    const each = words / many
    const [one, other] = [median(staff), median(anyone)]
    return [
      { what: `words of a text of ${wordsEach} words (${Math.round(rows / many)} base forms), made and written`, value: `${each.toFixed(1)} ms and ${(bytes / many / 1024).toFixed(1)} kB a document; reading its file too ${(reading / many).toFixed(1)} ms`, promise: "under 50 ms and 50 kB", kept: each < 50 && bytes / many < 50 * 1024 },
      { what: `search of the texts of ${many} documents by a registrar, and by anyone`, value: `${one.toFixed(0)} ms and ${other.toFixed(0)} ms in the middle`, promise: "under 60 ms", kept: one < 60 && other < 60 },
    ]
  })
  await database.close()
  await engines.stop()
  return figures
}
