// Writes the pages of docs/ that are made from the code: docs/checks.md and docs/systems.md. Run after changing a rule or a register.
import { writeFileSync } from "node:fs"
import { rows as rowsOf, runningModels } from "../municipalities/running.ts"
import { ruleChapters } from "../src/derive/check.ts"
import { nameOf } from "../src/model/declare.ts"
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

/** What runs of the requirements' systems, from the definitions that municipalities/registers.test.ts walks one by one. */
export function systemsPage(): string {
  const running = runningModels.flatMap(({ municipality, systems, definitions }) => definitions.map((definition) => ({ municipality, definition, of: definition.systems.map((id) => ({ row: rowOf(municipality.id, id), name: nameOf(systems.find((one) => one.id === id)!.name) })) })))
  const rows = running
    .toSorted((a, b) => (a.of[0]?.row ?? 1000) - (b.of[0]?.row ?? 1000))
    .map(({ municipality, definition, of }) => {
      const { type, record, family, fields, stages, moves, searchKeys, belongsTo } = definition
      const keys = searchKeys.length > 0 ? searchKeys.map(({ key }) => key).join(", ") : `through ${fields.find(({ name }) => name === belongsTo)?.to}`
      return `| ${of.map(({ row }) => row).join(", ") || "–"} | ${of.map(({ name }) => name).join("; ") || "–"} | ${nameOf(municipality.name)} | ${record.en} (\`${type}\`) | ${family ?? "–"} | ${fields.length} | ${stages.map(({ label }) => label.en).join(", ")} | ${moves.length} | ${keys} | ${calledBy(definition).map((name) => `\`${name}\``).join(", ") || "–"} |`
    })
  const systems = new Set(running.flatMap(({ of }) => of.map(({ row }) => row)))
  return `# Systems that run

Made from the shipped definitions by \`bin/docs.ts\`; do not edit. ${running.length} types of record run, for ${systems.size} of the requirements' systems. A system stands here only
by a definition, and of each definition \`municipalities/registers.test.ts\` proves the kernel: it is filled in, seen with its masks, found by its keys, walked to an end by its moves,
counted, told to its person, and hidden from others. What is reckoned is held to worked examples there and in the tests of \`src/law\`. A dash for a row: it does the work of no listed system.

| Row | System | Municipality | Record | Family | Fields | Stages | Moves | Search keys | Calculations of the law |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync("docs/checks.md", checksPage())
  writeFileSync("docs/systems.md", systemsPage())
}
