import type { MeetingPage } from "./meeting-page.ts"
import type { Stage } from "./stages.ts"

/** Publicity as another system tells it. What it does not tell is not public: missing never means public. */
export interface ForeignPublicity {
  readonly secrecy: "public" | "partly-secret" | "secret" | "not-yet-public"
  readonly act: string | null
  readonly item: string | null
}

export interface ForeignDocument {
  readonly title: string
  readonly type: string | null
  readonly language: "fi" | "sv" | "en" | "other"
  readonly issuedAt: Date | null
  readonly publicity: ForeignPublicity
}

/** A case as another system tells it. */
export interface ForeignCase {
  /** Where it stands in the file: a path or a line. */
  readonly path: string
  /** The other system's own id. */
  readonly key: string
  readonly number: string
  readonly title: string
  readonly publicTitle: string | null
  readonly createdAt: Date
  readonly acquiredAt: Date | null
  readonly classCode: string
  readonly stage: Stage
  readonly language: "fi" | "sv" | "en"
  readonly publicity: ForeignPublicity
  /** Who handles it, as the other system names it. */
  readonly unit: string | null
  readonly documents: readonly ForeignDocument[]
}

/** Something of the file that was not taken, or was taken otherwise than it stands: where, and a code of what. */
export interface Remark {
  readonly path: string
  readonly code: string
}

export interface ReadCases {
  readonly form: "decision-api" | "open-decisions" | "meeting-page"
  readonly cases: readonly ForeignCase[]
  readonly remarks: readonly Remark[]
  /** What was not read at all. */
  readonly faults: readonly Remark[]
  /** A meeting's page, whose items are no cases yet. */
  readonly meeting?: MeetingPage
}
