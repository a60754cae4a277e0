import { randomUUID } from "node:crypto"
import { linkSync, rmSync, writeFileSync } from "node:fs"

/**
 * Makes a file for the owner alone, unless it is there. Of several processes at once one makes it, and none ever sees it half written:
 * it gets its name when it is whole.
 */
export function writeOnce(file: string, content: string | Buffer): void {
  const coming = `${file}.${randomUUID()}`
  writeFileSync(coming, content, { flag: "wx", mode: 0o600 })
  try {
    linkSync(coming, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault
  } finally {
    rmSync(coming)
  }
}
