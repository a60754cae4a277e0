import type { Context } from "hono"
import { deleteCookie, getCookie, setCookie } from "hono/cookie"
import { isEnough, type Level } from "../acts/sign-in/level.ts"
import { findSession, type Session } from "../acts/sign-in/session.ts"
import type { AppParts } from "./app.tsx"

/** The address that people use. Behind a proxy that ends TLS it is told in VARANTO_ORIGIN, since the request cannot know. */
export const originOf = (context: Context, { publicOrigin }: Pick<AppParts, "publicOrigin">): string => publicOrigin ?? new URL(context.req.url).origin

const isSecure = (context: Context, parts: AppParts): boolean => originOf(context, parts).startsWith("https:")

/** Over TLS the browser itself holds the cookie to this host and to TLS; on plain http, which only this machine uses, it has a plain name. */
const nameOf = (name: string, context: Context, parts: AppParts): string => (isSecure(context, parts) ? `__Host-${name}` : name)

export function readSecret(context: Context, parts: AppParts, name: "varanto_session" | "varanto_attempt"): string | undefined {
  const value = getCookie(context, nameOf(name, context, parts))
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}

export const writeSecret = (context: Context, parts: AppParts, name: "varanto_session" | "varanto_attempt", value: string, maxAge?: number): void =>
  setCookie(context, nameOf(name, context, parts), value, { path: "/", httpOnly: true, sameSite: "Lax", secure: isSecure(context, parts), ...(maxAge === undefined ? {} : { maxAge }) })

export const dropSecret = (context: Context, parts: AppParts, name: "varanto_session" | "varanto_attempt"): void =>
  void deleteCookie(context, nameOf(name, context, parts), { path: "/", secure: isSecure(context, parts) })

/** Who is signed in, read anew at every request; null when nobody is. */
export async function sessionOf(context: Context, parts: AppParts): Promise<Session | null> {
  const token = readSecret(context, parts, "varanto_session")
  return token === undefined || !parts.signIn ? null : findSession(parts.database, token, parts.signIn.sessions, parts.clock())
}

/** A place of ours to come back to after signing in. Anything that could lead elsewhere becomes the given start page. */
export function safeReturn(asked: string | undefined, start: string): string {
  // A browser reads a backslash as a slash and drops tabs and line breaks, so none may be there.
  if (asked === undefined || asked.length > 1000 || !/^\/(?![/\\])[^\\\s\u0000-\u001f\u007f]*$/.test(asked)) return start
  const base = "http://varanto.invalid"
  const parsed = URL.canParse(asked, base) ? new URL(asked, base) : null
  return parsed?.origin === base && !parsed.pathname.startsWith("//") && (/^\/staff(\/|$)/.test(parsed.pathname) || /^\/(fi|sv|en)(\/|$)/.test(parsed.pathname)) ? parsed.pathname + parsed.search : start
}

/** Where a person is sent who must sign in first, or more surely than she has. */
export function toSignIn(context: Context, signInPath: string, level?: Level): Response {
  const { pathname, search } = new URL(context.req.url)
  const query = new URLSearchParams(context.req.method === "GET" ? { return: pathname + search } : {})
  if (level) query.set("level", level)
  return context.redirect(`${signInPath}${query.size > 0 ? `?${query}` : ""}`, 303)
}

/** The session where it is of this kind and sure enough; else the answer that leads to signing in. Rooms with secret data ask for a level here. */
export async function admitted(context: Context, parts: AppParts, kind: Session["kind"], signInPath: string, needs: Level = "low"): Promise<Session | Response> {
  const session = await sessionOf(context, parts)
  if (!session || session.kind !== kind) return toSignIn(context, signInPath)
  return isEnough(session.level, needs) ? session : toSignIn(context, signInPath, needs)
}
