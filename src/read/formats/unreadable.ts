import type { Words } from "../../lib/words.ts"

/** The file cannot be read as a published page. The words say what is wrong and what to do. */
export class Unreadable extends Error {
  override name = "Unreadable"
  readonly words: Words
  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** The largest file that is read. A published page is a thousandth of it. */
export const fileLimitBytes = 20 * 1024 * 1024

export const tooLarge = (bytes: number): Unreadable => {
  const size = `${Math.round(bytes / 1024 / 1024)} Mt`
  const limit = `${fileLimitBytes / 1024 / 1024} Mt`
  return new Unreadable({
    fi: `Tiedosto on liian suuri: ${size}, enintään ${limit}. Anna pelkkä kuvaussivu.`,
    sv: `Filen är för stor: ${size}, högst ${limit}. Ge bara beskrivningssidan.`,
    en: `The file is too large: ${size.replace("Mt", "MB")}, at most ${limit.replace("Mt", "MB")}. Give the description page only.`,
  })
}
