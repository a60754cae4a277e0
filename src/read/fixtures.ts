import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { projectRoot } from "../lib/root.ts"
import type { Draft } from "./draft.ts"
import { pageFromText } from "./page-from-text.ts"
import { readPage } from "./read-page.ts"

/** Pages of towns that do not exist, written for the tests. */
const folder = join(projectRoot, "src", "read", "fixtures")

export const fixtureNames: readonly string[] = readdirSync(folder).sort()
export const fixture = (name: string): string => readFileSync(join(folder, name), "utf8")
export const read = (text: string): Draft => readPage(pageFromText(text))
export const readFixture = (name: string): Draft => read(fixture(name))

/** A pool by what a reader looks for in it, without where it stands. */
export const toldOf = ({ name, sector, purpose, datasets, registers, systems, searchKeys }: Draft["pools"][number]) => ({ name, sector, purpose, datasets, registers, systems, searchKeys })
