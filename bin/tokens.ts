// Writes the Suomi.fi design tokens as CSS variables. Run after changing the version of suomifi-design-tokens.
import { writeFileSync } from "node:fs"
import { createRequire } from "node:module"

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The tokens that our style sheet uses, as one rule. */
export function tokenSheet(): string {
  const { colors, spacing } = createRequire(import.meta.url)("suomifi-design-tokens").suomifiDesignTokens as Record<
    "colors" | "spacing",
    Record<string, string>
  >
  const lines = [
    ...Object.entries(colors).map(([name, value]) => `  --fi-${kebab(name)}: ${value};`),
    ...Object.entries(spacing).map(([name, value]) => `  --fi-space-${kebab(name)}: ${value};`),
  ]
  return `/* Made by bin/tokens.ts from suomifi-design-tokens (MIT, Digi- ja väestötietovirasto). Do not edit. */\n:root {\n${lines.join("\n")}\n}\n`
}

if (import.meta.filename === process.argv[1]) writeFileSync("src/web/assets/tokens.css", tokenSheet())
