import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { BrowserTown } from "./browser.ts"
import { askHtmlChecker } from "./html-checker.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
/** WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
/**
 * A narrow page is asked everything. In the dark it has other colours and nothing else, and in a wide window the same elements stand elsewhere and none is hidden: only what depends on that is asked anew.
 */
const asked = { light: standards, dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] }, wide: { type: "rule", values: ["target-size", "scrollable-region-focusable"] } } as const

interface AxeViolation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

const widths = { narrow: { width: 320, height: 900 }, wide: { width: 1300, height: 900 } } as const

/** What axe has against the pages in a narrow window, in light and in the dark, and in a wide one; and pages that are wider than their window. */
export async function auditPages(town: BrowserTown, paths: readonly string[]): Promise<string[]> {
  const context = await town.browser.newContext({ viewport: widths.narrow, reducedMotion: "reduce", bypassCSP: true })
  await town.signIn(context)
  const page = await context.newPage()
  const faults: string[] = []
  const look = async (path: string, seen: keyof typeof asked): Promise<void> => {
    await page.emulateMedia({ colorScheme: seen === "dark" ? "dark" : "light" })
    const violations = await page.evaluate(async (runOnly) => {
      const found = await (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }).axe.run({ runOnly })
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(" | ")}`)
    }, asked[seen])
    faults.push(...violations.map((violation) => `${path} in ${seen} ${violation}`))
  }
  const fit = async (path: string, { width }: { readonly width: number }): Promise<void> => {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) faults.push(`${path} is ${overflow} px too wide at ${width} px`)
  }
  for (const path of paths) {
    await page.setViewportSize(widths.narrow)
    const response = await page.goto(town.origin + path)
    if ((response?.status() ?? 500) >= 500) faults.push(`${path} answers ${response?.status()}`)
    await page.evaluate(axe)
    await look(path, "light")
    await look(path, "dark")
    await fit(path, widths.narrow)
    await page.setViewportSize(widths.wide)
    await look(path, "wide")
    await fit(path, widths.wide)
  }
  await context.close()
  return faults
}

/** What the Nu HTML checker says of the pages. */
export async function htmlFaults(town: BrowserTown, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    const page = await fetch(town.origin + path, { headers: { cookie: town.town.cookie } })
    for (const { message, extract } of await askHtmlChecker(await page.text())) faults.push(`${path}: ${message} ${extract ?? ""}`)
  }
  return faults
}

/** What a browser with an empty cache fetches for a page: bytes besides fonts, addresses on other hosts, scripts. */
export async function firstVisit(town: BrowserTown, path: string): Promise<{ bytes: number; elsewhere: string[]; scripts: number }> {
  const context = await town.browser.newContext()
  const page = await context.newPage()
  const elsewhere: string[] = []
  const sizes: Promise<number>[] = []
  page.on("request", (request) => void (request.url().startsWith(town.origin) || elsewhere.push(request.url())))
  page.on("requestfinished", (request) => {
    if (!request.url().endsWith(".woff2")) sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize))
  })
  await page.goto(town.origin + path)
  const scripts = await page.locator("script").count()
  // Without scripts nothing comes after the page has loaded.
  if (scripts > 0) await page.waitForLoadState("networkidle")
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await context.close()
  return { bytes, elsewhere, scripts }
}
