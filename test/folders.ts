import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** An empty folder of one's own that any user reaches: as root, PostgreSQL runs as another user and must get to its files. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "varanto-test-"))
  chmodSync(folder, 0o755)
  return folder
}
