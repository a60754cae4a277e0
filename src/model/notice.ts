import { z } from "zod"
import { id } from "./id.ts"
import { day, source } from "./source.ts"
import { text } from "./text.ts"

/** The 13 sections that Finnish municipalities use to carry GDPR 13–14. */
export const noticeSections = [
  "controller",
  "responsible",
  "contact",
  "dataProtectionOfficer",
  "purposes",
  "legalBases",
  "dataCategories",
  "sources",
  "disclosures",
  "transfersOutsideEea",
  "retention",
  "protection",
  "rights",
] as const
export type NoticeSection = (typeof noticeSections)[number]

/** An act that a notice leans on. */
export const citedAct = z.object({ name: text, number: z.string().nullable(), source }).meta({ id: "CitedAct" })

/** A ground of GDPR 6 or 9, written like 6(1)(c). */
export const legalBasis = z
  .object({ article: z.string().regex(/^\d+\(\d+\)(\([a-z]\))?$/), explanation: text, source })
  .meta({ id: "LegalBasis" })

export const dataCategory = z
  .object({ name: text, items: z.array(z.object({ name: text, special: z.boolean(), source })), source })
  .meta({ id: "DataCategory" })

/** A source of data: whether the person's own itemised consent is needed before it is asked. */
export const dataSource = z.object({ name: text, byConsent: z.boolean(), source }).meta({ id: "DataSource" })

/** A right of the person (GDPR 15–22 and 77). */
export const rightNames = ["access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision", "withdraw-consent", "complaint"] as const

/** A privacy notice (tietosuojaseloste, GDPR 13–14) in 13 sections. */
export const privacyNotice = z
  .object({
    id,
    name: text,
    published: day.nullable(),
    registers: z.array(z.string()),
    /** One text a section, in our words. */
    sections: z.object(Object.fromEntries(noticeSections.map((name) => [name, text])) as Record<NoticeSection, typeof text>),
    /** Contacts of the model, by role. */
    contacts: z.array(z.string()),
    acts: z.array(citedAct),
    legalBases: z.array(legalBasis),
    dataCategories: z.array(dataCategory),
    systems: z.array(z.string()),
    sources: z.array(dataSource),
    /** Years that the data is kept, as stated; null when no number is stated. */
    retentionYears: z.int().positive().nullable(),
    transfersOutsideEea: z.boolean().nullable(),
    rights: z.array(z.object({ right: z.enum(rightNames), explanation: text, source })),
    source,
  })
  .meta({ id: "PrivacyNotice" })
export type PrivacyNotice = z.infer<typeof privacyNotice>
