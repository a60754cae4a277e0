import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { getRegisterRecord, type SeenRegisterRecord } from "../../acts/registers/get.ts"
import { type Coming, comingOver, mergeRecords, type RecordMerge, type Twin } from "../../acts/registers/merge-records.ts"
import { NotFound } from "../../acts/refusals.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { PurposeForm, purposeOf, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

/** Other records that may be about the same thing, each leading to where the two are seen side by side. */
export function Twins({ twins, of, visit: { language }, purpose }: { readonly twins: readonly Twin[]; readonly of: string; readonly visit: StaffVisit; readonly purpose: string }) {
  const words = registerWords[language]
  return twins.length === 0 ? null : (
    <details>
      <summary>{words.twins(twins.length)}</summary>
      <p>{words.twinsLead}</p>
      <ul>
        {twins.map(({ id, title, openedAt }) => (
          <li key={id}>
            <a href={withPurpose(href(registerRoutes.record, { id }), purpose)}>{title}</a>, {sayDay(dayAt(openedAt), language)}:{" "}
            <a href={withPurpose(href(registerRoutes.merge, { id: of }), purpose, { with: id })} aria-label={`${words.compare}: ${title}, ${sayDay(dayAt(openedAt), language)}`}>
              {words.compare}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** With what a record has been merged. */
export function MergedWith({ merges, names, visit: { language }, purpose }: { readonly merges: readonly RecordMerge[]; readonly names: ReadonlyMap<string, string>; readonly visit: StaffVisit; readonly purpose: string }) {
  const words = registerWords[language]
  return (
    <>
      {merges.map(({ id, title, at, by, stays }) => (
        <p key={id} class={stays ? "notice" : undefined}>
          {stays ? words.mergedInto : words.mergedFrom} <a href={withPurpose(href(registerRoutes.record, { id }), purpose)}>{title}</a> <span class="quiet">{words.mergedBy(sayDay(dayAt(at), language), names.get(by) ?? by)}</span>
        </p>
      ))}
    </>
  )
}

interface Both {
  readonly kept: SeenRegisterRecord
  readonly merged: SeenRegisterRecord
}

/** Two records side by side, with what would come over: asked once more before it is done, since it is not undone. */
export async function mergePage(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language, staff, query, parts } = visit
  const words = registerWords[language]
  const id = parts.id ?? ""
  const path = href(registerRoutes.merge, { id })
  const purpose = purposeOf(visit)
  const desk = deskOf(visit)
  const crumbs = [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }]
  const kept = await getRegisterRecord(desk, id, whyOf(purpose))
  const merged = kept instanceof PurposeNeeded ? kept : await getRegisterRecord(desk, query.get("with") ?? "", whyOf(purpose))
  if (kept instanceof PurposeNeeded || merged instanceof PurposeNeeded) return staffPage({ ...visit, path }, { title: words.mergeRecords, crumbs: [...crumbs, { label: words.mergeRecords }] }, <><h1>{words.mergeRecords}</h1><PurposeForm visit={visit} path={path} /></>)
  if (kept.definition.type !== merged.definition.type) throw new NotFound("The records are of two types.")
  const coming = await comingOver(desk, kept, merged)
  const other = withPurpose(href(registerRoutes.merge, { id: merged.record.id }), purpose, { with: kept.record.id })
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.mergeRecords}` : words.mergeRecords, crumbs: [...crumbs, { label: kept.record.title, to: withPurpose(href(registerRoutes.record, { id }), purpose) }, { label: words.mergeRecords }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1 id="merge">{words.mergeRecords}</h1>
      <p class="lead">{words.mergeRecordsLead}</p>
      <p>
        <a href={other}>{words.otherWay}</a>
      </p>
      <SideBySide kept={kept} merged={merged} visit={visit} purpose={purpose} />
      <p>{words.comesOver}</p>
      <ul>
        {comesOver(coming, kept, language).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <form method="post" action={withPurpose(path, purpose, { with: merged.record.id })}>
        <input type="hidden" name="with" value={merged.record.id} />
        <button type="submit">{words.mergeNow}</button>
      </form>
    </>,
  )
}

function comesOver({ parts, comments, letters, tasks, files }: Coming, { definition }: SeenRegisterRecord, language: StaffVisit["language"]): string[] {
  const words = registerWords[language]
  const labels = definition.fields.filter(({ name }) => files.includes(name)).map(({ label }) => label[language])
  return [words.comingParts(parts), words.comingComments(comments), words.comingLetters(letters), words.comingTasks(tasks), words.comingFiles(labels.join(", ") || "–")]
}

/** What the two say, field by field; what stands behind masks is told as its mask. */
function SideBySide({ kept, merged, visit: { language }, purpose }: Both & { readonly visit: StaffVisit; readonly purpose: string }) {
  const words = registerWords[language]
  const { definition } = kept
  const say = ({ values, record }: SeenRegisterRecord, field: (typeof definition.fields)[number]): string =>
    field.kind === "homeAddress" ? String(record.fields[field.name] ?? "") : values[field.name] === undefined ? "" : [kindOf(field.kind).show(values[field.name], language, field), field.kind === "person" ? String(record.fields[field.name] ?? "") : ""].join(" ").trim()
  const head = ({ record, openedAt }: SeenRegisterRecord) => <a href={withPurpose(href(registerRoutes.record, { id: record.id }), purpose)}>{`${record.title}, ${sayDay(dayAt(openedAt), language)}`}</a>
  const lines = definition.fields.filter(({ kind }) => kind !== "recordLink").map((field) => ({ field, one: say(kept, field), other: say(merged, field) })).filter(({ one, other }) => one !== "" || other !== "")
  return (
    <Table labelledBy="merge" heads={[words.facts, words.staysOne, words.endsOne]}>
      <tr>
        <th scope="row">{words.record}</th>
        <td>{head(kept)}</td>
        <td>{head(merged)}</td>
      </tr>
      {lines.map(({ field, one, other }) => (
        <tr key={field.name}>
          <th scope="row">{field.label[language]}</th>
          <td>{one}</td>
          <td>{one === other || other === "" ? other : <strong>{other}</strong>}</td>
        </tr>
      ))}
    </Table>
  )
}

/** Merges the two records. */
export async function postMerge(visit: StaffVisit, codeKey: string, form: FormData): Promise<Posted> {
  const words = registerWords[visit.language]
  const id = visit.parts.id ?? ""
  return attempt(
    visit,
    (work) => mergeRecords(work, deskOf(visit).municipality, id, typedIn(form, "with"), codeKey),
    () => withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: "saved" }),
    { field: "merge", conflict: words.cannotMergeRecords, refused: words.mayNotMergeRecords, code: words.code },
    (problems) => mergePage(visit, problems),
  )
}
