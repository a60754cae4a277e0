import assert from "node:assert/strict"
import test from "node:test"
import { answerPeople } from "../../../test/answer-people.ts"

const people = Number(process.env.VARANTO_PEOPLE ?? 1000)

test(`${people} people who ask for what is their own are answered one after another without an error, each with all of hers and nothing of anyone else's`, async (t) => {
  const { times, ...counts } = await answerPeople(t, people, 26, (line) => console.log(line))
  const sorted = times.toSorted((one, other) => one - other)
  console.log(JSON.stringify({ ...counts, averageMs: Math.round(times.reduce((sum, ms) => sum + ms, 0) / times.length), medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), longestMs: Math.round(sorted.at(-1) ?? 0) }))
  assert.equal(counts.given + counts.partly + counts.nothing, people)
  assert.equal(counts.partly > 0 && counts.notMeant > 0, true, JSON.stringify(counts))
})
