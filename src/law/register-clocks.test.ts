import assert from "node:assert/strict"
import test from "node:test"
import { registerClocks } from "./register-clocks.ts"

test("one who takes up a post declares her interests within two months, by a day on which offices are open", () => {
  const days = ["2025-06-16", "2025-08-31", "2026-01-01", "2026-06-08", "2025-12-31"]
  assert.deepEqual(days.map((day) => registerClocks["interests-declaration"].by(day).raw), ["2025-08-18", "2025-10-31", "2026-03-02", "2026-08-10", "2026-03-02"])
})
