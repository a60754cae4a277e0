import { slug } from "../lib/words.ts"
import { type NoticeSection, noticeSections, type PrivacyNotice } from "../model/notice.ts"
import type { Source } from "../model/source.ts"
import { named, notStated } from "../model/text.ts"
import type { DraftNotice } from "./draft.ts"

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

/** A read notice as a part of a model. What the reader keeps as one text stays one text of its section. */
export function noticeFrom(read: DraftNotice, title: string, document: string): PrivacyNotice {
  const source: Source = { document, line: 1 }
  const sections = Object.fromEntries(
    noticeSections.map((section) => {
      const key = sectionOf[section]
      const value = key ? read[key] : null
      return [section, typeof value === "string" && value !== "" ? named(value) : notStated()]
    }),
  ) as PrivacyNotice["sections"]
  const years = /(\d{1,3})\s*(?:vuo|år)/.exec(read.retention ?? "")
  return {
    id: slug(title),
    name: named(title),
    published: read.published,
    registers: [],
    sections,
    contacts: [],
    acts: read.laws.map(({ name, number }) => ({ name: named(name), number, source })),
    legalBases: read.legalBases.map(({ article }) => ({ article, explanation: notStated(), source })),
    dataCategories: read.dataCategories.map(({ name, items }) => ({ name: named(name), items: items.map((item) => ({ name: named(item), special: false, source })), source })),
    systems: read.systems.map(slug),
    sources: read.sources.map((name) => ({ name: named(name), byConsent: false, source })),
    retentionYears: years ? Number(years[1]) : null,
    transfersOutsideEea: null,
    rights: [],
    source,
  }
}
