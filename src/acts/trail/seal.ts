import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto"

/** A signed statement: at this time the log had so many entries, and their tree this root. */
export interface Seal {
  readonly number: number
  readonly at: string
  /** How many entries it covers. */
  readonly size: number
  readonly root: string
  /** Digest of the seal before. */
  readonly previous: string
  /** Id of the key that signed it. */
  readonly key: string
  readonly signature: string
}

export interface SealKey {
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicPem: string
}

/** Public keys by their id. */
export type PublicKeys = ReadonlyMap<string, KeyObject>

const keyId = (publicKey: KeyObject): string => hash("sha256", publicKey.export({ type: "spki", format: "der" }), "hex").slice(0, 16)

/** A signing key from its PEM text. Throws when it is not an Ed25519 private key. */
export function sealKeyFrom(pem: string): SealKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("The key of the seals must be an Ed25519 private key.")
  const publicKey = createPublicKey(privateKey)
  return { id: keyId(publicKey), privateKey, publicPem: publicKey.export({ type: "spki", format: "pem" }) as string }
}

/** The public keys of a text that holds one or several in PEM. */
export function publicKeysFrom(pem: string): PublicKeys {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  return new Map(blocks.map((block) => createPublicKey(block)).map((key) => [keyId(key), key]))
}

/** What stands before the first seal. */
export const sealStart = hash("sha256", "varanto-seal-start-1", "hex")

const signed = ({ number, at, size, root, previous, key }: Omit<Seal, "signature">): Buffer => Buffer.from(JSON.stringify(["varanto-seal-1", number, at, size, root, previous, key]))

export const sealDigest = (seal: Seal): string => hash("sha256", Buffer.concat([signed(seal), Buffer.from(seal.signature, "hex")]), "hex")

export function makeSeal(last: Seal | null, tree: { readonly size: number; readonly root: Buffer }, key: SealKey, now: Date): Seal {
  const nowText = now.toISOString()
  const unsigned = {
    number: (last?.number ?? 0) + 1,
    // A clock that was set back must not make a seal look backdated.
    at: last && last.at > nowText ? last.at : nowText,
    size: tree.size,
    root: tree.root.toString("hex"),
    previous: last ? sealDigest(last) : sealStart,
    key: key.id,
  }
  return { ...unsigned, signature: sign(null, signed(unsigned), key.privateKey).toString("hex") }
}

export type SealTrust = "good" | "unknown-key" | "forged"

/** Whether one of the keys signed the seal. */
export function checkSignature(seal: Seal, keys: PublicKeys): SealTrust {
  const key = keys.get(seal.key)
  if (!key) return "unknown-key"
  return verify(null, signed(seal), key, Buffer.from(seal.signature, "hex")) ? "good" : "forged"
}
