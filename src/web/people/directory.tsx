import { readWithin } from "../../acts/access/border.ts"
import { unhandled } from "../../acts/access/orphan-rights.ts"
import { administers } from "../../acts/people/keeps-directory.ts"
import { searchStaff, type StaffMember, unitsInUse } from "../../acts/people/people.ts"
import { leftOpen, type LeftWork } from "../../acts/people/employment.ts"
import { namesOf } from "../../acts/people/names.ts"
import { typedIn } from "../parts/form.tsx"
import { href, peopleRoutes, rightsRoutes, staffRoutes } from "../routes.ts"
import { deskOf, registerName } from "../rights/visit.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { unitName } from "./unit-name.ts"
import { type PeopleWords, peopleWords } from "./words.ts"
import { Table } from "../parts/table.tsx"

const pageSize = 50

/** What was asked for. A name is posted and never part of an address; a unit and a place in the list may be. */
interface Asked {
  readonly words: string
  readonly unit: string
  readonly after: string
}

/** Those in service, by name; with a unit, those in it. */
export const people = (visit: StaffVisit): Promise<string> => listPage(visit, { words: "", unit: visit.query.get("unit") ?? "", after: visit.query.get("after") ?? "" })

/** Those in service whose names hold the words. */
export async function findPeople(visit: StaffVisit, form: FormData): Promise<Posted> {
  const [words, unit, after] = [typedIn(form, "words").trim().slice(0, 100), typedIn(form, "unit"), typedIn(form, "after")]
  if (words === "") return { to: unit === "" ? peopleRoutes.people : `${peopleRoutes.people}?${new URLSearchParams({ unit })}` }
  return { page: await listPage({ ...visit, query: new URLSearchParams() }, { words, unit, after }), status: 200 }
}

async function listPage(visit: StaffVisit, asked: Asked): Promise<string> {
  const { language, staff, now } = visit
  const words = peopleWords[language]
  const { database, municipality, actor } = deskOf(visit)
  const { found, units, keeps, left } = await readWithin(database, municipality, async (queries) => ({
    found: await searchStaff(queries, municipality, now, { ...asked, limit: pageSize + 1 }),
    units: await unitsInUse(queries, municipality, now),
    keeps: await administers(queries, municipality, actor, now),
    left: await leftOpen(queries, municipality, actor.id, now),
  }))
  const shown = found.slice(0, pageSize)
  const last = found.length > pageSize ? shown.at(-1) : undefined
  return staffPage(
    { ...visit, path: peopleRoutes.people },
    { title: words.people, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.people }] },
    <>
      <h1>{words.people}</h1>
      <p class="lead">{words.peopleLead}</p>
      <ul>
        <li>
          <a href={href(peopleRoutes.person, { person: actor.id })}>{words.ownPage}</a>
        </li>
        {left.length > 0 && (
          <li>
            <a href={peopleRoutes.leftWork}>
              {words.leftWork} ({left.length})
            </a>
          </li>
        )}
        {keeps && (
          <>
            <li>
              <a href={peopleRoutes.file}>{words.file}</a>
            </li>
            <li>
              <a href={peopleRoutes.clients}>{words.clients}</a>
            </li>
            <li>
              <a href={peopleRoutes.breaks}>{visit.words.breaks}</a>
            </li>
          </>
        )}
      </ul>
      <form method="post" action={peopleRoutes.people} class="filters">
        <div>
          <label for="words">{words.words}</label>
          <input type="search" id="words" name="words" value={asked.words} maxLength={100} autocomplete="off" />
        </div>
        <div>
          <label for="unit">{words.unit}</label>
          <select id="unit" name="unit">
            <option value="">{words.allUnits}</option>
            {units.map((unit) => (
              <option key={unit} value={unit} selected={unit === asked.unit}>
                {unitName(visit, unit)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{words.find}</button>
      </form>
      {shown.length === 0 ? <p>{words.none}</p> : <StaffTable people={shown} visit={visit} />}
      {last && <Next asked={{ ...asked, after: last.id }} words={words} />}
    </>,
  )
}

function StaffTable({ people: shown, visit }: { people: readonly StaffMember[]; visit: StaffVisit }) {
  const words = peopleWords[visit.language]
  return (
    <Table label={words.people} heads={[words.name, words.title, words.unit]}>
      {shown.map(({ id, givenNames, familyName, title, unit }) => (
        <tr key={id}>
          <th scope="row">
            <a href={href(peopleRoutes.person, { person: id })}>
              {familyName} {givenNames}
            </a>
          </th>
          <td>{title}</td>
          <td>{unitName(visit, unit)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** The way to the next page: a link, or where a name was searched a form, so that it does not come to stand in an address. */
function Next({ asked: { words: typed, unit, after }, words }: { asked: Asked; words: PeopleWords }) {
  if (typed === "")
    return (
      <p>
        <a href={`${peopleRoutes.people}?${new URLSearchParams({ ...(unit === "" ? {} : { unit }), after })}`}>{words.next}</a>
      </p>
    )
  return (
    <form method="post" action={peopleRoutes.people}>
      {Object.entries({ words: typed, unit, after }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="second">
        {words.next}
      </button>
    </form>
  )
}

/** Work that those have left open who are gone, for the one they worked under. */
export async function leftWork(visit: StaffVisit): Promise<string> {
  const { language, staff, now } = visit
  const words = peopleWords[language]
  const { database, municipality, actor } = deskOf(visit)
  const { left, nobodys, names } = await readWithin(database, municipality, async (queries) => {
    const work = await leftOpen(queries, municipality, actor.id, now)
    const rest = (await administers(queries, municipality, actor, now)) ? (await unhandled(queries, municipality, now)).filter(({ supervised }) => !supervised) : []
    return { left: work, nobodys: rest, names: await namesOf(queries, municipality, [...work.map(({ person }) => person), ...rest.map(({ last }) => last)]) }
  })
  return staffPage(
    { ...visit, path: peopleRoutes.leftWork },
    { title: words.leftWork, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.people, to: peopleRoutes.people }, { label: words.leftWork }] },
    <>
      <h1>{words.leftWork}</h1>
      <p class="lead">{words.leftWorkLead}</p>
      {left.length === 0 && nobodys.length === 0 && <p>{words.leftNothing}</p>}
      {[...new Set(left.map(({ person }) => person))].map((person) => (
        <section key={person} aria-labelledby={`left-${person}`}>
          <h2 id={`left-${person}`}>
            <a href={href(peopleRoutes.person, { person })}>{names.get(person) ?? person}</a>
          </h2>
          <ul>
            {left.filter((one) => one.person === person).map((one) => (
              <li key={`${one.kind} ${one.id}`}>
                {words.work[one.kind]} <WorkLink work={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {nobodys.length > 0 && (
        <section aria-labelledby="nobodys">
          <h2 id="nobodys">{words.nobodys}</h2>
          <p>{words.nobodysLead}</p>
          <Table labelledBy="nobodys" heads={[words.work.case, words.register, words.unit, words.lastHandler]}>
            {nobodys.map(({ root, register, unit, last }) => (
              <tr key={root}>
                <th scope="row">{root}</th>
                <td>{registerName(visit, register)}</td>
                <td>{unitName(visit, unit)}</td>
                <td>
                  <a href={href(peopleRoutes.person, { person: last })}>{names.get(last) ?? last}</a>
                </td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>,
  )
}

/** A case or a task opens its case; what has no page of its own leads to the person who left it. */
function WorkLink({ work: { id, record, person } }: { work: LeftWork }) {
  return <a href={record ? `${href(rightsRoutes.record, { id: record })}?purpose=supervision` : href(peopleRoutes.person, { person })}>{id}</a>
}
