import { completed } from "../../derive/registers/complete.ts"
import { saysTheSame, underVersion } from "../../derive/registers/definition-file.ts"
import { versionFault } from "../../derive/registers/plan.ts"
import type { DefinitionFault } from "../../model/registers/check-definition.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { readWithin } from "../access/border.ts"
import type { Desk } from "../access/desk.ts"
import { getRevision, publishedNumbers, saveDraft } from "../revisions.ts"
import { NotFound } from "../refusals.ts"
import { inWork } from "../work.ts"
import { newestOf } from "./definitions.ts"

/** What came of a definition that was brought: the draft in which it is, null where the one in force says the same; or what keeps it from running. */
export type Drafted = { readonly revision: number | null; readonly version: number } | { readonly faults: readonly DefinitionFault[] }

/** Makes a draft of the published description with a definition in it, by the same checks as everywhere. With `next` it gets the version that comes after the one in force. */
export async function draftDefinition({ database, municipality, actor, now }: Desk, given: RegisterDefinition, next: boolean): Promise<Drafted> {
  const number = (await publishedNumbers(database)).get(municipality)
  if (number === undefined) throw new NotFound("The municipality has no published description.")
  const { model } = await getRevision(database, municipality, number)
  const kept = await readWithin(database, municipality, async (queries) => (await newestOf(queries, municipality, [given.type])).get(given.type) ?? null)
  if (kept && saysTheSame(underVersion(given, kept.version), kept) && (next || given.version === kept.version)) return { revision: null, version: kept.version }
  const definition = next ? underVersion(given, (kept?.version ?? 0) + 1) : given
  const message = versionFault(kept, definition)
  if (message) return { faults: [{ at: "version", message }] }
  const done = completed(model, [definition])
  if ("faults" in done) return done
  const revision = await inWork(database, actor, now, (work) => saveDraft(work, done.model, `Rekisterin määrittely tiedostosta: ${definition.record.fi}`, number))
  return { revision, version: definition.version }
}
