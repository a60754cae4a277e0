import type { Dice } from "./stand-ins.ts"

type Row = Readonly<Record<string, string | number | boolean | null | Readonly<Record<string, string | number | boolean>>>>

/** What a stand-in is asked with. */
interface Whom {
  readonly today: string
  readonly whom: string
  readonly told: Readonly<Record<string, unknown>>
}

/** One holder's stand-in: what may be asked of it, and what it makes up. */
export interface StandIn {
  readonly operations: Readonly<Record<string, { readonly about: "person" | "company"; readonly needs: "ground" | "consent"; rows(dice: Dice, whom: Whom): readonly Row[] }>>
}

const employers = ["Esimerkkikone Oy", "Keksitty Kahvila Ky", "Mallipalvelut Oy", "Satumetsän Taimisto Oy"]
const posts = ["varastotyöntekijä", "myyjä", "koodari", "lähihoitaja", "siivooja"]
const studies = ["Liiketalouden perustutkinto", "Sosiaali- ja terveysalan perustutkinto", "Sähkö- ja automaatioalan perustutkinto"]
const trainings = ["Logistiikan täsmäkoulutus", "Suomen kielen kurssi", "Hygieniapassi", "Ohjelmoinnin perusteet"]

const two = (number: number): string => String(number).padStart(2, "0")
const day = (dice: Dice, from: number, years: number): string => `${from + dice.below(years)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
const many = (count: number, row: (at: number) => Row): Row[] => Array.from({ length: count }, (_, at) => row(at))
/** Of some nothing is known, as in life. */
const orNone = (dice: Dice, rows: () => readonly Row[]): readonly Row[] => (dice.below(8) === 0 ? [] : rows())

/** A system of which all is asked that it keeps of a person, made up: secret, and one thing in five with somebody else in it. */
const keeper = (title: string, data: (dice: Dice) => Readonly<Record<string, string | number>>): StandIn => ({
  operations: {
    kept: {
      about: "person", needs: "ground",
      rows: (dice) => orNone(dice, () => many(1 + dice.below(3), (at) => ({ id: `${title}-${at + 1}`, title, secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 32 k", others: dice.below(5) === 0, protected: false, data: data(dice) }))),
    },
  },
})

/** Holders named in the notice of employment services, and some whose systems a person's request is looked for in, by the ids of their systems. Everything here is made up. */
export const invented: Readonly<Record<string, StandIn>> = {
  ura: {
    operations: {
      "job-search": { about: "person", needs: "ground", rows: (dice) => [{ state: "voimassa", began: day(dice, 2025, 2), renew: day(dice, 2027, 1), status: dice.of(["työtön", "lomautettu", "palvelussa"]) }] },
      plan: { about: "person", needs: "ground", rows: (_, { today }) => [{ received: today, number: "SUUN-1" }] },
      statement: { about: "person", needs: "ground", rows: (_, { today }) => [{ received: today, number: "LAUS-1" }] },
    },
  },
  typpi: {
    operations: {
      "joint-plan": { about: "person", needs: "ground", rows: (dice) => orNone(dice, () => [{ part: "työvoimaviranomainen", state: "voimassa", reviewOn: day(dice, 2027, 1) }, { part: "hyvinvointialue", state: "luonnos", reviewOn: day(dice, 2027, 1) }]) },
    },
  },
  koulutusportti: {
    operations: {
      trainings: { about: "person", needs: "ground", rows: (dice) => many(3, (at) => ({ training: trainings[at % trainings.length] ?? "", begins: day(dice, 2027, 1), places: dice.below(20), state: dice.of(["haku auki", "jonotus"]) })) },
    },
  },
  "wilma-jarjestelma": {
    operations: {
      studies: { about: "person", needs: "consent", rows: (dice) => orNone(dice, () => [{ study: dice.of(studies), credits: 20 + dice.below(160), began: day(dice, 2024, 2), ends: day(dice, 2027, 1) }]) },
    },
  },
  sosiaalieffica: {
    // Never the calculation, and only whether, as much as the task needs.
    operations: { assistance: { about: "person", needs: "ground", rows: (dice) => [{ client: dice.below(2) === 1, activation: dice.below(2) === 1, contact: "sosiaaliohjaaja Keksitty" }] } },
  },
  ekacrm: {
    operations: { company: { about: "company", needs: "ground", rows: (dice, { whom }) => [{ businessId: whom, contact: "Yhteyshenkilö Keksitty", met: day(dice, 2025, 2) }] } },
  },
  "espoon-kaupungin-suojattu-kayttooikeuksin-rajoitettu-verkkolevy": {
    operations: { folders: { about: "person", needs: "ground", rows: (dice) => orNone(dice, () => [{ folder: `asiakkaat/${1000 + dice.below(9000)}`, files: 1 + dice.below(12), keptUntil: day(dice, 2028, 4) }]) } },
  },
  "elaketurvakeskuksen-tyosuhderekisteri": {
    operations: {
      employments: {
        about: "person", needs: "consent",
        rows: (dice) => many(1 + dice.below(3), (at) => ({ employer: employers[at % employers.length] ?? "", post: dice.of(posts), from: day(dice, 2015 + at * 3, 2), until: day(dice, 2018 + at * 3, 1), earned: 18_000 + dice.below(20_000) })),
      },
    },
  },
  "yritys-ja-yhteisotietojarjestelma-ytj": {
    operations: { company: { about: "company", needs: "ground", rows: (dice, { whom, today }) => [{ businessId: whom, name: dice.of(employers), form: "osakeyhtiö", home: "Espoo", field: dice.of(["56101", "62010", "81210"]), state: dice.below(6) === 0 ? "lakannut" : "toiminnassa", updated: today }] } },
  },
  "kirjastojen-kokoelmanhallinta-ja-asiakastietojarjestelma-helmet": keeper("Laina", (dice) => ({ teos: dice.of(["Keksitty romaani", "Kuvitteellinen keittokirja"]), lainattu: day(dice, 2026, 1) })),
  "kurssien-ilmoittautumisjarjestelma": keeper("Ilmoittautuminen", (dice) => ({ kurssi: dice.of(["Keksitty uimakoulu", "Kuvitteellinen jooga"]), alkaa: day(dice, 2026, 2) })),
  rekrytointijarjestelma: keeper("Hakemus", (dice) => ({ tehtävä: dice.of(posts), haettu: day(dice, 2025, 2) })),
}
