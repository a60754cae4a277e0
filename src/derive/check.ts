import type { Day } from "../lib/day.ts"
import type { Finding } from "../model/finding.ts"
import type { Model } from "../model/model.ts"

/** Everything that the law or good order asks of a description and that this model lacks. */
export function checkModel(_model: Model, _today: Day): Finding[] {
  return []
}
