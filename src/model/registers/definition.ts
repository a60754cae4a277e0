import { z } from "zod"
import { registerClockNames } from "../../law/register-clocks.ts"
import { officeHolderKinds } from "../../law/remedies.ts"
import { kindNames } from "../kinds/kinds.ts"
import { legalBasis } from "../notice.ts"
import { roles } from "../rules/roles.ts"
import { searchKeyName } from "../search-key.ts"
import { batchDefinition, listDefinition } from "./outputs.ts"
import { code, expression, name, words } from "./parts.ts"

/** How much a field tells of a person (GDPR 4, 9 and 10): nothing, ordinary personal data, what a special category is, an identity code, her economy. */
export const dataClasses = ["none", "ordinary", "special", "code", "economic"] as const

/** A consent that a person gives by item: the type of record that consents are kept as, and the choice in it (GDPR 4 art. 11 k, 7 art.). */
const consentNamed = z.strictObject({ type: code, item: code }).meta({ id: "ConsentNamed" })
export type ConsentNamed = z.infer<typeof consentNamed>

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
    /** Filled in and shown to the staff only while the person's consent is in force. */
    consent: consentNamed.nullable().default(null),
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
    /** Who of those who may change the record may take it; nobody where only the person herself does. */
    by: z.array(z.enum(roles)),
    /** Fields that must be filled in before. */
    needs: z.array(name).default([]),
    /** What the move itself fills in, reckoned when it is taken: fields with what they become. */
    sets: z.record(name, expression).default({}),
    /** What must hold, with what to say where it does not. */
    only: z.strictObject({ if: expression, message: words }).nullable().default(null),
    /** The move decides on someone's right: a decision is made in the case that the record belongs to. */
    decides: z.boolean().default(false),
    /** Someone else than who took this earlier move: two pairs of eyes. */
    notBy: code.nullable().default(null),
    /** Taken only while the person's consent is in force. */
    consent: consentNamed.nullable().default(null),
    /** The person whom the record is about may take it on her own pages. */
    herself: z.boolean().default(false),
    /** Taken by the service itself on the first day on which this holds, once what the move needs is there. Never what decides on someone's right (434/2003 53 e–g §, 906/2019 28 a–e §). */
    itself: expression.nullable().default(null),
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

/**
 * A question to the holder of another system, about the record's person or a company that the record names. What comes back is kept as it was told, with its source and day; it becomes a
 * value of the record only when an official accepts it. See docs/adapters.md.
 */
const question = z
  .strictObject({
    code,
    label: words,
    /** Id of the information system of the model whose holder is asked. */
    system: z.string(),
    /** What is asked for, by the protocol's name. */
    operation: code,
    /** "subject": the record's person by her identity code. Else a field with a company, by its business id. */
    about: z.union([z.literal("subject"), name]),
    /** Act and section that let it be asked. */
    law: z.string().min(1).max(100),
    /** Asked only while this consent of the person is in force. */
    consent: consentNamed.nullable().default(null),
    /** Asked only where this holds of the record, and what to say where it does not: so that nothing is told along in vain. */
    only: z.strictObject({ if: expression, message: words }).nullable().default(null),
    /** Fields that are told along: a plan or a statement that goes to the other authority. Then it is a disclosure too. */
    tells: z.array(name).default([]),
    /** What each row of the answer may hold, a text by a kind; anything else that comes is left unkept. */
    answer: z.array(z.strictObject({ name, label: words, kind: z.enum(kindNames) })).min(1).max(30),
    /** Asked again by the service after so many days, as long as the record is open, so that a change is told of: of a company only, and where the answer is a proposal. Null: only when an official asks. */
    again: z.int().positive().max(366).nullable().default(null),
    /** A field for which the answer is a proposal: these of its columns, a line a row. */
    fills: z.strictObject({ field: name, from: z.array(name).min(1) }).nullable().default(null),
  })
  .meta({ id: "HolderQuestion" })
export type HolderQuestion = z.infer<typeof question>

/**
 * What a register answers when its system is asked by another register of the same municipality: no more than one of its recipients may be given. So that a handler of one service learns what her task
 * needs of another's client, and sees no record of hers.
 */
const ownAnswer = z
  .strictObject({
    /** What is asked for, by the protocol's name. */
    operation: code,
    /** The recipient by whose ground and fields it is given. */
    recipient: code,
    /** "subject": the record's person. Else a field with a company. */
    about: z.union([z.literal("subject"), name]),
    /** A column that says that there is such a client at all; null where none does. */
    whether: name.nullable().default(null),
    /** Columns of the answer, each with the field that it is told from. */
    gives: z.record(name, name),
  })
  .meta({ id: "OwnAnswer" })
export type OwnAnswer = z.infer<typeof ownAnswer>

/** A line and a text with places to be filled in from the record, in the small language of `readText`. */
const lineWithPlaces = z.string().trim().min(1).max(300).regex(/^[^\n]*$/, { error: "A heading is one line." })
const textWithPlaces = z.string().trim().min(1).max(4000)

/** Decisions are given in the two national languages. */
const inTwo = <Said extends z.ZodType>(said: Said) => z.strictObject({ fi: said, sv: said })

/** What a decision of the register says until somebody has finished it: offered where its move leads on, and filled in from the record into a draft of the case. */
const decisionTemplate = z
  .strictObject({
    code,
    label: words,
    /** The move that decides what this tells. */
    move: code,
    /** Which remedy there is against it. */
    kind: z.enum(officeHolderKinds),
    /** Offered only where this holds of the record. */
    when: expression.nullable().default(null),
    heading: inTwo(lineWithPlaces),
    /** What the matter is and who the parties are, the facts that decided, what is decided, and by which provisions (434/2003 44–45 §). */
    matter: inTwo(textWithPlaces),
    grounds: inTwo(textWithPlaces),
    decision: inTwo(textWithPlaces),
    provisions: inTwo(textWithPlaces),
  })
  .meta({ id: "DecisionTemplate" })
export type DecisionTemplate = z.infer<typeof decisionTemplate>

/** A letter to the one whom a record is about, or where it is about nobody to whom it names: filled in from the record, finished by an official, and kept with the record. */
const letterTemplate = z
  .strictObject({
    code,
    label: words,
    /** Stages in which it may be made; in any where none is named. */
    stages: z.array(code).default([]),
    /** What must hold of the record, with what to say where it does not. */
    only: z.strictObject({ if: expression, message: words }).nullable().default(null),
    heading: z.strictObject({ fi: lineWithPlaces, sv: lineWithPlaces, en: lineWithPlaces }),
    body: z.strictObject({ fi: textWithPlaces, sv: textWithPlaces, en: textWithPlaces }),
  })
  .meta({ id: "LetterTemplate" })
export type LetterTemplate = z.infer<typeof letterTemplate>

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
    /**
     * What anyone sees on the web: the public fields of records in these stages, by the law that lets them be there, since what is public on request is not for that reason on the web (621/1999 16 § 3 mom.).
     * Null: nothing.
     */
    onWeb: z.strictObject({ stages: z.array(code).min(1), law: z.string().min(1).max(100) }).nullable().default(null),
    retention: retentionRule,
    legalBases: z.array(legalBasis.omit({ source: true, explanation: true }).extend({ law: z.string().min(1), explanation: words })).min(1),
    /** Sources other than the person herself. One with a code can be named as where values came from; with a consent only while that is in force. */
    sources: z.array(z.strictObject({ code: code.nullable().default(null), name: words, byConsent: z.boolean(), consent: consentNamed.nullable().default(null) })).default([]),
    /** Those to whom data is regularly given. To one with a code a disclosure can be made: of these fields at the most, and with a consent only while that is in force. */
    recipients: z.array(z.strictObject({ code: code.nullable().default(null), name: words, basis: z.string().min(1), outsideEea: z.boolean().default(false), fields: z.array(name).default([]), consent: consentNamed.nullable().default(null) })).default([]),
    /** Where its records are consents: the choice that says to what, and the time for which it is given. One is in force within its time until the record comes to an end. */
    consent: z.strictObject({ item: name, period: name }).nullable().default(null),
    /** What is asked of holders of other systems. */
    questions: z.array(question).max(20).default([]),
    /** What it answers of its own records to other registers of the municipality. */
    answers: z.array(ownAnswer).max(20).default([]),
    /** Lists of its records to print or to hand over. */
    lists: z.array(listDefinition).max(20).default([]),
    /** What leaves it in one file, each record once: payments to a bank, receivables to enforcement. */
    batches: z.array(batchDefinition).max(20).default([]),
    /** Texts of its decisions, filled in from a record. */
    decisions: z.array(decisionTemplate).max(20).default([]),
    /** Letters that are made of a record. */
    letters: z.array(letterTemplate).max(20).default([]),
    /** What the person herself may do with it on her own pages, beside reading it. */
    own: z
      .strictObject({
        /** Fields that she fills in to open one, as part of what she has already; none: she opens none. */
        opens: z.array(name).default([]),
        /** Fields that are filled in by themselves when she opens one, reckoned. */
        sets: z.record(name, expression).default({}),
        /** Times to choose among when she opens one: records of another type that are free in their first stage, by the move that takes one. Fields of the same name come from there. */
        slot: z.strictObject({ type: code, take: code }).nullable().default(null),
        /** Fields for which she may bring values, which an official accepts or not. */
        brings: z.array(name).default([]),
        /** One who acts for her, as the identification service has told, may do the same and read the record (571/2016). */
        byMandate: z.boolean().default(false),
        /** The company whose the record is: one who acts for it reads the record and does the same. */
        company: name.nullable().default(null),
      })
      .meta({ id: "OwnPages" })
      .default({ opens: [], sets: {}, slot: null, brings: [], byMandate: false, company: null }),
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
