import { randomBytes } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { writeOnce } from "../store/write-once.ts"

/** A secret from the environment, or from the file that NAME_FILE names, as containers hand them. */
export function secretIn(environment: NodeJS.ProcessEnv, name: string): string | null {
  const file = environment[`${name}_FILE`]
  return file ? readFileSync(file, "utf8").trim() : environment[name] || null
}

/** The key of the service: given as 32 bytes or more in base64, or made at the first start beside an embedded database. */
export function serviceKey(environment: NodeJS.ProcessEnv, folder: string | null): Buffer | null {
  const given = secretIn(environment, "VARANTO_KEY")
  if (given !== null) return Buffer.from(given, "base64")
  if (folder === null) return null
  const file = join(folder, "service.key")
  if (!existsSync(file)) writeOnce(file, randomBytes(32).toString("base64"))
  return Buffer.from(readFileSync(file, "utf8"), "base64")
}
