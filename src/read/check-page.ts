import type { Finding } from "../model/finding.ts"
import type { Page } from "./page.ts"
import type { Reading } from "./reading.ts"
export function checkPage(_page: Page, _reading: Reading, _municipality: string | null): Finding[] { return [] }
