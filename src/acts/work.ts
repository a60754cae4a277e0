import type { Database, Queries } from "../store/database.ts"

export type { Database, Queries } from "../store/database.ts"

/** Who acts. Until sign-in is built, the only actor is the sample information manager of the workspace. */
export interface Actor {
  readonly id: string
  readonly name: string
}

/** One unit of work: the actor, the moment and the transaction. There is no ambient state. */
export interface Work {
  readonly actor: Actor
  readonly now: Date
  readonly queries: Queries
}

/** Runs a verb in one transaction. */
export const inWork = <Result>(database: Database, actor: Actor, now: Date, verb: (work: Work) => Promise<Result>): Promise<Result> =>
  database.transaction((queries) => verb({ actor, now, queries }))
