import type { Model } from "../model/model.ts"
import type { Database } from "../store/database.ts"
import { holdNumbers, listRevisions, saveDraft, takeStep } from "./revisions.ts"
import { inWork } from "./work.ts"

const shipper = { id: "varanto", name: "Varanto", kind: "program" } as const

/** Publishes the models that come with the program, each once: a municipality that has any revision is left alone. */
export async function shipModels(database: Database, models: readonly Model[], now: Date): Promise<void> {
  for (const model of models) {
    const { id } = model.municipality
    if ((await listRevisions(database, id, 1)).length > 0) continue
    await inWork(database, shipper, now, async (work) => {
      // Two starts at once: whoever comes second looks again when the first is done.
      await holdNumbers(work, id)
      if ((await listRevisions(work.queries, id, 1)).length > 0) return
      const number = await saveDraft(work, model, "The description that comes with Varanto, made from the municipality's public pages")
      for (const state of ["in-review", "approved", "published"] as const) await takeStep(work, id, number, state, "")
    })
  }
}
