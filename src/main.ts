import { dayAt } from "./lib/day.ts"
import type { Model } from "./model/model.ts"

const wrongUse = 64

/** The one place that joins the parts. Returns the exit code: 0 done, 64 wrong use; each command tells its others. A command is loaded when it is named: what one needs costs the others no time. */
export async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  const at = { environment: process.env, now: new Date(), say: (line: string) => console.log(line), warn: (line: string) => console.error(line) }
  switch (command) {
    case "serve":
      return (await import("./commands/serve.ts")).serve({ ...at, shipped: await shipped() })
    case "read":
      return (await import("./commands/read.ts")).read(rest, at)
    case "check":
      return (await import("./commands/check.ts")).check(rest, { ...at, shipped: await shipped(), today: dayAt(at.now) })
    case "publish":
      return (await import("./commands/publish.ts")).publish(rest, { ...at, shipped: await shipped() })
    case "account":
      return (await import("./commands/account.ts")).account(rest, at)
    case "client":
      return (await import("./commands/client.ts")).client(rest, at)
    case "directory":
      return (await import("./commands/directory.ts")).directory(rest, at)
    case "diff":
      return (await import("./commands/diff.ts")).diff(rest, at)
    case "plan":
      return (await import("./commands/plan.ts")).plan(rest, { ...at, shipped: await shipped() })
    case "definition":
      return (await import("./commands/definition.ts")).definition(rest, at)
    case "explain":
      return (await import("./commands/explain.ts")).explain(rest, at)
    case "export-log":
      return (await import("./commands/export-log.ts")).exportLogCommand(rest, at)
    case "verify-log":
      return (await import("./commands/verify-log.ts")).verifyLogCommand(rest, at)
    case "dispose-log":
      return (await import("./commands/dispose-log.ts")).disposeLogCommand(rest, at)
    case "watch":
      return (await import("./commands/watch.ts")).watch(rest, at)
    case "intake-mail":
      return (await import("./commands/intake.ts")).intakeMail(rest, at)
    case "intake-scan":
      return (await import("./commands/intake.ts")).intakeScan(rest, at)
    case "import-cases":
      return (await import("./commands/exchange.ts")).importCommand(rest, at)
    case "export-cases":
      return (await import("./commands/exchange.ts")).exportCases(rest, at)
    case "deadline":
      return (await import("./commands/deadline.ts")).deadlineCommand(rest, at)
    case "sample-year":
      return (await import("./commands/sample-year.ts")).sampleYear(rest, { ...at, shipped: await shipped() })
    case "doctor":
      return (await import("./commands/doctor.ts")).doctor(at)
    case "help":
    case "--help":
    case "-h":
      at.say(await usage())
      return 0
    default:
      at.warn(command === undefined ? await usage() : `There is no command "${command}".\n\n${await usage()}`)
      return wrongUse
  }
}

const usage = async () => (await import("./commands/usage.ts")).usage

/** The municipalities that come with the program. */
async function shipped(): Promise<readonly Model[]> {
  const [{ espoo }, { helsinki }, { rovaniemi }] = await Promise.all([import("../municipalities/espoo/index.ts"), import("../municipalities/helsinki/index.ts"), import("../municipalities/rovaniemi/index.ts")])
  return [espoo, helsinki, rovaniemi]
}
