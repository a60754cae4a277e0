import assert from "node:assert/strict"
import test from "node:test"
import { months } from "./period.ts"
import { remedyFor } from "./remedies.ts"
import { councilSummonsBy, interestsDeclaredBy, interestsOnWeb, minutesOnWeb, noticeOnWeb, publicNoticeOnWeb } from "./times-on-the-web.ts"

test("names go off a municipal notice when fourteen days have passed, holiday or not", () => {
  const { last, removeOn, steps } = noticeOnWeb("2026-12-11")
  assert.deepEqual([last, removeOn, steps.map(({ code }) => code)], ["2026-12-25", "2026-12-26", ["event", "counted", "never-moves"]])
  assert.equal(noticeOnWeb("2026-12-11", months(1)).last, "2027-01-11")
})

test("a public notice stands as long as an appeal can be made", () => {
  assert.equal(publicNoticeOnWeb("2026-12-01", null).last, "2026-12-15")
  assert.equal(publicNoticeOnWeb("2026-12-01", "2026-12-10").last, "2026-12-15")
  const { last, steps } = publicNoticeOnWeb("2026-12-01", "2027-01-07")
  assert.deepEqual([last, steps.at(-1)?.code], ["2027-01-07", "later-wins"])
})

test("names go off the minutes when the last review or appeal time has ended, the members' or a party's", () => {
  const review = remedyFor("body-or-office-holder", "2026-11-25")
  const alone = minutesOnWeb(review, "2026-12-02", [])
  assert.deepEqual([alone?.last, alone?.removeOn], ["2026-12-23", "2026-12-24"])
  const withParty = minutesOnWeb(review, "2026-12-02", [{ way: "ordinary-letter", on: "2026-12-03" }])
  assert.deepEqual([withParty?.last, withParty?.removeOn], ["2026-12-28", "2026-12-29"])
  assert.equal(withParty?.steps.at(-1)?.code, "later-wins")
  assert.equal(minutesOnWeb(review, "2026-12-02", [null]), null)
  assert.equal(minutesOnWeb(remedyFor("preparation", "2026-11-25"), "2026-12-02", []), null)
})

test("the council is summoned four days before it meets", () => {
  assert.equal(councilSummonsBy("2026-12-14").last, "2026-12-10")
  assert.equal(councilSummonsBy("2026-12-28").last, "2026-12-24")
})

test("interests are declared in two months and leave the web with the post", () => {
  assert.equal(interestsDeclaredBy("2026-12-31").last, "2027-03-01")
  assert.deepEqual([interestsOnWeb("2026-12-31").last, interestsOnWeb("2026-12-31").removeOn], ["2026-12-31", "2027-01-01"])
})
