import { languages, tidy } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import { plain } from "../model/text.ts"

/** The id of the unit that goes by an id or a name in any language; the text itself when the description knows none. */
export function unitNamed({ units }: Pick<Model, "units">, text: string): string {
  const wanted = tidy(text).toLowerCase()
  const found = units.find(({ id }) => id === wanted) ?? units.find(({ name }) => languages.some((language) => plain(name, language).toLowerCase() === wanted))
  return found?.id ?? tidy(text)
}
