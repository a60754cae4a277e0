import { type Day, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { answerWords } from "./answer-words.ts"

/** What is told of an erasure, a line for each register and ground: what went, or what is kept, by which act and until when. */
export interface ErasureLine {
  readonly register: string
  readonly erased: boolean
  readonly count: number
  readonly act: string
  readonly item: string
  readonly until: Day | null
  readonly reason: string | null
}

interface Letter {
  readonly nothing: string
  readonly erased: string
  readonly kept: string
  readonly records: (count: number) => string
  readonly ground: string
  readonly until: (day: string) => string
  readonly forGood: string
  readonly recipients: string
  readonly more: (count: number) => string
}

const letters: Readonly<Record<Language, Letter>> = {
  fi: { nothing: "Emme löytäneet sinusta tietoja, joita pyysit poistamaan.", erased: "Poistimme pysyvästi:", kept: "Emme poistaneet:", records: (n) => (n === 1 ? "1 tietue" : `${n} tietuetta`), ground: "Peruste", until: (day) => `Säilytetään ${day} asti.`, forGood: "Säilytetään pysyvästi tai niin kauan kuin tehtävä kestää.", recipients: "Kerromme poistosta niille, joille tietoja on annettu (tietosuoja-asetus 19 art.). Pyynnöstä kerromme sinulle, keitä he ovat.", more: (n) => `… ja ${n} muuta riviä. Pyydä koko luettelo kunnalta.` },
  sv: { nothing: "Vi hittade inga uppgifter om dig som du bad oss radera.", erased: "Vi raderade slutgiltigt:", kept: "Vi raderade inte:", records: (n) => (n === 1 ? "1 post" : `${n} poster`), ground: "Grund", until: (day) => `Bevaras till ${day}.`, forGood: "Bevaras varaktigt eller så länge uppgiften varar.", recipients: "Vi underrättar dem som har fått uppgifterna om raderingen (dataskyddsförordningen art. 19). På begäran berättar vi för dig vilka de är.", more: (n) => `… och ${n} rader till. Be kommunen om hela förteckningen.` },
  en: { nothing: "We found no data on you that you asked us to erase.", erased: "We erased for good:", kept: "We did not erase:", records: (n) => (n === 1 ? "1 record" : `${n} records`), ground: "Ground", until: (day) => `Kept until ${day}.`, forGood: "Kept permanently, or for as long as the task lasts.", recipients: "We tell those to whom the data was given that it has been erased (GDPR art. 19). On request we tell you who they are.", more: (n) => `… and ${n} more lines. Ask the municipality for the whole list.` },
}

const linesMost = 12
const lineMost = 140

/** The letter to the person on what was erased and what was not, with what she may do (GDPR 12(4), 17, 19, 77). It fits a message. */
export function erasureLetter(lines: readonly ErasureLine[], language: Language, registerName: (register: string) => string): string {
  const words = letters[language]
  const said = ({ register, erased, count, act, item, until, reason }: ErasureLine): string => {
    const what = `- ${registerName(register)}: ${words.records(count)}`
    return erased ? what : [`${what}. ${words.ground}: ${act}, ${item}.`, ...(reason === null ? [] : [`${reason.slice(0, lineMost).replace(/\.$/, "")}.`]), until === null ? words.forGood : words.until(sayDay(until, language))].join(" ")
  }
  const some = (its: readonly ErasureLine[]): string[] => [...its.slice(0, linesMost).map(said), ...(its.length > linesMost ? [words.more(its.length - linesMost)] : [])]
  const [gone, kept] = [lines.filter(({ erased }) => erased), lines.filter(({ erased }) => !erased)]
  return [
    ...(lines.length === 0 ? [words.nothing] : []),
    ...(gone.length > 0 ? [words.erased, ...some(gone), words.recipients] : []),
    ...(kept.length > 0 ? [words.kept, ...some(kept), answerWords[language].complain] : []),
  ].join("\n")
}
