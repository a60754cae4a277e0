import { z } from "zod"
import { givingWays } from "../../law/request-fees.ts"
import { requestKinds } from "../../law/requests.ts"
import { searchKeyName } from "../../model/search-key.ts"
import { behalf } from "./mandate.ts"

/** What an asker told by the form: it lies with what arrived, and becomes tasks when the registrar opens the case. */
export const asks = z.strictObject({
  kinds: z.array(z.enum(requestKinds)).min(1).max(requestKinds.length),
  pools: z.array(z.string().min(1).max(120)).max(50),
  keys: z.partialRecord(searchKeyName, z.string().trim().min(1).max(300)),
  purpose: z.string().trim().min(1).max(2000).nullable(),
  giving: z.enum(givingWays),
  /** For whom, where not for oneself. */
  behalf: behalf.nullable().default(null),
})
export type Asks = z.output<typeof asks>
