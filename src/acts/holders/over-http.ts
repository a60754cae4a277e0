import { z } from "zod"
import { isInEea } from "../../law/eea.ts"
import { type HolderAsk, holderAnswer, type HolderReply, type Holders, type NoAnswer } from "./protocol.ts"

const isLoopback = (url: URL): boolean => ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)

/** Where the holder of a system answers. */
const holderPlace = z.strictObject({
  system: z.string().min(1),
  base: z.url().refine((text) => { const url = new URL(text); return url.username === "" && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) }, { error: "must be an https address, without a user in it" }),
  token: z.string().min(1),
  country: z.string().refine(isInEea, { error: "is outside the EEA, where nothing is given (GDPR 44–49)" }),
})
export type HolderPlace = z.infer<typeof holderPlace>

/** The holders that a settings file names. Throws an Error that says what is wrong, without a token. */
export function parseHolders(input: unknown): HolderPlace[] {
  const parsed = z.array(holderPlace).max(200).safeParse(input)
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "))
}

const patienceMs = 10_000
const answerMostBytes = 1024 * 1024
const reasons: Readonly<Record<number, NoAnswer>> = { 400: "not-as-agreed", 401: "refused", 403: "refused", 404: "nothing", 409: "newer", 423: "locked", 429: "not-now", 503: "not-now" }

/** Holders who are asked over HTTP. What singles out a person stands in the body, never in the address; nobody is followed elsewhere, and nobody is waited for longer than ten seconds. */
export function openHolders(places: readonly HolderPlace[], patience = patienceMs): Holders {
  const placeOf = new Map(places.map((place) => [place.system, place]))
  return {
    countryOf: (system) => placeOf.get(system)?.country ?? null,
    async ask(ask) {
      const place = placeOf.get(ask.system)
      return place ? askAt(place, ask, patience) : { outcome: "unreachable" }
    },
  }
}

async function askAt({ base, token }: HolderPlace, { operation, ...body }: HolderAsk, patience: number): Promise<HolderReply> {
  let response: Response
  let text: string
  try {
    response = await fetch(`${base.replace(/\/$/, "")}/${encodeURIComponent(operation)}`, {
      method: "POST", redirect: "error", signal: AbortSignal.timeout(patience), body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "application/json" },
    })
    text = await limitedText(response)
  } catch {
    return { outcome: "unreachable" }
  }
  if (response.status !== 200) return { outcome: reasons[response.status] ?? "unreachable" }
  const parsed = holderAnswer.safeParse(jsonOf(text))
  if (!parsed.success) return { outcome: "not-as-agreed" }
  const { asOf, rows, invented } = parsed.data
  if (rows.length === 0) return { outcome: "nothing" }
  return { outcome: "answered", asOf: new Date(asOf), invented, rows: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]))) }
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
