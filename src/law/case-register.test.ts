import assert from "node:assert/strict"
import test from "node:test"
import { missingFields, type RegisterField } from "./case-register.ts"

const whole: readonly RegisterField[] = ["identifier", "business-id", "authority", "process", "pending-at", "initiator", "status"]
const names = (...[of, has, happened = [], day = "2026-11-25"]: [Parameters<typeof missingFields>[0], readonly RegisterField[], ("closed" | "sent")[]?, string?]) =>
  missingFields(of, new Set(has), new Set(happened), day).map(({ field }) => field)

test("a case needs its identifier, unit, authority, process, time, initiator and status", () => {
  assert.deepEqual(names("case", []), whole)
  assert.deepEqual(names("case", whole), [])
  assert.deepEqual(missingFields("case", new Set(whole.slice(1)), new Set(), "2026-11-25"), [{ field: "identifier", law: "906/2019 26 §" }])
})

test("a case is not closed without the day of its decision, nor a decision sent without how it was served", () => {
  assert.deepEqual(names("case", whole, ["closed", "sent"]), ["decided-on", "way-of-service"])
  assert.deepEqual(names("case", whole, ["closed", "sent"], "2024-10-31"), [])
})

test("a document that came in needs when, how and from whom; one's own needs who and when, and once sent, when and how", () => {
  assert.deepEqual(names("incoming-document", []), ["arrived-at", "identifier", "way-of-arrival", "sender"])
  assert.deepEqual(names("own-document", []), ["identifier", "author", "drafted-at"])
  assert.deepEqual(names("own-document", ["identifier", "author", "drafted-at"], ["sent"]), ["sent-at", "way-of-sending"])
  assert.deepEqual(names("own-document", ["identifier", "author", "drafted-at"], ["sent"], "2024-10-31"), [])
})
