import { type Day, daysLater } from "../lib/day.ts"
import { type Deadline, deadline, deadlineBefore, eventStep, standing } from "./deadline.ts"
import { days, months } from "./period.ts"
import { finality, type Available } from "./remedies.ts"
import type { Source } from "./rule.ts"
import type { Service } from "./service.ts"
import type { Step } from "./steps.ts"

/** How long names and other personal data may stand on the web. */
export interface TimeOnWeb {
  /** The last day on which the personal data may be seen. */
  readonly last: Day
  /** From this day on a rendition without personal data stands in its place. */
  readonly removeOn: Day
  readonly steps: readonly Step[]
}

const notice: Source = { law: "410/2015 108 §", mark: "V*" }
const publicNotice: Source = { law: "434/2003 62 a–b §", mark: "V*" }
const summons: Source = { law: "410/2015 94 §", mark: "V*" }
const interests: Source = { law: "410/2015 84 §", mark: "V*" }

const until = ({ last, steps }: Pick<Deadline, "last" | "steps">): TimeOnWeb => ({ last, removeOn: daysLater(last, 1), steps })

/** A municipal notice stands for 14 days; then its personal data goes. The nature of a matter may ask for another time, which is handed in (410/2015 108 §). */
export const noticeOnWeb = (publishedOn: Day, time = days(14)): TimeOnWeb => until(standing([eventStep("published-on-web", publishedOn, notice)], publishedOn, time, notice))

/** A public notice stands for 14 days or until the time to appeal ends, whichever is later (434/2003 62 a–b §). Null for `appealUntil` when no time to appeal runs. */
export function publicNoticeOnWeb(publishedOn: Day, appealUntil: Day | null): TimeOnWeb {
  const found = standing([eventStep("published-on-web", publishedOn, publicNotice)], publishedOn, days(14), publicNotice)
  if (appealUntil === null || appealUntil <= found.last) return until(found)
  return until({ last: appealUntil, steps: [...found.steps, { code: "later-wins", day: appealUntil, over: found.last, ...publicNotice }] })
}

/**
 * The personal data in minutes stands until the time for a review or an appeal has ended for everyone: the members of the municipality, counted from the
 * minutes on the web, and each party, counted from service (410/2015 140 § 1 mom.). Null while a party is not yet served or while the remedy has no period.
 */
export function minutesOnWeb(remedy: Available, publishedOn: Day, parties: readonly (Service | null)[]): TimeOnWeb | null {
  const found = finality(remedy, [{ way: "minutes-on-web", on: publishedOn }, ...parties])
  return found && { last: found.last, removeOn: found.finalOn, steps: found.steps.filter(({ code }) => code !== "gains-force") }
}

/** The last day to send the summons of the council: at least four days before the meeting (410/2015 94 §). */
export const councilSummonsBy = (meetingOn: Day): Deadline => deadlineBefore([eventStep("meeting", meetingOn, summons)], meetingOn, days(4))

/** The last day to declare one's interests: two months from taking up the post (410/2015 84 §). */
export const interestsDeclaredBy = (tookUpOn: Day): Deadline => deadline([eventStep("took-up-post", tookUpOn, interests)], tookUpOn, months(2))

/** Declared interests go off the web when the post ends (410/2015 84 §). */
export const interestsOnWeb = (endedOn: Day): TimeOnWeb => until({ last: endedOn, steps: [eventStep("post-ended", endedOn, interests)] })
