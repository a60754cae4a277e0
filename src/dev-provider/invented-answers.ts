import type { Dice } from "./stand-ins.ts"

type Row = Readonly<Record<string, string | number | boolean | null | Readonly<Record<string, string | number | boolean>>>>

/** What a stand-in is asked with. */
interface Whom {
  readonly today: string
  readonly whom: string
  readonly told: Readonly<Record<string, unknown>>
  /** What has been told it of this person or company since the start, by operation. */
  readonly before: Map<string, Readonly<Record<string, unknown>>>
}

/** One holder's stand-in: what may be asked of it, by a ground of law or by the person's consent to just this, and what it makes up. */
export interface StandIn {
  readonly operations: Readonly<Record<string, { readonly about: "person" | "company"; readonly needs: "ground" | { readonly consent: string }; rows(dice: Dice, whom: Whom): readonly Row[] }>>
}

const employers = ["Esimerkkikone Oy", "Keksitty Kahvila Ky", "Mallipalvelut Oy", "Satumetsän Taimisto Oy"]
const posts = ["varastotyöntekijä", "myyjä", "koodari", "lähihoitaja", "siivooja"]
const studies = ["Liiketalouden perustutkinto", "Sosiaali- ja terveysalan perustutkinto", "Sähkö- ja automaatioalan perustutkinto"]
const trainings = ["Logistiikan täsmäkoulutus", "Suomen kielen kurssi", "Hygieniapassi", "Ohjelmoinnin perusteet"]

const two = (number: number): string => String(number).padStart(2, "0")
const day = (dice: Dice, from: number, years: number): string => `${from + dice.below(years)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
const many = (count: number, row: (at: number) => Row): Row[] => Array.from({ length: count }, (_, at) => row(at))
const offers = ["Keksitty Varasto Oy: varastotyöntekijä", "Kuvitteellinen Hoiva Oy: lähihoitaja", "Mallisiivous Ky: siivooja"]
const homes = ["Espoo", "Helsinki", "Vantaa"]
const text = (value: unknown): string => (typeof value === "string" ? value : "")
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
      "job-offers": { about: "person", needs: "ground", rows: (dice) => orNone(dice, () => many(1 + dice.below(2), (at) => ({ offer: offers[at % offers.length] ?? "", made: day(dice, 2026, 1), applyBy: day(dice, 2027, 1) }))) },
      plan: { about: "person", needs: "ground", rows: (_, { today }) => [{ received: today, number: "SUUN-1" }] },
      statement: { about: "person", needs: "ground", rows: (_, { today }) => [{ received: today, number: "LAUS-1" }] },
    },
  },
  typpi: {
    operations: {
      // Each authority keeps its own part. Whoever asks sees hers whole, and of the others' that they are there.
      "joint-plan": {
        about: "person", needs: "ground",
        rows: (dice, { before }) => {
          const ours = before.get("joint-plan-part")
          const others = orNone(dice, () => [{ part: "hyvinvointialue", state: "luonnos", reviewOn: day(dice, 2027, 1) }, { part: "Kela", state: "voimassa", reviewOn: day(dice, 2027, 1) }])
          return [...(ours ? [{ part: "työvoimaviranomainen", state: "voimassa", content: text(ours.aims) }] : []), ...others]
        },
      },
      "joint-plan-part": {
        about: "person", needs: "ground",
        rows: (_, { told, today, before }) => {
          if (told.kind !== "joint") return []
          before.set("joint-plan-part", told)
          return [{ received: today, number: "OSA-1" }]
        },
      },
    },
  },
  koulutusportti: {
    operations: {
      trainings: { about: "person", needs: "ground", rows: (dice) => many(3, (at) => ({ training: trainings[at % trainings.length] ?? "", begins: day(dice, 2027, 1), places: dice.below(20), state: dice.of(["haku auki", "jonotus"]) })) },
      referral: {
        about: "person", needs: "ground",
        rows: (dice, { told, today, before }) => {
          if (told.kind !== "training") return []
          before.set("referral", told)
          const queue = dice.below(6)
          return [{ received: today, number: `OSOITUS-${1 + dice.below(900)}`, state: queue === 0 ? "jonossa" : "hyväksytty", place: queue === 0 ? 1 + dice.below(9) : null }]
        },
      },
      // Only of one who was referred.
      attendance: { about: "person", needs: "ground", rows: (dice, { before, today }) => (before.has("referral") ? [{ until: today, days: 5 + dice.below(10), absent: dice.below(3), state: "kesken" }] : []) },
    },
  },
  "wilma-jarjestelma": {
    operations: {
      studies: { about: "person", needs: { consent: "school" }, rows: (dice) => orNone(dice, () => [{ study: dice.of(studies), credits: 20 + dice.below(160), began: day(dice, 2024, 2), ends: day(dice, 2027, 1) }]) },
    },
  },
  sosiaalieffica: {
    // Never the calculation, and only whether, as much as the task needs.
    operations: { assistance: { about: "person", needs: "ground", rows: (dice) => [{ client: dice.below(2) === 1, activation: dice.below(2) === 1, contact: "sosiaaliohjaaja Keksitty" }] } },
  },
  "elaketurvakeskuksen-tyosuhderekisteri": {
    operations: {
      employments: {
        about: "person", needs: { consent: "etk" },
        rows: (dice) => many(1 + dice.below(3), (at) => ({ employer: employers[at % employers.length] ?? "", post: dice.of(posts), from: day(dice, 2015 + at * 3, 2), until: day(dice, 2018 + at * 3, 1), earned: 18_000 + dice.below(20_000) })),
      },
    },
  },
  "yritys-ja-yhteisotietojarjestelma-ytj": {
    operations: {
      // Something of every company changes on one day of the year, so that asking again may tell something new.
      company: {
        about: "company", needs: "ground",
        rows: (dice, { whom, today }) => {
          const [name, field, ended, home, on] = [dice.of(employers), dice.of(["56101", "62010", "81210"]), dice.below(6) === 0, dice.below(homes.length), day(dice, 0, 1).slice(1)]
          const year = Number(today.slice(0, 4)) - (today.slice(4) < on ? 1 : 0)
          return [{ businessId: whom, name, form: "osakeyhtiö", home: homes[(home + year) % homes.length] ?? "", field, state: ended ? "lakannut" : "toiminnassa", updated: `${year}${on}` }]
        },
      },
    },
  },
  "kirjastojen-kokoelmanhallinta-ja-asiakastietojarjestelma-helmet": keeper("Laina", (dice) => ({ teos: dice.of(["Keksitty romaani", "Kuvitteellinen keittokirja"]), lainattu: day(dice, 2026, 1) })),
  "kurssien-ilmoittautumisjarjestelma": keeper("Ilmoittautuminen", (dice) => ({ kurssi: dice.of(["Keksitty uimakoulu", "Kuvitteellinen jooga"]), alkaa: day(dice, 2026, 2) })),
  rekrytointijarjestelma: keeper("Hakemus", (dice) => ({ tehtävä: dice.of(posts), haettu: day(dice, 2025, 2) })),
}
