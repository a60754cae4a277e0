import { spawn, spawnSync } from "node:child_process"
import { createServer } from "node:net"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

/** Starts the Nu HTML checker once for a whole run, since a machine of Java takes longer to begin than to check; the test files find it in the environment. Without Java there is none, which they tell. */
export async function startHtmlChecker(): Promise<{ stop(): Promise<void> }> {
  if (spawnSync("java", ["-version"]).status !== 0) return { async stop() {} }
  const socket = createServer().listen(0, "127.0.0.1")
  await once(socket, "listening")
  const { port } = socket.address() as AddressInfo
  socket.close()
  const java = spawn("java", ["-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", join("node_modules", "vnu-jar", "build", "dist", "vnu.jar"), "nu.validator.servlet.Main", String(port)], { stdio: "ignore" })
  const ended = once(java, "exit")
  process.env.VARANTO_TEST_HTML_CHECKER = `http://127.0.0.1:${port}/?out=json`
  return {
    async stop() {
      java.kill()
      await ended
    },
  }
}

interface Message {
  readonly message: string
  readonly extract?: string
}

/** What the checker says of a page. It is waited for while it begins. */
export async function askHtmlChecker(page: string): Promise<readonly Message[]> {
  const checker = process.env.VARANTO_TEST_HTML_CHECKER
  if (checker === undefined) throw new Error("Java is not installed. Run: bin/setup")
  for (let left = 120; ; left--) {
    const answer = await fetch(checker, { method: "POST", headers: { "content-type": "text/html; charset=utf-8" }, body: page }).catch((fault: unknown) => (left > 0 ? null : Promise.reject(fault)))
    if (answer) return ((await answer.json()) as { messages: Message[] }).messages
    await wait(500)
  }
}
