import type { Sql, Value } from "../../lib/sql.ts"

/** Who asks. Only a person of the staff gets anything from a role. A company asks by its business id, through one who acts for it. In a query over people, each is asked about by her own columns. */
export interface Asker {
  readonly municipality: Value<string>
  readonly id: Value<string>
  readonly kind: Value<"staff" | "resident" | "client" | "program" | "nobody" | "company">
  /** Lists that a statement has gathered of her once, for all the records that it asks about: those whose work she does now, herself among them, and the cases that she is barred from. */
  readonly lists?: { readonly doneFor: Sql; readonly barred: Sql }
}

/** Something that is true or not of an asker and a record, which the SQL calls `r`. */
export interface Condition {
  readonly says: string
  holds(asker: Asker, now: Value<Date>): Sql
  /** The same, asked of the asker's rights that were gathered once for `r` as `held`: one look at them serves every rule. */
  readonly held?: Sql
  /**
   * Roots of cases of which it may hold though their cell does not tell so: her own, and what became public by time. `among` are the classes of
   * secrecy that are asked about.
   */
  adds?(asker: Asker, now: Value<Date>, among: Sql): Sql
  /** Roots of cases of which it may not hold though their cell tells so. */
  takes?(asker: Asker, now: Value<Date>): Sql
}

/** Names a rule in the trail, in explanations, and in the words of pages. */
export type RuleCode =
  | "public" | "told-in-part" | "her-own" | "its-own" | "handles-the-case" | "serves-the-client" | "has-a-task" | "keeps-the-register" | "supervises-the-handler"
  | "keeps-the-archive" | "protects-data" | "audits" | "emergency" | "sees-codes" | "sees-protected-addresses"

/** A sentence and a query: whom it admits to which records. All its conditions must hold. */
export interface Rule {
  readonly code: RuleCode
  readonly says: string
  readonly needs: readonly Condition[]
  /** An open rule asks for no commitment, employment or purpose: it is for anyone, or for the person herself. */
  readonly open?: true
}
