import { keepsDescription } from "../../acts/description-keeper.ts"
import { listRevisions, type RevisionHead } from "../../acts/revisions.ts"
import { checkModel } from "../../derive/check.ts"
import { lookup } from "../../derive/lookup.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { type Finding, severities, type Severity } from "../../model/finding.ts"
import type { Model } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { FindingsTable } from "../parts/findings.tsx"
import { definitionWords } from "../definitions/words.ts"
import { definitionRoutes, href, routes, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "./visit.tsx"
import { Table } from "../parts/table.tsx"

/** The first page of the workspace: every municipality and what waits in it. */
export async function desk(visit: StaffVisit): Promise<string> {
  const { staff, language, words, site, today } = visit
  const all = [...site.all.values()]
  return staffPage(
    visit,
    { title: staff.workspace },
    <>
      <h1>{staff.workspace}</h1>
      <p class="lead">{staff.lead}</p>
      <h2>{staff.municipalities}</h2>
      {all.length === 0 && <p>{staff.none}</p>}
      {all.length > 0 && (
        <Table label={staff.municipalities} heads={[staff.name, staff.inForce, staff.errors, staff.warnings, staff.notes]}>
          {all.map(({ model, number, publishedAt }) => {
            const municipality = model.municipality.id
            const findings = checkModel(model, today)
            return (
              <tr key={municipality}>
                <th scope="row">
                  <a href={href(staffRoutes.municipality, { municipality })}>{plain(model.municipality.name, language)}</a>
                </th>
                <td>{words.revisionLine(number, sayDay(dayAt(publishedAt ?? new Date(0)), language))}</td>
                {severities.map((severity) => (
                  <td key={severity}>
                    <a href={`${href(staffRoutes.findings, { municipality })}?severity=${severity}`}>{countOf(findings, severity)}</a>
                  </td>
                ))}
              </tr>
            )
          })}
        </Table>
      )}
      <h2>{staff.newMunicipality}</h2>
      <form method="get" action={staffRoutes.desk} class="filters">
        <div>
          <label for="municipality">{staff.municipalityId}</label>
          <input type="text" id="municipality" name="municipality" pattern="[a-z][a-z0-9\-]*" required aria-describedby="municipality-hint" />
          <p class="hint" id="municipality-hint">
            {staff.municipalityIdHint}
          </p>
        </div>
        <button type="submit" class="second">
          {staff.read}
        </button>
      </form>
    </>,
  )
}

const countOf = (findings: readonly Finding[], severity: Severity): number => findings.filter((found) => found.severity === severity).length

/** One municipality: its revisions, and the ways to go on. */
export async function municipalityDesk(visit: StaffVisit): Promise<string> {
  const { staff, words, language, site, database, parts, today } = visit
  const municipality = parts.municipality ?? ""
  const current = site.find(municipality)
  const revisions = await listRevisions(database, municipality, 50)
  const keeps = await keepsDescription(database, visit.actor, municipality, visit.now)
  const name = current ? plain(current.model.municipality.name, language) : municipality
  return staffPage(
    visit,
    { title: name, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: name }] },
    <>
      <h1>{name}</h1>
      <p>
        {keeps && (
          <a class="button" href={href(staffRoutes.read, { municipality })}>
            {staff.read}
          </a>
        )}{" "}
        {current && (
          <>
            <a class="button second" href={href(staffRoutes.findings, { municipality })}>
              {staff.findings} ({checkModel(current.model, today).length})
            </a>{" "}
            {keeps && (
              <a class="button second" href={href(definitionRoutes.definitions, { municipality })}>
                {definitionWords[language].definitions}
              </a>
            )}{" "}
            <a href={href(routes.front, { language, municipality })}>{staff.publicPage}</a>
          </>
        )}
      </p>
      {!keeps && <p class="hint">{staff.notKeeper}</p>}
      <h2>{staff.revisions}</h2>
      {revisions.length === 0 ? <p>{words.nothingHere}</p> : <RevisionTable revisions={revisions} visit={visit} />}
    </>,
  )
}

function RevisionTable({ revisions, visit: { staff, words, language, parts } }: { revisions: readonly RevisionHead[]; visit: StaffVisit }) {
  return (
    <Table label={staff.revisions} heads={[words.revision, words.state, staff.who, staff.when, staff.note]}>
      {revisions.map(({ number, state, createdBy, createdAt, note }) => (
        <tr key={number}>
          <th scope="row">
            <a href={href(staffRoutes.revision, { municipality: parts.municipality ?? "", number })}>{number}</a>
          </th>
          <td>{staff.state[state]}</td>
          <td>{createdBy}</td>
          <td>{sayDay(dayAt(createdAt), language)}</td>
          <td>{note}</td>
        </tr>
      ))}
    </Table>
  )
}

/** The findings of the description in force, as a work list by pool. */
export async function workList(visit: StaffVisit): Promise<string> {
  const { staff, words, language, path, query, today, parts } = visit
  const { model } = visit.current()
  const municipality = parts.municipality ?? ""
  const severity = query.get("severity") ?? ""
  const code = query.get("code") ?? ""
  const all = checkModel(model, today)
  const found = all.filter((finding) => (severity === "" || finding.severity === severity) && (code === "" || finding.code === code))
  const name = plain(model.municipality.name, language)
  return staffPage(
    visit,
    { title: `${staff.findings}: ${name}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: name, to: href(staffRoutes.municipality, { municipality }) }, { label: staff.findings }] },
    <>
      <h1>
        {staff.findings}: {name}
      </h1>
      <p class="lead">{staff.findingsLead}</p>
      <Filters language={language} path={path} active={severity !== "" || code !== ""}>
        <Filter name="severity" label={words.state} all={words.all} value={severity} options={severities.map((one) => [one, `${words.severity[one]} (${countOf(all, one)})`])} />
        <Filter name="code" label={words.finding} all={words.all} value={code} options={[...new Set(all.map((finding) => finding.code))].sort().map((one) => [one, one])} />
      </Filters>
      {found.length === 0 && <p>{staff.findingsNone}</p>}
      {groupByPool(model, found, words.all).map(({ title, findings }) => (
        <section key={title}>
          <h2>
            {title} ({findings.length})
          </h2>
          <FindingsTable findings={findings} model={model} language={language} />
        </section>
      ))}
    </>,
  )

  /** Pools in the order of the model, then the rest. */
  function groupByPool(of: Model, findings: readonly Finding[], rest: string): { title: string; findings: Finding[] }[] {
    const { poolsOfRegister, poolsOfSystem } = lookup(of)
    const poolOf = ({ subject }: Finding): string => {
      if (subject?.kind === "pool") return subject.id
      if (subject?.kind === "register") return poolsOfRegister.get(subject.id)?.[0]?.id ?? ""
      if (subject?.kind === "system") return poolsOfSystem.get(subject.id)?.[0]?.id ?? ""
      return ""
    }
    const groups = [...of.pools.map(({ id, name: text }) => ({ id, title: plain(text, language) })), { id: "", title: `${plain(of.municipality.name, language)}: ${rest.toLowerCase()}` }]
    return groups
      .map(({ id, title }) => ({ title, findings: findings.filter((finding) => poolOf(finding) === id) }))
      .filter((group) => group.findings.length > 0)
  }
}
