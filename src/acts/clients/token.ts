import { crc32 } from "node:zlib"
import { randomToken } from "../sign-in/random.ts"

/** Marks a token as ours, for whoever looks for secrets that have leaked. */
const prefix = "vrt_"
const sumOf = (random: string): string => crc32(random).toString(16).padStart(8, "0")

/** A new token: the mark, 256 random bits, and a checksum that tells a mistyped one from a stranger's. */
export function newToken(): string {
  const random = randomToken()
  return `${prefix}${random}${sumOf(random)}`
}

/** True for text that could be a token of ours. Whether it is one, its hash in the database tells. */
export function isTokenShaped(text: string): boolean {
  const [, random, sum] = /^vrt_([\w-]{43})([0-9a-f]{8})$/.exec(text) ?? []
  return random !== undefined && sumOf(random) === sum
}
