/** What an API client may do. Only what some door asks for is here. */
export const scopes = ["directory:read", "directory:write", "cases:write", "outbox:read"] as const
export type Scope = (typeof scopes)[number]

/** Scopes that hold what another asks for: who may write may read. */
const holding: Readonly<Record<Scope, readonly Scope[]>> = {
  "directory:read": ["directory:read", "directory:write"],
  "directory:write": ["directory:write"],
  "cases:write": ["cases:write"],
  "outbox:read": ["outbox:read"],
}

export const isEnoughScope = (has: readonly string[], needed: Scope): boolean => holding[needed].some((one) => has.includes(one))
