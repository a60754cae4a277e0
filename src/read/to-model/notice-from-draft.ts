import { slug } from "../../lib/words.ts"
import { nameOf } from "../../model/declare.ts"
import { type NoticeSection, noticeSections, type PrivacyNotice, type rightNames } from "../../model/notice.ts"
import type { Source } from "../../model/source.ts"
import { named, notStated } from "../../model/text.ts"
import type { Draft, DraftNotice } from "../draft.ts"
import { restated } from "./held.ts"

const sectionOf: Partial<Record<NoticeSection, keyof DraftNotice>> = {
  controller: "controller",
  responsible: "responsible",
  contact: "contact",
  dataProtectionOfficer: "dataProtectionOfficer",
  purposes: "purposes",
  disclosures: "disclosures",
  transfersOutsideEea: "transfersOutsideEea",
  retention: "retention",
  protection: "protection",
}

/** A read notice as a part of a model. One in force keeps its translations and what people have added, where the page says the same. */
export function noticeFrom(read: DraftNotice, { placed }: Pick<Draft, "placed">, title: string, document: string, held: PrivacyNotice | undefined): PrivacyNotice {
  const linesOf = (part: string): number[] => placed.filter(({ field }) => field === `notice.${part}`).map(({ line }) => line)
  /** The line of one of several facts, when each has a line of its own, else where their section begins. */
  const at = (part: string, index = 0, count = 1): Source => {
    const lines = linesOf(part)
    return { document, line: (lines.length === count ? lines[index] : lines[0]) ?? 1 }
  }
  const same = <T extends { readonly name: PrivacyNotice["name"] }>(things: readonly T[] | undefined, name: string): T | undefined => things?.find((thing) => nameOf(thing.name) === name)
  const sections = Object.fromEntries(
    noticeSections.map((section) => {
      const key = sectionOf[section]
      const value = key ? read[key] : null
      return [section, typeof value === "string" && value !== "" ? restated(held?.sections[section], value, "stated") : (held?.sections[section] ?? notStated())]
    }),
  ) as PrivacyNotice["sections"]
  return {
    id: held?.id ?? slug(title),
    name: held?.name ?? named(title),
    published: read.published,
    registers: held?.registers ?? [],
    sections,
    contacts: held?.contacts ?? [],
    acts: read.laws.map(({ name, number }) => ({ name: same(held?.acts, name)?.name ?? named(name), number, source: at(linesOf("laws").length > 0 ? "laws" : "purposes") })),
    legalBases: read.legalBases.map(({ article }) => ({ article, explanation: held?.legalBases.find((known) => known.article === article)?.explanation ?? notStated(), source: at("legalBases") })),
    dataCategories: read.dataCategories.map(({ name, items }) => {
      const known = same(held?.dataCategories, name)
      const source = at("dataCategories")
      return { name: known?.name ?? named(name), items: items.map((item) => ({ special: false, ...(same(known?.items, item) ?? { name: named(item) }), source })), source }
    }),
    systems: read.systems.map(slug),
    sources: read.sources.map((name, index) => ({ byConsent: false, ...(same(held?.sources, name) ?? { name: named(name) }), source: at("sources", index, read.sources.length) })),
    retentionYears: yearsIn(read.retention ?? ""),
    transfersOutsideEea: held?.transfersOutsideEea ?? null,
    rights: rightsFrom(read.rights, held, at("rights")),
    source: { document, line: placed.find(({ field }) => field.startsWith("notice."))?.line ?? 1 },
  }
}

const numbers: readonly RegExp[] = [/^(?:yksi|yhden|ett)$/, /^(?:kaksi|kahden|två)$/, /^(?:kolmen?|tre)$/, /^(?:neljän?|fyra)$/, /^(?:viisi|viiden|fem)$/, /^(?:kuusi|kuuden|sex)$/, /^(?:seitsemän|sju)$/, /^(?:kahdeksan|åtta)$/, /^(?:yhdeksän|nio)$/, /^(?:kymmenen|tio)$/, /^(?:yksitoista|elva)$/, /^(?:kaksitoista|tolv)$/]

/** Years told in digits or in a word: "10 vuotta", "kahden vuoden", "tolv år". */
function yearsIn(text: string): number | null {
  const told = /(\d{1,3}|\p{L}+)\s+(?:vuo(?:si|de|tt)|år(?![\p{L}]))/iu.exec(text)?.[1]?.toLowerCase()
  if (told === undefined) return null
  const years = /^\d/.test(told) ? Number(told) : numbers.findIndex((word) => word.test(told)) + 1
  return years > 0 ? years : null
}

type Right = (typeof rightNames)[number]

/** The words that tell a right from another, Finnish and Swedish; the rarer first. */
const rightWords: readonly (readonly [Right, RegExp])[] = [
  ["withdraw-consent", /peru\p{L}* .*suostumu|suostumu\p{L}* .*peru|återkall/iu],
  ["complaint", /valit|valvontaviranomai|klag|besvär|tillsynsmyndighet/iu],
  ["automated-decision", /automaatti|automat/iu],
  ["portability", /siirtää|siirrettä|siirto|dataportabilitet|överför|flytta/iu],
  ["objection", /vastust|invänd|motsätta/iu],
  ["restriction", /rajoit|begräns/iu],
  ["erasure", /poist|unohde|unohtu|radera|bli bortglöm/iu],
  ["rectification", /oikais|korja|rättelse|rätta(?:s|d|t)?(?![\p{L}])/iu],
  ["access", /tarkast|saada (?:\p{L}+ )?(?:pääsy|jäljennös|tie)|pääsy|insyn|tillgång|få (?:se|ut|en kopia|kopia)|ta del av/iu],
]

/** The rights that a notice tells, each once, with its text; the heading of a right decides before the text under it. */
function rightsFrom(read: readonly string[], held: PrivacyNotice | undefined, source: Source): PrivacyNotice["rights"] {
  const rights = new Map<Right, string>()
  for (const text of read) {
    const first = text.split("\n")[0]!
    const right = [first, text].flatMap((words) => rightWords.filter(([name, tells]) => tells.test(words) && !rights.has(name)).map(([name]) => name))[0]
    if (right !== undefined) rights.set(right, text)
  }
  return [...rights].map(([right, text]) => ({ right, explanation: restated(held?.rights.find((known) => known.right === right)?.explanation, text, "stated"), source }))
}
