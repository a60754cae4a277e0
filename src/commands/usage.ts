import { accountUsage } from "./account.ts"
import { checkUsage } from "./check.ts"
import { clientUsage } from "./client.ts"
import { deadlineUsage } from "./deadline.ts"
import { definitionUsage } from "./definition.ts"
import { diffUsage } from "./diff.ts"
import { directoryUsage } from "./directory.ts"
import { disposeLogUsage } from "./dispose-log.ts"
import { exportCasesUsage, importCasesUsage } from "./exchange.ts"
import { explainUsage } from "./explain.ts"
import { exportLogUsage } from "./export-log.ts"
import { intakeMailUsage, intakeScanUsage } from "./intake.ts"
import { planUsage } from "./plan.ts"
import { publishUsage } from "./publish.ts"
import { readUsage } from "./read.ts"
import { sampleYearUsage } from "./sample-year.ts"
import { verifyLogUsage } from "./verify-log.ts"
import { watchUsage } from "./watch.ts"

/** What the command says of itself when it is asked, or called wrongly. */
export const usage = `Varanto: what the municipality says it holds is what the system runs.

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
