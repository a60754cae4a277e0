import { readFileSync, rmSync, writeFileSync } from "node:fs"

/** True when a process with the number is running, ours or anybody's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** The live process that holds a lock file, or null when the file is missing or its process has died. */
export function holderOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, "utf8"))
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

/** Takes a lock file if no live process holds it; a dead holder's file is taken over. */
export function takeLock(file: string): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      return true
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault
      const holder = holderOf(file)
      if (holder === process.pid) return true
      if (holder !== null) return false
      rmSync(file, { force: true })
    }
  }
  return false
}

/** Takes a lock or says who has it; returns how to let go. */
export function holdLock(file: string): () => void {
  if (!takeLock(file))
    throw new Error(`Process ${holderOf(file) ?? "unknown"} is already using this folder (${file}). Stop it first, or name another folder in VARANTO_DATA.`)
  return () => rmSync(file, { force: true })
}
