// Writes the pages of docs/ that are made from the code: docs/checks.md. Run after changing a rule.
import { writeFileSync } from "node:fs"
import { ruleChapters } from "../src/derive/check.ts"

/** Every rule of checking as a page: code, severity, section, what and why. */
export function checksPage(): string {
  const chapters = Object.entries(ruleChapters).map(([chapter, rules]) => {
    const rows = rules.map(({ kind: { code, severity, law, title, because, remedy } }) => `| \`${code}\` | ${severity} | ${law ?? "–"} | ${title.en} | ${because.en} ${remedy.en} |`)
    return `## ${chapter[0]?.toUpperCase()}${chapter.slice(1)}\n\n| Code | Severity | Section | What | Why, and what to do |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`
  })
  const count = Object.values(ruleChapters).flat().length
  return `# What is checked\n\nMade from the rules by \`bin/docs.ts\`; do not edit. ${count} rules. An error breaks the law or leaves out what it demands, a\nwarning needs a person, a note is worth knowing. A section marked (M) is from memory and must be read before it is leaned on.\n\n${chapters.join("\n")}`
}

if (import.meta.filename === process.argv[1]) writeFileSync("docs/checks.md", checksPage())
