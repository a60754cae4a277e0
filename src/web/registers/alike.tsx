import type { Desk } from "../../acts/access/desk.ts"
import { PurposeNeeded, type Why } from "../../acts/access/purpose.ts"
import { listAlikeCompanies, listCompanyMerges, mergeCompanies, type NamedCompany, partCompanies } from "../../acts/registers/companies.ts"
import { type Alike, listAlike, listMerges, mergePeople, partPeople } from "../../acts/registers/merge.ts"
import { NotFound } from "../../acts/refusals.ts"
import type { Work } from "../../acts/work.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { registerRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { PurposeForm, purposeOf, withPurpose } from "./list.tsx"
import { type RegisterWords, registerWords } from "./words.ts"

/** One of two that may be one: what a form names it by, and what is told of it. */
interface Side {
  readonly id: string
  readonly name: string
  readonly about: readonly string[]
}

interface Pair {
  readonly kept: Side
  readonly merged: Side
  readonly by: readonly (keyof RegisterWords["alikeWays"])[]
}

interface Made {
  readonly id: string
  readonly keptName: string
  readonly mergedName: string
  readonly about: string
  readonly at: Date
  readonly byName: string
}

/** What can be there twice: how such are found, merged and parted, and what is said of them. */
interface Sort {
  readonly path: string
  readonly say: (words: RegisterWords) => { readonly title: string; readonly lead: string; readonly none: string; readonly done: string; readonly cannot: string; readonly mayNot: string }
  readonly pairs: (desk: Desk, why: Why, language: Language) => Promise<readonly Pair[] | PurposeNeeded>
  readonly made: (desk: Desk, language: Language) => Promise<readonly Made[]>
  readonly merge: (work: Work, municipality: string, kept: string, merged: string) => Promise<string>
  readonly part: (work: Work, municipality: string, id: string) => Promise<void>
}

const personIn = (language: Language) => ({ id, name, hasCode, records, since }: Alike): Side => {
  const words = registerWords[language]
  return { id, name, about: [hasCode ? words.hasCode : words.hasNoCode, words.recordsOf(records), words.knownSince(sayDay(dayAt(since), language))] }
}

/** People of the directory: for one who may read all records of the one who stays and change all of the other's. */
export const people: Sort = {
  path: registerRoutes.alike,
  say: (words) => ({ title: words.alike, lead: words.alikeLead, none: words.alikeNone, done: words.mergedDone, cannot: words.cannotMerge, mayNot: words.mayNotMerge }),
  async pairs(desk, why, language) {
    const found = await listAlike(desk, why)
    const told = personIn(language)
    return found instanceof PurposeNeeded ? found : found.map(({ kept, merged, by }) => ({ kept: told(kept), merged: told(merged), by }))
  },
  made: async (desk, language) => (await listMerges(desk)).map(({ records, ...rest }) => ({ ...rest, about: registerWords[language].recordsOf(records) })),
  merge: mergePeople,
  part: partPeople,
}

/** Companies that records name: for one who may change a record of each. */
export const companies: Sort = {
  path: registerRoutes.companies,
  say: (words) => ({ title: words.companiesAlike, lead: words.companiesLead, none: words.companiesNone, done: words.companiesDone, cannot: words.cannotMergeCompanies, mayNot: words.mayNotMergeCompanies }),
  async pairs(desk, why, language) {
    const words = registerWords[language]
    const found = await listAlikeCompanies(desk, why)
    const told = ({ value, name, ids, records }: NamedCompany): Side => ({ id: value, name, about: [ids.length === 0 ? words.noId : ids.map((id) => id.toUpperCase()).join(", "), words.newestOf(records)] })
    return found instanceof PurposeNeeded ? found : found.map(({ kept, merged, by }) => ({ kept: told(kept), merged: told(merged), by }))
  },
  made: async (desk) => (await listCompanyMerges(desk)).map((one) => ({ ...one, about: "" })),
  merge: mergeCompanies,
  part: partCompanies,
}

/** What may be there twice, side by side, and the merges that are in force. */
export async function alikePage(visit: StaffVisit, sort: Sort, problems: readonly Problem[] = []): Promise<string> {
  const { language, staff, query } = visit
  const words = registerWords[language]
  const { path } = sort
  const { title, lead, none, done } = sort.say(words)
  const purpose = purposeOf(visit)
  const desk = deskOf(visit)
  const found = purpose === "" ? null : await sort.pairs(desk, whyOf(purpose), language)
  const alike = found === null || found instanceof PurposeNeeded ? null : found
  const merges = alike === null ? [] : await sort.made(desk, language)
  const cell = ({ name, about }: Side) => (
    <td>
      {name}
      <span class="quiet"> {about.join(", ")}</span>
    </td>
  )
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1 id="alike">{title}</h1>
      {query.get("done") === "merged" && <p class="notice" role="status">{done}</p>}
      {query.get("done") === "parted" && <p class="notice" role="status">{words.partedDone}</p>}
      <p class="lead">{lead}</p>
      {alike === null ? (
        <PurposeForm visit={visit} path={path} />
      ) : alike.length === 0 ? (
        <p>{none}</p>
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
            {merges.map(({ id, keptName, mergedName, at, byName, about }) => (
              <tr key={id}>
                <td>{keptName}</td>
                <td>
                  {mergedName} <span class="quiet">{about}</span>
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

/** Merges two, or undoes a merge. */
export async function postAlike(visit: StaffVisit, sort: Sort, form: FormData): Promise<Posted> {
  const words = registerWords[visit.language]
  const { cannot, mayNot } = sort.say(words)
  const { municipality } = deskOf(visit)
  const parts = typedIn(form, "act") === "part"
  const again = (problems: readonly Problem[]) => alikePage(visit, sort, problems)
  try {
    return await attempt(
      visit,
      async (work) => {
        if (parts) await sort.part(work, municipality, typedIn(form, "merge"))
        else await sort.merge(work, municipality, typedIn(form, "kept"), typedIn(form, "merged"))
      },
      () => withPurpose(sort.path, purposeOf(visit), { done: parts ? "parted" : "merged" }),
      { field: "alike", conflict: cannot, refused: mayNot, code: words.code },
      again,
    )
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    return { page: await again([{ field: "alike", message: cannot }]), status: 409 }
  }
}
