// Writes the pages of docs/ that are made from the code: docs/checks.md and docs/systems.md. Run after changing a rule or a register.
import { writeFileSync } from "node:fs"
import { rows as rowsOf, runningModels } from "../municipalities/running.ts"
import { invented } from "../src/dev-provider/invented-answers.ts"
import { ruleChapters } from "../src/derive/check.ts"
import { nameOf } from "../src/model/declare.ts"
import type { Mark } from "../src/law/rule.ts"
import { calculations } from "../src/model/registers/calculations.ts"
import type { RegisterDefinition } from "../src/model/registers/definition.ts"

/** Every rule of checking as a page: code, severity, section, what and why. */
export function checksPage(): string {
  const chapters = Object.entries(ruleChapters).map(([chapter, rules]) => {
    const rows = rules.map(({ kind: { code, severity, law, title, because, remedy } }) => `| \`${code}\` | ${severity} | ${law ?? "–"} | ${title.en} | ${because.en} ${remedy.en} |`)
    return `## ${chapter[0]?.toUpperCase()}${chapter.slice(1)}\n\n| Code | Severity | Section | What | Why, and what to do |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`
  })
  const count = Object.values(ruleChapters).flat().length
  return `# What is checked\n\nMade from the rules by \`bin/docs.ts\`; do not edit. ${count} rules. An error breaks the law or leaves out what it demands, a\nwarning needs a person, a note is worth knowing. A section marked (M) is from memory and must be read before it is leaned on.\n\n${chapters.join("\n")}`
}

function rowOf(municipality: string, system: string): number {
  const row = rowsOf[municipality]?.[system]
  if (row === undefined) throw new Error(`Name the row of the system ${system} of ${municipality} in municipalities/running.ts.`)
  return row
}

/** Calculations of the law by which a register reckons. */
const calledBy = ({ fields, rules, moves }: RegisterDefinition): string[] => {
  const texts = [...fields.flatMap(({ calculation, when }) => [calculation ?? "", when ?? ""]), ...rules.map((rule) => rule.if), ...moves.map(({ only }) => only?.if ?? "")].join(" ")
  return Object.keys(calculations).filter((name) => new RegExp(`\\b${name}\\(`).test(texts))
}

/** Questions to holders of other systems, an operation a line: by whom it is asked and on what, from the definitions and from the stand-ins' own list. */
function askedRows(): { row: number; line: string }[] {
  const asked = runningModels.flatMap((model) => model.definitions.flatMap(({ type, questions }) => questions.map((question) => ({ model, type, question }))))
  const keyOf = ({ model, question: { system, operation } }: (typeof asked)[number]): string => `${model.municipality.id} ${system} ${operation}`
  const groups = [...new Set(asked.map(keyOf))].map((key) => asked.filter((one) => keyOf(one) === key))
  return groups.map((group) => {
    const [{ model, question }] = group as [(typeof asked)[number]]
    const { system, operation, about, law, consent, tells, answer, fills, again } = question
    const row = rowOf(model.municipality.id, system)
    const here = model.definitions.some(({ systems, answers }) => systems.includes(system) && answers.some((its) => its.operation === operation))
    const standIn = invented[system]?.operations[operation] !== undefined
    const kept = [...(fills === null ? [] : ["proposed for the record"]), ...(again === null ? [] : [`asked again after ${again} days`])]
    const cells = [
      row, nameOf(model.systems.find(({ id }) => id === system)!.name), nameOf(model.municipality.name), `\`${operation}\``, [...new Set(group.map(({ type }) => `\`${type}\``))].join(", "), about === "subject" ? "person" : "company",
      consent === null ? law : `consent \`${consent.item}\` (${law})`, tells.join(", ") || "–", answer.map(({ label }) => label.en).join(", "), kept.join(", ") || "beside the record",
      [...(here ? ["its own register"] : []), ...(standIn ? ["stand-in"] : [])].join(", then "),
    ]
    return { row, line: `| ${cells.join(" | ")} |` }
  })
}

const markWords: Readonly<Record<Mark, string>> = { V: "read", "V*": "read, a later change is known or likely", M: "from memory", S: "secondary source" }

/** Calculations that run and whose figures we have not read from the law as it stands: with each version, so that whoever answers for a register knows what to check. */
function unreadRows(): string[] {
  const used = new Set(runningModels.flatMap(({ definitions }) => definitions.flatMap(calledBy)))
  return Object.entries(calculations).filter(([name]) => used.has(name)).flatMap(([name, { versions = [] }]) =>
    versions.filter(({ mark }) => mark !== "V").map(({ from, until, law, mark }) => `| \`${name}\` | ${law} | ${from} | ${until ?? "–"} | ${mark}: ${markWords[mark]} |`))
}

/** What runs of the requirements' systems, from the definitions that municipalities/registers.test.ts walks one by one. */
export function systemsPage(): string {
  const running = runningModels.flatMap(({ municipality, systems, definitions }) => definitions.map((definition) => ({ municipality, definition, of: definition.systems.map((id) => ({ row: rowOf(municipality.id, id), name: nameOf(systems.find((one) => one.id === id)!.name) })) })))
  const rows = running
    .toSorted((a, b) => (a.of[0]?.row ?? 1000) - (b.of[0]?.row ?? 1000))
    .map(({ municipality, definition, of }) => {
      const { type, record, family, fields, stages, moves, searchKeys, belongsTo, lists, batches, decisions, letters } = definition
      const keys = searchKeys.length > 0 ? searchKeys.map(({ key }) => key).join(", ") : `through ${fields.find(({ name }) => name === belongsTo)?.to}`
      const texts = [...decisions.map(({ label }) => label.en), ...letters.map(({ label }) => label.en)].join("; ")
      return `| ${of.map(({ row }) => row).join(", ") || "–"} | ${of.map(({ name }) => name).join("; ") || "–"} | ${nameOf(municipality.name)} | ${record.en} (\`${type}\`) | ${family ?? "–"} | ${fields.length} | ${stages.map(({ label }) => label.en).join(", ")} | ${moves.length} | ${keys} | ${[...lists, ...batches.map((batch) => ({ label: { en: `${batch.label.en} (${batch.payment === null ? "CSV" : "pain.001"})` } }))].map(({ label }) => label.en).join(", ") || "–"} | ${calledBy(definition).map((name) => `\`${name}\``).join(", ") || "–"} | ${texts || "–"} |`
    })
  const asked = askedRows().toSorted((a, b) => a.row - b.row)
  const systems = new Set(running.flatMap(({ of }) => of.map(({ row }) => row)))
  const others = new Set(asked.map(({ row }) => row).filter((row) => !systems.has(row)))
  return `# Systems that run

Made from the shipped definitions by \`bin/docs.ts\`; do not edit. ${running.length} types of record run, for ${systems.size} of the requirements' systems; ${others.size} more are asked of their holders.

## Registers

A system stands here only by a definition, and of each definition \`municipalities/registers.test.ts\` proves the kernel: it is filled in, seen with its masks, found by its keys, walked to an end by its
moves, put on its lists and sent in its batches, counted, told to its person, and hidden from others; each text of a decision or a letter is filled in whole, and each letter is made on its way, read by its person and by no outsider. What the service does by itself is done on its day and not before. What is reckoned is held to worked examples there and in the tests of \`src/law\`. A dash for a row: it does the work of no listed system.

| Row | System | Municipality | Record | Family | Fields | Stages | Moves | Search keys | Lists and batches | Calculations of the law | Texts of decisions and letters |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

## Systems whose holders are asked

Each line is an operation of [adapters.md](adapters.md) that a definition asks. The same test asks every question: by one who may not (nothing is there), without the consent that it hangs on (nothing
leaves), of the holder without its ground, purpose or that very consent (refused), and as it should be: the answer is kept with its ground, source and moment, both ends stand in the log, and what is told
along is a disclosure. Answers of stand-ins are invented and say so.

| Row | System | Municipality | Operation | Asked from | About | Ground | Told along | What is answered | Kept | Answered by |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${asked.map(({ line }) => line).join("\n")}

## Figures to be checked

Calculations by which registers reckon, and whose figures were not read from the statute as it stands. Each is a dated row of \`src/law\`; a record keeps by which it was reckoned.

| Calculation | Section | From | Until | How we know it |
| --- | --- | --- | --- | --- |
${unreadRows().join("\n")}
`
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync("docs/checks.md", checksPage())
  writeFileSync("docs/systems.md", systemsPage())
}
