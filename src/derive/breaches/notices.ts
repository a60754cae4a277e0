import type { BreachRisk } from "../../law/breach-clocks.ts"
import { sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Known } from "./known.ts"

/** What a notice is drafted from. */
export interface ToTell {
  readonly known: Known
  readonly awareAt: Date
  readonly containedAt: Date | null
  readonly risk: BreachRisk | null
  /** The reasons of the delay, where the time has passed and they have been told. */
  readonly delay: string | null
  readonly isLate: boolean
  readonly municipality: string
  readonly registers: readonly string[]
  /** Name and way to reach the data protection officer, as the description tells it; null where it does not. */
  readonly officer: string | null
}

/** A part of a draft: its heading, what it says, and whether the law asks for something that nobody has written yet. */
export interface NoticePart {
  readonly heading: string
  readonly text: string
  readonly lacks: boolean
}

const about = (count: number | null, language: Language): string =>
  count === null ? { fi: "Määrää ei vielä tiedetä.", sv: "Antalet är ännu inte känt.", en: "The number is not known yet." }[language] : { fi: `Noin ${count}.`, sv: `Cirka ${count}.`, en: `About ${count}.` }[language]

const part = (heading: string, unknown: string, ...texts: readonly (string | null)[]): NoticePart => {
  const said = texts.filter((text): text is string => text !== null && text !== "")
  return { heading, text: said.length > 0 ? said.join(" ") : unknown, lacks: said.length === 0 }
}

/** A draft of the notice to the Data Protection Ombudsman, part by part (GDPR 33(3)); what is not known yet is told later, in phases (33(4)). */
export function ombudsmanNotice(its: ToTell, language: Language): NoticePart[] {
  const { known, awareAt, containedAt, delay, isLate } = its
  const words = ombudsman[language]
  return [
    part(words.controller, "", its.municipality),
    part(words.officer, words.unknown, its.officer),
    part(words.aware, "", `${sayTime(awareAt, language)}.`, known.processor === "" ? null : words.byProcessor(known.processor)),
    ...(isLate ? [part(words.delay, words.needsDelay, delay)] : []),
    part(words.nature, words.unknown, known.nature),
    part(words.people, words.unknown, known.people, known.people === "" ? null : about(known.peopleCount, language)),
    part(words.data, words.unknown, known.data, known.data === "" ? null : about(known.recordCount, language), known.special ? words.special : null),
    ...(its.registers.length > 0 ? [part(words.registers, "", `${its.registers.join(", ")}.`)] : []),
    part(words.consequences, words.unknown, known.consequences),
    part(words.measures, words.unknown, containedAt ? words.contained(sayTime(containedAt, language)) : null, known.measures),
    part(words.risk, words.unknown, its.risk && words.risks[its.risk]),
  ]
}

/** A draft of the notice to the persons in plain words (GDPR 34(2)): what happened, what may follow, what has been done, whom to ask. */
export function personsNotice({ known, municipality, officer, containedAt }: ToTell, language: Language): NoticePart[] {
  const words = persons[language]
  return [
    part(words.what, words.write, words.opening(municipality), known.nature === "" ? null : known.nature),
    part(words.data, words.write, known.data),
    part(words.follows, words.write, known.consequences),
    part(words.done, words.write, containedAt ? words.stopped : null, known.measures),
    part(words.you, "", words.advice),
    part(words.ask, words.write, officer === null ? null : words.askOf(officer)),
    part(words.complain, "", words.complaint),
  ]
}

const ombudsman = {
  fi: {
    controller: "Rekisterinpitäjä", officer: "Tietosuojavastaava", aware: "Loukkaus tuli tietoon", delay: "Miksi ilmoitus on myöhässä", nature: "Mitä tapahtui", people: "Keiden tietoja", data: "Mitä tietoja", registers: "Rekisterit", consequences: "Todennäköiset seuraukset", measures: "Mitä on tehty ja mitä tehdään", risk: "Riski ihmisille",
    unknown: "Ei vielä tiedossa: täydennetään myöhemmin.", needsDelay: "Kirjoita syyt: ilmoitus tehdään yli 72 tunnin kuluttua.", special: "Mukana on erityisiin ryhmiin kuuluvia tietoja tai rikostietoja.",
    byProcessor: (name: string) => `Siitä ilmoitti käsittelijä ${name}.`, contained: (at: string) => `Loukkaus saatiin pysäytettyä ${at}.`, risks: { unlikely: "Epätodennäköinen.", likely: "Todennäköinen, ei suuri.", high: "Suuri: henkilöille ilmoitetaan." },
  },
  sv: {
    controller: "Personuppgiftsansvarig", officer: "Dataskyddsombud", aware: "Incidenten blev känd", delay: "Varför anmälan är sen", nature: "Vad som hände", people: "Vems uppgifter", data: "Vilka uppgifter", registers: "Register", consequences: "Sannolika följder", measures: "Vad som har gjorts och görs", risk: "Risk för människor",
    unknown: "Ännu inte känt: kompletteras senare.", needsDelay: "Skriv skälen: anmälan görs efter mer än 72 timmar.", special: "Bland uppgifterna finns särskilda kategorier eller uppgifter om brott.",
    byProcessor: (name: string) => `Personuppgiftsbiträdet ${name} meddelade om den.`, contained: (at: string) => `Incidenten stoppades ${at}.`, risks: { unlikely: "Osannolik.", likely: "Sannolik, inte hög.", high: "Hög: de berörda informeras." },
  },
  en: {
    controller: "Controller", officer: "Data protection officer", aware: "Became aware", delay: "Why the notice is late", nature: "What happened", people: "Whose data", data: "What data", registers: "Registers", consequences: "Likely consequences", measures: "What has been done and is being done", risk: "Risk to people",
    unknown: "Not known yet: to be completed later.", needsDelay: "Write the reasons: the notice is given after more than 72 hours.", special: "Special categories of data or data on offences are among them.",
    byProcessor: (name: string) => `The processor ${name} told of it.`, contained: (at: string) => `The breach was stopped ${at}.`, risks: { unlikely: "Unlikely.", likely: "Likely, not high.", high: "High: the persons are told." },
  },
} as const

const persons = {
  fi: {
    what: "Mitä tapahtui", data: "Mitä tietojasi tämä koskee", follows: "Mitä siitä voi seurata", done: "Mitä olemme tehneet", you: "Mitä voit tehdä itse", ask: "Keneltä voit kysyä", complain: "Voit kannella", write: "Kirjoita tähän, mitä tiedetään.",
    opening: (name: string) => `${name}: tietojasi on joutunut vääriin käsiin tai kadonnut.`, stopped: "Loukkaus on pysäytetty.", advice: "Suhtaudu varoen viesteihin ja puheluihin, joissa kysytään tietojasi. Vaihda salasanasi, jos se on voinut paljastua. Epäiletkö, että tietojasi käytetään väärin? Ilmoita poliisille.",
    askOf: (officer: string) => `Tietosuojavastaava: ${officer}.`, complaint: "Jos tietojasi on mielestäsi käsitelty vastoin lakia, voit kannella tietosuojavaltuutetulle: tietosuoja.fi.",
  },
  sv: {
    what: "Vad som har hänt", data: "Vilka av dina uppgifter det gäller", follows: "Vad det kan leda till", done: "Vad vi har gjort", you: "Vad du själv kan göra", ask: "Vem du kan fråga", complain: "Du kan klaga", write: "Skriv här vad som är känt.",
    opening: (name: string) => `${name}: dina uppgifter har hamnat i fel händer eller försvunnit.`, stopped: "Incidenten har stoppats.", advice: "Var försiktig med meddelanden och samtal där någon frågar efter dina uppgifter. Byt lösenord om det kan ha röjts. Misstänker du att dina uppgifter missbrukas? Anmäl det till polisen.",
    askOf: (officer: string) => `Dataskyddsombudet: ${officer}.`, complaint: "Om du anser att dina uppgifter har behandlats i strid med lagen kan du klaga hos dataombudsmannen: tietosuoja.fi.",
  },
  en: {
    what: "What has happened", data: "Which of your data it concerns", follows: "What may follow", done: "What we have done", you: "What you can do yourself", ask: "Whom you can ask", complain: "You can complain", write: "Write here what is known.",
    opening: (name: string) => `${name}: your data has come into wrong hands or been lost.`, stopped: "The breach has been stopped.", advice: "Be careful with messages and calls that ask for your data. Change your password if it may have been seen. Do you suspect that your data is being misused? Tell the police.",
    askOf: (officer: string) => `Data protection officer: ${officer}.`, complaint: "If you think that your data has been handled against the law, you can complain to the Data Protection Ombudsman: tietosuoja.fi.",
  },
} as const
