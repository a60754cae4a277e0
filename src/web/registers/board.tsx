import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { boardOf, type Card } from "../../acts/registers/board.ts"
import { dayAt, sayDay } from "../../lib/day.ts"
import { Filter, Filters } from "../parts/filters.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { type StaffVisit, staffPage } from "../staff/visit.tsx"
import { definitionFor, narrowingOf, PurposeForm, purposeOf, withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

const cardsMost = 20

/** The records of a type as a board: a column for each stage, the newest first. */
export async function registerBoard(visit: StaffVisit): Promise<string> {
  const { language, staff, today, query } = visit
  const words = registerWords[language]
  const definition = await definitionFor(visit)
  const { type } = definition
  const path = href(registerRoutes.board, { type })
  const list = href(registerRoutes.list, { type })
  const purpose = purposeOf(visit)
  const desk = deskOf(visit)
  const narrowing = { ...narrowingOf(visit, definition), stage: undefined }
  const found = purpose === "" ? null : await boardOf(desk, type, narrowing, whyOf(purpose), cardsMost)
  const records = found === null || found instanceof PurposeNeeded ? [] : found.cards
  const units = visit.site.find(desk.municipality)?.model.units.map(({ id }) => id) ?? []
  const card = ({ id, title, dueOn, openedAt, changes, moves }: Card) => (
    <li key={id}>
      <a href={withPurpose(href(registerRoutes.record, { id }), purpose)}>{title}</a>
      <span class="quiet"> {sayDay(dayAt(openedAt), language)}</span>
      {dueOn && <span> {dueOn < today ? <strong>{`${words.due} ${sayDay(dueOn, language)} (${words.late})`}</strong> : `${words.due} ${sayDay(dueOn, language)}`}</span>}
      {moves.length > 0 && (
        <details>
          <summary>
            {words.takeOn}
            <span class="visually-hidden">: {title}</span>
          </summary>
          <form method="post" action={withPurpose(href(registerRoutes.move, { id }), purpose)}>
            <input type="hidden" name="as-seen" value={changes} />
            <input type="hidden" name="board" value={type} />
            <input type="hidden" name="board-unit" value={narrowing.unit ?? ""} />
            {moves.map(({ move: { code, label }, isReady }) =>
              isReady ? (
                <button key={code} type="submit" class="second" name="move" value={code} aria-label={`${label[language]}: ${title}`}>
                  {label[language]}
                </button>
              ) : (
                <a key={code} class="button second" href={`${withPurpose(href(registerRoutes.record, { id }), purpose, { move: code })}#moves`} aria-label={`${label[language]}: ${title}`}>
                  {label[language]}{"\u00a0…"}
                </a>
              ),
            )}
          </form>
        </details>
      )}
    </li>
  )
  return staffPage(
    { ...visit, path },
    { title: `${definition.record[language]}: ${words.boardName}`, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.registers, to: registerRoutes.registers }, { label: definition.record[language], to: withPurpose(list, purpose) }, { label: words.boardName }] },
    <>
      <h1>{`${definition.record[language]}: ${words.boardName.toLowerCase()}`}</h1>
      {query.get("done") === "moved" && <p class="notice" role="status">{words.saved}</p>}
      {purpose === "" ? (
        <PurposeForm visit={visit} path={path} />
      ) : (
        <>
          <p class="lead">{words.boardLead(cardsMost)}</p>
          <Filters language={language} path={path} active={narrowing.unit !== undefined}>
            <input type="hidden" name="purpose" value={purpose} />
            <Filter name="unit" label={words.unit} all={words.all} value={narrowing.unit ?? null} options={units.map((unit) => [unit, unitName(visit, unit)] as const)} />
          </Filters>
          <div class="stages">
            {definition.stages.map(({ code, label }) => {
              const its = records.filter(({ stage }) => stage === code)
              return (
                <section key={code} aria-labelledby={`stage-${code}`} class="sheet">
                  <h2 id={`stage-${code}`}>{label[language]}</h2>
                  {its.length === 0 ? <p class="quiet">{words.listNone}</p> : <ul>{its.map(card)}</ul>}
                  {its.length === cardsMost && (
                    <p>
                      <a href={withPurpose(list, purpose, { stage: code, ...(narrowing.unit ? { unit: narrowing.unit } : {}) })} aria-label={`${words.allOf}: ${label[language]}`}>
                        {words.allOf}
                      </a>
                    </p>
                  )}
                </section>
              )
            })}
          </div>
        </>
      )}
    </>,
  )
}
