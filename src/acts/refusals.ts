import type { Act, Entry } from "./trail/entry.ts"

/** What someone tried and was refused, as the usage log keeps it: the act, what it was to be done to, and a code of what was lacking. */
export interface Attempt extends Pick<Entry, "municipality" | "subject" | "register"> {
  readonly act: Act
  readonly because: string
}

/** What a verb throws when it will not be done. The web turns each into one shape, HTML or JSON, in one place. */
export class Refusal extends Error {
  override name = "Refusal"
  /** What `inWork` notes once the work is undone; null when nobody's right was in question. */
  readonly attempt: Attempt | null
  constructor(message: string, attempt: Attempt | null = null) {
    super(message)
    this.attempt = attempt
  }
}

/** There is no such thing, or the asker may not know that there is: from outside the two look the same. */
export class NotFound extends Refusal {
  override name = "NotFound"
}

/** The thing is there, and its state forbids the act. The message says which state and what to do. */
export class Conflict extends Refusal {
  override name = "Conflict"
}

/** The thing has changed since the asker saw it. She looks at it as it is now, and does what she meant again. */
export class Stale extends Conflict {
  override name = "Stale"
}

/** The asker may not. What was tried is told along, so that no refusal goes without its trail. */
export class Refused extends Refusal {
  override name = "Refused"
  constructor(message: string, attempt: Attempt) {
    super(message, attempt)
  }
}
