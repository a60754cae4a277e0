import type { Language } from "../../lib/words.ts"
import type { Draft } from "../draft.ts"

const swedish = /\b(?:och|för|av|som|till|med|samt|informationslag\p{L}*|dataskydds\p{L}*|personuppgift\p{L}*)(?![\p{L}])/giu
const finnish = /(?<![\p{L}])(?:ja|sekä|tai|on|ovat|tietovaran\p{L}*|tietosuoja\p{L}*|rekister\p{L}*|henkilötie\p{L}*)(?![\p{L}])/giu

const countOf = (words: RegExp, text: string): number => text.match(words)?.length ?? 0

/** The language that a page is written in, by its small words: Swedish when they clearly outnumber the Finnish ones. */
export function languageOfPage({ pools, systems, notice, caseRegister }: Pick<Draft, "pools" | "systems" | "notice" | "caseRegister">): Extract<Language, "fi" | "sv"> {
  const text = [
    caseRegister ?? "",
    ...pools.flatMap(({ name, purpose, datasets }) => [name, purpose ?? "", ...datasets]),
    ...systems.flatMap(({ name, description }) => [name, description ?? ""]),
    ...Object.values(notice ?? {}).filter((part) => typeof part === "string"),
  ].join(" ")
  return countOf(swedish, text) > 2 * countOf(finnish, text) ? "sv" : "fi"
}

/** A model read from a Swedish page: what stands as Finnish is Swedish. */
export function spokenInSwedish<T>(node: T): T {
  if (typeof node !== "object" || node === null) return node
  if (Array.isArray(node)) return node.map(spokenInSwedish) as T
  if (isText(node)) return { ...node, fi: node.sv, sv: node.fi }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, spokenInSwedish(value)])) as T
}

const isText = (node: object): node is { fi: unknown; sv: unknown; en: unknown } => "fi" in node && "sv" in node && "en" in node
