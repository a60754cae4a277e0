import assert from "node:assert/strict"
import test from "node:test"
import { contact } from "../model/declare.ts"
import { named } from "../model/text.ts"
import { isOpen } from "./opening-hours.ts"

const registry = contact({ id: "kirjaamo", name: named("Kirjaamo"), role: "registry", hours: [{ days: [1, 2, 3, 4, 5], opens: "08:15", closes: "16:00" }] })
const at = (instant: string) => isOpen(registry, new Date(instant))

test("the registry is open on weekdays from 8.15 to 16.00 by Finnish time, in winter and in summer", () => {
  assert.deepEqual([at("2026-11-24T06:14:00Z"), at("2026-11-24T06:15:00Z"), at("2026-11-24T13:59:00Z"), at("2026-11-24T14:00:00Z")], [false, true, true, false])
  assert.deepEqual([at("2026-07-01T05:14:00Z"), at("2026-07-01T05:15:00Z")], [false, true])
})

test("the registry is closed at weekends and on public holidays", () => {
  assert.deepEqual([at("2026-11-22T09:00:00Z"), at("2026-12-24T09:00:00Z"), at("2026-06-19T09:00:00Z")], [false, false, false])
})
