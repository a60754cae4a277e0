import { randomBytes } from "node:crypto"

/**
 * Ids that sort by when they were made, in their order (UUID version 7, RFC 9562 5.7). What is written together then lies together in every index,
 * while random ones would touch a page of its own for each row of a large table.
 */
export function newIds(now: Date, count: number): string[] {
  const bytes = randomBytes(count * 10)
  const moment = now.getTime().toString(16).padStart(12, "0")
  const ids = Array.from({ length: count }, (_, at) => {
    const random = bytes.toString("hex", at * 10, at * 10 + 10)
    const variant = ((Number.parseInt(random[3] ?? "0", 16) & 3) | 8).toString(16)
    return `${moment.slice(0, 8)}-${moment.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
  })
  return ids.sort()
}
