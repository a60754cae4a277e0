import { readFileSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { type HolderPlace, openHolders, parseHolders } from "../acts/holders/over-http.ts"
import type { Holders } from "../acts/holders/protocol.ts"
import { openStandIns, type StandIns } from "../dev-provider/stand-ins.ts"
import { mayRunDevSignIn } from "./dev-sign-in.ts"

export interface Connected {
  readonly holders: Holders
  /** Where the stand-ins answer, in development; null where real holders are asked, or nobody. */
  readonly standIns: StandIns | null
}

/** The holders of other systems by the settings; in development stand-ins, each with an invented world. Throws an Error that says what is wrong. */
export async function holdersFrom(environment: NodeJS.ProcessEnv, host: string, clock: () => Date): Promise<Connected> {
  if (environment.VARANTO_HOLDERS) return { holders: openHolders(placesIn(environment.VARANTO_HOLDERS)), standIns: null }
  if (!mayRunDevSignIn(environment, host)) return { holders: openHolders([]), standIns: null }
  const standIns = await openStandIns({ token: randomBytes(32).toString("base64url"), clock })
  return { holders: openHolders(placesOf(standIns)), standIns }
}

/** Where stand-ins answer, as the places of holders. */
export const placesOf = ({ origin, systems, token }: Pick<StandIns, "origin" | "systems" | "token">): HolderPlace[] => systems.map((system) => ({ system, base: `${origin}/${encodeURIComponent(system)}`, token, country: "FI" }))

function placesIn(file: string): HolderPlace[] {
  try {
    return parseHolders(JSON.parse(readFileSync(file, "utf8")))
  } catch (fault) {
    throw new Error(`VARANTO_HOLDERS cannot be used: ${(fault as Error).message}`)
  }
}
