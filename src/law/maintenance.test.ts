import assert from "node:assert/strict"
import test from "node:test"
import { maintenanceIn } from "./maintenance.ts"

test("maintenance follows the index each January, down as well as up", () => {
  const all = [[25_000, 25_270, 25_216], [18_740, 18_942, 18_902], [32_000, 32_345, 32_276], [19_602, 19_813, 19_771]] as const
  for (const [set, then, now] of all) assert.deepEqual([maintenanceIn(2025, set, "2024-05-01"), maintenanceIn(2026, set, "2024-05-01")], [then, now])
  assert.equal(maintenanceIn(2026, 25_000, "2026-02-01"), 25_000)
})

test("a year whose step is not known gives no sum, and so does one before the sum was set", () => {
  assert.deepEqual([maintenanceIn(2027, 25_000, "2024-05-01"), maintenanceIn(2024, 25_000, "2022-05-01"), maintenanceIn(2024, 25_000, "2025-05-01")], [null, null, null])
})
