import { z } from "zod"

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
  "holder-asked",
  "holder-answered",
  "values-brought",
  "values-settled",
  "record-commented",
  "letter-made",
  "letter-read",
  "view-saved",
  "view-removed",
  "people-merged",
  "people-parted",
  "records-merged",
  "companies-merged",
  "companies-parted",
  "batch-made",
  "batch-undone",
  "record-opened",
  "record-changed",
  "record-destroyed",
  "file-read",
  "case-register-declared",
  "case-opened",
  "case-acted",
  "document-added",
  "document-redacted",
  "file-refused",
  "upload-begun",
  "cases-linked",
  "outbox-sent",
  "decision-drafted",
  "decision-changed",
  "decision-signed",
  "decision-served",
  "execution-planned",
  "execution-done",
  "notice-posted",
  "notice-withdrawn",
  "body-kept",
  "meeting-kept",
  "minutes-checked",
  "minutes-published",
  "interests-kept",
  "interests-checked",
  "outbox-read",
  "matter-received",
  "matter-asked",
  "intake-settled",
  "intake-routed",
  "intake-unread",
  "request-acted",
  "request-searched",
  "request-weighed",
  "request-given",
  "request-told",
  "request-drafted",
  "recipient-told",
  "processing-restricted",
  "processing-freed",
  "answer-published",
  "breach-reported",
  "breach-acted",
  "breach-read",
  "impact-assessed",
  "mail-queued",
  "mail-sent",
  "mail-given-up",
  "feeding-tied",
  "cases-imported",
  "refused",
  "client-relation-begun",
  "client-relation-ended",
  "case-assigned",
  "case-handed-over",
  "task-asked",
  "task-done",
  "access-given",
  "access-ended",
  "rights-checked",
  "need-to-know-added",
  "need-to-know-removed",
  "restriction-set",
  "restriction-lifted",
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
  "client-changed",
  "client-removed",
  "account-recovered",
  "password-changed",
  "revision-saved",
  "revision-moved",
  "reading-saved",
  "feedback-received",
  "break-announced",
  "break-changed",
  "break-ended",
  "log-read",
  "log-reviewed",
  "log-watched",
  "watch-plan-changed",
  "explanation-asked",
  "explanation-given",
  "views-withheld",
  "log-disposed",
  "data-destroyed",
] as const
export type Act = (typeof acts)[number]

/** Stands for the municipality where an act belongs to none: a refused name that nobody has, or feedback on the whole site. */
export const wholeSite = "site"

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

/** Letters, digits and a few marks: an id or a code. Neither a name with a space, an e-mail address nor a line of text is one. */
const code = z.string().max(128, { error: "is longer than 128 characters" }).regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/~+-]*(?![\s\S])/u, { error: "is neither an id nor a code" })
  .refine((text) => !hetu.test(text), { error: "looks like a personal identity code" })
const hetu = /(?<![\p{L}\p{N}])\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?![\p{L}\p{N}])/iu
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\s\S])/

/** An id that someone typed, if it looks like one of ours; else "unknown", since what is typed may be anything. */
export const idOrUnknown = (id: string): string => (uuid.test(id) || (/^[a-z0-9][a-z0-9-]{0,63}(?![\s\S])/.test(id) && !/\d{6}/.test(id)) ? id : "unknown")

const key = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_.-]{0,63}(?![\s\S])/, { error: "has a key that is not a code" })
const few = (many: object): boolean => Object.keys(many).length <= 20
const optional = code.nullish()

const shape = z.strictObject({
  municipality: code,
  act: z.enum(acts),
  actor: code,
  session: optional,
  subject: z.strictObject({ kind: code, id: code }).nullish(),
  person: optional,
  register: optional,
  purpose: optional,
  case: optional,
  because: optional,
  outcome: z.enum(["done", "refused"]).optional(),
  more: z.record(key, z.union([code, z.int(), z.boolean(), z.null()])).refine(few, { error: "has more than 20 parts" }).optional(),
  criteria: z.record(key, code).refine(few, { error: "has more than 20 parts" }).optional(),
}) satisfies z.ZodType<unknown>

/** Refuses what may not stand in the log: free text, a line break (which could forge an entry), a personal identity code. */
export function checkEntry(entry: Entry): Entry {
  const checked = shape.safeParse(entry)
  if (checked.success) return entry
  // What was wrong is not repeated: the message itself may be logged.
  const [issue] = checked.error.issues
  throw new TypeError(`The usage log takes ids and codes only: ${issue?.path.join(".") || "the entry"} ${issue?.message ?? "is wrong"}.`)
}
