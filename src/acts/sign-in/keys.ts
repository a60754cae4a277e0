import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto"

/** Keys made from the one secret of the service, each for its own use. */
export interface Keys {
  /** Keyed hash of a personal identity code, for exact look-up. */
  hetuIndex(hetu: string): Buffer
  /** Key of the search index of personal identity codes. */
  readonly codeKey: string
  /** Keyed hash of an account's name or an address, for counting failed tries. */
  triesOf(what: string): Buffer
  encipher(plain: Buffer): Buffer
  /** Throws when the text was not enciphered with this key. */
  decipher(secret: Buffer): Buffer
}

/** The secret is at least 32 bytes of randomness. */
export function keysFrom(secret: Buffer): Keys {
  if (secret.length < 32) throw new Error("The key of the service must have at least 32 bytes.")
  const made = (use: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", `varanto ${use}`, 32))
  const [hetu, tries, cipher] = [made("hetu index"), made("failed tries"), made("one-time code secrets")]
  const keyed = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest()
  return {
    codeKey: made("identity codes in search").toString("hex"),
    hetuIndex: (code) => keyed(hetu, code.trim().toUpperCase()),
    triesOf: (what) => keyed(tries, what),
    encipher(plain) {
      const iv = randomBytes(12)
      const sealing = createCipheriv("aes-256-gcm", cipher, iv)
      return Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()])
    },
    decipher(secretText) {
      const opening = createDecipheriv("aes-256-gcm", cipher, secretText.subarray(0, 12))
      opening.setAuthTag(secretText.subarray(-16))
      return Buffer.concat([opening.update(secretText.subarray(12, -16)), opening.final()])
    },
  }
}
