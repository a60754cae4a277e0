import { z } from "zod"
import { registerClockNames } from "../../law/register-clocks.ts"
import { kindNames } from "../kinds/kinds.ts"
import { legalBasis } from "../notice.ts"
import { roles } from "../rules/roles.ts"
import { searchKeyName } from "../search-key.ts"

/** Words of ours in all three languages; the information manager fills in the same three. */
const words = z.object({ fi: z.string().trim().min(1).max(500), sv: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) })

const name = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, { error: "A name has letters and digits only and begins with a small letter, like startedOn." })
const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "A code has small letters, digits and hyphens, like in-progress." })

/** A rule or a calculation in the small language of `readExpression`. */
const expression = z.string().trim().min(1).max(1000)

/** How much a field tells of a person (GDPR 4, 9 and 10): nothing, ordinary personal data, what a special category is, an identity code, her economy. */
export const dataClasses = ["none", "ordinary", "special", "code", "economic"] as const

/** One field of a register. */
export const fieldDefinition = z
  .strictObject({
    name,
    label: words,
    hint: words.nullable().default(null),
    kind: z.enum(kindNames),
    required: z.boolean().default(false),
    /** Asked only while this holds of the other fields; empty otherwise. */
    when: expression.nullable().default(null),
    /** Reckoned, not typed. */
    calculation: expression.nullable().default(null),
    /** The least and most of a number (euros for money), or the most characters of a text. */
    least: z.number().nullable().default(null),
    most: z.number().nullable().default(null),
    /** What a choice is made among. */
    options: z.array(z.strictObject({ code, label: words })).max(200).default([]),
    data: z.enum(dataClasses).default("none"),
    /** Code of the ground on which the field is secret (`secrecyGrounds`); null where it is not. */
    secrecy: z.string().nullable().default(null),
    /** Shown to anyone on the public page of a public record. */
    public: z.boolean().default(false),
    /** The type of record that a link names. */
    to: code.nullable().default(null),
  })
  .meta({ id: "FieldDefinition" })
export type FieldDefinition = z.infer<typeof fieldDefinition>

/** A way from one stage to another, and what has to be there. */
const move = z
  .strictObject({
    code,
    label: words,
    from: z.array(code).min(1),
    to: code,
    /** Who of those who may change the record may take it. */
    by: z.array(z.enum(roles)).min(1),
    /** Fields that must be filled in before. */
    needs: z.array(name).default([]),
    /** What must hold, with what to say where it does not. */
    only: z.strictObject({ if: expression, message: words }).nullable().default(null),
    /** The move decides on someone's right: a decision is made in the case that the record belongs to. */
    decides: z.boolean().default(false),
    /** Someone else than who took this earlier move: two pairs of eyes. */
    notBy: code.nullable().default(null),
  })
  .meta({ id: "Move" })

const stage = z
  .strictObject({
    code,
    label: words,
    /** Nothing more is expected; retention may be counted from here. */
    ends: z.boolean().default(false),
    /** By when the stage should be over: a clock of the law, from the day in a field or from when the stage began. */
    clock: z.strictObject({ by: z.enum(registerClockNames), from: name.nullable() }).nullable().default(null),
  })
  .meta({ id: "RegisterStage" })

const retentionRule = z
  .strictObject({
    /** Null: kept permanently. */
    years: z.int().positive().max(200).nullable(),
    /** The day in a field, or when the record came to a stage that ends. */
    from: z.union([name, z.literal("end")]),
    after: z.enum(["destroy", "archive"]),
    basis: words,
  })
  .meta({ id: "RegisterRetention" })

/**
 * A register that runs: what the municipality declares of it once, and from which forms, lists, search, access, stages, retention, notice and extract all follow.
 * It is data: what it reckons with are expressions and named, versioned calculations.
 */
export const registerDefinition = z
  .strictObject({
    /** What sort of record it is of, by a code of its own. */
    type: code,
    /** Id of the register of the model that holds the records; one may hold several types. */
    register: z.string().min(1),
    /** Grows by one with every change; a record keeps the version that it was filled in by until it is moved. */
    version: z.int().positive(),
    /** What one record is called: "Client relation". */
    record: words,
    purpose: words,
    /** Name of the family that it specialises; null where it stands by itself. */
    family: z.string().nullable().default(null),
    /** Ids of the information systems whose work it does: the rows of `docs/systems.md`. */
    systems: z.array(z.string()).default([]),
    fields: z.array(fieldDefinition).min(1).max(200),
    /** The field that holds whom the record is about; null where it is about nobody. */
    subject: name.nullable(),
    /** The link to the record that this one is part of: whose person, unit and handlers are its own. Null for a record that stands by itself. */
    belongsTo: name.nullable().default(null),
    /** Fields that make the record's title. */
    title: z.array(name).min(1).max(4),
    /** Fields that stand in the list. */
    columns: z.array(name).min(1).max(8),
    /** The declared search keys, each with the field that it finds by (906/2019 28 § item 4). What is part of another record may have none: it is found through that. */
    searchKeys: z.array(z.strictObject({ key: searchKeyName, field: name })).default([]),
    rules: z.array(z.strictObject({ if: expression, field: name, message: words })).max(100).default([]),
    stages: z.array(stage).min(1).max(40),
    moves: z.array(move).max(100).default([]),
    /** Case that a record opens: its function class and the titles' words; null where a record decides on nothing. */
    opensCase: z.strictObject({ classCode: z.string(), title: words }).nullable().default(null),
    secrecy: z.enum(["public", "partly-secret", "secret", "not-yet-public"]),
    retention: retentionRule,
    legalBases: z.array(legalBasis.omit({ source: true, explanation: true }).extend({ law: z.string().min(1), explanation: words })).min(1),
    /** Sources other than the person herself, and those to whom data is regularly given. */
    sources: z.array(z.strictObject({ name: words, byConsent: z.boolean() })).default([]),
    recipients: z.array(z.strictObject({ name: words, basis: z.string().min(1), outsideEea: z.boolean().default(false) })).default([]),
    /** Fields by which records are counted, where small groups are not told. */
    statistics: z.array(name).default([]),
    /** Counts smaller than this are not told. */
    leastTold: z.int().min(1).default(5),
    /** One invented record, as it would be typed, where the kinds' own samples would break the rules: by field, and by part where it has several. */
    sample: z.record(name, z.union([z.string(), z.record(z.string(), z.string())])).default({}),
  })
  .meta({ id: "RegisterDefinition" })
export type RegisterDefinition = z.infer<typeof registerDefinition>
export type StageDefinition = RegisterDefinition["stages"][number]
export type MoveDefinition = RegisterDefinition["moves"][number]
