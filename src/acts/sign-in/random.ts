import { createHash, randomBytes } from "node:crypto"

/** 256 bits that nobody can guess, as text for a cookie, a link or a token. */
export const randomToken = (): string => randomBytes(32).toString("base64url")

/** What is stored of such a token: its hash alone, so that a copy of the table opens nothing. */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest()
