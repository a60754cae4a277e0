import { createHash } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { invented, type StandIn } from "./invented-answers.ts"

/** What a stand-in is told to do instead of answering, to try how the caller bears it: an HTTP status, or to wait first. */
export interface Switches {
  readonly [system: string]: { readonly status?: number; readonly delayMs?: number } | undefined
}

export interface StandIns {
  readonly origin: string
  /** Ids of the systems that have one. */
  readonly systems: readonly string[]
  /** What is sent along by who may ask; made at this start. */
  readonly token: string
  /** What was asked since the start, for whoever wants to see that it came as agreed. */
  readonly asked: readonly { readonly system: string; readonly operation: string; readonly question: string }[]
  close(): Promise<void>
}

interface Asked {
  readonly question?: unknown
  readonly purpose?: unknown
  readonly ground?: unknown
  readonly consent?: { readonly item?: unknown; readonly from?: unknown; readonly until?: unknown } | null
  readonly about?: { readonly person?: unknown; readonly company?: unknown }
  readonly told?: Readonly<Record<string, unknown>>
}

interface Answered {
  readonly status: number
  readonly body: string
  readonly type?: string
}

const bodyMostBytes = 256 * 1024

const banner = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Stand-ins</title></head><body><h1>Stand-ins for development</h1>
<p lang="fi">Vain kehitykseen: vastaukset ovat keksittyjä, eikä mitään kysytä keneltäkään.</p>
<p lang="sv">Endast för utveckling: svaren är påhittade, och ingen tillfrågas.</p>
<p lang="en">Development only: the answers are invented, and nobody is asked.</p></body></html>`

/**
 * Stand-ins for the holders of other systems, on this machine only: one HTTP server by the protocol of docs/adapters.md, with invented answers that are the same every time for the same person or
 * company, but for what has been told it and for the days that go by. It checks what a real holder would: who asks, the purpose, the ground, and the consent where its own rules want one.
 */
export async function openStandIns({ token, clock, switches = {}, worlds = invented }: { readonly token: string; readonly clock: () => Date; readonly switches?: Switches; readonly worlds?: Readonly<Record<string, StandIn>> }): Promise<StandIns> {
  const asked: { system: string; operation: string; question: string }[] = []
  const told = new Map<string, Map<string, Readonly<Record<string, unknown>>>>()

  async function answer(method: string, path: string, authorization: string, text: string): Promise<Answered> {
    if (method === "GET") return { status: 200, body: banner, type: "text/html; charset=utf-8" }
    const [, system = "", operation = ""] = path.split("/").map(decodeURIComponent)
    const { status, delayMs = 0 } = switches[system] ?? {}
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    if (status !== undefined) return refuse(status)
    if (authorization !== `Bearer ${token}`) return refuse(401)
    const its = Object.hasOwn(worlds, system) ? worlds[system]?.operations[operation] : undefined
    const body = parsed(text)
    if (!its || body === null) return refuse(its ? 400 : 404)
    const { status: no } = grounded(its, body, clock())
    if (no !== 200) return refuse(no)
    asked.push({ system, operation, question: String(body.question) })
    const whom = String(body.about?.[its.about])
    const rows = its.rows(diceOf(`${system} ${operation} ${whom}`), { today: clock().toISOString().slice(0, 10), whom, told: body.told ?? {}, before: memoryOf(`${system} ${whom}`) })
    return { status: 200, body: JSON.stringify({ invented: true, asOf: clock().toISOString(), rows }) }
  }

  const memoryOf = (whose: string) => {
    const found = told.get(whose) ?? new Map<string, Readonly<Record<string, unknown>>>()
    told.set(whose, found)
    return found
  }

  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    let size = 0
    request.on("data", (piece: Buffer) => void ((size += piece.length) <= bodyMostBytes ? pieces.push(piece) : request.destroy()))
    request.on("end", () => {
      void answer(request.method ?? "", request.url ?? "/", request.headers.authorization ?? "", Buffer.concat(pieces).toString("utf8"))
        .catch(() => refuse(500))
        .then(({ status, body, type = "application/json" }) => response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin, token, asked, systems: Object.keys(worlds),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const refuse = (status: number): Answered => ({ status, body: JSON.stringify({ invented: true, error: status }) })

function parsed(text: string): Asked | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? value : null
  } catch {
    return null
  }
}

/** Whether a real holder would answer: a purpose, a ground, somebody whom it is about, and a consent that still holds. */
function grounded({ about, needs }: StandIn["operations"][string], { purpose, ground, consent, about: whom, question }: Asked, now: Date): { status: number } {
  if (typeof question !== "string" || typeof whom?.[about] !== "string") return { status: 400 }
  if (typeof purpose !== "string" || purpose === "" || typeof ground !== "string" || ground === "") return { status: 403 }
  return { status: needs === "ground" || consentHolds(consent, needs.consent, now.toISOString().slice(0, 10)) ? 200 : 403 }
}

/** A consent to just this, given for a time that covers the day. */
const consentHolds = (consent: Asked["consent"], item: string, today: string): boolean =>
  consent != null && consent.item === item && typeof consent.from === "string" && consent.from <= today && (typeof consent.until !== "string" || consent.until >= today)

/** Draws the same numbers every time for the same words. */
export interface Dice {
  below(count: number): number
  of<Item>(items: readonly Item[]): Item
}

function diceOf(seed: string): Dice {
  let at = 0
  const below = (count: number): number => createHash("sha256").update(`${seed} ${at++}`).digest().readUInt32BE(0) % count
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] }
}
