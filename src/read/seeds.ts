import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The published pages of three cities, which are not part of this project; a test that needs them says so when they are absent. */
export function seed(start: string): string {
  const folder = join(process.env.VARANTO_SHARED ?? join("..", "shared"), "seeds")
  if (!existsSync(folder)) throw new Error(`The cities' pages are not here. They are looked for in ${folder}; name their folder's parent in VARANTO_SHARED.`)
  const name = readdirSync(folder).find((file) => file.startsWith(start))
  if (name === undefined) throw new Error(`No page in ${folder} begins with ${start}.`)
  return readFileSync(join(folder, name), "utf8")
}
