import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import { projectRoot } from "../lib/root.ts"

export interface Asset {
  readonly name: string
  readonly type: string
  readonly body: Buffer
  readonly brotli: Buffer | null
  readonly gzip: Buffer | null
  readonly tag: string
}

const here = (name: string) => join(projectRoot, "src", "web", "assets", name)
const fontFile = join(projectRoot, "node_modules", "@fontsource-variable", "source-sans-3", "files", "source-sans-3-latin-wght-normal.woff2")

/** Every file that pages ask for, read and compressed once at start. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const style = `${readFileSync(here("tokens.css"), "utf8")}${minified(readFileSync(here("varanto.css"), "utf8"))}`
  const assets = [
    asset("varanto.css", "text/css; charset=utf-8", Buffer.from(style)),
    asset("staff.js", "text/javascript; charset=utf-8", readFileSync(here("staff.js"))),
    asset("icon.svg", "image/svg+xml", readFileSync(here("icon.svg"))),
    asset("source-sans-3.woff2", "font/woff2", readFileSync(fontFile)),
  ]
  return new Map(assets.map((found) => [found.name, found]))
}

/** White space is most of what a style sheet can lose without a tool. */
const minified = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*/g, "\n").replace(/\n+/g, "\n")

function asset(name: string, type: string, body: Buffer): Asset {
  const packed = type.startsWith("font/") ? null : body
  return {
    name,
    type,
    body,
    brotli: packed && brotliCompressSync(packed, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gzip: packed && gzipSync(packed, { level: 9 }),
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 16),
  }
}
