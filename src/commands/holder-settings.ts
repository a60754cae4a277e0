import { readFileSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { resolve } from "node:path"
import { type HolderPlace, openHolders, parseHolders } from "../acts/holders/over-http.ts"
import type { Holders } from "../acts/holders/protocol.ts"
import { notJsonAt } from "../lib/json-place.ts"
import { openStandIns, type StandIns } from "../dev-provider/stand-ins.ts"
import type { Model } from "../model/model.ts"
import { mayRunDevSignIn } from "./dev-sign-in.ts"

export interface Connected {
  readonly holders: Holders
  /** Ids of the systems that the settings name. */
  readonly systems: readonly string[]
  /** Where the stand-ins answer, in development; null where real holders are asked, or nobody. */
  readonly standIns: StandIns | null
}

/** The holders of other systems by the settings; in development stand-ins, each with an invented world. Throws an Error that says what is wrong. */
export async function holdersFrom(environment: NodeJS.ProcessEnv, host: string, clock: () => Date): Promise<Connected> {
  if (environment.VARANTO_HOLDERS) {
    const places = placesIn(environment.VARANTO_HOLDERS)
    return { holders: openHolders(places), systems: places.map(({ system }) => system), standIns: null }
  }
  if (!mayRunDevSignIn(environment, host)) return { holders: openHolders([]), systems: [], standIns: null }
  const standIns = await openStandIns({ token: randomBytes(32).toString("base64url"), clock })
  return { holders: openHolders(placesOf(standIns)), systems: [], standIns }
}

/** What to say of a system of the settings that no description has: a slip of the pen would otherwise leave its holder unasked for ever. Null where each is known. */
export function saysUnknown(systems: readonly string[], models: readonly Pick<Model, "systems">[]): string | null {
  const known = new Set(models.flatMap((model) => model.systems.map(({ id }) => id)))
  const unknown = systems.filter((system) => !known.has(system))
  return unknown.length === 0 ? null : `VARANTO_HOLDERS names ${unknown.join(", ")}, which no published description has as a system: nobody is asked there. Correct the id, or publish the system.`
}

/** Where stand-ins answer, as the places of holders. */
export const placesOf = ({ origin, systems, token }: Pick<StandIns, "origin" | "systems" | "token">): HolderPlace[] => systems.map((system) => ({ system, base: `${origin}/${encodeURIComponent(system)}`, token, country: "FI" }))

const lacking: Readonly<Record<string, string>> = { ENOENT: "which is not there: make it, or name the right one", EISDIR: "which is a folder: name the file in it", EACCES: "which this user may not read: give the right to read it" }

/** The holders of the file that the setting names. The messages hold neither the file's text nor what the variable has where that is no path: both may hold a token. */
function placesIn(file: string): HolderPlace[] {
  const wrong = (what: string): Error => new Error(`VARANTO_HOLDERS cannot be used: ${what}. What the file holds is in docs/adapters.md; without the variable no holder is asked.`)
  if (/^\s*[[{]/.test(file)) throw wrong("it has the settings themselves, and must have the path of a file with them")
  const path = resolve(file)
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch (fault) {
    throw wrong(`it names the file ${path}, ${lacking[(fault as NodeJS.ErrnoException).code ?? ""] ?? `which cannot be read (${(fault as NodeJS.ErrnoException).code})`}`)
  }
  const place = notJsonAt(text)
  if (place) throw wrong(`the file ${path} is no JSON at line ${place.line}, column ${place.column}: correct it there`)
  try {
    return parseHolders(JSON.parse(text))
  } catch (fault) {
    throw wrong(`in the file ${path}: ${(fault as Error).message}`)
  }
}
