import { type CommitmentKind, commitmentKinds, commitmentsOf, signCommitment, withdrawCommitment } from "../../acts/access/commitments.ts"
import { type Grant, grantsOf, recertificationQueue } from "../../acts/access/grants.ts"
import { peopleBelow } from "../../acts/access/people-below.ts"
import { whatSees } from "../../acts/access/sees.ts"
import { readWithin } from "../../acts/access/border.ts"
import { Conflict } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { href, rightsRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { GrantTable } from "./grant-table.tsx"
import { deskOf, registerName } from "./visit.ts"
import { rightsWords } from "./words.ts"

/** One's own commitments and rights, and for a supervisor the people and rights to look at. */
export async function ownRights(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language, staff, now } = visit
  const words = rightsWords[language]
  const desk = deskOf(visit)
  const { municipality, actor } = desk
  const { commitments, grants, people, due } = await readWithin(desk.database, municipality, async (queries) => ({
    commitments: await commitmentsOf(queries, municipality, actor.id, now),
    grants: await grantsOf(queries, municipality, actor.id),
    people: await peopleBelow(queries, municipality, actor.id, now),
    due: await recertificationQueue(queries, municipality, actor.id, now),
  }))
  const sees = await whatSees(desk, actor.id)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  return staffPage(
    { ...visit, path: rightsRoutes.own },
    { title: words.rights, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.rights }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.rights}</h1>
      <h2 id="commitments">{words.commitments}</h2>
      <p>{words.commitmentsLead}</p>
      {commitments.map((text) => (
        <section key={text.kind} class="sheet commitment" aria-labelledby={text.kind}>
          <h3 id={text.kind}>{words.commitment[text.kind]}</h3>
          <p>{text[language]}</p>
          <form method="post" action={href(rightsRoutes.commitment, { kind: text.kind })}>
            <input type="hidden" name="version" value={text.version} />
            {text.signedAt ? (
              <p>
                <span class="pill good">{words.signed(sayDay(dayAt(text.signedAt), language))}</span>{" "}
                <button type="submit" class="second" name="act" value="withdraw">
                  {words.withdraw}
                </button>
              </p>
            ) : (
              <button type="submit" name="act" value="sign">
                {words.sign}
              </button>
            )}
          </form>
        </section>
      ))}
      <h2>{words.own}</h2>
      <OwnGrants grants={grants} visit={visit} />
      {sees.length > 0 && (
        <>
          <h3>{words.sees}</h3>
          <ul>
            {sees.map(({ register, unit, because, records }) => (
              <li key={`${register} ${unit} ${because}`}>
                {registerName(visit, register)}: {words.found(records)} <span class="quiet">({words.grounds[because]})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {due.length > 0 && (
        <>
          <h2 id="due">{words.due}</h2>
          <GrantTable grants={due} visit={visit} nameOf={nameOf} decides />
        </>
      )}
      {people.length > 0 && (
        <>
          <h2>{words.people}</h2>
          <ul>
            {people.map(({ id, name, title, grants: count }) => (
              <li key={id}>
                <a href={href(rightsRoutes.person, { person: id })}>{name}</a> {title} <span class="quiet">({count})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>,
  )
}

function OwnGrants({ grants, visit }: { grants: readonly Grant[]; visit: StaffVisit }) {
  return grants.length === 0 ? <p>{rightsWords[visit.language].ownNone}</p> : <GrantTable grants={grants} visit={visit} nameOf={null} />
}

/** Signs or withdraws one's own commitment. */
export async function decideCommitment(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { database, municipality, actor, now } = deskOf(visit)
  const kind = commitmentKinds.find((one): one is CommitmentKind => one === visit.parts.kind)
  try {
    if (!kind) throw new Conflict("There is no such commitment.")
    await inWork(database, actor, now, (work) =>
      typedIn(form, "act") === "withdraw" ? withdrawCommitment(work, municipality, kind) : signCommitment(work, municipality, kind, Number(typedIn(form, "version"))),
    )
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    return { page: await ownRights(visit, [{ field: "commitments", message: rightsWords[visit.language].cannotNow }]), status: 409 }
  }
  return { to: rightsRoutes.own }
}
