import { byItself } from "../../acts/registers/by-itself.ts"
import type { Change, SeenRegisterRecord } from "../../acts/registers/get.ts"
import type { RegisterLetter } from "../../acts/registers/letters.ts"
import { fromClient, fromMandate } from "../../acts/registers/whose.ts"
import { sayLaw } from "../../law/say-steps.ts"
import { dayAt, sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import { calculations } from "../../model/registers/calculations.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { Table } from "../parts/table.tsx"
import { href, registerRoutes } from "../routes.ts"
import type { StaffVisit } from "../staff/visit.tsx"
import type { Around } from "./exchange.tsx"
import { exchangeWords } from "./exchange-words.ts"
import { textWords } from "./text-words.ts"
import { registerWords } from "./words.ts"

/** What has been done with a record, by whom and when, and the way to see it as it was on a day. */
export function History({ seen, around, visit, purpose }: { readonly seen: SeenRegisterRecord; readonly around: Around; readonly visit: StaffVisit; readonly purpose: string }) {
  const { language } = visit
  const words = registerWords[language]
  const { definition } = seen
  return (
    <>
      <h2 id="history">{words.history}</h2>
      <form method="get" action={href(registerRoutes.record, { id: seen.record.id })} class="filters">
        <input type="hidden" name="purpose" value={purpose} />
        <div>
          <label for="on">{words.asOf}</label>
          <input type="date" id="on" name="on" value={seen.asOf ?? ""} max={visit.today} />
        </div>
        <button type="submit" class="second">
          {visit.words.show}
        </button>
      </form>
      <Table labelledBy="history" heads={[words.when, words.who, words.what]}>
        {historyOf(seen, around.letters).map((one) => (
          <tr key={"seq" in one ? one.seq : one.id}>
            <td>{sayTime(one.at, language)}</td>
            <td>{whoDid(one, around.names, language)}</td>
            <td>{"seq" in one ? <Told change={one} definition={definition} visit={visit} /> : textWords[language].madeBy(definition.letters.find(({ code }) => code === one.code)?.label[language] ?? one.code)}</td>
          </tr>
        ))}
      </Table>
    </>
  )
}

/** What has been done with the record, the latest first: its changes, and the letters that were made of it until the day that is shown. */
const historyOf = ({ changes, asOf }: SeenRegisterRecord, letters: readonly RegisterLetter[]): readonly (Change | RegisterLetter)[] =>
  [...changes, ...letters.filter(({ at }) => asOf === null || dayAt(at) <= asOf)].sort((a, b) => b.at.getTime() - a.at.getTime())

/** Who did something with a record: one of the staff, the service itself, or the client or one who acts for her on the own pages. */
function whoDid(one: { readonly actor: string; readonly source?: string }, names: ReadonlyMap<string, string>, language: Language): string {
  if (one.actor === byItself.id) return registerWords[language].byItself
  return names.get(one.actor) ?? (one.source === fromMandate ? exchangeWords[language].mandate : one.source === fromClient ? exchangeWords[language].client : one.actor)
}

function Told({ change, definition, visit: { language } }: { readonly change: Change; readonly definition: RegisterDefinition; readonly visit: StaffVisit }) {
  const words = registerWords[language]
  const label = (name: string) => definition.fields.find((field) => field.name === name)?.label[language] ?? name
  const show = (name: string, value: unknown) => {
    const field = definition.fields.find((one) => one.name === name)
    return value === null ? words.emptied : field ? kindOf(field.kind).show(value, language, field) : ""
  }
  const move = definition.moves.find(({ code }) => code === change.move)
  return (
    <>
      {words.kinds[change.kind]}
      {move && `: ${move.label[language]} → ${definition.stages.find(({ code }) => code === change.stage)?.label[language] ?? change.stage}`}
      {change.actor === byItself.id && `, ${words.byRule(change.version)}`}
      {change.note !== "" && <span class="written">. {change.note}</span>}
      {change.kind !== "opened" && Object.keys(change.body).length + change.guarded.length > 0 && (
        <ul>
          {Object.entries(change.body).map(([name, value]) => (
            <li key={name}>
              {label(name)}: {show(name, value)}
            </li>
          ))}
          {change.guarded.map((name) => (
            <li key={`guarded-${name}`}>
              {label(name)}: {words.hidden}
            </li>
          ))}
        </ul>
      )}
      {Object.entries(change.reckonedBy).map(([name, version]) => (
        <span key={name} class="quiet">
          {" "}
          {words.by} {name} ({sayVersion(name, version, language)})
        </span>
      ))}
    </>
  )
}

/** The version of a calculation by which a record was reckoned: its first day and section, and a warning where its figures are not from the statute as it stands. */
function sayVersion(name: string, version: string, language: Language): string {
  const its = calculations[name]?.versions?.find(({ from, law }) => `${from} ${law}` === version)
  return its ? `${its.from} ${sayLaw(its, language)}` : version
}
