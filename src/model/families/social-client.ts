import { inWords } from "../../lib/words.ts"
import { asked } from "../registers/define.ts"
import { contact } from "./parts.ts"

/** What a client of social care is told of: secret without a condition of harm (621/1999 24 § 1 mom. 25 k). */
export const ofClient = { data: "ordinary", secrecy: "24-1-25" } as const
/** What of it is of a special category (GDPR 9). */
export const sensitive = { data: "special", secrecy: "24-1-25" } as const

/** Records of clients of social care (F02): where she lives, the time of the relation, and the reasons of what was decided. Stages are each service's own. */
export const socialClient = () =>
  ({
    family: "social-client",
    secrecy: "secret",
    fields: {
      home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", contact),
      period: asked.period("Asiakkuuden aika", "Kundrelationens tid", "Time of the relation", { ...ofClient, required: true }),
      reasons: asked.longText("Päätöksen perustelut", "Beslutets motivering", "Reasons of the decision", ofClient),
    },
    special: { article: "9(2)(g)", law: "1050/2018 6 §", explanation: inWords("Tehtävä on laissa säädetty.", "Uppgiften är föreskriven i lag.", "The task is laid down by law.") },
  }) as const
