import type { Day } from "../lib/day.ts"
import { inWords, type Words } from "../lib/words.ts"
import { type Deadline, deadline, eventStep } from "./deadline.ts"
import { firstInterviewBy, jointPlanBy, nextTalkBy, statementBy } from "./employment.ts"
import { months } from "./period.ts"
import { publicityRequestClock, subjectRequestClock } from "./request-clocks.ts"
import { assistanceDecisionBy } from "./social-assistance.ts"

interface RegisterClock {
  readonly says: Words
  readonly by: (from: Day) => Pick<Deadline, "raw" | "steps">
}

/** By when one who takes up a post declares her interests: two months, and since it is hers to do, the next working day where offices are closed (410/2015 84 §). */
const interestsBy = (chosenOn: Day): Pick<Deadline, "raw" | "steps"> => {
  const { last, steps } = deadline([eventStep("took-up-post", chosenOn, { law: "410/2015 84 §", mark: "V*" })], chosenOn, months(2))
  return { raw: last, steps }
}

/** Periods of the law that a stage of a register may run against. */
export const registerClocks = {
  "first-interview": { says: inWords("alkuhaastattelu", "första intervju", "first interview"), by: firstInterviewBy },
  "next-talk": { says: inWords("työnhakukeskustelu", "samtal om jobbsökning", "talk on the search for work"), by: nextTalkBy },
  "benefit-statement": { says: inWords("lausunto työttömyysetuudesta", "utlåtande om arbetslöshetsförmån", "statement on unemployment benefit"), by: statementBy },
  "joint-plan": { says: inWords("monialainen suunnitelma", "sektorsövergripande plan", "joint plan"), by: jointPlanBy },
  "information-request": { says: inWords("tietopyyntö", "begäran om uppgifter", "request for information"), by: (from) => ({ raw: publicityRequestClock(from).workTo, steps: publicityRequestClock(from).steps }) },
  "subject-request": { says: inWords("rekisteröidyn pyyntö", "den registrerades begäran", "data subject's request"), by: (from) => ({ raw: subjectRequestClock(from).workTo, steps: subjectRequestClock(from).steps }) },
  "interests-declaration": { says: inWords("sidonnaisuusilmoitus", "redogörelse för bindningar", "declaration of interests"), by: interestsBy },
  "social-assistance": { says: inWords("päätös toimeentulotuesta", "beslut om utkomststöd", "decision on social assistance"), by: assistanceDecisionBy },
} as const satisfies Record<string, RegisterClock>

export type RegisterClockName = keyof typeof registerClocks
export const registerClockNames = Object.keys(registerClocks) as [RegisterClockName, ...RegisterClockName[]]
