import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import type { Readable } from "node:stream"

/** Programs that tests start beside themselves, mostly to kill them. They are built with the tests, so that each begins at once. */
export type Program = "put-files" | "hold-database" | "append-entries" | "answer-requests" | "open-cases"

/** Starts a program; what it says on its standard output is read by the test. */
export function startProgram(program: Program, words: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess & { readonly stdout: Readable } {
  const built = process.env.VARANTO_TEST_PROGRAMS
  if (built === undefined) throw new Error("The programs of the tests are not built. Run the tests with: npm test")
  return spawn(process.execPath, [join(built, `${program}.mjs`), ...words], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...environment } }) as ChildProcess & { readonly stdout: Readable }
}
