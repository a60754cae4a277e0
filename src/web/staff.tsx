import type { Hono } from "hono"
import type { AppParts } from "./app.tsx"

/** The staff workspace under /staff. */
export function addStaff(_app: Hono, _parts: AppParts): void {}
