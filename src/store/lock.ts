import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"

/** True when a process with the number is running, ours or anybody's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** The locks that this process holds. A file with our number that is not here is of an earlier process that had it too. */
const heldHere = new Set<string>()

/** A lock file is empty for the moment between its making and its writing. */
const writingMs = 2000

/** The live process that holds a lock file: 0 when it is not yet known which; null when there is none. */
function holderOf(file: string): number | null {
  try {
    const text = readFileSync(file, "utf8")
    if (text === "") return Date.now() - statSync(file).mtimeMs < writingMs ? 0 : null
    const pid = Number(text)
    if (pid === process.pid) return heldHere.has(file) ? pid : null
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

/** Takes a lock file if no live process holds it; a dead holder's file is taken over. Returns how to let go. */
export function takeLock(file: string): (() => void) | null {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(file)) {
      heldHere.add(file)
      return () => {
        heldHere.delete(file)
        rmSync(file, { force: true })
      }
    }
    if (holderOf(file) !== null) return null
    clearDead(file)
  }
  return null
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" })
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false
    throw fault
  }
}

/** Two who find the same dead holder must not remove each other's fresh lock: the file is looked at again out of the way. */
function clearDead(file: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (holderOf(aside) === null) rmSync(aside, { force: true })
    else renameSync(aside, file)
  } catch {
    // Another process was quicker.
  }
}

/** Takes a lock or says who has it; returns how to let go. */
export function holdLock(file: string): () => void {
  const release = takeLock(file)
  if (release) return release
  throw new Error(`Process ${holderOf(file) || "unknown"} is already using this folder (${file}). Stop it first, or name another folder in VARANTO_DATA.`)
}
