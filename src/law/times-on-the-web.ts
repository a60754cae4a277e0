import { type Day, daysLater } from "../lib/day.ts"
import { type Deadline, deadline, deadlineBefore, eventStep, standing } from "./deadline.ts"
import { days, months, type Period } from "./period.ts"
import { finality, type Available } from "./remedies.ts"
import { getInForce, type Rule } from "./rule.ts"
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

interface TimeRule extends Rule {
  readonly period: Period
}

const notices: readonly TimeRule[] = [{ from: "2017-06-01", until: null, law: "410/2015 108 §", mark: "V*", period: days(14) }]
const publicNotices: readonly TimeRule[] = [{ from: "2020-01-01", until: null, law: "434/2003 62 a–b §", mark: "V*", period: days(14) }]
const summonses: readonly TimeRule[] = [{ from: "2017-06-01", until: null, law: "410/2015 94 §", mark: "V*", period: days(4) }]
const interests: readonly TimeRule[] = [{ from: "2017-06-01", until: null, law: "410/2015 84 §", mark: "V*", period: months(2) }]

const until = ({ last, steps }: Pick<Deadline, "last" | "steps">): TimeOnWeb => ({ last, removeOn: daysLater(last, 1), steps })

/** A municipal notice stands for 14 days; then its personal data goes. The nature of a matter may ask for another time, which is handed in (410/2015 108 §). */
export function noticeOnWeb(publishedOn: Day, time?: Period): TimeOnWeb {
  const rule = getInForce(notices, publishedOn)
  return until(standing([eventStep("published-on-web", publishedOn, rule)], publishedOn, time ?? rule.period, rule))
}

/** A public notice stands for 14 days or until the time to appeal ends, whichever is later (434/2003 62 a–b §). Null for `appealUntil` when no time to appeal runs. */
export function publicNoticeOnWeb(publishedOn: Day, appealUntil: Day | null): TimeOnWeb {
  const rule = getInForce(publicNotices, publishedOn)
  const found = standing([eventStep("published-on-web", publishedOn, rule)], publishedOn, rule.period, rule)
  if (appealUntil === null || appealUntil <= found.last) return until(found)
  return until({ last: appealUntil, steps: [...found.steps, { code: "later-wins", day: appealUntil, over: found.last, law: rule.law, mark: rule.mark }] })
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
export function councilSummonsBy(meetingOn: Day): Deadline {
  const rule = getInForce(summonses, meetingOn)
  return deadlineBefore([eventStep("meeting", meetingOn, rule)], meetingOn, rule.period)
}

/** The last day to declare one's interests: two months from taking up the post (410/2015 84 §). */
export function interestsDeclaredBy(tookUpOn: Day): Deadline {
  const rule = getInForce(interests, tookUpOn)
  return deadline([eventStep("took-up-post", tookUpOn, rule)], tookUpOn, rule.period)
}

/** Declared interests go off the web when the post ends (410/2015 84 §). */
export const interestsOnWeb = (endedOn: Day): TimeOnWeb => until({ last: endedOn, steps: [eventStep("post-ended", endedOn, getInForce(interests, endedOn))] })
