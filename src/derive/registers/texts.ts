import { type Day, sayDay } from "../../lib/day.ts"
import { readOnce } from "../../lib/read-once.ts"
import { inWords, type Language, type Words } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { calculations } from "../../model/registers/calculations.ts"
import type { DecisionTemplate, LetterTemplate, RegisterDefinition } from "../../model/registers/definition.ts"
import { type Expression, fieldsIn } from "../../model/registers/expression.ts"
import { type KnownPlace, knownPlaces, type Piece, readText } from "../../model/registers/texts.ts"
import { fieldOf, holdsOf, type Values } from "./fill-in.ts"
import { reckonedTold } from "./outputs.ts"

/** What texts are filled in from. */
export interface Told {
  readonly definition: RegisterDefinition
  /** What the record says to the one for whom the text is filled in: what is masked or withheld from her is not there. */
  readonly values: Values
  /** Calculations of the law with the version by which the record was reckoned. */
  readonly reckonedBy: Readonly<Record<string, string>>
  readonly known: Readonly<Record<KnownPlace, string | null>>
  readonly today: Day
}

/** A text, read once: whoever fills one in has read it before. */
const linesOf = readOnce(readText, 500)

/** A place that nothing fills: what somebody has to write before a decision is signed or a letter made. */
const open = (label: string): string => `[${label}]`

const reckonedLabel = inWords("laskettava tieto", "uppgift som räknas ut", "what is reckoned")
const since = (day: string, law: string): Words => inWords(`${law} (${sayDay(day, "fi")} alkaen)`, `${law} (från ${sayDay(day, "sv")})`, `${law} (from ${sayDay(day, "en")})`)

function reckonedIn(expression: Expression, text: string, { definition, values, today }: Told, language: Language): string {
  const told = reckonedTold(definition, text, values, today)
  if (told !== null) return kindOf(told.kind).show(told.value, language, told.bounds)
  const lacking = [...new Set(fieldsIn(expression))].filter((name) => values[name] === undefined).map((name) => fieldOf(definition, name).label[language])
  return open(lacking.join(", ") || reckonedLabel[language])
}

function pieceIn(piece: Piece, told: Told, language: Language): string {
  const { definition, values, reckonedBy, known } = told
  switch (piece.is) {
    case "words":
      return piece.words
    case "field": {
      const field = fieldOf(definition, piece.name)
      const value = values[piece.name]
      return value === undefined ? open(field.label[language]) : kindOf(field.kind).show(value, language, field)
    }
    case "reckoned":
      return reckonedIn(piece.of, piece.text, told, language)
    case "law": {
      const [, from, law] = /^(\S+) (.+)$/.exec(reckonedBy[piece.of] ?? "") ?? []
      return from === undefined || law === undefined ? open(calculations[piece.of]?.says[language] ?? piece.of) : since(from, law)[language]
    }
    case "known":
      return known[piece.place] ?? open(knownPlaces[piece.place][language])
  }
}

/** A text of a register filled in from a record, in a language. What nothing fills stays as a note in square brackets. The definition has been checked. */
export function filledIn(text: string, told: Told, language: Language): string {
  const { definition, values, today } = told
  return linesOf(text)
    .filter(({ only }) => only === null || holdsOf(definition, only.text, values, today) === true)
    .map(({ pieces }) => pieces.map((piece) => pieceIn(piece, told, language)).join("").trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}

/** A heading is one line, whatever the fields in it say. */
const inOneLine = (text: string, told: Told, language: Language): string => filledIn(text, told, language).replace(/\s*\n\s*/g, " ")

/** The decisions that a record may be given where it stands: of moves that lead on from its stage, and whose condition holds. */
export const decisionsOpen = ({ decisions, moves, ...definition }: RegisterDefinition, stage: string, values: Values, today: Day): readonly DecisionTemplate[] =>
  decisions.filter(({ move, when }) => moves.some(({ code, from }) => code === move && from.includes(stage)) && (when === null || holdsOf(definition, when, values, today) === true))

/** The letters that may be made of a record in its stage; of one whose condition does not hold, what to say. */
export const lettersOpen = ({ letters, ...definition }: RegisterDefinition, stage: string, values: Values, today: Day): readonly (LetterTemplate & { readonly lacks: Words | null })[] =>
  letters
    .filter(({ stages }) => stages.length === 0 || stages.includes(stage))
    .map((letter) => ({ ...letter, lacks: letter.only !== null && holdsOf(definition, letter.only.if, values, today) !== true ? letter.only.message : null }))

/** The texts of a decision, filled in. */
export const decisionTexts = ({ heading, matter, grounds, decision, provisions }: DecisionTemplate, told: Told, language: "fi" | "sv") => ({
  heading: inOneLine(heading[language], told, language),
  matter: filledIn(matter[language], told, language),
  grounds: filledIn(grounds[language], told, language),
  decision: filledIn(decision[language], told, language),
  provisions: filledIn(provisions[language], told, language),
})

/** A letter, filled in. */
export const letterTexts = ({ heading, body }: LetterTemplate, told: Told, language: Language) => ({ heading: inOneLine(heading[language], told, language), body: filledIn(body[language], told, language) })
