import { citeGround, findGround, groundsOn } from "../../law/secrecy-grounds.ts"
import type { Day } from "../../lib/day.ts"
import type { Language, Words } from "../../lib/words.ts"

/** Stands for what is not secret but is given from a personal register only to one who may keep such data (621/1999 16 § 3 mom.). */
export const personalData = "personal-data"

const personalWords: Words = { fi: "henkilötieto", sv: "personuppgift", en: "personal data" }
const hidden: Words = { fi: "salattu", sv: "dolt", en: "hidden" }

/** The grounds that a passage can be hidden on, with their names. */
export const hidingGrounds = (today: Day, language: Language): (readonly [code: string, name: string])[] => [
  [personalData, `${personalWords[language]} (621/1999 16 § 3 mom.)`],
  ...groundsOn(today).map((ground) => [ground.code, `${citeGround(ground)}: ${ground.name[language]}`] as const),
]

/** True for a code that a passage can be hidden on. */
export const isHidingGround = (code: string, today: Day): boolean => code === personalData || groundsOn(today).some((ground) => ground.code === code)

/** What stands in the place of hidden words: the ground and nothing of their length. */
export function placeholder(code: string, language: Language): string {
  const ground = findGround(code)
  return `[${hidden[language]}: ${ground ? citeGround(ground) : `${personalWords[language]}, 621/1999 16 § 3 mom.`}]`
}
