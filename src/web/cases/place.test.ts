import assert from "node:assert/strict"
import test from "node:test"
import { placeIn } from "./place.ts"

test("a place in a list is a day or a moment that the database knows, and what is neither begins the list anew", () => {
  assert.deepEqual(placeIn("1795734183007.asia-1"), { openedAt: new Date(1795734183007), id: "asia-1" })
  assert.deepEqual(placeIn("2026-12-01.asia-1"), { nextOn: "2026-12-01", id: "asia-1" })
  for (const none of [null, "", "zzz", "2026-02-31.asia-1", "999999999999999.asia-1", "1795734183007."]) assert.equal(placeIn(none), null, String(none))
})
