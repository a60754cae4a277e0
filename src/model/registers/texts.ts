import { inWords, type Words } from "../../lib/words.ts"
import type { ValueType } from "../kinds/kind.ts"
import { calculations } from "./calculations.ts"
import type { FieldDefinition, RegisterDefinition } from "./definition.ts"
import { type Expression, ExpressionFault, fieldsIn, readExpression } from "./expression.ts"
import { readRule, shownTypes } from "./read-rule.ts"

/** What a text may tell beside the record's own fields, each by the words of its place. */
export const knownPlaces = {
  "case number": inWords("asianumero", "ärendenummer", "case number"),
  "unit name": inWords("yksikön nimi", "enhetens namn", "name of the unit"),
  "official name": inWords("virkailijan nimi", "tjänstemannens namn", "name of the official"),
} as const
export type KnownPlace = keyof typeof knownPlaces

/** A part of a line: words as they stand, a field of the record, something reckoned, the section by which a calculation was reckoned, or something beside the record. */
export type Piece =
  | { readonly is: "words"; readonly words: string }
  | { readonly is: "field"; readonly name: string }
  | { readonly is: "reckoned"; readonly of: Expression; readonly text: string }
  | { readonly is: "law"; readonly of: string }
  | { readonly is: "known"; readonly place: KnownPlace }

/** A condition as it was read, and as it is written. */
interface Condition {
  readonly of: Expression
  readonly text: string
}

/** A line of a text, and what must hold of the record for it to stand. */
export interface TextLine {
  /** Counted from one. */
  readonly line: number
  readonly only: Condition | null
  readonly pieces: readonly Piece[]
}

/** What is wrong with a text, and in which of its lines, from one. */
export class TextFault extends Error {
  override name = "TextFault"
  readonly says: Words
  readonly line: number
  constructor(says: Words, line: number) {
    super(`line ${line}: ${says.en}`)
    this.says = says
    this.line = line
  }
}

const isKnown = (place: string): place is KnownPlace => Object.hasOwn(knownPlaces, place)

/** An expression within a text, whose faults are told by the text's line. */
function expressionIn(text: string, line: number): Expression {
  try {
    return readExpression(text)
  } catch (fault) {
    if (fault instanceof ExpressionFault) throw new TextFault(fault.says, line)
    throw fault
  }
}

function placeIn(inside: string, line: number): Piece {
  const place = inside.trim().replace(/\s+/g, " ")
  if (place.startsWith("=")) {
    const of = expressionIn(place.slice(1), line)
    return of.is === "field" ? { is: "field", name: of.name } : { is: "reckoned", of, text: place.slice(1).trim() }
  }
  if (isKnown(place)) return { is: "known", place }
  const law = /^law (\w+)$/.exec(place)?.[1]
  if (law !== undefined) return { is: "law", of: law }
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(place)) return { is: "field", name: place }
  throw new TextFault(
    inWords(
      `”{${place}}” ei ole paikka. Paikka on kentän nimi, = ja laskettava, law ja laskennan nimi, tai jokin näistä: ${Object.keys(knownPlaces).join(", ")}. Ehto {if …} ja {end} ovat omilla riveillään.`,
      `”{${place}}” är ingen plats. En plats är ett fälts namn, = och något som räknas ut, law och beräkningens namn, eller något av dessa: ${Object.keys(knownPlaces).join(", ")}. Ett villkor {if …} och {end} står på egna rader.`,
      `"{${place}}" is no place. A place is the name of a field, = and something reckoned, law and the name of a calculation, or one of these: ${Object.keys(knownPlaces).join(", ")}. A condition {if …} and {end} stand on lines of their own.`,
    ),
    line,
  )
}

function piecesOf(text: string, line: number): Piece[] {
  const pieces: Piece[] = []
  for (const [at, part] of text.split("{").entries()) {
    const close = part.indexOf("}")
    if ((at > 0) !== close >= 0 || part.indexOf("}", close + 1) >= 0) throw new TextFault(inWords("aaltosulkeet eivät ole pareittain.", "klammerparenteserna är inte i par.", "the curly brackets do not come in pairs."), line)
    if (at > 0) pieces.push(placeIn(part.slice(0, close), line))
    const words = at > 0 ? part.slice(close + 1) : part
    if (words !== "") pieces.push({ is: "words", words })
  }
  return pieces
}

/**
 * Reads a text of a register: words with places in curly brackets. `{field}` is what the record says, `{= expression}` something reckoned in the language of rules, `{law calculation}` the section and
 * the version by which the record was reckoned, and `{case number}`, `{unit name}` and `{official name}` what stands beside the record. Lines from `{if expression}` to `{end}` stand only where that holds.
 * Throws `TextFault`.
 */
export function readText(text: string): readonly TextLine[] {
  const lines: TextLine[] = []
  let only: (Condition & { readonly line: number }) | null = null
  for (const [at, line] of text.replaceAll("\r\n", "\n").split("\n").entries()) {
    const told = line.trim()
    const begins = /^\{\s*if\s+(.+)\}$/.exec(told)?.[1]
    if (begins !== undefined && !begins.includes("}")) {
      if (only !== null) throw new TextFault(inWords("ehdon sisällä ei ole toista ehtoa. Lopeta edellinen rivillä {end}.", "inom ett villkor finns inget annat. Avsluta det förra med raden {end}.", "there is no condition within another. End the one before with a line {end}."), at + 1)
      only = { of: expressionIn(begins, at + 1), text: begins, line: at + 1 }
    } else if (/^\{\s*end\s*\}$/.test(told)) {
      if (only === null) throw new TextFault(inWords("{end} ei lopeta mitään ehtoa.", "{end} avslutar inget villkor.", "{end} ends no condition."), at + 1)
      only = null
    } else lines.push({ line: at + 1, only, pieces: piecesOf(line, at + 1) })
  }
  if (only !== null) throw new TextFault(inWords("ehto ei lopu: lisää rivi {end}.", "villkoret tar inte slut: lägg till raden {end}.", "the condition does not end: add a line {end}."), only.line)
  return lines
}

type Report = (at: string, message: Words) => void
type Texts = Readonly<Partial<Record<"fi" | "sv" | "en", string>>>

/** What a text cannot tell. */
const untold: readonly FieldDefinition["kind"][] = ["recordLink", "caseLink", "file"]

/** What keeps texts of decisions and letters from being filled in: each fault by the decision or letter, the part, the language and the line. */
export function checkTexts(definition: RegisterDefinition, types: Readonly<Record<string, ValueType>>, report: Report): void {
  const { decisions, letters, moves, stages, secrecy, fields } = definition
  const check = (at: string, condition: string | null): void => {
    if (condition === null) return
    const read = readRule(condition, ["truth"], types)
    if ("wrong" in read) report(at, read.wrong)
  }
  for (const [at, all] of [["decision", decisions], ["letter", letters]] as const) {
    const codes = all.map(({ code }) => code)
    for (const twin of new Set(codes.filter((code, place) => codes.indexOf(code) !== place))) report(`${at} ${twin}`, inWords("kahdella on tämä tunnus.", "två har den här koden.", "two have this code."))
  }
  for (const { code, move, when, heading, matter, grounds, decision, provisions } of decisions) {
    const at = `decision ${code}`
    if (moves.find((one) => one.code === move)?.decides !== true) report(at, inWords(`siirtoa ”${move}”, joka päättää jonkun oikeudesta, ei ole.`, `det finns ingen flyttning ”${move}” som avgör någons rätt.`, `there is no move "${move}" that decides on someone's right.`))
    check(at, when)
    for (const [part, texts] of Object.entries({ heading, matter, grounds, decision, provisions })) {
      checkText(definition, types, at, part, texts, report)
      // A decision of a public register is public: what is secret in the record would come out by it.
      for (const name of secrecy === "public" || secrecy === "not-yet-public" ? fieldsOf(texts) : [])
        if (fields.some((field) => field.name === name && field.secrecy !== null)) report(at, inWords(`kenttä ”${name}” on salassa pidettävä, mutta rekisterin päätökset ovat julkisia.`, `fältet ”${name}” är sekretessbelagt, men registrets beslut är offentliga.`, `the field "${name}" is secret, and the register's decisions are public.`))
    }
  }
  for (const { code, stages: its, only, heading, body } of letters) {
    const at = `letter ${code}`
    for (const stage of its) if (!stages.some((one) => one.code === stage)) report(at, inWords(`vaihetta ”${stage}” ei ole.`, `skedet ”${stage}” finns inte.`, `there is no stage "${stage}".`))
    check(at, only?.if ?? null)
    for (const [part, texts] of Object.entries({ heading, body })) checkText(definition, types, at, part, texts, report)
  }
}

const fieldsTold = (piece: Piece): readonly string[] => (piece.is === "field" ? [piece.name] : piece.is === "reckoned" ? fieldsIn(piece.of) : [])

/** Fields that texts tell, as far as they can be read. */
function fieldsOf(texts: Texts): string[] {
  const told = Object.values(texts).flatMap((text) => {
    try {
      return readText(text).flatMap(({ pieces }) => pieces.flatMap(fieldsTold))
    } catch (fault) {
      if (fault instanceof TextFault) return []
      throw fault
    }
  })
  return [...new Set(told)]
}

/** Checks a text in each of its languages. */
function checkText(definition: RegisterDefinition, types: Readonly<Record<string, ValueType>>, at: string, part: string, texts: Texts, report: Report): void {
  for (const [language, text] of Object.entries(texts)) {
    const tell = (says: Words, line: number): void => report(at, inWords(`${part} (${language}), rivi ${line}: ${says.fi}`, `${part} (${language}), rad ${line}: ${says.sv}`, `${part} (${language}), line ${line}: ${says.en}`))
    try {
      for (const { line, only, pieces } of readText(text))
        for (const says of [...(only === null ? [] : [ruleFault(only.text, ["truth"], types)]), ...pieces.map((piece) => pieceFault(definition, types, piece))]) if (says) tell(says, line)
    } catch (fault) {
      if (!(fault instanceof TextFault)) throw fault
      tell(fault.says, fault.line)
    }
  }
}

function ruleFault(text: string, expected: readonly ValueType[], types: Readonly<Record<string, ValueType>>): Words | null {
  const read = readRule(text, expected, types)
  return "wrong" in read ? read.wrong : null
}

function pieceFault({ fields }: RegisterDefinition, types: Readonly<Record<string, ValueType>>, piece: Piece): Words | null {
  // A letter stays as it was said: what the staff no longer see once a consent is withdrawn would stay in it.
  const consented = fieldsTold(piece).find((name) => fields.some((field) => field.name === name && field.consent !== null))
  if (consented !== undefined) return inWords(`kenttä ”${consented}” on suostumuksen varassa, joten sitä ei kirjoiteta tekstiin (GDPR 7).`, `fältet ”${consented}” beror på samtycke, så det skrivs inte i en text (GDPR 7).`, `the field "${consented}" hangs on a consent, so no text tells it (GDPR 7).`)
  switch (piece.is) {
    case "field": {
      const field = fields.find(({ name }) => name === piece.name)
      if (!field) return inWords(`kenttää ”${piece.name}” ei ole. Lisää se tai korjaa nimi.`, `fältet ”${piece.name}” finns inte. Lägg till det eller rätta namnet.`, `there is no field "${piece.name}". Declare it or mend the name.`)
      // Of a person her name alone is told.
      if (field.data === "code" && field.kind !== "person") return inWords(`kenttä ”${piece.name}” yksilöi henkilön, joten sitä ei kirjoiteta tekstiin (1050/2018 29 §).`, `fältet ”${piece.name}” identifierar en person, så det skrivs inte i en text (1050/2018 29 §).`, `the field "${piece.name}" identifies a person, so no text tells it (1050/2018 29 §).`)
      if (field.kind === "homeAddress") return inWords(`kotiosoite ”${piece.name}” voi olla turvakiellon alainen, joten sitä ei kirjoiteta tekstiin (661/2009 36 §).`, `hemadressen ”${piece.name}” kan ha spärrmarkering, så den skrivs inte i en text (661/2009 36 §).`, `the home address "${piece.name}" may be under non-disclosure, so no text tells it (661/2009 36 §).`)
      return untold.includes(field.kind) ? inWords(`kenttä ”${piece.name}” on linkki tai tiedosto, jota teksti ei voi kertoa.`, `fältet ”${piece.name}” är en länk eller en fil, som en text inte kan berätta.`, `the field "${piece.name}" is a link or a file, which no text can tell.`) : null
    }
    case "reckoned":
      return ruleFault(piece.text, shownTypes, types)
    case "law":
      return (calculations[piece.of]?.versions?.length ?? 0) > 0 ? null : inWords(`lain laskentaa ”${piece.of}” ei ole.`, `det finns ingen beräkning ”${piece.of}” i lag.`, `there is no calculation of the law "${piece.of}".`)
    default:
      return null
  }
}
