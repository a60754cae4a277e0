import { finding } from "../../model/finding.ts"
import type { Finding } from "../../model/finding.ts"
import { checkLabels } from "./check-labels.ts"
import { checkLists } from "./check-lists.ts"
import { checkNames } from "./check-names.ts"
import { checkPools } from "./check-pools.ts"
import { checkRepeats } from "./check-repeats.ts"
import { checkLines } from "./check-text.ts"
import { checkTyping } from "./check-typing.ts"
import { headingMisspelt } from "./finding-kinds-text.ts"
import { municipalityMissing } from "./finding-kinds-page.ts"
import type { Page } from "../page.ts"
import type { Reading } from "../reading.ts"

/** Every oddity of a page that has been read, besides those that its recognisers met on the way. */
export function checkPage(page: Page, reading: Reading, municipality: string | null): Finding[] {
  const labels = checkLabels(reading)
  const misspelt = new Set(labels.filter(({ code }) => code === headingMisspelt.code).map(({ line }) => line))
  return [
    ...(municipality === null ? [finding(municipalityMissing, {}, { line: reading.blocks[0]?.line ?? null })] : []),
    ...checkLines(page, reading),
    ...labels,
    ...checkLists(reading),
    ...checkPools(reading),
    ...checkRepeats(reading),
    ...checkNames(reading),
    ...checkTyping(reading).filter(({ line }) => !misspelt.has(line)),
  ]
}
