import { z } from "zod"
import { documentLanguages, documentTypes, sendingWays } from "../../acts/cases/documents.ts"
import { endings, stages } from "../../acts/cases/stages.ts"
import { languages } from "../../lib/words.ts"

const instant = z.iso.datetime({ offset: true })

const publicity = z
  .strictObject({
    secrecy: z.enum(["public", "partly-secret", "secret", "not-yet-public"]),
    act: z.string().max(60).optional().meta({ description: "The act of the secrecy, as 621/1999; needed where it is secret or partly so" }),
    item: z.string().max(120).optional().meta({ description: "Its section and item" }),
    endsOn: z.iso.date().optional().meta({ description: "The day on which the secrecy ends, where it is known" }),
    publicFrom: instant.optional().meta({ description: "When what is not yet public becomes so" }),
  })
  .meta({ id: "FedPublicity", description: "Publicity of a case or a document (621/1999)" })

const file = z
  .strictObject({
    name: z.string().min(1).max(200),
    mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/).max(120),
    content: z.base64().meta({ description: "The file in base64" }),
  })
  .meta({ id: "FedFile", description: "A document's file" })

export const fedDocument = z
  .strictObject({
    title: z.string().min(1).max(500),
    publicTitle: z.string().min(1).max(500),
    type: z.enum(documentTypes),
    language: z.enum(documentLanguages),
    received: z.strictObject({ at: instant, sender: z.string().min(1).max(300) }).optional().meta({ description: "Of a document that came: when and from whom" }),
    own: z
      .strictObject({
        author: z.string().min(1).max(300),
        draftedAt: instant,
        draft: z.boolean().optional(),
        sent: z.strictObject({ at: instant, way: z.enum(sendingWays), recipient: z.string().min(1).max(300) }).optional(),
      })
      .optional()
      .meta({ description: "Of a document drafted in the municipality" }),
    publicity,
    file: file.optional(),
  })
  .meta({ id: "FedDocument", description: "A document of a case (906/2019, sections 25 and 26)" })

const party = { kind: z.enum(["person", "organisation", "authority"]), name: z.string().min(1).max(300) }

export const fedCase = z
  .strictObject({
    classCode: z.string().max(30).meta({ description: "Class of the records control plan, as 02 07 00" }),
    unit: z.string().min(1).max(120).meta({ description: "The unit's id in the municipality's description" }),
    title: z.string().min(1).max(500).meta({ description: "The internal title" }),
    publicTitle: z.string().min(1).max(500),
    language: z.enum(languages),
    pendingAt: instant.optional().meta({ description: "When it became pending (434/2003, section 20); left out while it has not" }),
    initiator: z.strictObject(party),
    parties: z.array(z.strictObject({ ...party, role: z.enum(["party", "agent", "heard"]) })).max(200).optional(),
    handler: z.string().max(64).optional().meta({ description: "The official who handles it; needed where it is secret" }),
    publicity,
    documents: z.array(fedDocument).max(20).optional(),
  })
  .meta({ id: "FedCase", description: "A case as another system brings it (906/2019, section 26)" })

export const fedAction = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("moved"), stage: z.enum(stages), happenedAt: instant.optional(), note: z.string().max(2000).optional() }).meta({ description: "The case came to another stage" }),
    z.strictObject({ kind: z.literal("closed"), ending: z.enum(endings).exclude(["transferred"]), note: z.string().max(2000).optional() }).meta({ description: "The handling ended" }),
    z.strictObject({ kind: z.literal("noted"), note: z.string().min(1).max(2000) }).meta({ description: "Something was done" }),
  ])
  .meta({ id: "FedAction", description: "Something done with a case" })

export const openedCase = z
  .object({ id: z.string(), number: z.string(), again: z.boolean().meta({ description: "True when the key had opened this case before" }) })
  .meta({ id: "OpenedCase", description: "The case that was opened, with its number" })

export const doneAction = z
  .object({ case: z.string(), again: z.boolean().meta({ description: "True when the key had done this before" }) })
  .meta({ id: "DoneAction", description: "What was done" })

export const addedDocument = z
  .object({ id: z.string(), again: z.boolean().meta({ description: "True when the key had added this document before" }) })
  .meta({ id: "AddedDocument", description: "The document that was added" })

export const outboxPage = z
  .object({
    items: z.array(
      z.object({
        place: z.int().meta({ description: "Where the letter stands; letters are read after a place" }),
        kind: z.string(),
        case: z.string(),
        message: z.record(z.string(), z.unknown()).meta({ description: "Ids and codes only: number, seq, kind, stage, documents" }),
        at: z.iso.datetime(),
      }),
    ),
    last: z.int().meta({ description: "The place from which to go on" }),
  })
  .meta({ id: "OutboxPage", description: "What has happened in the case register, in order" })

export const outboxQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).meta({ description: "The place after which to read; 0 reads from the beginning" }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: "How many items at the most" }),
})
