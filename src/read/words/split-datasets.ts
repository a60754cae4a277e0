import { sentencesOf, withoutStop } from "./sentences.ts"
import { closesWithParenthesis, lastWord, splitList } from "./split-list.ts"
import type { ListGrammar } from "./split-list.ts"

/** A word in a case that leans on a noun still to come, or on one that went before: "kiinteistöjen", "määräaloista". */
const leaning = /(?:n|sta|stä|ssa|ssä|lla|llä|lta|ltä|lle|ksi|-)$/u
const nominative = (text: string): boolean => !leaning.test(lastWord(text)) || /(?:^| )(?:nimi|tieto)$/u.test(text)

const leansOn: ListGrammar["leansOn"] = (piece, next, rest) => {
  if (closesWithParenthesis(piece)) return false
  const word = lastWord(piece)
  if (word.endsWith("-")) return true
  if (/(?:sta|stä)$/u.test(word) && piece.includes(" ") && /^\S+(?:sta|stä) ja \S+(?:sta|stä)$/u.test(next)) return true
  if (!word.endsWith("n")) return false
  if (!rest.some((later) => / (?:ja|sekä|tai) /u.test(later))) return false
  return !/(?:n|-)$/u.test(lastWord(next)) ? / (?:ja|sekä|tai) /u.test(next) : piece.split(" ").length <= 2
}

/** In running text the conjunction ends the list: "kaavat, kartat ja suunnitelmat" are three. */
const inProse: ListGrammar = {
  parts: (left, right) => {
    if (closesWithParenthesis(left)) return true
    if (/^\S+(?:sta|stä)$/u.test(left) && /^\S+(?:sta|stä)$/u.test(right)) return true
    if (/(?:sta|stä)$/u.test(lastWord(left)) && /^tie(?:to|do)|(?:^|\p{L})tie(?:doista|dosta)$/u.test(right)) return true
    return nominative(left) && (nominative(right) || nominative(right.split(" ")[0]!))
  },
  leansOn,
}

/** In a cell or a bare list the separators part the items, and "asiakirjat ja pöytäkirjat" is one item. */
const inList: ListGrammar = { parts: (left) => closesWithParenthesis(left), leansOn }

const remark = /^(?:Tiedot voivat olla|Tiedot ovat|Uppgifterna kan vara|Uppgifterna är|Rekisteri koostuu)\b/u

/** The datasets of a list, each as written. */
export const splitDatasets = (text: string, grammar: ListGrammar = inList): string[] =>
  sentencesOf(text)
    .filter((sentence) => !remark.test(sentence))
    .flatMap((sentence) => splitList(sentence, grammar))
    .map(withoutStop)
    .filter((item) => /\p{L}/u.test(item))

/** The datasets of a phrase in running text. */
export const splitPhrases = (text: string): string[] => splitDatasets(text, inProse)

const cues =
  /(?:^|\s)(?:tietovarannossa (?:on|ovat)|siirtyy(?: \p{L}+(?:iin|een))?|(?:tieto)?aineist(?:oja|oina|oa|ot|o)\s+(?:ovat|on|sisältävät|sisältää)|sisältyvät|sisältyy|sisältävät|sisältää|koostuvat|koostuu|kuuluvat|kuuluu|tallennetaan|(?:informations)?material(?:et)? (?:är|består av|omfattar|innehåller)|innehåller|omfattar|består av|utgörs av|hör|ingår)(?=[\s;:])\s*[;:]?\s*(?:mm\.|muun muassa|esimerkiksi|esim\.|seuraavat|seuraavia|bl\.a\.|bland annat|t\.ex\.|till exempel|följande)?\s*/iu
const leadIn =
  /(?:tietosuojaselost|rekisteriselost|dataskyddsbeskrivning|registerbeskrivning|dataskyddsmeddeland)/iu

/** The datasets that running text names: what stands after "tietoaineistoja ovat", "sisältää", "består av" and their like. */
export function datasetsInProse(text: string): string[] {
  return sentencesOf(text).flatMap(datasetsInSentence)
}

export function datasetsInSentence(sentence: string): string[] {
  if (leadIn.test(sentence) && /[:.]$/.test(sentence) && !hasCueBefore(sentence)) return []
  const cue = cues.exec(sentence)
  if (!cue) return []
  const rest = withoutStop(sentence.slice(cue.index + cue[0].length))
  return rest === "" ? [] : splitDatasets(afterExplanation(rest), inProse)
}

/** "… koostuu tiedoista kuten a, b, c": the list is what follows. */
function afterExplanation(text: string): string {
  const kuten = /^[^,:]{0,120}?(?:,? kuten|:| såsom| nämligen)\s+(?=\S)/u.exec(text)
  return kuten && !/[()]/.test(kuten[0]) ? text.slice(kuten[0].length) : text
}

const hasCueBefore = (sentence: string): boolean => /^tietosuojaselosteissa kuvattujen/iu.test(sentence)
export const pointsToNotices = (text: string): boolean => leadIn.test(text) && /(?::|löydät[^.]*|kuvata?an[^.]*|finns[^.]*)$/iu.test(withoutStop(text) + (text.endsWith(":") ? ":" : ""))
