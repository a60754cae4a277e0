import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { type Alike, listAlike, listMerges, mergePeople, partPeople } from "../../acts/registers/merge.ts"
import { NotFound } from "../../acts/refusals.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { registerRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { PurposeForm, purposeOf, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

/** People who may be one, side by side, and the merges that are in force: for one who may change all records of both. */
export async function alikePage(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language, staff, query } = visit
  const words = registerWords[language]
  const purpose = purposeOf(visit)
  const path = registerRoutes.alike
  const desk = deskOf(visit)
  const found = purpose === "" ? null : await listAlike(desk, whyOf(purpose))
  const alike = found === null || found instanceof PurposeNeeded ? null : found
  const merges = alike === null ? [] : await listMerges(desk)
  const cell = ({ name, hasCode, records, since }: Alike) => (
    <td>
      {name}
      <span class="quiet"> {[hasCode ? words.hasCode : words.hasNoCode, words.recordsOf(records), words.knownSince(sayDay(dayAt(since), language))].join(", ")}</span>
    </td>
  )
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.alike}` : words.alike, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: words.alike }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1 id="alike">{words.alike}</h1>
      {query.get("done") === "merged" && <p class="notice" role="status">{words.mergedDone}</p>}
      {query.get("done") === "parted" && <p class="notice" role="status">{words.partedDone}</p>}
      <p class="lead">{words.alikeLead}</p>
      {alike === null ? (
        <PurposeForm visit={visit} path={path} />
      ) : alike.length === 0 ? (
        <p>{words.alikeNone}</p>
      ) : (
        <Table labelledBy="alike" heads={[words.keptOne, words.mergedOne, words.alikeBy, words.merge]}>
          {alike.map(({ kept, merged, by }) => (
            <tr key={`${kept.id} ${merged.id}`}>
              {cell(kept)}
              {cell(merged)}
              <td>{by.map((one) => words.alikeWays[one]).join(", ")}</td>
              <td>
                <form method="post" action={withPurpose(path, purpose)}>
                  <input type="hidden" name="kept" value={kept.id} />
                  <input type="hidden" name="merged" value={merged.id} />
                  <button type="submit" class="second" name="act" value="merge" aria-label={`${words.merge}: ${kept.name}, ${merged.name}`}>
                    {words.merge}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {merges.length > 0 && (
        <>
          <h2 id="merges">{words.merges}</h2>
          <Table labelledBy="merges" heads={[words.keptOne, words.earlierName, words.when, words.who, words.part]}>
            {merges.map(({ id, keptName, mergedName, at, byName, records }) => (
              <tr key={id}>
                <td>{keptName}</td>
                <td>
                  {mergedName} <span class="quiet">{words.recordsOf(records)}</span>
                </td>
                <td>{sayDay(dayAt(at), language)}</td>
                <td>{byName}</td>
                <td>
                  <form method="post" action={withPurpose(path, purpose)}>
                    <input type="hidden" name="merge" value={id} />
                    <button type="submit" class="second" name="act" value="part" aria-label={`${words.part}: ${keptName}, ${mergedName}`}>
                      {words.part}
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </>,
  )
}

/** Merges two people, or undoes a merge. */
export async function postAlike(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = registerWords[visit.language]
  const { municipality } = deskOf(visit)
  const parts = typedIn(form, "act") === "part"
  const again = (problems: readonly Problem[]) => alikePage(visit, problems)
  try {
    return await attempt(
      visit,
      async (work) => {
        if (parts) await partPeople(work, municipality, typedIn(form, "merge"))
        else await mergePeople(work, municipality, typedIn(form, "kept"), typedIn(form, "merged"))
      },
      () => withPurpose(registerRoutes.alike, purposeOf(visit), { done: parts ? "parted" : "merged" }),
      { field: "alike", conflict: words.cannotMerge, refused: words.mayNotMerge, code: words.code },
      again,
    )
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    return { page: await again([{ field: "alike", message: words.cannotMerge }]), status: 409 }
  }
}
