import { bookings } from "./bookings.ts"
import { businessCustomers } from "./business-customers.ts"
import { employmentDefinitions } from "./employment.ts"
import { protectedDrive } from "./protected-drive.ts"
import { safety } from "./safety.ts"
import { socialAssistance } from "./social-assistance.ts"
import { youthContacts } from "./youth-contacts.ts"

/** The registers that run in Espoo. */
export const definitions = [
  ...employmentDefinitions,
  ...bookings,
  ...safety,
  ...youthContacts,
  ...socialAssistance,
  ...businessCustomers,
  ...protectedDrive,
]
