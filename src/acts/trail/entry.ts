/** What can be noted. A code says what was done; who, to what and on what ground stand beside it as ids and codes. */
export const acts = [
  "signed-in",
  "sign-in-refused",
  "signed-out",
  "session-ended",
  "record-read",
  "record-listed",
  "record-searched",
  "record-exported",
  "record-disclosed",
  "record-opened",
  "record-changed",
  "file-read",
  "refused",
  "commitment-signed",
  "commitment-withdrawn",
  "grant-given",
  "grant-changed",
  "grant-removed",
  "grant-recertified",
  "emergency-opened",
  "emergency-reviewed",
  "person-added",
  "person-changed",
  "employment-ended",
  "client-made",
  "client-removed",
  "account-recovered",
  "password-changed",
  "revision-saved",
  "revision-moved",
  "reading-saved",
  "feedback-received",
  "log-read",
  "log-reviewed",
  "log-disposed",
  "data-destroyed",
] as const
export type Act = (typeof acts)[number]

/** One entry of the usage log (906/2019 17 §). Ids and codes only: never names, free text or a personal identity code. */
export interface Entry {
  readonly municipality: string
  readonly act: Act
  /** Id of the person, API client or program; "anonymous" for a visitor nobody knows. */
  readonly actor: string
  readonly session?: string | null
  /** What it was done to. */
  readonly subject?: { readonly kind: string; readonly id: string } | null
  /** The person whose data it was; stands in the part that may lawfully be destroyed. */
  readonly person?: string | null
  readonly register?: string | null
  /** Code of the stated purpose (906/2019 23 §), or the case that the act belongs to. */
  readonly purpose?: string | null
  readonly case?: string | null
  /** Code of the rule that allowed or refused it. */
  readonly because?: string | null
  readonly outcome?: "done" | "refused"
  /** Further codes and counts: search keys used, number of hits, from and to of a change. */
  readonly more?: Readonly<Record<string, string | number | boolean | null>>
  /** Digests of search values and the like: kept apart, and only committed to by a salted hash. */
  readonly criteria?: Readonly<Record<string, string>>
}
