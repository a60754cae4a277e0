import type { TestContext } from "node:test"
import type { CaseForm } from "../src/acts/cases/open.ts"
import { openCase, type OpenedCase } from "../src/acts/cases/open.ts"
import type { DocumentForm } from "../src/acts/cases/documents.ts"
import { addSamples, sampleCodeKey, sampleMunicipality } from "../src/acts/samples.ts"
import { sampleUnit } from "../src/acts/sample-records.ts"
import { type Actor, inWork, type Work } from "../src/acts/work.ts"
import type { Database } from "../src/store/database.ts"
import type { Engine } from "./engines.ts"
import { testNow } from "./town.ts"

/** The registry office of the samples' municipality, with its cast: Aino the registrar, Veikko and Johanna who handle cases. */
export interface Registry {
  readonly database: Database
  /** Someone of the cast does something, so many minutes after the town's moment. */
  by<Result>(who: string, verb: (work: Work) => Promise<Result>, minutes?: number): Promise<Result>
  open(who?: string, form?: Partial<CaseForm>): Promise<OpenedCase>
}

export const staffOf = (id: string): Actor => ({ id, name: id, kind: "staff", session: "s-1", municipality: sampleMunicipality })

export const publicCase: CaseForm = {
  classCode: "14 05",
  unit: sampleUnit,
  title: "Sofia Asukkaan hakemus palkkatuesta",
  publicTitle: "Palkkatukihakemus",
  language: "fi",
  receivedWay: "letter",
  pendingAt: new Date("2026-11-23T07:00:00Z"),
  initiator: { kind: "person", name: "Sofia Asukas" },
  publicity: { secrecy: "partly-secret", act: "621/1999", item: "24 § 1 mom. 25 k" },
}

export const letter: DocumentForm = {
  title: "Sofia Asukkaan hakemus",
  publicTitle: "Hakemus",
  type: "application",
  language: "fi",
  received: { at: new Date("2026-11-23T07:00:00Z"), way: "letter", sender: "Sofia Asukas" },
  publicity: { secrecy: "public" },
}

export async function openRegistry(t: TestContext, engine: Engine): Promise<Registry> {
  const database = await engine.fresh()
  t.after(() => database.close())
  await addSamples(database, testNow)
  return registryOn(database)
}

export function registryOn(database: Database): Registry {
  const by: Registry["by"] = (who, verb, minutes = 0) => inWork(database, staffOf(who), new Date(testNow.getTime() + minutes * 60_000), verb)
  return { database, by, open: (who = "aino", form = {}) => by(who, (work) => openCase(work, sampleMunicipality, { ...publicCase, ...form }, sampleCodeKey)) }
}
