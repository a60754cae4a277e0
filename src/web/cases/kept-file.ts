import { createHmac, timingSafeEqual } from "node:crypto"
import { documentLimitBytes, type Files } from "../../acts/cases/files.ts"
import { typedIn } from "../parts/form.tsx"

/** A file that has come with a form and is kept, so that a mistake elsewhere in the form does not lose it. */
export interface KeptFile {
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
}

const signed = (text: string, actor: string, key: string): string => createHmac("sha256", key).update(`file ${actor} ${text}`).digest("base64url")

/** What the form carries of a kept file. Signed for this person, since whoever names a digest could else read any file by it. */
export function tokenOf(file: KeptFile, actor: string, key: string): string {
  const text = Buffer.from(JSON.stringify(file)).toString("base64url")
  return `${text}.${signed(text, actor, key)}`
}

/** The file that a token is of, if it was signed for this person; else null. */
export function fromToken(token: string, actor: string, key: string): KeptFile | null {
  const [text = "", signature = ""] = token.split(".")
  const right = Buffer.from(signed(text, actor, key))
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right) ? (JSON.parse(Buffer.from(text, "base64url").toString()) as KeptFile) : null
}

/** The file that a form brings, kept now or before; null when it brings none. Throws `FileRefused`. */
export async function fileIn(form: FormData, files: Files, actor: string, key: string, field = "file"): Promise<KeptFile | null> {
  const file = form.get(field)
  if (!(file instanceof File) || file.size === 0) return fromToken(typedIn(form, `kept-${field}`), actor, key)
  const stored = await files.put(file.stream(), documentLimitBytes)
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type.slice(0, 120) : "application/octet-stream"
  return { name: file.name.slice(0, 200), mediaType, ...stored }
}
