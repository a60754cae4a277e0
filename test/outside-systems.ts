import type { TestContext } from "node:test"
import { openHolders } from "../src/acts/holders/over-http.ts"
import type { Holders } from "../src/acts/holders/protocol.ts"
import { placesOf } from "../src/commands/holder-settings.ts"
import { openStandIns, type StandIns, type Switches } from "../src/dev-provider/stand-ins.ts"

/** A thing that a system outside keeps of a person, as its holder tells of it. */
export interface OutsideThing {
  readonly id: string
  readonly title: string
  readonly secrecy: "public" | "secret"
  readonly act: string | null
  readonly item: string | null
  readonly others: boolean
  readonly protected: boolean
  readonly data: Readonly<Record<string, string>>
  readonly addresses: Readonly<Record<string, string>>
}

/** Ids of the two systems that the sample town keeps outside. */
export const outsideSystems = ["kirjastojarjestelma", "liikuntajarjestelma"] as const
export type OutsideSystem = (typeof outsideSystems)[number]

export const aThing = (id: string, more: Partial<OutsideThing> = {}): OutsideThing => ({ id, title: "Laina", secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 32 k", others: false, protected: false, data: { Teos: `Teos ${id}` }, addresses: {}, ...more })

/** The two systems as stand-ins whose world the test has made, by identity code, and so knows. */
export async function openOutside(t: Pick<TestContext, "after">, clock: () => Date, kept: (system: OutsideSystem, code: string) => readonly OutsideThing[], switches: Switches = {}): Promise<{ holders: Holders; asked: StandIns["asked"] }> {
  const world = (system: OutsideSystem) => ({ operations: { kept: { about: "person" as const, needs: "ground" as const, rows: (_: unknown, { whom }: { readonly whom: string }) => kept(system, whom).map((thing) => ({ ...thing })) } } })
  const standIns = await openStandIns({ token: "outside", clock, switches, worlds: Object.fromEntries(outsideSystems.map((system) => [system, world(system)])) })
  t.after(() => standIns.close())
  return { holders: openHolders(placesOf(standIns), 5000), asked: standIns.asked }
}
