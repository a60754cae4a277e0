import assert from "node:assert/strict"
import test from "node:test"
import { erasureByLaw, type KeptBy, overridesDuty } from "./erasure.ts"

const kept = (articles: readonly string[], more: Partial<KeptBy> = {}): KeptBy => ({ bases: articles.map((article) => ({ article, law: `laki ${article}` })), until: null, ended: false, ...more })
const said = (its: KeptBy): string => {
  const told = erasureByLaw(its, "2026-11-26")
  return told.erased ? told.ground : `${told.act} ${told.item} ${told.until ?? "–"}`
}

test("a duty keeps what it needs until its time ends, consent goes with the asking, a contract's data when it is over (GDPR 17)", () => {
  const table: readonly (readonly [KeptBy, string])[] = [
    [kept(["6(1)(a)"]), "consent-withdrawn"],
    [kept(["6(1)(a)", "9(2)(a)"]), "consent-withdrawn"],
    [kept(["6(1)(c)"]), "laki 6(1)(c) GDPR 17(3)(b) –"],
    [kept(["6(1)(e)"], { until: "2030-12-31" }), "laki 6(1)(e) GDPR 17(3)(b) 2030-12-31"],
    // Consent beside a duty ends nothing that the duty needs.
    [kept(["6(1)(a)", "6(1)(e)"], { ended: true }), "laki 6(1)(e) GDPR 17(3)(b) –"],
    [kept(["6(1)(b)"], { until: "2030-12-31" }), "laki 6(1)(b) GDPR 6(1)(b) 2030-12-31"],
    [kept(["6(1)(b)"], { ended: true, until: "2030-12-31" }), "not-needed"],
    [kept(["6(1)(d)"]), "laki 6(1)(d) GDPR 6(1)(d) –"],
    // On its last day it is kept still; from the next nobody needs it.
    [kept(["6(1)(c)"], { until: "2026-11-26" }), "laki 6(1)(c) GDPR 17(3)(b) 2026-11-26"],
    [kept(["6(1)(c)"], { until: "2026-11-25" }), "not-needed"],
  ]
  assert.deepEqual(table.map(([its]) => said(its)), table.map(([, expected]) => expected))
})

test("only what was unlawful, or what a law orders gone, overrides a duty to keep", () => {
  assert.deepEqual((["not-needed", "consent-withdrawn", "objection", "unlawful", "duty-to-erase"] as const).filter(overridesDuty), ["unlawful", "duty-to-erase"])
})
