import assert from "node:assert/strict"
import { test } from "node:test"
import { promisedDay } from "./promised-day.ts"

test("a promise is read as the latest day that it can mean", () => {
  for (const [text, day] of [
    ["Täydennetään vuoden 2021 alussa", "2021-03-31"],
    ["Rekisteriseloste valmistuu kevään 2022 aikana", "2022-05-31"],
    ["Täydennetään helmikuussa 2024", "2024-02-29"],
    ["Kompletteras hösten 2025", "2025-11-30"],
    ["Täydennetään 15.6.2026 mennessä", "2026-06-15"],
    ["Täydennetään vuonna 2023", "2023-12-31"],
    ["Täydennetään myöhemmin", null],
  ] as const)
    assert.equal(promisedDay(text), day, text)
})
