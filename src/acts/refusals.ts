/** What a verb throws when it will not be done. The web turns each into one shape, HTML or JSON, in one place. */
export class Refusal extends Error {
  override name = "Refusal"
}

/** There is no such thing, or the asker may not know that there is: from outside the two look the same. */
export class NotFound extends Refusal {
  override name = "NotFound"
}

/** The thing is there, and its state forbids the act. The message says which state and what to do. */
export class Conflict extends Refusal {
  override name = "Conflict"
}

/** The asker may not. */
export class Refused extends Refusal {
  override name = "Refused"
}
