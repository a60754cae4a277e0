import { feedingSystems } from "../../acts/clients/feeding.ts"
import { lookup } from "../../derive/lookup.ts"
import { sayTime } from "../../lib/day.ts"
import { Listing } from "../parts/listing.tsx"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { crumbsOf } from "./matter-form.tsx"
import { intakeWords } from "./words.ts"

/** Of which systems the case register is the sum, which of them feed it here, and how fresh each is. */
export async function coverage(visit: Visit): Promise<Answer> {
  const { language, path, database } = visit
  const words = intakeWords[language]
  const { model } = revisionOf(visit)
  const { municipality, caseRegister } = model
  const feeding = new Map((await feedingSystems(database, municipality.id)).map(({ system, heardAt }) => [system, heardAt]))
  const { system } = lookup(model)
  const rows = [...new Set([...caseRegister.systems, ...feeding.keys()])].flatMap((id) => {
    const its = system.get(id)
    const heard = feeding.get(id)
    const cell = heard === undefined ? words.notTied : heard === null ? words.neverHeard : sayTime(heard, language)
    return its ? [{ id, name: its.name, to: href(routes.system, { language, municipality: municipality.id, id }), cells: [cell] }] : []
  })
  return html(page({ language, path, municipality, title: words.coverage, crumbs: crumbsOf(visit, words.coverage) }, <>
    <h1>{words.coverage}</h1>
    {rows.length === 0 ? (
      <p class="lead">{words.coverageOne}</p>
    ) : (
      <>
        <p class="lead">{words.coverageLead(rows.length)}</p>
        <Listing language={language} count={words.heardCount(rows.filter(({ id }) => feeding.get(id) instanceof Date).length, rows.length)} heads={[words.system, words.heard]} rows={rows} empty={words.coverageOne} />
      </>
    )}
  </>), { keep: false })
}
