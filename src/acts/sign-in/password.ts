import { randomBytes, scrypt, timingSafeEqual } from "node:crypto"

export interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** OWASP's recommendation for scrypt with 32 MB a hash. */
export const usualCost: Cost = { N: 2 ** 15, r: 8, p: 3 }

/** Too many hashes wait: the service says so instead of falling over. */
export class Busy extends Error {
  override name = "Busy"
}

/** Hashes passwords, a few at once, since each takes memory and a core. */
export interface Hasher {
  hash(password: string): Promise<string>
  /** False for a wrong password and for null, after the same work. */
  isRight(password: string, stored: string | null): Promise<boolean>
  /** True when a stored hash was made with other parameters than today's. */
  isOld(stored: string): boolean
  /** How many hashes have been made. */
  readonly count: number
}

const form = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/
const keyLength = 32

export function openHasher(cost: Cost = usualCost, atOnce = 2, waitingMost = 64): Hasher {
  let running = 0
  let count = 0
  const waiting: (() => void)[] = []

  async function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
    if (running >= atOnce) {
      if (waiting.length >= waitingMost) throw new Busy("Too many people are signing in at this moment.")
      await new Promise<void>((go) => waiting.push(go))
    } else running++
    count++
    try {
      return await new Promise((resolve, reject) =>
        scrypt(password.normalize("NFC"), salt, keyLength, { N, r, p, maxmem: 256 * N * r }, (fault, key) => (fault ? reject(fault) : resolve(key))),
      )
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  return {
    async hash(password) {
      const salt = randomBytes(16)
      const key = await derive(password, salt, cost)
      return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString("base64url")}$${key.toString("base64url")}`
    },
    async isRight(password, stored) {
      const parts = form.exec(stored ?? "")
      if (!parts) {
        await derive(password, Buffer.alloc(16), cost)
        return false
      }
      const [, N, r, p, salt = "", key = ""] = parts
      const expected = Buffer.from(key, "base64url")
      const made = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) })
      return expected.length === made.length && timingSafeEqual(expected, made)
    },
    isOld: (stored) => !stored.startsWith(`scrypt$${cost.N}$${cost.r}$${cost.p}$`),
    get count() {
      return count
    },
  }
}
