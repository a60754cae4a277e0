import { spawn } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { scannerVersion } from "../src/store/clamd.ts"
import { freshFolder } from "./folders.ts"

const program = ["/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd"].find((place) => existsSync(place)) ?? null

/** The test file that every virus scanner knows, put together here so that no scanner stops at this source. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "$H+H*"].join("")

/** A real clamd with one signature of its own, on a socket of its own. */
export async function startClamd(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  if (program === null) throw new Error("clamd is not installed. Run: bin/setup")
  const folder = freshFolder()
  const address = join(folder, "clamd.ctl")
  writeFileSync(join(folder, "own.ndb"), `Own.Eicar:0:*:${Buffer.from(eicar.slice(0, 40)).toString("hex")}\n`)
  writeFileSync(join(folder, "clamd.conf"), [`LocalSocket ${address}`, `DatabaseDirectory ${folder}`, `PidFile ${join(folder, "pid")}`, "Foreground yes", "StreamMaxLength 3M", "MaxThreads 2", "AlertExceedsMax yes"].join("\n"))
  const process = spawn(program, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" })
  const ended = new Promise<void>((resolve) => process.once("exit", () => resolve()))
  for (let at = 0; at < 200; at++) {
    if (await scannerVersion(address).then(() => true, () => false)) return { address, stop: () => (process.kill(), ended) }
    await wait(100)
  }
  process.kill("SIGKILL")
  throw new Error("clamd did not begin to listen in twenty seconds.")
}
