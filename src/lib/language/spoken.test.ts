import assert from "node:assert/strict"
import test from "node:test"
import { spokenIn } from "./spoken.ts"

test("a message is in the language of its small words, and in Finnish where none tells", () => {
  assert.deepEqual(
    ["Hei, haen avustusta ja liitän mukaan hakemuksen.", "Hej, jag ansöker om understöd för byagården och det är bråttom.", "Hello, I would like to ask for the minutes of the board.", "Hakemus 12/2026", ""].map(spokenIn),
    ["fi", "sv", "en", "fi", "fi"],
  )
})
