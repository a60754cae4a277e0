import { z } from "zod"
import { problemSchema } from "./problem.ts"
import { type FeedingRoute, feedingRoutes, outboxPath } from "./feeding.ts"
import { outboxPage, outboxQuery } from "./feeding-schemas.ts"
import { type ApiRoute, apiRoutes } from "./routes.ts"
import { isKeyed, type RegisterRoute } from "./register-call.ts"
import { registerRoutes } from "./registers.ts"
import { recordEntry, recordPath, recordQuery } from "./records.ts"
import { caseList, casesPath, casesQuery, publicCaseList, publicCasesPath, publicCasesQuery } from "./cases.ts"
import { publicRecordList, publicRecordsPath, publicRecordsQuery } from "./public-records.ts"
import { clientPath } from "./schemas.ts"

type Json = Record<string, unknown>

const partDescriptions: Readonly<Record<string, string>> = {
  municipality: "The municipality's id, such as espoo",
  id: "The id of the thing",
  number: "The number of the revision",
  other: "The number of the revision to compare with",
}

/** The document of the API, made from the schemas that check it (OpenAPI 3.1). */
export function openApiDocument(origin: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Varanto",
      version: "1.0.0",
      summary: "Descriptions of municipalities' case registers and information pools",
      description: "Everything that the public pages tell, as data (906/2019, section 28). Open to all, without a key. A client with a token asks about itself at /api/v1/client and keeps the staff directory over SCIM 2.0 at /scim/v2. A client that speaks for a system of the description feeds the case register at /api/v1/cases and reads what happens there at /api/v1/outbox.",
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/en/" },
      contact: { name: "Varanto", url: origin },
    },
    servers: [{ url: "/", description: "The service that gives this document" }],
    security: [],
    tags: [
      { name: "Case register", description: "What other systems bring to the case register, and what they read of it" },
      { name: "Clients", description: "Programs that act with a token" },
      { name: "Description", description: "Pools, registers, systems and what ties them" },
      { name: "Municipalities", description: "Who has published a description" },
      { name: "Quality", description: "What the description still lacks" },
      { name: "Records", description: "What the registers hold, for those who have signed in" },
      { name: "Registers", description: "Registers that run from their declaration" },
      { name: "Revisions", description: "What the description said before" },
      { name: "Search", description: "Finding things by words" },
    ],
    paths: { ...Object.fromEntries(apiRoutes.map((route) => [route.path, { get: operation(route) }])), [clientPath]: { get: ownClient }, [recordPath]: { get: operationOfRecord() }, [publicCasesPath]: { get: operationOfPublicCases() }, [publicRecordsPath]: { get: operationOfPublicRecords() }, ...Object.fromEntries(feedingRoutes.map((its) => [its.path, { ...(its.path === casesPath ? { get: operationOfCases() } : {}), post: operationOfFeeding(its) }])), [outboxPath]: { get: operationOfOutbox() }, ...registerPaths() },
    components: { schemas: componentSchemas(), securitySchemes: { clientToken: { type: "http", scheme: "bearer", description: "The token of an API client, which the administrator makes" }, session: { type: "apiKey", in: "cookie", name: "varanto_session", description: "The cookie of someone who has signed in; over TLS its name begins with __Host-" } } },
  }
}

function operation({ operationId, tag, summary, query, response, path }: ApiRoute): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: partDescriptions[name],
    schema: name === "number" || name === "other" ? { type: "integer", minimum: 1 } : { type: "string" },
  }))
  return {
    operationId,
    tags: [tag],
    summary,
    description: `${summary}.`,
    parameters: [...inPath, ...inQueryOf(query)],
    responses: {
      "200": { description: summary, headers: cacheHeaders, content: { "application/json": { schema: reference(response) } } },
      "304": { description: "Not changed since the ETag or time that was sent" },
      "400": failure("A parameter is wrong"),
      "404": failure("There is no such thing"),
    },
  }
}

function inQueryOf(query: z.ZodObject): Json[] {
  const fields = z.toJSONSchema(query, { io: "input" }) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(fields.properties ?? {}).map(([name, { description, ...schema }]) => ({ name, in: "query", required: fields.required?.includes(name) ?? false, description, schema }))
}

const summaryOfClient = "The client whose token was sent"
const ownClient: Json = {
  operationId: "getClient",
  tags: ["Clients"],
  summary: summaryOfClient,
  description: `${summaryOfClient}: to see that a token works, what for and until when.`,
  security: [{ clientToken: [] }],
  responses: {
    "200": { description: summaryOfClient, content: { "application/json": { schema: { $ref: "#/components/schemas/Client" } } } },
    "401": failure("There is no token, or it is not valid"),
    "429": failure("Too many requests"),
  },
}

const summaryOfRecord = "A record of a register"
const operationOfRecord = (): Json => ({
  operationId: "getRecord",
  tags: ["Records"],
  summary: summaryOfRecord,
  description: `${summaryOfRecord}, as the one who has signed in may see it. What is not open to all needs a purpose or a case in hand (906/2019, section 23). Every reading is noted.`,
  security: [{ session: [] }],
  parameters: [{ name: "id", in: "path", required: true, description: partDescriptions.id, schema: { type: "string" } }, ...inQueryOf(recordQuery)],
  responses: {
    "200": { description: summaryOfRecord, content: { "application/json": { schema: reference(recordEntry) } } },
    "400": failure("A parameter is wrong"),
    "401": failure("Nobody has signed in"),
    "404": failure("There is no such record, or it may not be seen"),
    "422": failure("A purpose or a case is needed"),
  },
})

const summaryOfCases = "Cases of the case register"
const operationOfCases = (): Json => ({
  operationId: "listCases",
  tags: ["Case register"],
  summary: summaryOfCases,
  description: `${summaryOfCases} that the one who has signed in may see, newest first or by what is due first. What is not open to all needs a purpose (906/2019, section 23). Every reading is noted.`,
  security: [{ session: [] }],
  parameters: inQueryOf(casesQuery),
  responses: {
    "200": { description: summaryOfCases, content: { "application/json": { schema: reference(caseList) } } },
    "400": failure("A parameter is wrong"),
    "401": failure("Nobody has signed in"),
    "422": failure("A purpose is needed"),
  },
})

const summaryOfPublicCases = "Public cases of a municipality"
const operationOfPublicCases = (): Json => ({
  operationId: "listPublicCases",
  tags: ["Case register"],
  summary: summaryOfPublicCases,
  description: `${summaryOfPublicCases}, newest first, by a word of the title in any inflection or the beginning of a number.`,
  parameters: [{ name: "municipality", in: "path", required: true, description: partDescriptions.municipality, schema: { type: "string" } }, ...inQueryOf(publicCasesQuery)],
  responses: {
    "200": { description: summaryOfPublicCases, content: { "application/json": { schema: reference(publicCaseList) } } },
    "400": failure("A parameter is wrong"),
    "404": failure("There is no such municipality"),
  },
})

const operationOfPublicRecords = (): Json => ({
  operationId: "listPublicRecords",
  tags: ["Registers"],
  summary: "What of a register is public and on the web",
  description: "The public fields of the records that the register's definition puts on the web, newest first, for anyone. Nothing that is secret, restricted or about an identified person is among them.",
  parameters: [{ name: "municipality", in: "path", required: true, description: partDescriptions.municipality, schema: { type: "string" } }, { name: "type", in: "path", required: true, description: "The type of record", schema: { type: "string" } }, ...inQueryOf(publicRecordsQuery)],
  responses: {
    "200": { description: "A page of them", content: { "application/json": { schema: reference(publicRecordList) } } },
    "400": failure("A parameter is wrong"),
    "404": failure("There is no such municipality, or no such register on the web"),
  },
})

const operationOfFeeding = ({ operationId, summary, request, response, path }: FeedingRoute): Json => ({
  operationId,
  tags: ["Case register"],
  summary,
  description: `${summary}. Needs the scope cases:write and a tie of the client to a system of the description; a system acts on the cases that it has brought. The same Idempotency-Key does the same thing once.`,
  security: [{ clientToken: [] }],
  parameters: [
    ...(path.includes("{id}") ? [{ name: "id", in: "path", required: true, description: "The id of the case", schema: { type: "string" } }] : []),
    { name: "Idempotency-Key", in: "header", required: true, description: "A key of the sender's, one for each thing that it asks", schema: { type: "string", minLength: 1, maxLength: 200 } },
  ],
  requestBody: { required: true, content: { "application/json": { schema: reference(request) } } },
  responses: {
    "200": { description: "It had been done before under the same key", content: { "application/json": { schema: reference(response) } } },
    "201": { description: "It is done", content: { "application/json": { schema: reference(response) } } },
    "400": failure("The request is wrong"),
    "401": failure("There is no token, or it is not valid"),
    "403": failure("The client may not do this"),
    ...(path.includes("{id}") ? { "404": failure("There is no such case, or another system brought it") } : {}),
    "409": failure("The key has been used for something else, or the state of the case forbids it"),
    "413": failure("The request is too large"),
    "429": failure("Too many requests"),
  },
})

const operationOfOutbox = (): Json => ({
  operationId: "readOutbox",
  tags: ["Case register"],
  summary: "What has happened in the case register",
  description: "What has happened in the case register, in ids and codes, in order. Go on from `last`, or read again from any place. Needs the scope outbox:read.",
  security: [{ clientToken: [] }],
  parameters: inQueryOf(outboxQuery),
  responses: {
    "200": { description: "Letters after the place", content: { "application/json": { schema: reference(outboxPage) } } },
    "400": failure("A parameter is wrong"),
    "401": failure("There is no token, or it is not valid"),
    "403": failure("The client may not do this"),
    "429": failure("Too many requests"),
  },
})

const contentOf = (response: z.ZodType | "file"): Json => (response === "file" ? { "application/octet-stream": whole } : { "application/json": { schema: reference(response) } })

const registerPaths = (): Json =>
  Object.fromEntries([...new Set(registerRoutes.map(({ path }) => path))].map((path) => [path, Object.fromEntries(registerRoutes.filter((its) => its.path === path).map((its) => [its.method, operationOfRegister(its)]))]))

const inPathOfRegisters: Readonly<Record<string, string>> = { type: "The type of record", id: "The id of the record, or of the batch", field: "The name of the field", list: "The code of the list", batch: "The code of the batch", comment: "The id of the comment", letter: "The id of the letter, or the code of one that could be made" }
const whole = { schema: { type: "string", format: "binary" } }

const operationOfRegister = ({ path, operationId, summary, query, request, response, writes, seen, scope }: RegisterRoute): Json => ({
  operationId,
  tags: ["Registers"],
  summary,
  description: `${summary}: by the same rights and with the same notes as on the pages. For one of the staff who has signed in, or a client with the scope ${scope} and a token that its owner took herself.`,
  security: [{ session: [] }, { clientToken: [] }],
  parameters: [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, in: "path", required: true, description: inPathOfRegisters[name], schema: { type: "string" } })),
    ...inQueryOf(query),
    ...(isKeyed({ writes, request }) ? [{ name: "Idempotency-Key", in: "header", required: true, description: "A key of the sender's, one for each thing that it asks", schema: { type: "string", minLength: 1, maxLength: 200 } }] : []),
    ...(request === "file" ? [{ name: "Content-Disposition", in: "header", required: true, description: "The file's name: attachment; filename*=UTF-8''name.pdf", schema: { type: "string" } }] : []),
    ...(seen !== null ? [{ name: "If-Match", in: "header", required: seen === "needed", description: "The ETag of the record as it was seen", schema: { type: "string" } }] : []),
  ],
  ...(request === null ? {} : { requestBody: { required: true, content: request === "file" ? { "application/octet-stream": whole } : { "application/json": { schema: reference(request) } } } }),
  responses: {
    ...(request === "file" ? {} : { "200": { description: writes ? "It is done, or had been done before under the same key" : summary, ...(operationId === "getRegisterRecord" ? { headers: { ETag: { description: "The version of the record", schema: { type: "string" } } } } : {}), content: contentOf(response) } }),
    ...(operationId === "openRegisterRecord" || request === "file" ? { "201": { description: request === "file" ? "The file is kept" : "The record is opened", content: contentOf(response) } } : {}),
    "400": failure("The request, or a value in it, is wrong"),
    "401": failure("Nobody has signed in, and there is no valid token"),
    "403": failure("The one who asks may not do this"),
    "404": failure("There is no such thing, or it may not be seen"),
    ...(isKeyed({ writes, request }) ? { "409": failure("The key has been used for something else, or the state of the record forbids it") } : {}),
    ...(seen !== null ? { "412": failure("The record is no longer as it was seen") } : {}),
    ...(request === null ? {} : { "413": failure("The request is too large") }),
    ...(request === null || request === "file" ? {} : { "415": failure("The request is not JSON") }),
    ...(request === "file" ? { "422": failure("Something harmful was found in the file"), "503": failure("The file could not be looked through or kept just now") } : path.endsWith("/search") || !writes || path.includes("{id}") ? { "422": failure("A purpose is needed") } : {}),
    ...(seen === "needed" ? { "428": failure("The ETag that was seen is needed") } : {}),
    "429": failure("Too many requests"),
  },
})

const cacheHeaders = {
  ETag: { description: "Changes when the answer does", schema: { type: "string" } },
  "Last-Modified": { description: "When the description was published", schema: { type: "string" } },
}

function failure(description: string): Json {
  return { description, content: { "application/problem+json": { schema: reference(problemSchema) } } }
}

function reference(schema: z.ZodType): Json {
  return { $ref: `#/components/schemas/${schema.meta()?.id}` }
}

/** Every schema that has an id, with references among them. */
function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}`, io: "output" })
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([id]) => !id.startsWith("__"))
      .map(([id, schema]) => {
        const { $schema: _, $id: __, id: ___, ...rest } = schema as Json
        return [id, rest]
      }),
  )
}
