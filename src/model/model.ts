import { z } from "zod"
import { id } from "./id.ts"
import { languages } from "../lib/words.ts"
import { privacyNotice } from "./notice.ts"
import { contact, unit } from "./organisation.ts"
import { dataGroup, informationPool } from "./pool.ts"
import { registerDefinition } from "./registers/definition.ts"
import { relation } from "./relation.ts"
import { source, sourceDocument } from "./source.ts"
import { informationSystem, register } from "./system.ts"
import { text } from "./text.ts"
import { usageLogRule, usualUsageLogRule } from "./usage-log.ts"

/** A class of the records control plan (TOS), by code, with where the source attaches it. */
export const functionClass = z
  .object({
    id,
    code: z.string(),
    title: text,
    /** Units whose data the class governs. */
    units: z.array(z.string()),
    source,
  })
  .meta({ id: "FunctionClass" })
export type FunctionClass = z.infer<typeof functionClass>

const municipality = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    kind: z.enum(["municipality", "joint-authority", "wellbeing-county", "court", "other"]),
    name: text,
    /** The genitive that Finnish sentences need: "Espoon". */
    genitive: z.string(),
    /** Languages of the authority: a bilingual municipality serves in both (423/2003 10 and 32 §). */
    languages: z.array(z.enum(languages)).min(1),
    /** The municipality's own colour, which must reach 4.5:1 against white. */
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    website: z.url(),
    /** Tasks that most municipalities have handed over but this one keeps by law: Helsinki its social, health and rescue services. */
    keeps: z.array(z.enum(["social-and-health", "rescue"])).default([]),
  })
  .meta({ id: "Municipality" })
export type Municipality = z.infer<typeof municipality>

const caseRegister = z
  .object({
    /** What the case register holds, in our words. */
    statement: text,
    /** Other authorities whose matters the same register holds. */
    alsoHolds: z.array(z.object({ name: text, source })),
    systems: z.array(z.string()),
    /** Digest of the page's own words for the statement. */
    readAs: z.string().nullable(),
    source,
  })
  .meta({ id: "CaseRegister" })

/** What a municipality declares. Everything else is derived from it or enforced by it. */
export const modelSchema = z
  .object({
    municipality,
    documents: z.array(sourceDocument),
    units: z.array(unit),
    contacts: z.array(contact),
    caseRegister,
    dataGroups: z.array(dataGroup),
    pools: z.array(informationPool),
    registers: z.array(register),
    systems: z.array(informationSystem),
    functionClasses: z.array(functionClass),
    relations: z.array(relation),
    notices: z.array(privacyNotice),
    keywords: z.array(z.object({ word: z.string(), source })),
    /** The registers that run, each from its definition. */
    definitions: z.array(registerDefinition).default([]),
    usageLog: usageLogRule.default(usualUsageLogRule),
  })
  .meta({ id: "Model", description: "A municipality's description of its case register and information pools (906/2019 28 §)" })

export type Model = z.infer<typeof modelSchema>
