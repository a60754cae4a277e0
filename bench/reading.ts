import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { type Figure, median } from "./measure.ts"

const seeds = join(process.env.VARANTO_SHARED ?? join("..", "shared"), "seeds")
const rounds = 5

/** The first reading of Espoo's page in a fresh process, against only tidying its lines. */
export async function reading(): Promise<Figure[]> {
  const name = existsSync(seeds) ? readdirSync(seeds).find((file) => file.startsWith("000")) : undefined
  if (name === undefined) return [{ what: "reading Espoo's page", value: `not measured: the pages are not in ${seeds}`, promise: "under 300 ms after start", kept: false }]
  const measured = Array.from({ length: rounds }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "bench/read-once.ts", join(seeds, name)], { encoding: "utf8" })
    if (stdout === "") throw new Error(stderr)
    return JSON.parse(stdout) as { read: number; tidy: number }
  })
  const took = median(measured.map(({ read }) => read))
  const times = took / median(measured.map(({ tidy }) => tidy))
  return [{ what: "reading Espoo's page, first in a process", value: `${took.toFixed(0)} ms (${times.toFixed(0)} times tidying its lines)`, promise: "under 300 ms after start", kept: took < 300 }]
}
