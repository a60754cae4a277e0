import type { Transducer } from "./transducer.ts"

/** A word taken apart: its own base form, and the base form of every run of its parts that ends in it or inside it. */
export interface BaseForms {
  readonly whole: string
  readonly parts: readonly string[]
}

/**
 * The base forms of a Finnish word, by a Voikko dictionary. "pysäköintivirhemaksujen" has the whole
 * "pysäköintivirhemaksu" and the parts "pysäköinti", "pysäköintivirhe", "virhe", "virhemaksu" and "maksu".
 */
export function baseForms(transducer: Transducer, word: string): BaseForms[] {
  return transducer.apply(word).map((analysis) => {
    const parts = analysis.split("[Bc]").map(readPart)
    const runs: string[] = []
    for (let from = 0; from < parts.length; from++)
      for (let to = from; to < parts.length; to++) {
        const before = parts.slice(from, to).map(({ surface }) => surface).join("")
        runs.push((before + (parts[to]?.base ?? "")).toLowerCase())
      }
    const whole = runs[parts.length - 1] as string
    return { whole, parts: runs.filter((run) => run !== whole && run.length > 2) }
  })
}

/** A part's text as it stands in the word, and its base form: the text before the last base group, and that group. */
function readPart(analysis: string): { surface: string; base: string } {
  let surface = ""
  let base = ""
  for (const piece of analysis.matchAll(/\[X[pj]\]([^[]*)\[X\]|\[[^\]]*\]|([^[]+)/g)) {
    const [, group, text] = piece
    if (group !== undefined) base = surface + group
    else if (text !== undefined) surface += text
  }
  return { surface, base: base || surface }
}
