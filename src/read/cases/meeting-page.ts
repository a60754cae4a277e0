import { dayFromFinnish } from "../../lib/day.ts"
import type { Day } from "../../lib/day.ts"
import { decode } from "../formats/decode.ts"
import { pageFromHtml } from "../formats/html.ts"

/** One item of a meeting's list. */
export interface MeetingItem {
  readonly line: number
  /** The section's number (pykälä); null for covers and instructions. */
  readonly section: string | null
  readonly title: string
  readonly attachments: number
}

/** A page that lists the items of a meeting. */
export interface MeetingPage {
  readonly encoding: string
  readonly body: string | null
  readonly day: Day | null
  readonly items: readonly MeetingItem[]
  /** Lines that are neither an item nor the head of the page. */
  readonly unread: readonly { readonly line: number; readonly text: string }[]
}

/** Reads a meeting's page in HTML, also in Windows-1252, which meeting systems use; null when it lists no items. */
export function readMeetingPage(bytes: Uint8Array): MeetingPage | null {
  const { text, encoding } = decode(bytes)
  const items: MeetingItem[] = []
  const unread: { line: number; text: string }[] = []
  let body: string | null = null
  let day: Day | null = null
  let inside = false
  for (const { line, text: said, cells } of pageFromHtml(text).lines) {
    const flat = said.replace(/\s+/g, " ").trim()
    const found = /(\d{1,2}\.\d{1,2}\.\d{4})/.exec(flat)?.[1]
    if (cells && cells.length >= 3 && cells[0]?.trim() === "§") inside = true
    else if (inside && cells && cells.length >= 3 && /^\d*$/.test(cells[0]?.trim() ?? "x") && (cells.at(-1)?.trim() ?? "") !== "")
      items.push({ line, section: cells[0]?.trim() || null, title: (cells.at(-1) ?? "").replace(/\s+/g, " ").trim(), attachments: Number(/\d+/.exec(cells[1] ?? "")?.[0] ?? 0) })
    else if (!inside && found !== undefined && day === null) {
      day = dayFromFinnish(found)
      body ??= flat.slice(0, flat.indexOf(found)).split(":")[0]?.trim() || null
    } else if (flat !== "") {
      if (!inside && body === null && flat.includes(":")) body = flat.split(":")[0]?.trim() || null
      else unread.push({ line, text: flat.slice(0, 200) })
    }
  }
  return items.length === 0 ? null : { encoding, body, day, items, unread }
}
