import { inspect } from "node:util"

export type Secret = "code" | "address"

const makers = new WeakSet<object>()
const values = new WeakMap<object, string>()

/** Leave to see one sort of secret of one record. Only the evaluator of access makes these, and it notes each in the trail. */
export class Right {
  readonly secret: Secret
  readonly record: string
  constructor(maker: RightMaker, secret: Secret, record: string) {
    if (!makers.has(maker)) throw new TypeError("A right to see comes from the evaluator of access.")
    this.secret = secret
    this.record = record
    Object.freeze(this)
  }
}

/** Held by the evaluator alone; a test reads the imports. */
export class RightMaker {
  constructor() {
    makers.add(this)
    Object.freeze(this)
  }
}

/** A value that shows itself as a mask on every road out: text, JSON, logs, diffs. */
abstract class Masked {
  protected abstract readonly secret: Secret
  protected abstract readonly mask: string
  readonly record: string

  constructor(value: string, record: string) {
    this.record = record
    values.set(this, value)
  }

  /** The value, for one who holds the right to see this sort of secret of this record. */
  reveal(right: Right): string {
    const value = values.get(this)
    if (!(right instanceof Right) || right.secret !== this.secret || right.record !== this.record || value === undefined)
      throw new TypeError("This value is not shown without the right to it.")
    return value
  }

  toString(): string {
    return this.mask
  }
  toJSON(): string {
    return this.mask
  }
  valueOf(): string {
    return this.mask
  }
  [Symbol.toPrimitive](): string {
    return this.mask
  }
  [inspect.custom](): string {
    return this.mask
  }
}

/** A personal identity code, masked: nothing of it shows, since even its day of birth is personal data (1050/2018 29 §). */
export class Hetu extends Masked {
  protected get secret(): Secret {
    return "code"
  }
  protected get mask(): string {
    return "******-****"
  }
}

/** The address of a person under non-disclosure for personal safety (661/2009 36 §). */
export class ProtectedAddress extends Masked {
  protected get secret(): Secret {
    return "address"
  }
  protected get mask(): string {
    return "•••"
  }
}
