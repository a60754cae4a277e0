import { tidy } from "../lib/words.ts"
import type { Draft } from "./draft.ts"
import type { Page } from "./page.ts"
import type { Reading } from "./reading.ts"

/** Every line with text that went into no field, in order. */
export function unreadOf(page: Page, reading: Reading): Draft["unread"] {
  const unread: { line: number; text: string }[] = []
  for (const { line, text } of page.lines) {
    if (reading.placed.has(line)) continue
    const tidied = tidy(text)
    if (tidied !== "") unread.push({ line, text: tidied })
  }
  return unread
}
