import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { Conflict, NotFound, Stale } from "../../acts/refusals.ts"
import { batchMost, type BatchPreview, makeBatch, moveBack, NothingWaits, previewBatch, tellsMasked } from "../../acts/registers/batches.ts"
import { CannotUndo, getBatch, listBatches, takeBatch, undoBatch } from "../../acts/registers/kept-batches.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { inWork } from "../../acts/work.ts"
import { fieldOf } from "../../derive/registers/fill-in.ts"
import { sayTime } from "../../lib/day.ts"
import { fieldsGiven, sumOf } from "../../model/registers/outputs.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Table } from "../parts/table.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf } from "../rights/visit.ts"
import { href, registerRoutes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { definitionFor, PurposeForm, purposeOf, withPurpose } from "./list.tsx"
import { outputWords } from "./output-words.ts"
import { crumbsTo, EarlierBatches, sayCents } from "./outputs.tsx"

const lackingShown = 100

/** What a batch would be: its count and sum, what it does and to whom it goes, and what keeps the others from it. */
export async function batchPage(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language } = visit
  const definition = await definitionFor(visit)
  const { type } = definition
  const code = visit.parts.code ?? ""
  const declared = definition.batches.find((one) => one.code === code)
  if (!declared) throw new NotFound("There is no such batch.")
  const path = href(registerRoutes.batch, { type, code })
  const purpose = purposeOf(visit)
  const found = purpose === "" ? null : await previewBatch(deskOf(visit), type, code, whyOf(purpose))
  const made = purpose === "" ? [] : await listBatches(deskOf(visit), type, code)
  const label = declared.label[language]
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${label}` : label, crumbs: crumbsTo(visit, definition, label) },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{label}</h1>
      {found === null || found instanceof PurposeNeeded ? (
        <PurposeForm visit={visit} path={path} />
      ) : (
        <>
          <Preview visit={visit} preview={found} path={path} />
          <EarlierBatches visit={visit} definition={definition} made={made} />
        </>
      )}
    </>,
  )
}

function Preview({ visit, preview, path }: { readonly visit: StaffVisit; readonly preview: BatchPreview; readonly path: string }) {
  const { language } = visit
  const words = outputWords[language]
  const purpose = purposeOf(visit)
  const { definition, batch, move, count, cents, lacking, more } = preview
  const stageOf = (code: string) => definition.stages.find((stage) => stage.code === code)?.label[language] ?? code
  const recipient = definition.recipients.find((one) => one.code !== null && one.code === batch.recipient)
  const back = moveBack(preview)
  const sum = sayCents(cents, language)
  return (
    <>
      <dl class="facts">
        <Fact term={words.count}>{count}</Fact>
        {sum !== null && <Fact term={words.sum}>{sum}</Fact>}
        <Fact term={words.move}>{`${move.label[language]}: ${stageOf(batch.stage)} → ${stageOf(move.to)}`}</Fact>
        {recipient && <Fact term={words.recipient}>{`${recipient.name[language]} (${recipient.basis}). ${words.disclosed}`}</Fact>}
        {recipient && <Fact term={words.given}>{fieldsGiven(batch).map((name) => fieldOf(definition, name).label[language]).join(", ")}</Fact>}
      </dl>
      {batch.payment !== null && <p>{words.toBank}</p>}
      {tellsMasked(preview) && <p>{words.codes}</p>}
      {more && <p class="notice">{words.most(batchMost)}</p>}
      <form method="post" action={withPurpose(path, purpose)} id="make">
        {count === 0 ? (
          <p role="status">{`${words.nothingWaits.charAt(0).toUpperCase()}${words.nothingWaits.slice(1)}.`}</p>
        ) : (
          <>
            <p>{back === null ? <strong>{words.cannotUndo}</strong> : words.canUndo(back.label[language])}</p>
            <input type="hidden" name="count" value={count} />
            <input type="hidden" name="cents" value={cents ?? ""} />
            <button type="submit">{words.make(count, sum)}</button>
          </>
        )}
      </form>
      {lacking.length > 0 && (
        <section aria-labelledby="lacking">
          <h2 id="lacking">{words.lacking(lacking.length)}</h2>
          <Table labelledBy="lacking" heads={[words.record, words.lacks]}>
            {lacking.slice(0, lackingShown).map(({ id, title, lacks }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={withPurpose(href(registerRoutes.record, { id }), purpose)}>{title}</a>
                </th>
                <td>{lacks.map((one) => one[language]).join(" ")}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  )
}

/** Makes the batch that was shown, and shows it as it was kept. */
export async function postBatch(visit: StaffVisit, { codeKey }: CodeKeys, form: FormData): Promise<Posted> {
  const { language } = visit
  const words = outputWords[language]
  const { type } = await definitionFor(visit)
  const { database, actor, now, municipality } = deskOf(visit)
  const cents = typedIn(form, "cents")
  const seen = { count: Number(typedIn(form, "count")), cents: cents === "" ? null : Number(cents) }
  try {
    const id = await inWork(database, actor, now, (work) => makeBatch(work, municipality, type, visit.parts.code ?? "", { language, seen }, codeKey))
    return { to: withPurpose(href(registerRoutes.keptBatch, { id }), purposeOf(visit), { done: "made" }) }
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    const message = fault instanceof NothingWaits ? words.nothingLeft : fault instanceof Stale ? words.changed : words.mayNot
    return { page: await batchPage(visit, [{ field: "make", message }]), status: 409 }
  }
}

/** A batch that was made: who, when, how much, its records, and its file to take. */
export async function keptBatchPage(visit: StaffVisit, problems: readonly Problem[] = []): Promise<string> {
  const { language, query } = visit
  const words = outputWords[language]
  const id = visit.parts.id ?? ""
  const path = href(registerRoutes.keptBatch, { id })
  const purpose = purposeOf(visit)
  const kept = await getBatch(deskOf(visit), id, whyOf(purpose))
  if (kept instanceof PurposeNeeded) return staffPage({ ...visit, path }, { title: words.title, crumbs: [{ label: words.title }] }, <><h1>{words.title}</h1><PurposeForm visit={visit} path={path} /></>)
  const { declared, madeAt, madeBy, madeByName, count, cents, undoneAt, left, rows } = kept
  const { definition, batch, move } = declared
  const label = `${batch.label[language]}, ${sayTime(madeAt, language)}`
  const back = moveBack(declared)
  const done = query.get("done")
  return staffPage(
    { ...visit, path },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${label}` : label, crumbs: crumbsTo(visit, definition, label) },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{label}</h1>
      {undoneAt !== null ? <p class="notice" role="status">{words.undoneDone}</p> : done === "made" && <p class="notice" role="status">{words.made}</p>}
      <dl class="facts">
        <Fact term={words.count}>{count}</Fact>
        {sumOf(batch) !== null && <Fact term={words.sum}>{sayCents(cents, language)}</Fact>}
        <Fact term={words.move}>{move.label[language]}</Fact>
        <Fact term={words.who}>{madeByName ?? madeBy}</Fact>
        {left < count && <Fact term={words.state}>{`${words.gone(count - left)}. ${words.goneHint}`}</Fact>}
      </dl>
      {undoneAt === null && (
        <>
          <p>
            <a class="button" href={withPurpose(path, purpose, { file: "1" })}>
              {words.take}
            </a>
          </p>
          <p class="quiet">{words.takeLead}</p>
          {batch.payment !== null && <p>{words.toBank}</p>}
          {tellsMasked(declared) && <p>{words.codes}</p>}
          {back !== null && left > 0 && (
            <form method="post" action={withPurpose(path, purpose)} id="undo">
              <p>{words.undoLead(back.label[language])}</p>
              <button type="submit" class="second">
                {words.undo}
              </button>
            </form>
          )}
        </>
      )}
      <details>
        <summary>{`${words.records} (${left})`}</summary>
        <Table label={words.records} heads={[words.number, words.record]}>
          {rows.map(({ position, record, title }) => (
            <tr key={record}>
              <td>{position}</td>
              <th scope="row">
                <a href={withPurpose(href(registerRoutes.record, { id: record }), purpose)}>{title}</a>
              </th>
            </tr>
          ))}
        </Table>
      </details>
    </>,
  )
}

/** The file of a batch, to be saved; null where the purpose was not stated. */
export async function batchFile(visit: StaffVisit): Promise<Response | null> {
  const file = await takeBatch(deskOf(visit), visit.parts.id ?? "", whyOf(purposeOf(visit)))
  if (file instanceof PurposeNeeded) return null
  const content = new Blob([file.text])
  return savedFile(file, { sizeBytes: content.size, content: content.stream() })
}

/** Undoes a batch. */
export async function postUndoing(visit: StaffVisit, { codeKey }: CodeKeys): Promise<Posted> {
  const { database, actor, now, municipality } = deskOf(visit)
  const id = visit.parts.id ?? ""
  try {
    await inWork(database, actor, now, (work) => undoBatch(work, municipality, id, codeKey))
    return { to: withPurpose(href(registerRoutes.keptBatch, { id }), purposeOf(visit)) }
  } catch (fault) {
    if (!(fault instanceof CannotUndo)) throw fault
    return { page: await keptBatchPage(visit, [{ field: "undo", message: outputWords[visit.language].cannotUndoNow }]), status: 409 }
  }
}
