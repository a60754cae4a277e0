import type { PlanReport } from "../../acts/registers/plan.ts"
import type { RegisterPlan } from "../../derive/registers/plan.ts"
import type { Language } from "../../lib/words.ts"
import { messages } from "../messages.ts"
import { Table } from "../parts/table.tsx"
import { definitionWords } from "./words.ts"

/** What a change of definitions would do: to each type of record, to its records, and what keeps it from being published. */
export function ChangePlan({ report, language }: { readonly report: PlanReport; readonly language: Language }) {
  const words = definitionWords[language]
  if (report.registers.length === 0) return null
  return (
    <section aria-labelledby="plan" class="diff">
      <h2 id="plan">{words.plan}</h2>
      <p>{words.planLead}</p>
      {report.registers.map((one) => (
        <Effect key={one.type} plan={one} report={report} language={language} />
      ))}
    </section>
  )
}

function Effect({ plan, report, language }: { readonly plan: RegisterPlan; readonly report: PlanReport; readonly language: Language }) {
  const words = definitionWords[language]
  const { type, record, from, to, lines, noticeIsStale } = plan
  const carried = report.carried.get(type)
  const lacks = [...new Set((carried?.stay ?? []).flatMap((one) => one.lacks))].join(", ")
  const title = `${record[language]}: ${from === null ? words.planNew(to ?? 1) : to === null ? words.planGone : words.planVersions(from, to)}`
  return (
    <div class="sheet">
      <h3 id={`plan-${type}`}>{title}</h3>
      {report.faults.filter((fault) => fault.type === type).map(({ message }) => (
        <p key={message.en} class="notice warn">
          {message[language]}
        </p>
      ))}
      {lines.length > 0 && (
        <Table labelledBy={`plan-${type}`} heads={[words.planPart, words.planWhat, messages[language].state, messages[language].before, messages[language].after]}>
          {lines.map(({ part, kind, name, field, before, after }, at) => (
            <tr key={at}>
              <td>{words.planParts[part]}</td>
              <th scope="row">
                {name[language]}
                {field !== null && <span class="quiet"> {field}</span>}
              </th>
              <td>{messages[language][kind]}</td>
              <td>{before !== null && <del>{before}</del>}</td>
              <td>{after !== null && <ins>{after}</ins>}</td>
            </tr>
          ))}
        </Table>
      )}
      {noticeIsStale && <p class="notice warn">{words.planNotice}</p>}
      <ul>
        {(report.records.get(type) ?? []).map(({ version, records }) => (
          <li key={version}>{words.planRecords(records, version)}</li>
        ))}
        {carried && <li>{words.would(carried.moved)}</li>}
        {carried && carried.stay.length > 0 && (
          <li>
            {words.stays(carried.stay.length)} {lacks}
          </li>
        )}
        {carried?.lost.map(({ field, records }) => <li key={field}>{words.loses(field, records)}</li>)}
        {carried?.more && <li>{words.planMore}</li>}
      </ul>
    </div>
  )
}
