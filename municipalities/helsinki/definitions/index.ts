import { areaPermits } from "./area-permits.ts"
import { contracts } from "./contracts.ts"
import { debts } from "./debts.ts"
import { familyLaw } from "./family-law.ts"
import { grants } from "./grants.ts"
import { interests } from "./interests.ts"
import { parking } from "./parking.ts"
import { rentalDwellings } from "./rental-dwellings.ts"

/** The registers that run in Helsinki. */
export const definitions = [
  ...debts,
  ...contracts,
  ...grants,
  ...interests,
  ...areaPermits,
  ...rentalDwellings,
  ...parking,
  ...familyLaw,
]
