import { createHash, createHmac } from "node:crypto"

/** Letters and digits that nobody takes for one another (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/**
 * The number of a receipt: eighty bits that nobody can guess without the key of the service, so that it opens what it is for. It
 * follows from where a matter came and under which key: the same matter sent twice has one receipt, and none need be kept.
 */
export function receiptNumber(codeKey: string, municipality: string, source: string, key: string): string {
  const bytes = createHmac("sha256", codeKey).update(`receipt ${municipality} ${source} ${key}`).digest()
  let bits = 0n
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  const signs = Array.from({ length: 16 }, (_, at) => alphabet[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join("")
  return signs.match(/.{4}/g)?.join("-") ?? signs
}

/** What is kept of a receipt's number. Small letters, spaces, and O, I and L for what they look like do no harm. */
export const receiptHash = (number: string): Buffer =>
  createHash("sha256").update(number.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")).digest()
