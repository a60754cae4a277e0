import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const made: string[] = []
process.on("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder of one's own that any user reaches: as root, PostgreSQL runs as another user and must get to its files. It goes with the process that made it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "varanto-test-"))
  chmodSync(folder, 0o755)
  made.push(folder)
  return folder
}
