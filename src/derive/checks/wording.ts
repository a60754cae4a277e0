import { editDistance } from "../../lib/language/edit-distance.ts"
import type { Words } from "../../lib/words.ts"
import { nameOf } from "../../model/declare.ts"
import type { Subject } from "../../model/finding.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { about, rule, type Rule, w } from "./rule.ts"

/** Texts and names: repeated, misplaced, spelt two ways, counted wrong. */

const clarity = w(
  "Viranomaisen kielen on oltava asiallista, selkeää ja ymmärrettävää.",
  "En myndighets språk ska vara sakligt, klart och begripligt.",
  "An authority's language must be matter-of-fact, clear and understandable.",
)
const languageLaw = "434/2003 9 §"

interface NamedThing {
  readonly id: string
  readonly name: string
  readonly line?: number | undefined
}

/** Pairs of names that differ by a letter or two, or only by case, spaces and hyphens. */
function* nearlySame(things: readonly NamedThing[]): Generator<[NamedThing, NamedThing]> {
  const folded = things.map((thing) => ({ thing, key: thing.name.toLowerCase().replace(/[\s\-–/]/g, "") }))
  for (const [at, { thing, key }] of folded.entries())
    for (const other of folded.slice(at + 1)) {
      if (thing.name === other.thing.name || Math.abs(key.length - other.key.length) > 2) continue
      if (key === other.key || (key.length > 14 && editDistance(key, other.key) <= 1)) yield [thing, other.thing]
    }
}

function spellingRule(code: string, title: Words, thingsOf: (model: Model) => NamedThing[], subject: (id: string) => Subject): Rule {
  return rule<{ one: string; other: string }>({
    code,
    severity: "note",
    law: languageLaw,
    title,
    says: ({ one, other }) => w(`”${one}” ja ”${other}” ovat luultavasti sama nimi.`, `”${one}” och ”${other}” är sannolikt samma namn.`, `“${one}” and “${other}” are probably one name.`),
    because: clarity,
    remedy: w("Valitse yksi kirjoitusasu.", "Välj ett skrivsätt.", "Choose one spelling."),
    *find(model) {
      for (const [one, other] of nearlySame(thingsOf(model))) yield [{ one: one.name, other: other.name }, subject(other.id), other.line]
    },
  })
}

const namesOf = (things: readonly { readonly id: string; readonly name: Parameters<typeof nameOf>[0]; readonly source: { line: number } | null }[]): NamedThing[] =>
  things.map(({ id, name, source }) => ({ id, name: nameOf(name), line: source?.line }))

export const wordingRules: readonly Rule[] = [
  rule<{ name: string; other: string }>({
    code: "purpose-repeated",
    severity: "warning",
    law: languageLaw,
    title: w("Sama käyttötarkoitus kahdessa", "Samma ändamål i två", "The same purpose in two"),
    says: ({ name, other }) =>
      w(`${name}: käyttötarkoitus on sama kuin kohdassa ”${other}”.`, `${name}: ändamålet är detsamma som i ”${other}”.`, `${name}: the purpose is the same as of “${other}”.`),
    because: w("Kopioitu teksti kertoo harvoin tästä tietovarannosta.", "En kopierad text berättar sällan om just detta lager.", "Copied text seldom tells of this pool."),
    remedy: w("Kirjoita oma käyttötarkoitus.", "Skriv ett eget ändamål.", "Write a purpose of its own."),
    *find(model) {
      const first = new Map<string, string>()
      for (const pool of model.pools) {
        const purpose = plain(pool.purpose, "fi").toLowerCase()
        if (purpose === "") continue
        const other = first.get(purpose)
        if (other) yield [{ name: nameOf(pool.name), other }, about.pool(pool.id), pool.source?.line]
        else first.set(purpose, nameOf(pool.name))
      }
    },
  }),
  rule<{ name: string }>({
    code: "purpose-too-short",
    severity: "warning",
    law: "410/2015 29 §",
    title: w("Käyttötarkoitus on liian lyhyt", "Ändamålet är för kort", "The purpose is too short"),
    says: ({ name }) => w(`${name}: käyttötarkoitus on alle kolme sanaa.`, `${name}: ändamålet är kortare än tre ord.`, `${name}: the purpose is shorter than three words.`),
    because: w("Asukkaan on ymmärrettävä, mihin tietoja käytetään.", "Invånaren ska förstå vad uppgifterna används till.", "A resident must understand what the data is used for."),
    remedy: w("Kirjoita kokonainen virke.", "Skriv en hel mening.", "Write a whole sentence."),
    *find(model) {
      for (const pool of model.pools) {
        const purpose = plain(pool.purpose, "fi")
        if (purpose !== "" && purpose.split(/\s+/).length < 3) yield [{ name: nameOf(pool.name) }, about.pool(pool.id), pool.source?.line]
      }
    },
  }),
  rule<{ pool: string; dataset: string }>({
    code: "dataset-listed-twice",
    severity: "warning",
    law: languageLaw,
    title: w("Aineisto kahdesti", "Materialet två gånger", "Dataset listed twice"),
    says: ({ pool, dataset }) => w(`${pool}: ”${dataset}” on luettelossa kahdesti.`, `${pool}: ”${dataset}” finns två gånger i listan.`, `${pool}: “${dataset}” is listed twice.`),
    because: clarity,
    remedy: w("Poista toinen.", "Ta bort den ena.", "Remove one."),
    *find(model) {
      for (const pool of model.pools) {
        const seen = new Set<string>()
        for (const dataset of pool.datasets.items) {
          const name = nameOf(dataset.name).toLowerCase()
          if (seen.has(name)) yield [{ pool: nameOf(pool.name), dataset: nameOf(dataset.name) }, about.pool(pool.id), dataset.source?.line]
          seen.add(name)
        }
      }
    },
  }),
  rule<{ register: string; pools: string }>({
    code: "register-in-many-pools",
    severity: "note",
    law: "906/2019 28 § 1 mom. 3 k",
    title: w("Rekisteri useassa tietovarannossa", "Registret i flera lager", "Register in several pools"),
    says: ({ register, pools }) => w(`”${register}” on useassa tietovarannossa: ${pools}.`, `”${register}” finns i flera lager: ${pools}.`, `“${register}” is in several pools: ${pools}.`),
    because: w("Pyytäjän on tiedettävä, kuka päättää tietojen antamisesta.", "Den som begär ska veta vem som beslutar.", "Whoever asks must know who decides."),
    remedy: w("Kerro kunkin osan päättävä viranomainen.", "Ange beslutande myndighet för varje del.", "Tell the deciding authority of each part."),
    *find(model) {
      for (const register of model.registers) {
        const pools = model.pools.filter((pool) => pool.registers.some((entry) => entry.register === register.id))
        if (pools.length > 1) yield [{ register: nameOf(register.name), pools: pools.map(({ name }) => nameOf(name)).join("; ") }, about.register(register.id), register.source?.line]
      }
    },
  }),
  rule<{ register: string }>({
    code: "register-in-no-pool",
    severity: "warning",
    law: "906/2019 28 §",
    title: w("Rekisteri ei kuulu tietovarantoon", "Registret hör inte till något lager", "Register in no pool"),
    says: ({ register }) => w(`”${register}” ei kuulu mihinkään tietovarantoon.`, `”${register}” hör inte till något informationslager.`, `“${register}” belongs to no pool.`),
    because: w("Rekisteristä ei silloin näe, kuka siitä päättää.", "Då syns det inte vem som beslutar om registret.", "Then nobody sees who decides on it."),
    remedy: w("Liitä rekisteri tietovarantoon.", "Koppla registret till ett lager.", "Attach the register to a pool."),
    *find(model) {
      const used = new Set(model.pools.flatMap(({ registers }) => registers.map(({ register }) => register)))
      for (const { id, name, source } of model.registers) if (!used.has(id)) yield [{ register: nameOf(name) }, about.register(id), source?.line]
    },
  }),
  rule<{ title: string; codes: string }>({
    code: "class-title-under-two-codes",
    severity: "warning",
    law: "906/2019 26 §",
    title: w("Sama tehtäväluokka kahdella koodilla", "Samma uppgiftsklass med två koder", "One class title under two codes"),
    says: ({ title, codes }) => w(`”${title}” on koodeilla ${codes}.`, `”${title}” har koderna ${codes}.`, `“${title}” has the codes ${codes}.`),
    because: w("Luokka ohjaa säilytystä; kahdella koodilla säilytys voi olla kaksi.", "Klassen styr förvaringen; två koder kan ge två tider.", "The class steers retention; two codes may give two periods."),
    remedy: w("Tarkista koodi tiedonohjaussuunnitelmasta.", "Kontrollera koden i informationsstyrningsplanen.", "Check the code in the records control plan."),
    *find(model) {
      for (const found of model.functionClasses) {
        const twins = model.functionClasses.filter(({ title }) => nameOf(title) === nameOf(found.title))
        if (twins.length > 1 && twins[0]?.id !== found.id) yield [{ title: nameOf(found.title), codes: twins.map(({ code }) => code).join(" ja ") }, about.functionClass(found.id), found.source?.line]
      }
    },
  }),
  rule<{ code: string; parent: string }>({
    code: "class-parent-missing",
    severity: "note",
    law: "906/2019 26 §",
    title: w("Yläluokka puuttuu", "Överordnad klass saknas", "Parent class missing"),
    says: ({ code, parent }) => w(`Luokan ${code} yläluokkaa ${parent} ei mainita.`, `Klassens ${code} överordnade klass ${parent} nämns inte.`, `The parent ${parent} of class ${code} is not named.`),
    because: w("Luokan paikka puussa kertoo sen merkityksen.", "Klassens plats i trädet visar dess betydelse.", "A class's place in the tree tells its meaning."),
    remedy: w("Lisää yläluokka.", "Lägg till den överordnade klassen.", "Add the parent class."),
    *find(model) {
      const codes = new Set(model.functionClasses.map(({ code }) => code))
      for (const { id, code, source } of model.functionClasses) {
        const parent = code.split(" ").slice(0, -1).join(" ")
        if (parent !== "" && !codes.has(parent)) yield [{ code, parent }, about.functionClass(id), source?.line]
      }
    },
  }),
  rule<{ unit: string; stated: number; listed: number }>({
    code: "unit-count-differs",
    severity: "warning",
    law: languageLaw,
    title: w("Yksiköiden määrä ei täsmää", "Antalet enheter stämmer inte", "Number of units differs"),
    says: ({ unit, stated, listed }) =>
      w(`${unit}: yksiköitä sanotaan olevan ${stated}, mutta niitä on lueteltu ${listed}.`, `${unit}: enheterna sägs vara ${stated} men ${listed} räknas upp.`, `${unit}: it is said to have ${stated} units, and ${listed} are listed.`),
    because: clarity,
    remedy: w("Korjaa luku tai luettelo.", "Rätta talet eller listan.", "Mend the number or the list."),
    *find(model) {
      for (const { id, name, statedUnits, source } of model.units) {
        const listed = model.units.filter(({ parent }) => parent === id).length
        if (statedUnits !== null && statedUnits !== listed) yield [{ unit: nameOf(name), stated: statedUnits, listed }, about.unit(id), source?.line]
      }
    },
  }),
  rule<{ word: string }>({
    code: "keyword-twice",
    severity: "note",
    law: null,
    title: w("Asiasana kahdesti", "Nyckelordet två gånger", "Keyword twice"),
    says: ({ word }) => w(`Asiasana ”${word}” on kahdesti.`, `Nyckelordet ”${word}” finns två gånger.`, `The keyword “${word}” stands twice.`),
    because: clarity,
    remedy: w("Poista toinen.", "Ta bort den ena.", "Remove one."),
    *find(model) {
      const seen = new Set<string>()
      for (const { word, source } of model.keywords) {
        if (seen.has(word.toLowerCase())) yield [{ word }, about.municipality(model), source?.line]
        seen.add(word.toLowerCase())
      }
    },
  }),
  rule<{ name: string }>({
    code: "relation-end-not-described",
    severity: "note",
    law: "906/2019 5 §",
    title: w("Yhteyden toinen pää on kuvaamatta", "Förbindelsens andra ända är inte beskriven", "Other end of a relation is not described"),
    says: ({ name }) => w(`Tietovarantoa ”${name}” ei ole kuvattu täällä.`, `Informationslagret ”${name}” är inte beskrivet här.`, `The pool “${name}” is not described here.`),
    because: w("Lukija ei voi seurata, minne tieto kulkee.", "Läsaren kan inte följa vart uppgifterna går.", "A reader cannot follow where the data goes."),
    remedy: w("Kuvaa tietovaranto tai linkitä sen kuvaukseen.", "Beskriv lagret eller länka till dess beskrivning.", "Describe the pool, or link to its description."),
    *find(model) {
      const seen = new Set<string>()
      for (const { to, source } of model.relations) {
        const name = nameOf(to.name)
        if (to.pool === null && !seen.has(name)) yield [{ name }, about.municipality(model), source?.line]
        seen.add(name)
      }
    },
  }),
  spellingRule("pool-spelt-two-ways", w("Tietovarannon nimi kahdella tavalla", "Lagrets namn på två sätt", "Pool spelt two ways"), ({ pools }) => namesOf(pools), about.pool),
  spellingRule("register-spelt-two-ways", w("Rekisterin nimi kahdella tavalla", "Registrets namn på två sätt", "Register spelt two ways"), ({ registers }) => namesOf(registers), about.register),
  spellingRule("system-spelt-two-ways", w("Järjestelmän nimi kahdella tavalla", "Systemets namn på två sätt", "System spelt two ways"), ({ systems }) => namesOf(systems), about.system),
]
