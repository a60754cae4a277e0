import type { Hono } from "hono"
import type { AppParts } from "../app.tsx"

/** The HTTP API under /api/v1. */
export function addApi(_app: Hono, _parts: AppParts): void {}
