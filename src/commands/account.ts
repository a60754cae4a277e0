import { makeAccount, makeAccountLink } from "../acts/sign-in/change-account.ts"
import { Refusal } from "../acts/refusals.ts"
import { openStore } from "./open-store.ts"

interface AccountParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const accountUsage = "Usage: varanto account make MUNICIPALITY PERSON NAME | varanto account recover NAME"

const administrator = { id: "administrator", name: "" }

/** Makes a local account for a person of the directory, or a one-time link for a new password. Both leave a trace. */
export async function account(words: readonly string[], { environment, now, say, warn }: AccountParts): Promise<number> {
  const [act, ...rest] = words
  if (!((act === "make" && rest.length === 3) || (act === "recover" && rest.length === 1))) {
    warn(accountUsage)
    return 64
  }
  const database = await openStore(environment, warn)
  if (!database) return 1
  try {
    const [municipality = "", person = "", chosen = ""] = rest
    if (act === "make") await makeAccount(database, administrator, { municipality, person, name: chosen }, now)
    const token = await makeAccountLink(database, administrator, act === "make" ? chosen : municipality, now)
    say(`A link for a new password. It works once, for half an hour: ${environment.VARANTO_ORIGIN || "http://127.0.0.1:3000"}/staff/link/${token}`)
    return 0
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    warn(fault.message)
    return 1
  } finally {
    await database.close()
  }
}
