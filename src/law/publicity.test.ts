import assert from "node:assert/strict"
import test from "node:test"
import { publicity, type PublicityKind, publicityKinds, publicityState } from "./publicity.ts"
import { saySteps } from "./say-steps.ts"
import type { LegalEvent } from "./steps.ts"

test("each kind of document becomes public by its own event", () => {
  const waits: Readonly<Record<PublicityKind, LegalEvent>> = {
    "register-entry": "made",
    "request-or-proposal": "signed",
    "procurement-paper": "contract-made",
    study: "ready",
    minutes: "minutes-signed",
    decision: "signed",
    "other-own": "case-finished",
    "general-report": "available-for-distribution",
    received: "document-received",
    "opened-at-set-time": "opened",
    tender: "contract-made",
  }
  for (const kind of publicityKinds) {
    const before = publicity(kind, {})
    assert.equal("waitsFor" in before ? before.waitsFor : "public", waits[kind], kind)
    const after = publicity(kind, { [waits[kind]]: "2026-11-25" })
    assert.equal("publicOn" in after ? after.publicOn : null, "2026-11-25", kind)
  }
})

test("a tender that has arrived waits for the contract, a letter that has arrived does not", () => {
  const happened = { "document-received": "2026-11-20" } as const
  assert.deepEqual(publicity("tender", happened), { waitsFor: "contract-made", law: "621/1999 7 § 2 mom." })
  const letter = publicity("received", happened)
  assert.deepEqual("steps" in letter && saySteps(letter.steps, "fi"), ["Asiakirja saapui: perjantai 20.11.2026. [621/1999 7 § 1 mom.]"])
})

test("what needs a technical aid is public when the authority can use it", () => {
  const happened = { "document-received": "2026-11-20" } as const
  const days = (usable: string | null) => publicity("received", happened, usable)
  assert.deepEqual(days(null), { waitsFor: "usable", law: "621/1999 7 § 3 mom." })
  assert.deepEqual(["2026-11-24", "2026-11-19"].map((usable) => "publicOn" in days(usable) && (days(usable) as { publicOn: string }).publicOn), ["2026-11-24", "2026-11-20"])
})

test("a document goes from draft to public or secret and, when secrecy ends, to public; unknown is never public", () => {
  const signed = publicity("decision", { signed: "2026-11-25" })
  const state = (secret: "none" | "part" | "whole" | "unknown", secretUntil: string | null, today: string, official = true) => publicityState({ official, publicity: signed, secret, secretUntil }, today)
  assert.equal(state("none", null, "2026-11-25", false), "not-official")
  assert.equal(state("none", null, "2026-11-24"), "not-yet-public")
  assert.equal(publicityState({ official: true, publicity: publicity("decision", {}), secret: "none", secretUntil: null }, "2026-11-25"), "not-yet-public")
  assert.equal(state("none", null, "2026-11-25"), "public")
  assert.deepEqual(["2051-11-25", "2051-11-26"].map((today) => state("part", "2051-11-25", today)), ["partly-secret", "public"])
  assert.deepEqual(["2051-11-25", "2051-11-26"].map((today) => state("whole", "2051-11-25", today)), ["secret", "public"])
  assert.equal(state("whole", null, "2199-01-01"), "secret")
  assert.equal(state("unknown", "2020-01-01", "2026-11-25"), "secret")
})
