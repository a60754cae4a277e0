import { listOnWeb, type RecordOnWeb } from "../../acts/registers/on-web.ts"
import { lookup } from "../../derive/lookup.ts"
import type { Language } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { Model } from "../../model/model.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { plain } from "../../model/text.ts"
import { NotFound } from "../../acts/refusals.ts"
import { placeIn, placeOf } from "../cases/place.ts"
import { asCsv } from "../pages/machine.tsx"
import { page } from "../parts/page.tsx"
import { Table } from "../parts/table.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"

const fi = { title: (record: string) => `${record}: julkiset tiedot`, lead: (law: string) => `Mitä rekisterissä on julkista, uusin ensin. Verkossa lain nojalla: ${law}.`, none: "Julkisia tietoja ei ole.", stage: "Vaihe", unit: "Yksikkö", older: "Vanhemmat", newest: "Uusimpiin", table: (most: number) => `Taulukkona (CSV, enintään ${most} uusinta)`, data: "Rajapinnasta (JSON)" }
type PublicWords = typeof fi

const publicRecordWords: Readonly<Record<Language, PublicWords>> = {
  fi,
  sv: { title: (record) => `${record}: offentliga uppgifter`, lead: (law) => `Vad som är offentligt i registret, det nyaste först. På webben med stöd av lag: ${law}.`, none: "Det finns inga offentliga uppgifter.", stage: "Skede", unit: "Enhet", older: "Äldre", newest: "Till de nyaste", table: (most) => `Som tabell (CSV, högst ${most} nyaste)`, data: "Ur gränssnittet (JSON)" },
  en: { title: (record) => `${record}: public data`, lead: (law) => `What is public in the register, newest first. On the web by law: ${law}.`, none: "There is no public data.", stage: "Stage", unit: "Unit", older: "Older", newest: "To the newest", table: (most) => `As a table (CSV, the ${most} newest at the most)`, data: "Over the API (JSON)" },
}

const pageOf = 25
const tableMost = 5000

/** The definition in force whose records are on the web; nothing is told of others, not even that they are there. */
export function onWebOf({ definitions }: { readonly definitions: readonly RegisterDefinition[] }, type: string | undefined): RegisterDefinition & { readonly onWeb: NonNullable<RegisterDefinition["onWeb"]> } {
  const found = definitions.find((one) => one.type === type)
  if (!found || found.onWeb === null) throw new NotFound("There is no such page.")
  return { ...found, onWeb: found.onWeb }
}

/** Heads and cells of a table of public records. */
function shown({ fields, stages }: RegisterDefinition, model: Model, language: Language) {
  const open = fields.filter((field) => field.public)
  const words = publicRecordWords[language]
  const { unit: units } = lookup(model)
  const unitOf = (id: string): string => {
    const named = units.get(id)
    return named ? plain(named.name, language) : id
  }
  return {
    heads: [...open.map(({ label }) => label[language]), words.stage, words.unit],
    cells: ({ values, stage, unit }: RecordOnWeb): string[] => [...open.map((field) => (values[field.name] === undefined ? "" : kindOf(field.kind).show(values[field.name], language, field))), stages.find(({ code }) => code === stage)?.label[language] ?? stage, unitOf(unit)],
  }
}

/** The public records of a running register, for anyone; kept in no cache, since a record may be restricted at any time. */
export async function publicRecords(visit: Visit): Promise<Answer> {
  const { language, path, parts, query, database, now } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const words = publicRecordWords[language]
  const definition = onWebOf(model, parts.type)
  const at = { language, municipality: municipality.id }
  const after = placeIn(query.get("after"))
  const found = await listOnWeb(database, municipality.id, definition, now, pageOf + 1, after !== null && "openedAt" in after ? after : null)
  const records = found.slice(0, pageOf)
  const last = found.length > pageOf ? records.at(-1) : undefined
  const { heads, cells } = shown(definition, model, language)
  const its = lookup(model).register.get(definition.register)
  const title = words.title(definition.record[language])
  return html(
    page(
      {
        language, path, municipality, title,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: visit.words.registers, to: href(routes.registers, at) }, ...(its ? [{ label: plain(its.name, language), to: href(routes.register, { ...at, id: its.id }) }] : []), { label: title }],
      },
      <>
        <h1>{title}</h1>
        <p class="lead">{definition.purpose[language]}</p>
        <p>{words.lead(definition.onWeb.law)}</p>
        {records.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Table label={title} heads={heads}>
            {records.map((record) => {
              const [first, ...rest] = cells(record)
              return (
                <tr key={record.id}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, place) => <td key={heads[place + 1]}>{cell}</td>)}
                </tr>
              )
            })}
          </Table>
        )}
        <p class="no-print">
          {after !== null && <a href={path}>{words.newest}</a>} {last && <a href={`${path}?after=${placeOf("all", { ...last, nextOn: null })}`}>{words.older}</a>}
        </p>
        <p class="no-print">
          {visit.words.openData}: <a href={href(routes.publicRecordsTable, { ...at, type: definition.type })}>{words.table(tableMost)}</a>, <a href={`/api/v1/municipalities/${municipality.id}/public-records/${definition.type}`}>{words.data}</a>
        </p>
      </>,
    ),
    { keep: false },
  )
}

/** The same as a table. */
export async function publicRecordsTable(visit: Visit): Promise<Answer> {
  const { language, parts, database, now } = visit
  const { model } = revisionOf(visit)
  const definition = onWebOf(model, parts.type)
  const { heads, cells } = shown(definition, model, language)
  const records = await listOnWeb(database, model.municipality.id, definition, now, tableMost)
  return { ...asCsv({ heads, rows: records.map(cells) }), keep: false, headers: { "content-disposition": `attachment; filename="${definition.type}.csv"` } }
}
