import { createHash } from "node:crypto"
import { hidingGrounds, personalData } from "../../acts/redaction/grounds.ts"
import { alsoElsewhere, type PublicPicture } from "../../acts/redaction/marks.ts"
import { paragraphsOf } from "../../acts/redaction/rebuild.ts"
import { addPublicVersion, lookAtPicture, makePublic, type Opened, openForRedaction, pagesInTheWay, picturesMost, type Redacted, titleTells } from "../../acts/redaction/redact.ts"
import { type Box, leftOutKinds, type Source, Unreadable } from "../../acts/redaction/source.ts"
import { suggestionsIn } from "../../acts/redaction/suggest.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { pngOf } from "../../lib/png.ts"
import type { Means } from "../cases/new.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { why } from "../cases/queue.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { deskOf } from "../rights/visit.ts"
import { caseRoutes, href, staffRoutes } from "../routes.ts"
import { paintedPicture } from "../saved-file.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { choicesIn, rowsOf } from "./form.ts"
import { type RedactionWords, redactionWords } from "./words.ts"

const addressOf = ({ parts }: StaffVisit): { id: string; document: string } => ({ id: parts.id ?? "", document: parts.document ?? "" })

/** The document's file opened, or the page that says why it cannot be. */
async function opened(visit: StaffVisit, { files }: Means): Promise<Opened | { readonly page: string }> {
  const { id, document } = addressOf(visit)
  try {
    return await openForRedaction(deskOf(visit), files, id, document, why)
  } catch (fault) {
    if (fault instanceof Unreadable) return { page: unreadable(visit, fault.words[visit.language]) }
    throw fault
  }
}

const shell = (visit: StaffVisit, title: string, content: Parameters<typeof staffPage>[2]): string => {
  const words = caseWords[visit.language]
  const { id } = addressOf(visit)
  return staffPage(
    { ...visit, path: href(caseRoutes.redaction, addressOf(visit)) },
    { title, crumbs: [{ label: visit.staff.workspace, to: staffRoutes.desk }, { label: words.cases, to: caseRoutes.queue }, { label: words.document, to: href(caseRoutes.case, { id }) }, { label: title }] },
    content,
  )
}

function unreadable(visit: StaffVisit, message: string): string {
  const words = redactionWords[visit.language]
  return shell(visit, words.cannotTitle, <>
    <h1>{words.cannotTitle}</h1>
    <p class="notice">{message}</p>
    <p>
      <a href={href(caseRoutes.case, { id: addressOf(visit).id })}>{words.toCase}</a>
    </p>
  </>)
}

/** The form on which a clerk chooses what is hidden. */
export async function redactionPage(visit: StaffVisit, means: Means): Promise<string> {
  const its = await opened(visit, means)
  return "page" in its ? its.page : formPage(visit, its, new FormData(), [])
}

function formPage(visit: StaffVisit, its: Opened, typed: FormData, problems: readonly Problem[]): string {
  const { language } = visit
  const words = redactionWords[language]
  const { source } = its
  const grounds = hidingGrounds(visit.today, language)
  const title = `${words.of}: ${its.publicTitle}`
  const value = (name: string, usual = "") => (typed.has(name) ? typedIn(typed, name) : usual)
  const line = (name: string, label: string, usual = "") => <Line name={name} label={label} problems={problems} value={value(name, usual)} />
  const groundOf = (name: string, label: string = words.ground) => <Choice name={name} label={label} problems={problems} value={value(name, personalData)} options={grounds} />
  const rows = Array.from({ length: rowsOf(typed) }, (_, at) => at + 1)
  return shell(visit, problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, <>
    <ErrorSummary problems={problems} language={language} />
    <h1>{title}</h1>
    <p class="lead">{words.lead}</p>
    <LeftOutList source={source} words={words} />
    <form method="post" action={href(caseRoutes.redaction, addressOf(visit))} class="redaction">
      <input type="hidden" name="rows" value={rows.length} />
      <h2 id="choices">{words.lines}</h2>
      <p>{words.linesLead}</p>
      <LineList source={source} typed={typed} words={words} />
      {groundOf("lineGround", words.groundOfLines)}
      <h2>{words.suggestions}</h2>
      <Suggestions its={its} typed={typed} words={words}>{groundOf("suggestedGround", words.groundOfSuggestions)}</Suggestions>
      <h2>{words.words}</h2>
      <p>{words.wordsLead}</p>
      {rows.map((at) => (
        <div key={at} class="pair">
          {line(`words-${at}`, words.wordsField(at))}
          {groundOf(`wordsGround-${at}`)}
        </div>
      ))}
      <h2>{words.rows}</h2>
      <p>{words.rowsLead}</p>
      {rows.map((at) => (
        <div key={at} class="pair">
          {line(`rows-${at}`, words.rowsField(at))}
          {groundOf(`rowsGround-${at}`)}
        </div>
      ))}
      {source.pages.length > 0 && <>
        <h2>{words.pages}</h2>
        <p>{words.pagesLead}</p>
        <div class="pair">
          {line("pages", words.pagesField)}
          {groundOf("pagesGround")}
        </div>
        <h2>{words.areas}</h2>
        <p>{words.areasLead}</p>
        {source.pages.slice(0, 30).map((_, at) => (
          <details key={at}>
            <summary>{words.picture(at + 1)}</summary>
            <PagePicture source={source} page={at + 1} label={words.picture(at + 1)} ruled />
          </details>
        ))}
        {rows.map((at) => (
          <div key={at} class="pair area">
            {line(`area-${at}`, words.areaPage(at))}
            {line(`left-${at}`, words.left)}
            {line(`top-${at}`, words.top)}
            {line(`width-${at}`, words.width)}
            {line(`height-${at}`, words.height)}
            {groundOf(`areaGround-${at}`)}
          </div>
        ))}
      </>}
      <Pictures visit={visit} source={source} typed={typed} words={words} />
      <Line name="publicTitle" label={words.publicTitle} hint={words.publicTitleHint} problems={problems} value={value("publicTitle", its.publicTitle)} size={50} />
      <p>
        <button type="submit" name="act" value="preview">
          {words.preview}
        </button>{" "}
        <button type="submit" name="act" value="more" class="second">
          {words.more}
        </button>
      </p>
    </form>
  </>)
}

/** The pictures of the file, each to be looked at and chosen; none comes along by itself. */
function Pictures({ visit, source, typed, words }: { visit: StaffVisit; source: Source; typed: FormData; words: RedactionWords }) {
  const chosen = new Set(typed.getAll("picture").map(String))
  const offered = source.pictures.filter(({ fault }) => fault === null)
  const refused = source.pictures.flatMap(({ number, page, fault }) => (fault === null ? [] : [{ number, page, why: words.pictureFaults[fault] }]))
  const tooMany = offered.slice(picturesMost).map(({ number, page }) => ({ number, page, why: words.pictureFaults["too-many"] }))
  if (source.pictures.length === 0) return null
  return (
    <>
      <h2 id="pictures">{words.pictures}</h2>
      <p>{words.picturesLead}</p>
      {offered.slice(0, picturesMost).map(({ number, page, box }) => (
        <div key={number} class="sheet gap">
          <label class="check">
            <input type="checkbox" name="picture" value={number} checked={chosen.has(String(number))} /> {words.pictureTake(number, page)}
          </label>
          <img class="shown-file" loading="lazy" width={onScreen(box)} src={href(caseRoutes.redactionPicture, { ...addressOf(visit), picture: number })} alt={words.pictureNamed(number, page)} />
        </div>
      ))}
      {[...refused, ...tooMany].length > 0 && (
        <ul>
          {[...refused, ...tooMany].map(({ number, page, why }) => (
            <li key={number}>
              {words.pictureNamed(number, page)}: {why}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A picture of the file painted anew, with areas of its page blacked out that the address names in points. */
export async function redactionPicture(visit: StaffVisit, means: Means): Promise<Response> {
  const its = await opened(visit, means)
  const hidden = (visit.query.get("hide") ?? "").split(";").flatMap((area) => {
    const [left = Number.NaN, top = Number.NaN, right = Number.NaN, bottom = Number.NaN] = area.split(",").map(Number)
    return [left, top, right, bottom].every(Number.isFinite) ? [{ left, top, right, bottom }] : []
  })
  const pixels = "page" in its ? null : await lookAtPicture(its, Number(visit.parts.picture), hidden.slice(0, 100))
  if (!pixels) throw new NotFound("There is no such picture.")
  return paintedPicture(pngOf(pixels))
}

/** As wide as on paper. */
const onScreen = ({ left, right }: Box): number => Math.round(((right - left) * 96) / 72)

const hideIn = ({ hidden }: PublicPicture): string => (hidden.length === 0 ? "" : `?hide=${hidden.map(({ left, top, right, bottom }) => [left, top, right, bottom].map((points) => points.toFixed(2)).join(",")).join(";")}`)

function LeftOutList({ source, words }: { source: Source; words: RedactionWords }) {
  const told = leftOutKinds.filter((kind) => source.leftOut[kind] > 0)
  return (
    <>
      {source.unreadPages.length > 0 && <p class="notice">{words.unread(source.unreadPages.join(", "))}</p>}
      {told.length > 0 && (
        <div class="notice">
          <p>{words.leftOutTitle}:</p>
          <ul>
            {told.map((kind) => (
              <li key={kind}>{words.leftOut[kind](source.leftOut[kind])}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="quiet">{words.alwaysOut}</p>
    </>
  )
}

function LineList({ source, typed, words }: { source: Source; typed: FormData; words: RedactionWords }) {
  const chosen = new Set(typed.getAll("line").map(String))
  return (
    <ol class="source-lines choosable">
      {source.lines.map(({ text, page }, at) => (
        <li key={at} id={`line-${at + 1}`}>
          <input type="checkbox" id={`choose-${at + 1}`} name="line" value={at + 1} checked={chosen.has(String(at + 1))} />
          <label for={`choose-${at + 1}`}>
            <span class="number">
              <span class="visually-hidden">{words.line(at + 1)} </span>
              <span aria-hidden="true">{at + 1}</span>
              {page > 0 && source.lines[at - 1]?.page !== page && <strong> {words.page(page)}</strong>}
            </span>{" "}
            {text}
          </label>
        </li>
      ))}
    </ol>
  )
}

function Suggestions({ its, typed, words, children }: { its: Opened; typed: FormData; words: RedactionWords; children: preact.ComponentChildren }) {
  const suggestions = suggestionsIn(its.source, its.people)
  const chosen = new Set(typed.getAll("suggested").map(String))
  if (suggestions.length === 0) return <p>{words.noSuggestions}</p>
  return (
    <>
      <p>{words.suggestionsLead}</p>
      {suggestions.map(({ kind, words: said, lines }) => (
        <label key={said} class="check">
          <input type="checkbox" name="suggested" value={said} checked={chosen.has(said)} /> {said}{" "}
          <span class="quiet">
            ({words.kinds[kind]}, {words.onLines(lines.join(", "))})
          </span>
        </label>
      ))}
      {children}
    </>
  )
}

/** A page with its text in its places; ruled with a line at each centimetre where measures are taken from it. */
export function PagePicture({ source, page, label, ruled = false }: { source: Source; page: number; label: string; ruled?: boolean }) {
  const { width = 0, height = 0 } = source.pages[page - 1] ?? {}
  const mm = (points: number) => Math.round((points * 25.4 * 10) / 72) / 10
  const steps = (length: number) => Array.from({ length: Math.floor(mm(length) / 10) + 1 }, (_, at) => at * 10)
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <svg class="page-picture" viewBox={`-8 -8 ${mm(width) + 10} ${mm(height) + 10}`} width={mm(width) * 4} role="img" aria-label={label}>
        <rect x="0" y="0" width={mm(width)} height={mm(height)} class="paper" />
        {ruled && steps(width).map((x) => (
          <g key={x}>
            <path d={`M${x} 0V${mm(height)}`} />
            <text x={x} y="-2" font-size="3" text-anchor="middle">{x}</text>
          </g>
        ))}
        {ruled && steps(height).map((y) => (
          <g key={y}>
            <path d={`M0 ${y}H${mm(width)}`} />
            <text x="-1" y={y + 1} font-size="3" text-anchor="end">{y}</text>
          </g>
        ))}
        {source.lines.map(({ text, page: on, boxes }, at) => {
          const places = on === page ? (boxes ?? []).filter((box) => box !== null) : []
          const [first] = places
          const last = places.at(-1)
          return first && last ? (
            <text key={at} x={mm(first.left)} y={mm(first.bottom - (first.bottom - first.top) * 0.2)} font-size={mm(first.bottom - first.top) * 0.9} textLength={Math.max(1, mm(last.right - first.left))} lengthAdjust="spacingAndGlyphs" class="written-there">
              {text}
            </text>
          ) : null
        })}
      </svg>
    </div>
  )
}

/** Goes on with a form: more rows, the preview, the way back, or the public version made. */
export async function postRedaction(visit: StaffVisit, means: Means, form: FormData): Promise<Posted> {
  const its = await opened(visit, means)
  if ("page" in its) return its
  const words = redactionWords[visit.language]
  const act = typedIn(form, "act")
  if (act === "more") form.set("rows", String(rowsOf(form) + 3))
  if (act === "more" || act === "edit") return { page: formPage(visit, its, form, []), status: 200 }
  const { choices, pictures, problems } = choicesIn(form, its, visit.today, words)
  const title = typedIn(form, "publicTitle").trim().slice(0, 300)
  if (title === "") problems.push({ field: "publicTitle", message: words.needed.title })
  if (choices.length === 0 && problems.length === 0) problems.push({ field: "choices", message: words.needed.choices })
  const inTheWay = pagesInTheWay(its, choices, pictures)
  if (inTheWay.length > 0) problems.push({ field: "pages", message: `${words.needed.unread} ${inTheWay.join(", ")}` })
  if (problems.length > 0) return { page: formPage(visit, its, form, problems) }
  const made = await makePublic(its, choices, title, visit.now, pictures).catch((fault: unknown) => (fault instanceof Conflict ? fault : Promise.reject(fault)))
  if (made instanceof Conflict) return { page: formPage(visit, its, form, [{ field: "pictures", message: words.needed.pictures }]) }
  if (titleTells(title, its.source, made.marks)) return { page: formPage(visit, its, form, [{ field: "publicTitle", message: words.needed.titleTells }]) }
  const seen = digestOf(made)
  if (act !== "confirm" || typedIn(form, "seen") !== seen) return { page: previewPage(visit, made, form, seen, act === "confirm"), status: 200 }
  const { database, municipality, actor, now } = deskOf(visit)
  try {
    await inWork(database, actor, now, (work) => addPublicVersion(work, municipality, made, means.files, means.codeKey))
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof Refused)) throw fault
    if (made.leaks.length > 0) return { page: previewPage(visit, made, form, seen, false), status: 409 }
    const message = fault instanceof Refused && fault.attempt?.because === "code-in-text" ? words.code : words.cannot
    return { page: formPage(visit, its, form, [{ field: "publicTitle", message }]), status: 409 }
  }
  return { to: href(caseRoutes.case, { id: addressOf(visit).id }) }
}

/** What was shown for confirming, so that nothing else is made. */
const digestOf = ({ text: shown }: Redacted): string => createHash("sha256").update(paragraphsOf(shown).map(({ text, picture }) => `${text}${picture ? createHash("sha256").update(picture.rgb).digest("hex") : ""}`).join("\n")).digest("hex")

function previewPage(visit: StaffVisit, made: Redacted, form: FormData, seen: string, changed: boolean): string {
  const words = redactionWords[visit.language]
  const elsewhere = alsoElsewhere(made.opened.source, made.marks)
  const title = `${words.previewTitle}: ${made.text.title}`
  return shell(visit, title, <>
    <h1>{title}</h1>
    <p class="lead">{words.previewLead}</p>
    {changed && <p class="notice" role="alert">{words.needed.changed}</p>}
    {made.leaks.length === 0 ? <p class="notice good">{words.passed(made.marks.length + made.offPages.size + made.pictures.reduce((sum, { hidden }) => sum + hidden.length, 0), made.pictures.length)}</p> : (
      <div class="errors" role="alert">
        <p>{words.failed}</p>
        <ul>
          {made.leaks.slice(0, 50).map(({ code, where }) => (
            <li key={code + where}>
              {words.leaks[code]}: <span lang="en">{where}</span>
            </li>
          ))}
        </ul>
      </div>
    )}
    {elsewhere.length > 0 && (
      <div class="notice">
        <p>{words.elsewhere}</p>
        <ul>
          {elsewhere.map(({ line, hiddenOn }) => (
            <li key={`${line} ${hiddenOn}`}>{words.elsewhereLine(line, hiddenOn)}</li>
          ))}
        </ul>
      </div>
    )}
    <div class="sheet">
      {paragraphsOf(made.text).map(({ text, mark, picture }, at) => {
        const its = picture && made.pictures.find(({ pixels }) => pixels === picture)
        return (
          <div key={at}>
            {its && <img class="shown-file" width={onScreen(its.pixels.box)} src={`${href(caseRoutes.redactionPicture, { ...addressOf(visit), picture: its.number })}${hideIn(its)}`} alt={words.pictureNamed(its.number, its.page)} />}
            <p>{mark === "heading" ? <strong>{marked(text)}</strong> : marked(text)}</p>
          </div>
        )
      })}
    </div>
    <form method="post" action={href(caseRoutes.redaction, addressOf(visit))}>
      {[...form].filter(([name, value]) => typeof value === "string" && name !== "act" && name !== "seen").map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value as string} />
      ))}
      <input type="hidden" name="seen" value={seen} />
      <p>
        {made.leaks.length === 0 && (
          <button type="submit" name="act" value="confirm">
            {words.confirm}
          </button>
        )}{" "}
        <button type="submit" name="act" value="edit" class="second">
          {words.back}
        </button>
      </p>
    </form>
  </>)
}

const marked = (text: string) => text.split(/(\[(?:salattu|dolt|hidden): [^\]]+\])/).map((piece, at) => (at % 2 === 1 ? <mark key={at}>{piece}</mark> : piece))
