import { NotFound } from "../../acts/refusals.ts"
import { fetchDelivery, SignInNeeded } from "../../acts/requests/deliver.ts"
import type { Files } from "../../acts/cases/files.ts"
import { crumbsOf } from "../intake/matter-form.tsx"
import { page } from "../parts/page.tsx"
import { href, signInRoutes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import type { Asker } from "./public-routes.ts"
import { requestWords } from "./words.ts"

/** The page of a link: a button that fetches, so that no program which only looks at the link does. It tells nothing of whether the link is one. */
export function deliveryPage(visit: Visit, state: "ask" | "over" | "sign-in"): Answer {
  const { language, path } = visit
  const words = requestWords[language].asker
  const { municipality } = revisionOf(visit).model
  const signIn = `${href(signInRoutes.resident, { language })}?${new URLSearchParams({ return: path, level: "substantial" })}`
  return html(
    page({ language, path, municipality, title: words.fetch, crumbs: crumbsOf(visit, words.fetch) }, <>
      <h1>{words.fetch}</h1>
      {state === "over" && <p class="notice">{words.linkOver}</p>}
      {state === "sign-in" && (
        <p class="notice">
          {words.signInFirst} <a href={signIn}>{words.signIn}</a>
        </p>
      )}
      {state === "ask" && (
        <form method="post" action={path}>
          <p>{words.fetchLead}</p>
          <button type="submit">{words.fetchIt}</button>
        </form>
      )}
    </>),
    { keep: false, status: state === "over" ? 404 : state === "sign-in" ? 403 : 200 },
  )
}

/** The answer's file, or why it is not given. */
export async function fetchAnswer(visit: Visit, files: Files, asker: Asker | null): Promise<Response | Answer> {
  const { municipality } = revisionOf(visit).model
  try {
    const found = await fetchDelivery(visit.database, municipality.id, visit.parts.link ?? "", asker ?? { actor: { id: "anonymous", name: "" }, level: null }, visit.now)
    if (found instanceof SignInNeeded) return deliveryPage(visit, "sign-in")
    const kept = await files.get(found.sha256)
    if (!kept) throw new NotFound("There is no such file.")
    return savedFile({ name: `vastaus-${found.number.replace(/[^\p{L}\p{N}]+/gu, "-")}.zip`, mediaType: "application/zip" }, kept)
  } catch (fault) {
    if (fault instanceof NotFound) return deliveryPage(visit, "over")
    throw fault
  }
}
