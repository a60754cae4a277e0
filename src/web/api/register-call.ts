import type { z } from "zod"
import { PurposeNeeded, type purposes } from "../../acts/access/purpose.ts"
import type { Desk } from "../../acts/access/desk.ts"
import type { Files } from "../../acts/cases/files.ts"
import type { Scope } from "../../acts/clients/scopes.ts"
import type { PublishedSite } from "../../acts/published-site.ts"
import { getRegisterRecord } from "../../acts/registers/get.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { Unfilled } from "../../acts/registers/save.ts"
import type { Work } from "../../acts/work.ts"
import type { FieldProblem } from "../../derive/registers/fill-in.ts"

/** What a program asks of the registers, by one who may work with them. */
export interface Call<Query, Request> {
  readonly desk: Desk
  readonly part: string
  /** Of an address that names a field, a list, a batch, a comment or a letter: which. */
  readonly field: string
  readonly query: Query
  readonly body: Request
  /** What the caller says in If-Match; null where nothing. */
  readonly ifMatch: string | null
  readonly keys: CodeKeys
  readonly files: Files
  readonly site: PublishedSite
  readonly url: URL
  /** Does something once under the caller's key; the answer is an id. */
  doing(verb: (work: Work) => Promise<string>): Promise<{ readonly answer: string; readonly again: boolean }>
}

/** One address of the registers, for the door and for its description alike. */
export interface RegisterRoute {
  readonly method: "get" | "post" | "patch"
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly scope: Scope
  readonly query: z.ZodObject
  /** "file": what comes is a file itself. */
  readonly request: z.ZodType | "file" | null
  readonly response: z.ZodType | "file"
  /** False of a search, which changes nothing. */
  readonly writes: boolean
  /** What the version that was seen is for: "needed", heeded where it is sent, or nothing. */
  readonly seen: "needed" | "heeded" | null
  readonly act: (call: Call<never, never>) => Promise<Answer>
}

/** True where the same key does the same thing once. A file is its own key: the same one again is kept as it was. */
export const isKeyed = ({ writes, request }: Pick<RegisterRoute, "writes" | "request">): boolean => writes && request !== "file"

/** What is answered: data with its status and version, or a whole answer such as a file. */
export type Answer = Response | { readonly status?: 200 | 201; readonly body: object; readonly tag?: number }

/** What is not right: told by field. */
export class NotRight extends Error {
  override name = "NotRight"
  readonly problems: readonly FieldProblem[]
  constructor(problems: readonly FieldProblem[]) {
    super("Something that was sent is not right: each is told by its name.")
    this.problems = problems
  }
}

/** That a purpose has to be told first. */
export class NeedsPurpose extends Error {
  override name = "NeedsPurpose"
}

/** A route whose query, request and answer are as their schemas say. */
export const route = <Query extends z.ZodObject, Request extends z.ZodType | "file" | null>(
  [method, path, operationId, summary]: readonly [RegisterRoute["method"], string, string, string],
  { query, request, response, writes = method !== "get", seen = null }: { readonly query: Query; readonly request: Request } & Pick<RegisterRoute, "response"> & Partial<Pick<RegisterRoute, "writes" | "seen">>,
  act: (call: Call<z.infer<Query>, Request extends z.ZodType ? z.infer<Request> : Request extends "file" ? globalThis.Request : null>) => Promise<Answer>,
): RegisterRoute => ({ method, path, operationId, summary, scope: writes ? "registers:write" : "registers:read", query, request, response, writes, seen, act: act as unknown as RegisterRoute["act"] })

export const registersPath = "/api/v1/registers"
export const registerRecordPath = "/api/v1/register-records/{id}"

/** What was found; a purpose that is needed is told as such. */
export function asked<Found>(found: Found | PurposeNeeded): Found {
  if (found instanceof PurposeNeeded) throw new NeedsPurpose(found.message)
  return found
}

/** What was done; what is not right is told as such. */
export function right<Done>(done: Done | Unfilled): Done {
  if (done instanceof Unfilled) throw new NotRight(done.problems)
  return done
}

/** The record as it is now, read for a purpose: what one changes one has seen. */
export const seenFor = async ({ desk, part, query: { purpose } }: Call<{ readonly purpose?: (typeof purposes)[number] | undefined }, unknown>) => asked(await getRegisterRecord(desk, part, purpose ? { purpose } : null))
