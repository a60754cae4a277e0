import { randomUUID } from "node:crypto"
import { readWithin } from "../../acts/access/border.ts"
import { FileRefused, noteRefusedFile } from "../../acts/cases/files.ts"
import { receive, takesMatters } from "../../acts/intake/receive.ts"
import { Conflict } from "../../acts/refusals.ts"
import { draftOf, dropDraft, saveDraft, type Typed } from "../../acts/requests/drafts.ts"
import { tariffOn, type TariffInForce } from "../../acts/requests/tariff.ts"
import { isEnough } from "../../acts/sign-in/level.ts"
import { inWork } from "../../acts/work.ts"
import { isAboutAsker } from "../../derive/requests/search-plan.ts"
import { holdsIdentityCode } from "../../law/identity-code.ts"
import { givingWays } from "../../law/request-fees.ts"
import { isRequestKind, requestClock, type RequestKind, requestKinds } from "../../law/requests.ts"
import { isMandateKind, mandateKinds } from "../../law/mandates.ts"
import { sayDay, sayTime } from "../../lib/day.ts"
import { capital, type Language } from "../../lib/words.ts"
import type { InformationPool } from "../../model/pool.ts"
import { searchKeys, type SearchKeyName } from "../../model/search-key.ts"
import { plain } from "../../model/text.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { caseWords } from "../cases/words.ts"
import { crumbsOf, filesIn, filesLimitBytes, filesMost, keepSent, type Means, receiptPage } from "../intake/matter-form.tsx"
import { intakeWords } from "../intake/words.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { HowToAsk } from "../parts/how-to-ask.tsx"
import { page } from "../parts/page.tsx"
import { href, routes, signInRoutes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { euros } from "./queue.tsx"
import type { Asker } from "./public-routes.ts"
import { requestWords } from "./words.ts"

/** Kinds in the order of the form: what anyone may ask, then one's own rights. */
const shownKinds: readonly RequestKind[] = ["document", "party", "own-document", "research", "own-data", "log", "rectification", "erasure", "restriction", "objection", "portability", "human-review", "decision-error", "complaint", "advice"]

/** Keys of a pool that an asker may be asked for: none that is an identity code. */
const keysOf = (pool: InformationPool | undefined): SearchKeyName[] => [...new Set((pool?.searchKeys.items ?? []).map(({ key }) => key))].filter((key) => key !== "hetu" && key !== "other")

/** True for a pool whose data is of people, so that the asker tells what it is for (621/1999 13 § 2 mom.). */
const holdsPeople = (pool: InformationPool | undefined): boolean => pool !== undefined && (pool.registers.length > 0 || pool.searchKeys.items.some(({ key }) => searchKeys[key].of === "person"))

const poolIn = (visit: Visit, id: string): InformationPool | undefined => revisionOf(visit).model.pools.find((pool) => pool.id === id)

/** The form by which anyone asks for information, and a person for what is hers (621/1999 13 §, GDPR 12). It works without script and tells its price and time beforehand. */
export async function askForm(visit: Visit, asker: Asker | null, filled: FormData = new FormData(), problems: readonly Problem[] = []): Promise<Answer> {
  const { language, path, now, today, database, query } = visit
  const draft = asker === null ? null : await draftOf(database, revisionOf(visit).model.municipality.id, asker.actor, now)
  const typed = draft && !filled.has("sent") && query.size === 0 ? formOf(draft.typed) : filled
  const all = requestWords[language]
  const words = all.form
  const { model } = revisionOf(visit)
  const { municipality } = model
  const { takes, tariff } = await readWithin(database, municipality.id, async (queries) => ({ takes: await takesMatters(queries, municipality.id), tariff: await tariffOn(queries, municipality.id, today) }))
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const pool = poolIn(visit, value("pool", query.get("pool") ?? ""))
  const matter = query.get("case") ?? ""
  const asked = typed.has("sent") ? typed.getAll("kind") : [isRequestKind(query.get("kind") ?? "") ? (query.get("kind") as string) : "document"]
  const line = (name: string, label: string, more: { hint?: string; usual?: string; size?: number } = {}) => <Line name={name} label={label} problems={problems} value={value(name, more.usual)} {...(more.hint ? { hint: more.hint } : {})} size={more.size} />
  const dueOn = requestClock("document", today, { extended: false })?.workTo ?? today
  const signIn = `${href(signInRoutes.resident, { language })}?${new URLSearchParams({ return: `${path}${pool ? `?pool=${pool.id}` : ""}`, level: "substantial" })}`
  const kinds = (heading: string, these: readonly RequestKind[]) => (
    <>
      <p>
        <strong>{heading}</strong>
      </p>
      {these.map((kind) => (
        <label key={kind} class="check">
          <input type="checkbox" name="kind" value={kind} checked={asked.includes(kind)} /> {capital(all.kinds[kind])}
        </label>
      ))}
    </>
  )
  const body = page({ language, path, municipality, title: problems.length > 0 ? `${visit.words.errorPrefix}: ${words.title}` : words.title, crumbs: crumbsOf(visit, words.title) }, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{words.title}</h1>
    <p class="lead">{words.lead}</p>
    {!takes ? (
      <>
        <p class="notice">{intakeWords[language].noRegister}</p>
        <HowToAsk model={model} language={language} now={now} brief />
      </>
    ) : (
      <form method="post" action={path} enctype="multipart/form-data" noValidate>
        <input type="hidden" name="key" value={value("key", randomUUID())} />
        <input type="hidden" name="sent" value="1" />
        {draft && <p class="notice">{words.draftKept(sayTime(draft.savedAt, language))} {typed === filled && !filled.has("sent") && <a href={path}>{words.draftOpen}</a>}</p>}
        <div class="notice good">
          <p>{words.whenAnswered(sayDay(dueOn, language))}</p>
        </div>
        <fieldset id="what" class={problems.some(({ field }) => field === "what") ? "wrong" : undefined}>
          <legend>{words.what}</legend>
          <p class="hint">{words.whatHint}</p>
          {problems.filter(({ field }) => field === "what").map(({ message }) => <p key={message} class="message">{message}</p>)}
          {kinds(words.anyHead, shownKinds.filter((kind) => !isAboutAsker(kind)))}
          {kinds(words.ownHead, shownKinds.filter(isAboutAsker))}
          <p class="quiet">{asker === null ? <>{words.signIn} <a href={signIn}>{all.asker.signIn}</a></> : words.signedIn}</p>
        </fieldset>
        <Choice name="pool" label={words.pool} hint={words.poolHint} problems={problems} value={pool?.id ?? ""} options={[["", words.poolAny], ...model.pools.map(({ id, name }) => [id, plain(name, language)] as const)]} />
        <button type="submit" class="second" name="act" value="keys">
          {words.showKeys}
        </button>
        {keysOf(pool).length > 0 && (
          <fieldset>
            <legend>{words.keys}</legend>
            <p class="hint">{words.keysHint}</p>
            {keysOf(pool).map((key) => (
              <Line key={key} name={`key-${key}`} label={capital(searchKeys[key].label[language])} problems={problems} value={value(`key-${key}`)} size={30} />
            ))}
          </fieldset>
        )}
        <Area name="asked" label={words.asked} hint={words.askedHint} problems={problems} value={value("asked", matter === "" ? "" : `${caseWords[language].number}: ${matter}`)} rows={6} />
        <Area name="purpose" label={words.purpose} hint={words.purposeHint} problems={problems} value={value("purpose")} rows={2} most={purposeMost} />
        <Choice name="giving" label={words.giving} problems={problems} value={value("giving", "e-delivery")} options={optionsOf(givingWays, all.givings)} />
        {line("name", words.name, { hint: words.nameHint, usual: asker?.actor.name ?? "", size: 30 })}
        {line("contact", words.contact, { hint: words.contactHint, size: 40 })}
        {line("behalf", words.behalf, { hint: words.behalfHint, size: 40 })}
        <Choice name="mandate" label={words.mandate} problems={problems} value={value("mandate")} options={[["", "–"], ...mandateKinds.map((kind) => [kind, all.mandates[kind]] as const)]} />
        <Field name="files" label={words.files} hint={intakeWords[language].filesHint} problems={problems}>
          {(attributes) => <input type="file" multiple {...attributes} />}
        </Field>
        <h2>{words.price}</h2>
        <p>{sayPrices(tariff, language)}</p>
        <button type="submit" name="act" value="send">
          {words.send}
        </button>{" "}
        {asker !== null && (
          <button type="submit" class="second" name="act" value="draft">
            {words.saveDraft}
          </button>
        )}{" "}
        {draft && (
          <button type="submit" class="second" name="act" value="drop">
            {words.dropDraft}
          </button>
        )}
        <p class="hint">{asker === null ? words.noDraft : words.draftHint}</p>
      </form>
    )}
    <p>
      <a href={href(routes.pools, { language, municipality: municipality.id })}>{words.help}</a> <a href={href(routes.myMatter, { language, municipality: municipality.id })}>{intakeWords[language].myMatter}</a>
    </p>
  </>)
  return html(body, { keep: false, status: problems.length > 0 ? 422 : 200 })
}

/** What a draft is made of: everything typed but the form's own key and files. */
/** How many signs of what it is for are kept; its box takes no more. */
const purposeMost = 2000
const draftFields = ["kind", "pool", "asked", "purpose", "giving", "name", "contact", "behalf", "mandate"]
const typedOf = (form: FormData): Typed =>
  Object.fromEntries([...new Set(form.keys())].filter((name) => draftFields.includes(name) || /^key-\w{1,40}$/.test(name)).map((name) => [name, form.getAll(name).filter((one): one is string => typeof one === "string").map((one) => one.slice(0, 4000)).slice(0, 40)]))

function formOf(typed: Typed): FormData {
  const form = new FormData()
  form.set("sent", "1")
  for (const [name, values] of Object.entries(typed)) for (const value of values) form.append(name, value)
  return form
}

/** Keeps or drops the draft of one who has signed in, and shows the form with it. */
async function keepDraft(visit: Visit, asker: Asker, form: FormData): Promise<Answer> {
  const { database, now } = visit
  const keeps = typedIn(form, "act") === "draft"
  const { id } = revisionOf(visit).model.municipality
  const typed = typedOf(form)
  const coded = Object.entries(typed).filter(([, values]) => values.some(holdsIdentityCode)).map(([field]) => ({ field, message: requestWords[visit.language].needed.code ?? "" }))
  if (keeps && coded.length > 0) return askForm(visit, asker, form, coded)
  await inWork(database, asker.actor, now, (work) => (keeps ? saveDraft(work, id, typed) : dropDraft(work, id)))
  return askForm(visit, asker, keeps ? form : new FormData())
}

/** What giving costs, in a sentence (621/1999 34 §). */
export const sayPrices = (tariff: TariffInForce | null, language: Language): string => {
  const words = requestWords[language].form
  return tariff === null ? words.priceNone : words.prices(euros(tariff.pageCents, language), euros(tariff.searchHourCents, language), tariff.basis)
}

/** Takes the request in and shows its receipt, or what to mend; what was typed stays. */
export async function sendRequest(visit: Visit, { files, codeKey }: Means, asker: Asker | null, form: FormData): Promise<Answer> {
  const { language, now, database } = visit
  if (typedIn(form, "act") === "keys") return askForm(visit, asker, form)
  if (asker !== null && ["draft", "drop"].includes(typedIn(form, "act"))) return keepDraft(visit, asker, form)
  const problems = problemsOf(visit, asker, form)
  if (problems.length > 0) return askForm(visit, asker, form, problems)
  const all = requestWords[language]
  const { municipality } = revisionOf(visit).model
  const text = (name: string) => typedIn(form, name).trim()
  const kinds = requestKinds.filter((kind) => form.getAll("kind").includes(kind))
  const pool = poolIn(visit, text("pool"))
  const keys = Object.fromEntries(keysOf(pool).map((key) => [key, text(`key-${key}`).slice(0, 300)] as const).filter(([, value]) => value !== ""))
  const mandate = mandateKinds.find((kind) => kind === text("mandate"))
  const behalf = mandate ? { kind: mandate, whom: text("behalf").slice(0, 300) } : null
  const poolName = pool && plain(pool.name, language)
  const body = [text("asked"), ...(poolName ? [`${all.form.pool}: ${poolName}`] : []), ...Object.entries(keys).map(([key, value]) => `${searchKeys[key as SearchKeyName].label[language]}: ${value}`), ...(text("purpose") ? [`${all.form.purpose}: ${text("purpose")}`] : []), `${all.form.giving}: ${all.givings[givingWays.find((one) => one === text("giving")) ?? "e-delivery"]}`, ...(behalf ? [`${all.form.behalf}: ${behalf.whom} (${all.mandates[behalf.kind]})`] : [])].join("\n")
  const subject = `${capital(kinds.map((kind) => all.kinds[kind]).join(", "))}${poolName ? `: ${poolName}` : ""}`.slice(0, 300)
  const sender = text("name") || all.office.fromAsker
  const actor = asker?.actor ?? { id: "anonymous", name: "" }
  const kept = await keepSent(files, { subject, sender, contact: text("contact") || null, body }, filesIn(form)).catch((fault: unknown) => (fault instanceof FileRefused ? fault : Promise.reject(fault)))
  if (kept instanceof FileRefused) {
    await noteRefusedFile({ database, municipality: municipality.id, actor, now }, kept)
    return askForm(visit, asker, form, [{ field: "files", message: caseWords[language].fileRefused[kept.code] ?? "" }])
  }
  try {
    const received = await inWork(database, actor, now, (work) =>
      receive(work, municipality.id, {
        subject, body, sender, contact: text("contact") || null, source: "form", key: text("key"), way: "form", arrivedAt: now, language, person: asker?.actor.id ?? null, files: kept, unit: null, topic: null,
        asks: { kinds, pools: pool ? [pool.id] : [], keys, purpose: text("purpose").slice(0, purposeMost) || null, giving: givingWays.find((one) => one === text("giving")) ?? "e-delivery", behalf },
      }, codeKey).then(async (matter) => (asker === null ? matter : dropDraft(work, municipality.id).then(() => matter))))
    return receiptPage(visit, received.receipt)
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    form.set("key", randomUUID())
    return askForm(visit, asker, form, [{ field: "asked", message: all.needed.key ?? "" }])
  }
}

function problemsOf(visit: Visit, asker: Asker | null, form: FormData): Problem[] {
  const { needed } = requestWords[visit.language]
  const text = (name: string) => typedIn(form, name).trim()
  const kinds = form.getAll("kind").filter((kind): kind is RequestKind => typeof kind === "string" && isRequestKind(kind))
  const pool = poolIn(visit, text("pool"))
  const files = filesIn(form)
  const surely = asker !== null && isEnough(asker.level, "substantial")
  const wrong: readonly (readonly [string, boolean, string])[] = [
    ["what", kinds.length === 0, "what"],
    ["what", kinds.some(isAboutAsker) && !surely, "signIn"],
    ["asked", text("asked") === "" || text("asked").length > 4000, "asked"],
    ["purpose", kinds.some((kind) => kind === "document" || kind === "research") && holdsPeople(pool) && text("purpose") === "", "purpose"],
    ["name", text("name").length > 300, "name"],
    ["contact", text("contact").length > 300, "contact"],
    ["behalf", (text("behalf") === "") !== (text("mandate") === "") || text("behalf").length > 300 || (text("mandate") !== "" && !isMandateKind(text("mandate"))), "behalf"],
    ["files", files.length > filesMost || files.reduce((sum, { size }) => sum + size, 0) > filesLimitBytes, "files"],
    ["asked", !/^[0-9a-f-]{36}$/.test(text("key")), "key"],
    ...["asked", "purpose", "name", "contact", "behalf", ...keysOf(pool).map((key) => `key-${key}`)].map((field) => [field, holdsIdentityCode(text(field)), "code"] as const),
  ]
  const found = wrong.filter(([, is]) => is).map(([field, , code]) => ({ field, message: needed[code] ?? "" }))
  return found.filter(({ field }, at) => found.findIndex((one) => one.field === field) === at)
}
