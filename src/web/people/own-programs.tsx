import type { VNode } from "preact"
import { readWithin } from "../../acts/access/border.ts"
import { clientsOwnedBy, takeToken } from "../../acts/clients/clients.ts"
import { NotFound } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { deskOf } from "../rights/visit.ts"
import { peopleRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { peopleWords } from "./words.ts"

function programsPage(visit: StaffVisit, content: VNode): string {
  const words = peopleWords[visit.language]
  return staffPage({ ...visit, path: peopleRoutes.ownPrograms }, { title: words.ownPrograms, crumbs: [{ label: visit.staff.workspace, to: staffRoutes.desk }, { label: words.ownPrograms }] }, <>
    <h1>{words.ownPrograms}</h1>
    {content}
  </>)
}

/** The programs for which someone answers, and the way to take a token with which one may do in registers what she may. */
export async function ownPrograms(visit: StaffVisit): Promise<string> {
  const { language, now } = visit
  const words = peopleWords[language]
  const { database, municipality, actor } = deskOf(visit)
  const own = await readWithin(database, municipality, (queries) => clientsOwnedBy(queries, municipality, actor.id, now))
  return programsPage(visit, <>
    <p class="lead">{words.ownProgramsLead}</p>
    {own.length === 0 && <p>{words.noOwnPrograms}</p>}
    {own.map(({ id, name, scopes, endsAt }) => (
      <form key={id} method="post" action={peopleRoutes.ownPrograms} class="sheet">
        <h2>{name}</h2>
        <dl class="facts">
          <dt>{words.scopes}</dt>
          <dd>{scopes.map((scope) => words.scope[scope]).join(", ")}</dd>
          <dt>{words.lastDay}</dt>
          <dd>{sayDay(dayAt(new Date(endsAt.getTime() - 1)), language)}</dd>
        </dl>
        <button type="submit" name="client" value={id} aria-label={`${words.takeToken}: ${name}`}>
          {words.takeToken}
        </button>
      </form>
    ))}
  </>)
}

/** Takes a token, which is told this once. */
export async function postOwnProgram(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = peopleWords[visit.language]
  const { database, municipality, actor, now } = deskOf(visit)
  const id = form.get("client")
  try {
    const token = await inWork(database, actor, now, (work) => takeToken(work, municipality, typeof id === "string" ? id : ""))
    return { status: 200, page: programsPage(visit, <>
      <div class="notice" role="status">
        <p>{words.tokenOnce}</p>
      </div>
      <p>
        <code>{token}</code>
      </p>
      <p>
        <a href={peopleRoutes.ownPrograms}>{words.toOwnPrograms}</a>
      </p>
    </>) }
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    return { page: programsPage(visit, <p class="notice warn">{words.gone}</p>), status: 409 }
  }
}
