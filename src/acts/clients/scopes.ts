/** What an API client may do. Only what some door asks for is here. */
export const scopes = ["directory:read", "directory:write", "cases:write", "outbox:read", "registers:read", "registers:write"] as const
export type Scope = (typeof scopes)[number]

/** Scopes that hold what another asks for: who may write may read. */
const holding: Readonly<Record<Scope, readonly Scope[]>> = {
  "directory:read": ["directory:read", "directory:write"],
  "directory:write": ["directory:write"],
  "cases:write": ["cases:write"],
  "outbox:read": ["outbox:read"],
  "registers:read": ["registers:read", "registers:write"],
  "registers:write": ["registers:write"],
}

export const isEnoughScope = (has: readonly string[], needed: Scope): boolean => holding[needed].some((one) => has.includes(one))
