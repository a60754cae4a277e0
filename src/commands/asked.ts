import { statSync } from "node:fs"
import { resolve } from "node:path"
import { getRevision, publishedNumbers } from "../acts/revisions.ts"
import type { Database } from "../acts/work.ts"
import type { Model } from "../model/model.ts"

/** What was wrong with a command's words, in one sentence. */
export const saidWrong = (fault: unknown): string => `${(fault instanceof Error ? fault.message : String(fault)).split(/\. |\n/)[0]?.replace(/\.$/, "")}.`

/** The published description of a municipality; null after a word on which there are, where it has none. */
export async function publishedModel(database: Database, municipality: string, warn: (line: string) => void): Promise<Model | null> {
  const published = await publishedNumbers(database)
  const number = published.get(municipality)
  if (number !== undefined) return (await getRevision(database, municipality, number)).model
  warn(`There is no published description of ${municipality}. ${published.size === 0 ? "Publish one first: varanto publish." : `There is of: ${[...published.keys()].sort().join(", ")}.`}`)
  return null
}

/** What is wrong with the name of a file that is to be read; null where nothing is. */
export function unreadable(name: string): string | null {
  const found = statSync(name, { throwIfNoEntry: false })
  if (!found) return `There is no file ${resolve(name)}.`
  return found.isFile() ? null : `${resolve(name)} is not a file.`
}
