import { createHash } from "node:crypto"
import { tidy } from "./words.ts"

/** Sixteen hex digits that change when the words do; spaces and their kinds do not count. */
export const digestOf = (text: string): string => createHash("sha256").update(tidy(text)).digest("hex").slice(0, 16)
