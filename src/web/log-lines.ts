import { randomUUID } from "node:crypto"

/** A line that a machine reads. Whatever came from outside is one JSON text, so that no line break in it begins a line of its own. */
const line = (fields: Readonly<Record<string, unknown>>): string => JSON.stringify(fields)

/** A fault of ours, with where it happened; never what a person had sent. */
export const faultLine = (message: string, fault: unknown, at: Date): string =>
  line({ at: at.toISOString(), level: "error", message, ...(fault instanceof Error ? { fault: fault.name, stack: fault.stack } : {}) })

export interface RequestFacts {
  readonly method: string
  /** The route's pattern, never the address, whose parts and query may tell of a person. */
  readonly route: string
  readonly status: number
  readonly ms: number
}

export const requestLine = (facts: RequestFacts, at: Date): string => line({ at: at.toISOString(), level: "info", request: randomUUID(), ...facts })
