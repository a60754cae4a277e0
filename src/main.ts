import { account, accountUsage } from "./commands/account.ts"
import { check, checkUsage } from "./commands/check.ts"
import { client, clientUsage } from "./commands/client.ts"
import { definition, definitionUsage } from "./commands/definition.ts"
import { deadlineCommand, deadlineUsage } from "./commands/deadline.ts"
import { diff, diffUsage } from "./commands/diff.ts"
import { directory, directoryUsage } from "./commands/directory.ts"
import { disposeLogCommand, disposeLogUsage } from "./commands/dispose-log.ts"
import { doctor } from "./commands/doctor.ts"
import { explain, explainUsage } from "./commands/explain.ts"
import { exportLogCommand, exportLogUsage } from "./commands/export-log.ts"
import { intakeMail, intakeMailUsage, intakeScan, intakeScanUsage } from "./commands/intake.ts"
import { exportCases, exportCasesUsage, importCommand, importCasesUsage } from "./commands/exchange.ts"
import { plan, planUsage } from "./commands/plan.ts"
import { publish, publishUsage } from "./commands/publish.ts"
import { read, readUsage } from "./commands/read.ts"
import { sampleYear, sampleYearUsage } from "./commands/sample-year.ts"
import { serve } from "./commands/serve.ts"
import { verifyLogCommand, verifyLogUsage } from "./commands/verify-log.ts"
import { watch, watchUsage } from "./commands/watch.ts"
import { dayAt } from "./lib/day.ts"
import { espoo } from "../municipalities/espoo/index.ts"
import { helsinki } from "../municipalities/helsinki/index.ts"
import { rovaniemi } from "../municipalities/rovaniemi/index.ts"

const usage = `Varanto: what the municipality says it holds is what the system runs.

Usage: varanto COMMAND

  serve      Serve the public site, the workspace and the API (the same as npm start)
  read       Read a published page: ${readUsage.replace("Usage: varanto ", "")}
  check      Check a description against the law: ${checkUsage.replace("Usage: varanto ", "")}
  publish    Publish a municipality that comes with the program: ${publishUsage.replace("Usage: varanto ", "")}
  account    Local accounts: ${accountUsage.replaceAll("Usage: varanto ", "").replaceAll("varanto ", "")}
  client     Clients of the API: ${clientUsage.replaceAll("Usage: varanto ", "").replaceAll("varanto ", "")}
  directory  Bring the staff directory to what a CSV file says: ${directoryUsage.replace("Usage: varanto ", "")}
  diff       Show what differs between two revisions: ${diffUsage.replace("Usage: varanto ", "")}
  plan       Show what a change of registers' definitions would do: ${planUsage.replace("Usage: varanto ", "")}
  definition Definitions of registers as files: ${definitionUsage.replaceAll("Usage: varanto ", "").replaceAll("varanto ", "")}
  explain    Tell which rule lets a person do something, or why none does: ${explainUsage.replace("Usage: varanto ", "")}
  export-log Write the usage log: ${exportLogUsage.replace("Usage: varanto ", "")}
  verify-log Verify the usage log or an export: ${verifyLogUsage.replace("Usage: varanto ", "")}
  dispose-log Destroy what the rules no longer keep of the log: ${disposeLogUsage.replace("Usage: varanto ", "")}
  watch      Look through the usage log for what stands out: ${watchUsage.replace("Usage: varanto ", "")}
  intake-mail Take in messages of a mailbox folder: ${intakeMailUsage.replace("Usage: varanto ", "")}
  intake-scan Take in a folder of scanned letters: ${intakeScanUsage.replace("Usage: varanto ", "")}
  import-cases Bring cases of another system to the register: ${importCasesUsage.replace("Usage: varanto ", "")}
  export-cases Write cases for other systems: ${exportCasesUsage.replace("Usage: varanto ", "")}
  deadline   Reckon a statutory last day and tell each step: ${deadlineUsage.replace("Usage: varanto ", "")}
  sample-year Fill a database that is for showing with a year of invented cases: ${sampleYearUsage.replace("Usage: varanto ", "")}
  doctor     Tell what this machine has: database programs, dictionary, port

Environment: PORT (3000), HOST (127.0.0.1), VARANTO_DATA (./.varanto), DATABASE_URL, VARANTO_MIGRATE_URL,
  VARANTO_DEMO, VARANTO_VOIKKO.`

const wrongUse = 64

/** The one place that joins the parts. Returns the exit code: 0 done, 64 wrong use; each command tells its others. */
export async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  const environment = process.env
  const shipped = [espoo, helsinki, rovaniemi]
  const now = new Date()
  const say = (line: string) => console.log(line)
  const warn = (line: string) => console.error(line)
  switch (command) {
    case "serve":
      return serve({ environment, shipped, say, warn })
    case "read":
      return read(rest, { say, warn })
    case "check":
      return check(rest, { shipped, today: dayAt(now), say, warn })
    case "publish":
      return publish(rest, { environment, shipped, now, say, warn })
    case "account":
      return account(rest, { environment, now, say, warn })
    case "client":
      return client(rest, { environment, now, say, warn })
    case "directory":
      return directory(rest, { environment, now, say, warn })
    case "diff":
      return diff(rest, { environment, say, warn })
    case "plan":
      return plan(rest, { environment, shipped, now, say, warn })
    case "definition":
      return definition(rest, { environment, now, say, warn })
    case "explain":
      return explain(rest, { environment, now, say, warn })
    case "export-log":
      return exportLogCommand(rest, { environment, now, warn })
    case "verify-log":
      return verifyLogCommand(rest, { environment, now, say, warn })
    case "dispose-log":
      return disposeLogCommand(rest, { environment, now, say, warn })
    case "watch":
      return watch(rest, { environment, now, say, warn })
    case "intake-mail":
      return intakeMail(rest, { environment, now, say, warn })
    case "intake-scan":
      return intakeScan(rest, { environment, now, say, warn })
    case "import-cases":
      return importCommand(rest, { environment, now, say, warn })
    case "export-cases":
      return exportCases(rest, { environment, now, say, warn })
    case "deadline":
      return deadlineCommand(rest, { say, warn })
    case "sample-year":
      return sampleYear(rest, { environment, shipped, now, say, warn })
    case "doctor":
      return doctor({ environment, say })
    case "help":
    case "--help":
    case "-h":
      say(usage)
      return 0
    default:
      warn(command === undefined ? usage : `There is no command "${command}".\n\n${usage}`)
      return wrongUse
  }
}
