import { z } from "zod"
import { purposes } from "../../acts/access/purpose.ts"
import { kindNames } from "../../model/kinds/kinds.ts"
import { dataClasses, registerDefinition } from "../../model/registers/definition.ts"
import { searchKeyName } from "../../model/search-key.ts"

const words = z.object({ fi: z.string(), sv: z.string(), en: z.string() })
const purpose = z.enum(purposes).optional().meta({ description: "What it is read for, where it is not open to all (906/2019, section 23)" })

export const noQuery = z.strictObject({})
export const purposeQuery = z.strictObject({ purpose })
export const listQuery = z.strictObject({
  purpose,
  stage: z.string().min(1).max(40).optional().meta({ description: "Only records in this stage" }),
  unit: z.string().min(1).max(100).optional().meta({ description: "Only records of this unit" }),
  overdue: z.enum(["true", "false"]).optional().meta({ description: "Only what should have been dealt with" }),
  brought: z.enum(["true", "false"]).optional().meta({ description: "Only what somebody has brought values for that wait to be accepted" }),
  choice: z.string().max(1000).regex(/^[a-zA-Z0-9]+:[a-z0-9-]+(?:,[a-zA-Z0-9]+:[a-z0-9-]+)*$/).optional().meta({ description: "Choices by field, as kind:adult,member:yes: of those fields by which the type counts its records" }),
  view: z.string().min(1).max(64).optional().meta({ description: "As this saved view is narrowed; what else the address says takes the place of what the view says of the same" }),
  after: z.string().max(100).optional().meta({ description: "Where the page before ended; taken from its `next`" }),
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: "How many records at the most" }),
})

const { shape } = registerDefinition

const typeEntry = z
  .object({
    type: z.string(), register: z.string(), version: z.int(), record: words, purpose: words, secrecy: shape.secrecy, belongsTo: z.string().nullable().meta({ description: "The field that names the record of which one is a part" }),
    fields: z.array(z.object({ name: z.string(), label: words, kind: z.enum(kindNames), required: z.boolean(), when: z.string().nullable(), calculation: z.string().nullable(), data: z.enum(dataClasses), secrecy: z.string().nullable(), options: z.array(z.object({ code: z.string(), label: words })) })),
    schema: z.record(z.string(), z.unknown()).meta({ description: "JSON Schema of the values that can be given" }),
    searchKeys: z.array(z.object({ key: searchKeyName, label: words, field: z.string() })),
    stages: z.array(z.object({ code: z.string(), label: words, ends: z.boolean() })),
    moves: z.array(z.object({ code: z.string(), label: words, from: z.array(z.string()), to: z.string(), by: z.array(z.string()), needs: z.array(z.string()) })),
    lists: z.array(z.object({ code: z.string(), label: words, stages: z.array(z.string()), day: z.string().nullable().meta({ description: "The field by which it is of one day" }) })),
    batches: z.array(z.object({ code: z.string(), label: words, stage: z.string(), move: z.string(), recipient: z.string().nullable(), pays: z.boolean().meta({ description: "True where its file is credit transfers to a bank" }) })),
    retention: shape.retention,
    statistics: z.array(z.string()).meta({ description: "Fields by which records are counted and a list can be narrowed" }),
  })
  .meta({ id: "RecordType", description: "A type of record with all that a program needs to fill it in, from the definition that runs" })

const next = z.string().nullable().meta({ description: "The address of the next page, or null at the end" })
export const typeList = z.object({ items: z.array(typeEntry), next }).meta({ id: "RecordTypeList", description: "The types of record that the one who asks may work with" })

const values = z.record(z.string(), z.unknown())

export const recordList = z
  .object({ items: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string(), stage: z.string(), dueOn: z.iso.date().nullable(), openedAt: z.iso.datetime(), case: z.string().nullable().meta({ description: "The number of the case that it belongs to" }), values })), next })
  .meta({ id: "RegisterRecordList", description: "A page of records that the one who asks may see, without what stands behind masks" })

export const registerRecord = z
  .object({
    id: z.string(), type: z.string(), register: z.string(), unit: z.string(), title: z.string(), stage: z.string(), dueOn: z.iso.date().nullable(), openedAt: z.iso.datetime(), changedAt: z.iso.datetime(),
    version: z.int().meta({ description: "Grows with every change; the ETag is this" }),
    definition: z.int().meta({ description: "The version of the definition by which the record goes" }),
    values,
    masked: z.record(z.string(), z.string()).meta({ description: "Identity codes and addresses, as masks where they are not hers to see" }),
    withheld: z.array(z.string()).meta({ description: "Fields that hang on a consent which is not in force" }),
    case: z.string().nullable(),
    mayChange: z.boolean(),
    moves: z.array(z.string()).meta({ description: "Moves that she may take now, if what they need is there" }),
    because: z.string().meta({ description: "The rule that admits her" }),
  })
  .meta({ id: "RegisterRecord", description: "A record of a running register as the one who asks may see it" })

const language = z.enum(["fi", "sv", "en"]).default("fi").meta({ description: "Of headings and of what is shown in words" })
export const madeListQuery = z.strictObject({ purpose, language, day: z.iso.date().optional().meta({ description: "The day of which the list is, where it is of one; today where none is named" }) })
export const madeList = z
  .object({
    day: z.string().nullable(), columns: z.array(z.string()),
    rows: z.array(z.object({ id: z.string(), cells: z.array(z.string()), numbers: z.array(z.number().nullable()).meta({ description: "The number in each cell, where it is one; money in euros" }) })),
    more: z.boolean().meta({ description: "True where the register has more records in these stages than were looked through" }),
  })
  .meta({ id: "RegisterList", description: "A declared list of the records that the one who asks may take out, in its order" })

const cents = z.int().nullable().meta({ description: "The sum in cents; null where the batch tells none" })
const batchCode = z.string().min(1).max(40)
export const waitingBatch = z
  .object({ batch: batchCode, count: z.int(), cents, more: z.boolean().meta({ description: "True where more wait than one batch takes" }), lacking: z.array(z.object({ id: z.string(), title: z.string(), lacks: z.array(words) })) })
  .meta({ id: "WaitingBatch", description: "What a batch would be if it were made now, and what the records that stay lack" })
export const batchMaking = z
  .strictObject({ batch: batchCode, language, expected: z.strictObject({ count: z.int().min(1), cents: z.int().nullable() }).optional().meta({ description: "What was seen to wait: a batch that would be another is not made" }) })
  .meta({ id: "BatchMaking", description: "A batch to be made" })
export const madeBatch = z.object({ id: z.string(), again: z.boolean().meta({ description: "True when the key had made this batch before" }) }).meta({ id: "MadeBatch", description: "The batch that was made" })
const keptBatch = z
  .object({ id: z.string(), type: z.string(), batch: batchCode, madeBy: z.string(), madeAt: z.iso.datetime(), count: z.int(), cents, undoneAt: z.iso.datetime().nullable(), left: z.int().meta({ description: "How many of its records are there still: a row goes when its record is destroyed" }) })
  .meta({ id: "RegisterBatch", description: "A batch that was made, with its control figures as they were then" })
export const batchList = z.object({ items: z.array(keptBatch), next }).meta({ id: "RegisterBatchList", description: "The newest batches of a type, of those of which the one who asks may take out every record" })

export const viewList = z
  .object({
    items: z.array(z.object({
      id: z.string(), name: z.string(), mine: z.boolean(), shared: z.boolean(),
      narrowing: z.object({ stage: z.string().optional(), unit: z.string().optional(), overdue: z.boolean().optional(), brought: z.boolean().optional(), choices: z.record(z.string(), z.string()).optional() }),
    })),
    next,
  })
  .meta({ id: "SavedViewList", description: "Views of a list that she or others have named: what each is narrowed by" })

export const keptFile = z
  .object({ file: z.string().meta({ description: "What to give as the value of a field; good for the one who sent it alone" }), name: z.string(), sizeBytes: z.int() })
  .meta({ id: "KeptFile", description: "A file that was looked through and kept" })

const given = values.meta({ description: "Values by field, as the type's schema says; null empties one" })
const source = z.string().max(100).optional().meta({ description: "Where the values came from: client, official, or a source of the definition" })
const isProtected = z.boolean().optional().meta({ description: "Whether the person is under non-disclosure (661/2009, section 36); left out, it stays as it is" })

export const opening = z.strictObject({ unit: z.string().min(1).max(120), values: given, source, isProtected }).meta({ id: "RecordOpening", description: "A new record" })
export const changing = z.strictObject({ values: given, source, isProtected }).meta({ id: "RecordChange", description: "What changes in a record; what is not named stays" })
export const moving = z.strictObject({ move: z.string().min(1).max(40), note: z.string().max(2000).optional() }).meta({ id: "RecordMove", description: "A move of a record" })
export const openedRecord = z.object({ id: z.string(), again: z.boolean().meta({ description: "True when the key had opened this record before" }) }).meta({ id: "OpenedRecord", description: "The record that was opened" })
export const changedRecord = z.object({ id: z.string(), again: z.boolean().meta({ description: "True when the key had done this before" }) }).meta({ id: "ChangedRecord", description: "The record that was changed" })

const by = z.string().meta({ description: "The name of the one who did it" })
export const commentList = z
  .object({ items: z.array(z.object({ id: z.string(), at: z.iso.datetime(), by, said: z.string(), file: z.object({ name: z.string(), sizeBytes: z.int() }).nullable() })), next })
  .meta({ id: "CommentList", description: "What the staff have said of a record or put beside it, oldest first" })
export const commenting = z
  .strictObject({ said: z.string().max(2000).default(""), file: z.string().min(1).max(4000).optional().meta({ description: "A file to put beside the record: what was answered when it was kept" }) })
  .refine(({ said, file }) => said.trim() !== "" || file !== undefined, { path: ["said"], error: "Say something, or give a file." })
  .meta({ id: "Commenting", description: "What is said of a record, or a file that is put beside it" })
export const addedComment = z.object({ id: z.string(), again: z.boolean().meta({ description: "True when the key had said this before" }) }).meta({ id: "AddedComment", description: "The comment that was added" })

export const letterList = z
  .object({
    items: z.array(z.object({ id: z.string(), letter: z.string(), language: z.enum(["fi", "sv", "en"]), heading: z.string(), body: z.string(), at: z.iso.datetime(), by })), next,
    open: z.array(z.object({ letter: z.string(), label: words, lacks: words.nullable().meta({ description: "What keeps it from being made now" }) })).meta({ description: "Letters that can be made of the record where it stands" }),
  })
  .meta({ id: "RegisterLetterList", description: "The letters of a record as they were made, oldest first, and those that can be made" })
export const draftQuery = z.strictObject({ purpose, language })
export const letterDraft = z.object({ letter: z.string(), language, heading: z.string(), body: z.string() }).meta({ id: "RegisterLetterDraft", description: "A letter filled in from the record. What the record does not tell stands in square brackets, and is written before the letter is made" })
export const letterMaking = z.strictObject({ letter: z.string().min(1).max(40), language, heading: z.string(), body: z.string() }).meta({ id: "RegisterLetterMaking", description: "A letter to be made, as it was finished" })
export const madeLetter = z.object({ id: z.string(), again: z.boolean().meta({ description: "True when the key had made this letter before" }) }).meta({ id: "MadeLetter", description: "The letter that was made" })

const hitPlace = z.string().regex(/^(exact|beginning|misspelt)\.[a-z0-9-]{1,64}$/)
export const keySearch = z
  .strictObject({ key: searchKeyName, value: z.string().min(1).max(300), purpose, registers: z.array(z.string().max(100)).max(100).optional().meta({ description: "Only these registers; all that declare the key where none is named" }), after: hitPlace.optional().meta({ description: "The next page: what `next` said of the one before" }) })
  .meta({ id: "KeySearch", description: "A search by one declared key: a POST, so that what is searched for stands in no address" })
export const keyHits = z
  .object({
    items: z.array(z.object({ id: z.string(), title: z.string(), register: z.string(), unit: z.string(), how: z.enum(["exact", "beginning", "misspelt"]) })),
    withheld: z.boolean().meta({ description: "True where there is more that the rights of the one who asks do not reach" }),
    more: z.boolean().meta({ description: "True where more was found than is shown here: on the next page, or, where there is none, beyond the 200 that are looked at" }),
    next: z.string().nullable().meta({ description: "What to send as `after` for the next page; null on the last" }),
  })
  .meta({ id: "KeyHits", description: "Records that a key finds" })
