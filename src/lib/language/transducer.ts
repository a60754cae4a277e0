/**
 * Reads a finite-state transducer of the kind that the Finnish Voikko dictionaries ship: it turns a word into the ways it
 * can be taken apart. Written from a description of the file's layout; no code of the Voikko project is used.
 *
 * Layout: a header of 16 bytes; the number of symbols (uint16); that many NUL-ended UTF-8 strings, of which the first is
 * empty, the next ones are flag diacritics like @P.feature.value@, then single characters, then tags in brackets; padding
 * to 8 bytes; then cells of 8 bytes: symbol in (uint16), symbol out (uint16), target (24 bits), further transitions (8 bits).
 */
export interface Transducer {
  /** The outputs for a lower-case word, `limit` at most; none when the word is unknown. */
  apply(word: string, limit?: number): string[]
}

type Flag = { readonly kind: "P" | "C" | "U" | "R" | "D"; readonly feature: number; readonly value: number }

const headerBytes = 16
const finalSymbol = 0xffff
const manyTransitions = 255
/** A word that takes more steps than this is cut off: no real word does. */
const stepLimit = 20_000

export function readTransducer(file: Buffer): Transducer {
  const { symbols, end } = readSymbols(file)
  const start = Math.ceil(end / 8) * 8
  const cells = new DataView(file.buffer, file.byteOffset + start, file.byteLength - start)
  const flags = readFlags(symbols)
  const letters = new Map(symbols.flatMap((symbol, index) => (index > flags.length && [...symbol].length === 1 ? [[symbol, index] as const] : [])))

  return {
    apply(word, limit = 20) {
      const input: number[] = []
      for (const letter of word) {
        const symbol = letters.get(letter)
        if (symbol === undefined) return []
        input.push(symbol)
      }
      const found = new Set<string>()
      let steps = 0
      const walk = (state: number, at: number, output: string, features: ReadonlyMap<number, number>): void => {
        if (found.size >= limit || ++steps > stepLimit) return
        let cell = state
        let left = transitionsAt(cells, state)
        for (let first = true; left > 0; left--, first = false) {
          const symbol = cells.getUint16(cell * 8, true)
          if (symbol === finalSymbol) {
            if (at === input.length) found.add(output)
          } else {
            const flag = flags[symbol - 1]
            const moved = symbol === 0 || flag ? at : at + 1
            const held = flag ? pass(flag, features) : features
            if (held && (moved === at || input[at] === symbol)) {
              const out = cells.getUint16(cell * 8 + 2, true)
              walk(cells.getUint32(cell * 8 + 4, true) & 0xffffff, moved, out > flags.length ? output + symbols[out] : output, held)
            }
          }
          cell += first && cells.getUint8(state * 8 + 7) === manyTransitions ? 2 : 1
        }
      }
      walk(0, 0, "", new Map())
      return [...found]
    },
  }
}

/** How many transitions a state has; a full count stands in a cell of its own when it does not fit in a byte. */
function transitionsAt(cells: DataView, state: number): number {
  const more = cells.getUint8(state * 8 + 7)
  return 1 + (more === manyTransitions ? cells.getUint32((state + 1) * 8, true) : more)
}

function readSymbols(file: Buffer): { symbols: string[]; end: number } {
  const count = file.readUInt16LE(headerBytes)
  const symbols: string[] = []
  let at = headerBytes + 2
  for (let index = 0; index < count; index++) {
    const stop = file.indexOf(0, at)
    symbols.push(file.toString("utf8", at, stop))
    at = stop + 1
  }
  return { symbols, end: at }
}

/** Flag diacritics by symbol, the first at symbol 1. Features and values are numbered, because they are compared often. */
function readFlags(symbols: readonly string[]): Flag[] {
  const numbers = new Map<string, number>()
  const numberOf = (name: string) => numbers.get(name) ?? (numbers.set(name, numbers.size + 1), numbers.size)
  const flags: Flag[] = []
  for (const symbol of symbols.slice(1)) {
    const parts = /^@([PCURD])\.([^.@]+)(?:\.([^@]+))?@$/.exec(symbol)
    if (!parts) break
    const [, kind, feature = "", value] = parts
    flags.push({ kind: kind as Flag["kind"], feature: numberOf(feature), value: value === undefined ? 0 : numberOf(value) })
  }
  return flags
}

/** The features after a flag, or null when the flag forbids the way. */
function pass({ kind, feature, value }: Flag, features: ReadonlyMap<number, number>): ReadonlyMap<number, number> | null {
  const now = features.get(feature)
  if (kind === "P") return new Map(features).set(feature, value)
  if (kind === "C") {
    const without = new Map(features)
    without.delete(feature)
    return without
  }
  if (kind === "U") return now === undefined ? new Map(features).set(feature, value) : now === value ? features : null
  if (kind === "R") return now !== undefined && (value === 0 || now === value) ? features : null
  return now === undefined || (value !== 0 && now !== value) ? features : null
}
