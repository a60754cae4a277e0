import { generateKeyPairSync } from "node:crypto"
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { writeOnce } from "../../store/write-once.ts"
import { type SealKey, sealKeyFrom } from "./seal.ts"

/** Where the seals and their keys are outside the database. */
export interface SealPlaces {
  /** The signing key: PEM text or a file; null for one that is made in the folder. */
  readonly key: string | null
  readonly folder: string
  /** Seals, one a line. */
  readonly seals: string
  /** Public keys of all times, for whoever verifies. */
  readonly publicKeys: string
}

export function sealPlaces(environment: NodeJS.ProcessEnv): SealPlaces {
  const folder = resolve(environment.VARANTO_DATA || ".varanto")
  return {
    key: environment.VARANTO_SEAL_KEY || null,
    folder,
    seals: environment.VARANTO_SEALS ? resolve(environment.VARANTO_SEALS) : join(folder, "seals.jsonl"),
    publicKeys: join(folder, "seal-keys.pem"),
  }
}

/** The key that signs. Its public half is added to the public keys of the folder, so that seals of older keys stay verifiable. */
export function openSealKey({ key, folder, publicKeys }: SealPlaces): SealKey {
  mkdirSync(folder, { recursive: true })
  const opened = sealKeyFrom(key === null ? keyOfFolder(folder) : key.includes("-----BEGIN") ? key.replaceAll("\\n", "\n") : readFileSync(key, "utf8"))
  if (!existsSync(publicKeys) || !readFileSync(publicKeys, "utf8").includes(opened.publicPem)) appendFileSync(publicKeys, opened.publicPem, { mode: 0o644 })
  return opened
}

function keyOfFolder(folder: string): string {
  const file = join(folder, "seal-key.pem")
  if (!existsSync(file)) writeOnce(file, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }))
  return readFileSync(file, "utf8")
}
