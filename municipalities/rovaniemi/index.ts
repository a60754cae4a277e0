import type { Model } from "../../src/model/model.ts"
import { parseModel } from "../../src/model/parse-model.ts"
import { notStated } from "../../src/model/text.ts"
import { dataGroups } from "../data-groups.ts"
import { documents } from "./documents.ts"
import { municipality } from "./municipality.ts"
import { educationAndWelfarePools } from "./pools/education-and-welfare.ts"
import { groupAdministrationPools } from "./pools/group-administration.ts"
import { vitalityPools } from "./pools/vitality.ts"
import { administrationSystems } from "./systems/administration.ts"
import { vitalitySystems } from "./systems/vitality.ts"
import { welfareSystems } from "./systems/welfare.ts"
import { units } from "./units.ts"

/** Rovaniemi, from one page that names no city: 39 pools in a table, no search keys, no contacts, no case register. */
export const rovaniemi: Model = parseModel({
  municipality,
  documents,
  units,
  contacts: [],
  caseRegister: { statement: notStated(), alsoHolds: [], systems: [], readAs: null, source: null },
  dataGroups,
  pools: [...groupAdministrationPools, ...educationAndWelfarePools, ...vitalityPools],
  registers: [],
  systems: [...administrationSystems, ...welfareSystems, ...vitalitySystems],
  functionClasses: [],
  relations: [],
  notices: [],
  keywords: [],
})
