import { z } from "zod"
import { isInEea } from "../../law/eea.ts"
import { type HolderAsk, holderAnswer, type HolderReply, type Holders, keptAnswer, type KeptReply, type NoAnswer } from "./protocol.ts"

const isLoopback = (url: URL): boolean => ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)

/** Where the holder of a system answers. */
const holderPlace = z.strictObject({
  system: z.string({ error: "must be the id of a system of the description" }).min(1, { error: "must be the id of a system of the description" }),
  base: z.url({ error: "must be an https address" }).refine((text) => { const url = new URL(text); return url.username === "" && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) }, { error: "must be an https address, without a user in it" }),
  token: z.string({ error: "must be the word that the holder has given you" }).min(1, { error: "must be the word that the holder has given you" }),
  country: z.string({ error: "must be where the holder keeps the data, as FI" }).refine(isInEea, { error: "is outside the EEA, where nothing is given (GDPR 44–49)" }),
})
export type HolderPlace = z.infer<typeof holderPlace>

/** Holders in one file, each system once. */
const holderPlaces = z.array(holderPlace, { error: "must be a list, [ … ], of holders" }).max(200, { error: "has more than 200 holders" }).superRefine((places, { addIssue }) => {
  places.forEach(({ system }, at) => places.findIndex((one) => one.system === system) < at && addIssue({ code: "custom", path: [at, "system"], message: "is there twice" }))
})

/** The holders that a settings file names. Throws an Error that says which holder and field is wrong and how, without a token. */
export function parseHolders(input: unknown): HolderPlace[] {
  const parsed = holderPlaces.safeParse(input)
  if (parsed.success) return parsed.data
  const systemAt = (at: number): string => {
    const system: unknown = Array.isArray(input) ? (input[at] as { readonly system?: unknown } | null)?.system : null
    return typeof system === "string" ? system.slice(0, 80) : ""
  }
  throw new Error(parsed.error.issues.map(({ path: [at, ...field], message }) => (typeof at === "number" ? `holder ${at + 1}${systemAt(at) && ` (${systemAt(at)})`}${field.length > 0 ? `, ${field.join(".")}` : ""}: ${message}` : `the file ${message}`)).join("; "))
}

const patienceMs = 10_000
const answerMostBytes = 1024 * 1024
const reasons: Readonly<Record<number, NoAnswer>> = { 400: "not-as-agreed", 401: "refused", 403: "refused", 404: "nothing", 409: "newer", 423: "locked", 429: "not-now", 503: "not-now" }

/** Holders who are asked over HTTP. What singles out a person stands in the body, never in the address; nobody is followed elsewhere, and nobody is waited for longer than ten seconds. */
export function openHolders(places: readonly HolderPlace[], patience = patienceMs): Holders {
  const placeOf = new Map(places.map((place) => [place.system, place]))
  return {
    countryOf: (system) => placeOf.get(system)?.country ?? null,
    ask: (ask) => postTo(placeOf.get(ask.system), ask, patience).then(readRows),
    kept: (ask) => postTo(placeOf.get(ask.system), ask, patience).then(readKept),
  }
}

type Posted = { readonly outcome: NoAnswer } | { readonly json: unknown }

async function postTo(place: HolderPlace | undefined, { operation, ...body }: HolderAsk, patience: number): Promise<Posted> {
  if (!place) return { outcome: "unreachable" }
  let response: Response
  let text: string
  try {
    response = await fetch(`${place.base.replace(/\/$/, "")}/${encodeURIComponent(operation)}`, {
      method: "POST", redirect: "error", signal: AbortSignal.timeout(patience), body: JSON.stringify(body),
      headers: { authorization: `Bearer ${place.token}`, "content-type": "application/json", accept: "application/json" },
    })
    text = await limitedText(response)
  } catch {
    return { outcome: "unreachable" }
  }
  return response.status === 200 ? { json: jsonOf(text) } : { outcome: reasons[response.status] ?? "unreachable" }
}

function readRows(posted: Posted): HolderReply {
  if ("outcome" in posted) return posted
  const parsed = holderAnswer.safeParse(posted.json)
  if (!parsed.success) return { outcome: "not-as-agreed" }
  const { asOf, rows, invented } = parsed.data
  if (rows.length === 0) return { outcome: "nothing" }
  return { outcome: "answered", asOf: new Date(asOf), invented, rows: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]))) }
}

/** A holder that does not know the question has not said that it keeps nothing: only an answer without rows says so. */
function readKept(posted: Posted): KeptReply {
  if ("outcome" in posted) return { outcome: posted.outcome === "nothing" ? "not-as-agreed" : posted.outcome }
  const parsed = keptAnswer.safeParse(posted.json)
  if (!parsed.success || new Set(parsed.data.rows.map(({ id }) => id)).size < parsed.data.rows.length) return { outcome: "not-as-agreed" }
  const { asOf, rows, invented } = parsed.data
  return rows.length === 0 ? { outcome: "nothing" } : { outcome: "answered", asOf: new Date(asOf), invented, things: rows }
}

/** The text of an answer, as long as it is of a sane size. */
async function limitedText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.byteLength
    if (size > answerMostBytes) throw new Error("The answer is too long.")
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString("utf8")
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
