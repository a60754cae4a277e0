import { randomUUID } from "node:crypto"
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isAlive } from "./lock.ts"

/** The marks that this process has set; one with our number that is not here is of an earlier process that had it too. */
const setHere = new Set<string>()

/** Marks this process as a user of a folder's database. Returns how to leave, which tells whether nobody is left. */
export function joinUsers(folder: string): () => boolean {
  const users = join(folder, "users")
  mkdirSync(users, { recursive: true })
  const mark = `${process.pid}-${randomUUID().slice(0, 8)}`
  setHere.add(mark)
  writeFileSync(join(users, mark), "")
  return () => {
    setHere.delete(mark)
    for (const name of readdirSync(users)) if (!isUser(name)) rmSync(join(users, name), { force: true })
    return readdirSync(users).length === 0
  }
}

function isUser(mark: string): boolean {
  const pid = Number(mark.split("-")[0])
  return pid === process.pid ? setHere.has(mark) : Number.isInteger(pid) && pid > 0 && isAlive(pid)
}
