import type { ForeignPublicity, Remark } from "./foreign-case.ts"
import { publicityOf } from "./stages.ts"

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value.replaceAll("\u0000", "").trim() : typeof value === "number" ? String(value) : null)

/** A moment of the other system. One without a zone is taken as universal time; null when it is none. */
export function momentOf(value: unknown): Date | null {
  const text = textOf(value)
  if (text === null || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const at = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/i.test(text) || text.length === 10 ? text : `${text}Z`)
  return Number.isFinite(at) ? new Date(at) : null
}

export const languageOf = (value: unknown): "fi" | "sv" | "en" | null => {
  const text = textOf(value)?.toLowerCase().slice(0, 2)
  return text === "fi" || text === "sv" || text === "en" ? text : null
}

const missingGround = "peruste puuttuu lähteestä"

/** Publicity by the class and the reasons of secrecy. A class that is missing or unknown is not public, and that is told. */
export function publicityFrom(word: unknown, reasons: unknown, path: string, remarks: Remark[]): ForeignPublicity {
  const text = textOf(word)
  const secrecy = text === null ? null : publicityOf(text)
  if (secrecy === null) remarks.push({ path, code: text === null ? "no-publicity-class" : "unknown-publicity-class" })
  const told = listOf(reasons).flatMap((reason) => textOf(reason) ?? []).join("; ")
  if (secrecy === null || secrecy === "public" || secrecy === "not-yet-public") return { secrecy: secrecy ?? "not-yet-public", act: null, item: null }
  if (told === "") remarks.push({ path, code: "no-ground" })
  const act = /\b\d{1,4}\/\d{4}\b/.exec(told)?.[0] ?? "621/1999"
  const item = told.replace(act, "").replace(/\(\s*\)/g, "").replace(/\s+/g, " ").trim().slice(0, 120)
  return { secrecy, act, item: item || missingGround }
}
