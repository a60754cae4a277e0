import { z } from "zod"
import { id } from "./id.ts"
import { validity } from "./organisation.ts"
import { source } from "./source.ts"
import { text } from "./text.ts"

/** Someone who owns, holds or uses a system: a unit of the model when it is one, always the name as written. */
const party = z.object({ unit: z.string().nullable(), name: z.string(), validity }).meta({ id: "Party" })
export type Party = z.infer<typeof party>

/** An information system (tietojärjestelmä, 906/2019 28 § item 1). */
export const informationSystem = z
  .object({
    id,
    /** The name as the municipality writes it. */
    name: text,
    /** Other spellings of the same name in the sources. */
    also: z.array(z.string()),
    /** What it is for, in our words. */
    description: text,
    owners: z.array(party),
    /** Controllers who hold the system's register together (GDPR 26). */
    jointHolders: z.array(party),
    /** Who uses it, as written. */
    users: z.string().nullable(),
    validity,
    /** Who or what takes over when the validity ends. */
    successor: z.string().nullable(),
    /** The system that this one is a part of. */
    partOf: z.string().nullable(),
    /** Systems that are evidently the same under another name. */
    sameAs: z.array(z.string()),
    /** Digest of the page's own words for the description; null where the page has none. */
    readAs: z.string().nullable(),
    /** Pools whose text names the system outside their list of systems. */
    namedIn: z.array(z.string()),
    /** The heading under which the case register's page lists it; null when it is not on that page. */
    caseRegisterGroup: z.string().nullable(),
    source,
  })
  .meta({ id: "InformationSystem" })
export type InformationSystem = z.infer<typeof informationSystem>

/** A register (rekisteri): what a privacy notice is about. It may belong to several pools. */
export const register = z
  .object({
    id,
    /** The name as the municipality writes it. */
    name: text,
    notice: z.string().nullable(),
    /** The date that the source gives for the register's own notice. */
    noticeDated: z.string().nullable(),
    /** Kept on paper or otherwise by hand. */
    manual: z.boolean(),
    source,
  })
  .meta({ id: "Register" })
export type Register = z.infer<typeof register>
