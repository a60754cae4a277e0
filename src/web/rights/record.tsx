import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { type Seer, whoSees } from "../../acts/access/sees.ts"
import { getRecord } from "../../acts/records/get.ts"
import { askToReveal } from "../../acts/records/reveal.ts"
import type { SeenRecord } from "../../acts/records/seen.ts"
import { type FileRead, fileReads } from "../../acts/trail/file-reads.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { Hetu, ProtectedAddress, type Right } from "../../model/kinds/masked.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { unitName } from "../people/unit-name.ts"
import { href, rightsRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { type Around, aroundOf, changeConnections, ConnectionsSection } from "./connections.tsx"
import { connectionWords } from "./connection-words.ts"
import { fieldName } from "./field-names.ts"
import { whyOf } from "./records.tsx"
import { isOfRegister } from "../../acts/registers/definitions.ts"
import { deskOf, registerName } from "./visit.ts"
import { rightsWords } from "./words.ts"

/** One record as the reader may see it. Without a purpose where one is needed, the search asks for it. */
export async function record(visit: StaffVisit, right: Right | null = null, problems: readonly Problem[] = [], typed: FormData | null = null): Promise<Posted> {
  const { query, parts } = visit
  const desk = deskOf(visit)
  const found = await getRecord(desk, parts.id ?? "", whyOf(query.get("purpose")))
  if (found instanceof PurposeNeeded) return { to: `${rightsRoutes.records}?purpose=` }
  const seers = query.has("who") ? await whoSees(desk, found.id) : null
  const around = await aroundOf(desk, found)
  const reads = query.has("reads") && around.leads ? await fileReads(desk, found.root) : null
  // What a running register holds is shown by its own page, which knows what hangs on a consent.
  const shown = (await isOfRegister(desk, found.id)) ? { ...found, body: {} } : found
  return { page: recordPage(visit, shown, { seers, reads, right, around, problems, typed }) }
}

interface Shown {
  readonly seers: readonly Seer[] | null
  readonly reads: readonly FileRead[] | null
  readonly right: Right | null
  readonly around: Around
  readonly problems: readonly Problem[]
  readonly typed: FormData | null
}

function recordPage(visit: StaffVisit, found: SeenRecord, { seers, reads, right, around, problems, typed }: Shown): string {
  const { language, staff, query } = visit
  const words = rightsWords[language]
  const purpose = query.get("purpose") ?? ""
  const at = href(rightsRoutes.record, { id: found.id })
  return staffPage(
    { ...visit, path: at },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${found.title}` : found.title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.records, to: rightsRoutes.records }, { label: found.title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{found.title}</h1>
      <dl class="facts">
        <Fact term={words.register}>{registerName(visit, found.register)}</Fact>
        <Fact term={words.unit}>{unitName(visit, found.unit)}</Fact>
        <Fact term={words.secrecy}>{words.secrecies[found.secrecy]}</Fact>
        <Fact term={words.because}>{words.grounds[found.because]}</Fact>
        <Fact term={visit.words.updated}>{sayDay(dayAt(found.changedAt), language)}</Fact>
        {Object.entries(found.body).map(([name, value]) => (
          <Fact key={name} term={fieldName(name, language)}>
            {typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value)}
          </Fact>
        ))}
        {Object.entries(found.fields).map(([name, value]) => (
          <Fact key={name} term={fieldName(name, language)}>
            <Guarded value={value} visit={visit} id={found.id} right={right} />
          </Fact>
        ))}
      </dl>
      <ConnectionsSection visit={visit} record={found} around={around} problems={problems} typed={typed} />
      <h2 id="who">{words.whoSees}</h2>
      {seers ? (
        <ul>
          {seers.map(({ person, name, because }) => (
            <li key={person}>
              {name} <span class="quiet">({words.grounds[because]})</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a class="button second" href={`${at}?purpose=${encodeURIComponent(purpose)}&who=1#who`}>
            {words.askWho}
          </a>
        </p>
      )}
      {around.leads && <Reads reads={reads} visit={visit} at={at} purpose={purpose} />}
    </>,
  )
}

/** Who has taken the files of the case's or folder's records: shown when it is asked, since asking is noted. */
function Reads({ reads, visit: { language }, at, purpose }: { reads: readonly FileRead[] | null; visit: StaffVisit; at: string; purpose: string }) {
  const words = connectionWords[language]
  return (
    <>
      <h2 id="reads">{words.reads}</h2>
      {reads === null ? (
        <p>
          <a class="button second" href={`${at}?purpose=${encodeURIComponent(purpose)}&reads=1#reads`}>
            {words.askReads}
          </a>
        </p>
      ) : reads.length === 0 ? (
        <p>{words.noReads}</p>
      ) : (
        <Table labelledBy="reads" heads={[words.when, words.person, words.what, words.why]}>
          {reads.map(({ at: when, name, record: of, purpose: why }) => (
            <tr key={`${when.toISOString()} ${of} ${name}`}>
              <td>{sayTime(when, language)}</td>
              <td>{name}</td>
              <td>
                <a href={`${href(rightsRoutes.record, { id: of })}?purpose=${encodeURIComponent(purpose)}`}>{of.slice(0, 8)}</a>
              </td>
              <td>{why === null ? "" : ((rightsWords[language].purposes as Readonly<Record<string, string>>)[why] ?? why)}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}

/** A code or a protected address is a mask until one with the right asks for it, and that is noted. */
function Guarded({ value, visit, id, right }: { value: string | Hetu | ProtectedAddress; visit: StaffVisit; id: string; right: Right | null }) {
  const words = rightsWords[visit.language]
  if (typeof value === "string") return <>{value}</>
  const secret = value instanceof Hetu ? "code" : "address"
  if (right?.secret === secret) return <strong>{value.reveal(right)}</strong>
  return (
    <form method="post" action={href(rightsRoutes.reveal, { id })}>
      {String(value)} <input type="hidden" name="purpose" value={visit.query.get("purpose") ?? ""} />
      <button type="submit" class="second" name="secret" value={secret}>
        {words.reveal}
      </button>{" "}
      <span class="quiet">{words.revealNote}</span>
    </form>
  )
}

/** Shows a masked value to one with the right to it; to anyone else it is as if the record were not there. */
export async function reveal(visit: StaffVisit, form: FormData): Promise<Posted> {
  const purpose = typedIn(form, "purpose")
  const asking = { ...visit, query: new URLSearchParams({ purpose }) }
  const right = await askToReveal(deskOf(asking), visit.parts.id ?? "", typedIn(form, "secret") === "address" ? "address" : "code", whyOf(purpose))
  return record(asking, right instanceof PurposeNeeded ? null : right)
}

/** Makes or unmakes a connection of the record's case; one who gave the case up by it comes back to the records. */
export async function connect(visit: StaffVisit, form: FormData): Promise<Posted> {
  const purpose = typedIn(form, "purpose")
  const asking = { ...visit, query: new URLSearchParams({ purpose }) }
  const id = visit.parts.id ?? ""
  const found = await getRecord(deskOf(asking), id, whyOf(purpose))
  if (found instanceof PurposeNeeded) return { to: `${rightsRoutes.records}?purpose=` }
  const came = await changeConnections(asking, found, form)
  if (came === "left") return { to: `${rightsRoutes.records}?purpose=${encodeURIComponent(purpose)}` }
  if (came === "done") return { to: `${href(rightsRoutes.record, { id })}?purpose=${encodeURIComponent(purpose)}#connections` }
  const answer = await record(asking, null, came, form)
  return "page" in answer ? { ...answer, status: 409 } : answer
}
