import { register } from "../../src/model/declare.ts"
import type { Register } from "../../src/model/system.ts"
import { named } from "../../src/model/text.ts"
import { page } from "./documents.ts"

/** Registers as the municipality names them; one may belong to several pools. */
export const registers: Register[] = [
  register({ name: named("Kansainväliset osaajat yritysten kasvun vauhdittajana -hankkeen puoliso-ohjelman osallistujarekisteri"), source: page(34) }),
]
