import { plainSystemName } from "./names.ts"
import { sentencesOf, withoutStop } from "./sentences.ts"
import { closesWithParenthesis, lastWord, splitList } from "./split-list.ts"
import type { ListGrammar } from "./split-list.ts"

/** Nouns that name a system at the end of a phrase, with their plurals. */
const headNoun =
  /(?:järjestelm(?:ä|ät)|järjestelmäkokonaisuu(?:s|det)|rekister(?:i|it)|palvelu(?:t)?|sovellu(?:s|kset)|alusta(?:t)?|portaali(?:t)?|ohjelma(?:t)?|ohjelmisto(?:t)?|lomake|lomakkeet|tietokan(?:ta|nat)|data|liittymä(?:t)?|profiili|arkisto(?:t)?|varasto(?:t)?|kalenteri(?:t)?|työkalu(?:t)?|sivusto(?:t)?|taulukko|taulukot|verkkolevy(?:t)?|pankki|salkku|asiointi|tunnistautuminen|tunnistus|arkistointi|järjestelmäpalvelu|laitteisto|portti|tietopalvelu|kanava(?:t)?|pilvi)$/iu
const headNounSwedish =
  /(?:system(?:et|en)?|register|registret|program(?:met|varan|vara)?|plattform(?:en|ar)?|portal(?:en)?|tjänst(?:en|er)?|app(?:en|likation|likationen|likationer)?|databas(?:en|er)?|arkiv(?:et)?|blankett(?:er|en)?|webbplats(?:en)?|kalender(?:n)?|verktyg(?:et)?|lager|lagret)$/iu

export const namesSystem = (text: string): boolean => {
  const words = text.replace(/\s*\([^()]*\)$/, "").split(/\s+/)
  const last = plainSystemName(words.at(-1) ?? "")
  if (isHead(last)) return true
  return words.length > 1 && /^\p{Lu}/u.test(last) && isHead(words.at(-2)!)
}

const isHead = (word: string): boolean => headNoun.test(word) || headNounSwedish.test(word)

const address = /^(?:https?:\/\/)?[\p{L}\d-]+(?:[./][\p{L}\d-]+)+\/?$/u
/** A product by its looks: an address, a name with digits or capitals inside, or one foreign-looking capitalised word. */
const looksLikeProduct = (text: string): boolean =>
  address.test(text) || /\d$/.test(text) || /^\p{Lu}[\p{L}\d.+-]*$/u.test(text) || /(?:^| )\p{L}*\p{Lu}\p{Lu}+\p{L}*$/u.test(text)

const grammar: ListGrammar = {
  parts: (left, right, { word, first }) => {
    if (/(?:^| )-\p{L}+$/u.test(right) && !namesSystem(left)) return false
    if (namesSystem(left) || closesWithParenthesis(left)) return true
    if (/^(?:sekä|samt)$/u.test(word) && /^\p{Lu}\S*$/u.test(left) && !/(?:n|-)$/u.test(left)) return true
    if (!first && /^\p{Lu}\S*$/u.test(left) && !/(?:n|-)$/u.test(left) && namesSystem(right)) return true
    return looksLikeProduct(left) && !/^\p{Ll}+n$/u.test(left) && (looksLikeProduct(right) || /^\p{Lu}/u.test(right)) && !/(?:[iaeouyäö]n|jen)$/u.test(lastWord(left))
  },
  leansOn: (piece, next, rest) => {
    if (namesSystem(piece) || closesWithParenthesis(piece) || !/\p{L}n$|-$/u.test(piece)) return false
    if (/^\p{Lu}[\p{L}\d]*$/u.test(piece) && !/(?:en|un|yn|an|än|on|ön|in)$/u.test(piece)) return false
    if (piece.endsWith("-")) return true
    const joined = rest.findIndex((later) => / (?:ja|sekä|tai) /u.test(later))
    return joined >= 0 && rest.slice(0, joined).every((later) => /^(?:\S+n ?){1,3}$/u.test(later)) && /^\S+(?:n|-) (?:ja|sekä|tai) |^(?:\S+n )+(?:ja|sekä|tai) /u.test(joined === 0 ? next : rest[joined]!)
  },
}

/** The systems of a list, each as written; an elliptical name like "X- ja Y-järjestelmä" is one. */
export function splitSystems(text: string): string[] {
  const items = sentencesOf(text).flatMap((sentence) => splitList(sentence, grammar))
  return items.flatMap(splitJoinedNames).flatMap(openParenthesis).map(withoutStop).filter((item) => /\p{L}/u.test(item))
}

/** Two names without a separator between them: a noun that ends a name, then a capital that begins one. */
export function splitJoinedNames(item: string): string[] {
  for (const found of item.matchAll(/(\S+) (?=\p{Lu}\p{Ll})/gu)) {
    const left = item.slice(0, found.index + found[1]!.length)
    const right = item.slice(left.length + 1)
    if (isHead(found[1]!) && namesSystem(right) && !/^\p{Lu}\p{L}+ -/u.test(right) && !left.includes("(")) return [left, ...splitJoinedNames(right)]
  }
  return [item]
}

/** "verkkopalvelut (mm. a.fi, b.fi)" names the services inside as well. */
function openParenthesis(item: string): string[] {
  const parts = /^(.+?) ?\((?:mm\.|esim\.|muun muassa|esimerkiksi|kuten|t\.ex\.|bl\.a\.|såsom) ([^()]+)\)$/u.exec(item)
  if (!parts) return [item]
  const inside = splitList(parts[2]!, grammar)
  return inside.length > 1 ? [parts[1]!, ...inside] : [item]
}
