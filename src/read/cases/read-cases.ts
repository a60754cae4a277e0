import { decode } from "../formats/decode.ts"
import { Unreadable } from "../formats/unreadable.ts"
import { readDecisionApi } from "./decision-api.ts"
import type { ReadCases } from "./foreign-case.ts"
import { readMeetingPage } from "./meeting-page.ts"
import { readOpenDecisions } from "./open-decisions.ts"
import { isObject, listOf } from "./pieces.ts"

/** Cases of a file in whichever form it is; what could not be read is told with its place. */
export function readCases(bytes: Uint8Array): ReadCases {
  let text: string
  try {
    text = decode(bytes).text
  } catch (fault) {
    if (fault instanceof Unreadable) return nothing("", "not-text")
    throw fault
  }
  if (text.trimStart().startsWith("<")) return meetingCases(bytes)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return nothing("", "not-json")
  }
  const [first] = isObject(data) && Array.isArray(data.results) ? (data.results as unknown[]) : listOf(data)
  return isObject(data) && Array.isArray(data.results) || (isObject(first) && "register_id" in first) ? readOpenDecisions(data) : readDecisionApi(data)
}

/** A meeting's page tells items, not cases. They become cases only by a class that someone gives; else they are told of, and none is taken. */
function meetingCases(bytes: Uint8Array): ReadCases {
  const page = readMeetingPage(bytes)
  if (!page) return { ...nothing("", "no-items"), form: "meeting-page" }
  return {
    form: "meeting-page", cases: [], faults: [], meeting: page,
    remarks: [...page.items.map(({ line }) => ({ path: `line ${line}`, code: "meeting-item-not-taken" })), ...page.unread.map(({ line }) => ({ path: `line ${line}`, code: "line-not-read" }))],
  }
}

const nothing = (path: string, code: string): ReadCases => ({ form: "decision-api", cases: [], remarks: [], faults: [{ path, code }] })
