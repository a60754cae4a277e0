import { existsSync } from "node:fs"
import { join } from "node:path"
import { findDictionary } from "../lib/language/analyser.ts"
import { findBinaries } from "../store/binaries.ts"
import { scannerVersion } from "../store/clamd.ts"
import { placeFrom } from "../store/open.ts"
import { mailboxFrom, smtpFrom } from "./mail-settings.ts"
import { filePlaceFrom, sayFilePlace } from "./open-files.ts"

interface DoctorParts {
  readonly environment: NodeJS.ProcessEnv
  readonly say: (line: string) => void
}

/** Tells what this machine has and what Varanto will do with it. Changes nothing. */
export async function doctor({ environment, say }: DoctorParts): Promise<number> {
  const binaries = findBinaries()
  const place = placeFrom(environment)
  const dictionary = findDictionary(environment)
  say(`Node: ${process.versions.node} on ${process.platform} ${process.arch}`)
  say(`Database programs: ${"reason" in binaries ? `none (${binaries.reason}); PGlite would be used` : `PostgreSQL ${binaries.version}`}`)
  say(`Database: ${place.url ? "the server that DATABASE_URL names" : `embedded, in ${place.folder}${existsSync(join(place.folder, "cluster")) ? "" : " (made at the first start)"}`}`)
  say(`Finnish dictionary: ${dictionary ?? "none; search finds words by their letters. Install voikko-fi or set VARANTO_VOIKKO"}`)
  say(`Files: ${await filesOf(environment)}`)
  say(`Virus scan: ${await scannerOf(environment.VARANTO_CLAMD)}`)
  say(`Mail: ${mailOf(environment)}`)
  say(`Port: ${environment.PORT || 3000} on ${environment.HOST || "127.0.0.1"}`)
  return "reason" in binaries && !place.url ? 1 : 0
}

function mailOf(environment: NodeJS.ProcessEnv): string {
  try {
    const [sends, box] = [smtpFrom(environment), mailboxFrom(environment)]
    return `${sends ? "acknowledgements are sent by the server that VARANTO_SMTP names" : "acknowledgements are written to a folder, since VARANTO_SMTP names no server"}; ${box ? `fetched from ${box.folder} on ${box.host}` : "none is fetched, since VARANTO_IMAP names no mailbox"}`
  } catch (fault) {
    return (fault as Error).message
  }
}

async function filesOf(environment: NodeJS.ProcessEnv): Promise<string> {
  try {
    return await sayFilePlace(filePlaceFrom(environment))
  } catch (fault) {
    return (fault as Error).message
  }
}

async function scannerOf(address: string | undefined): Promise<string> {
  if (!address) return "none; files are kept unscanned. Install clamav-daemon and set VARANTO_CLAMD"
  return scannerVersion(address).catch((fault: Error) => `${fault.message}. Every file is refused until it answers`)
}
