import { PurposeNeeded } from "../../acts/access/purpose.ts"
import { NotFound } from "../../acts/refusals.ts"
import { toldByRecord } from "../../acts/registers/decide.ts"
import { getRegisterRecord, type SeenRegisterRecord } from "../../acts/registers/get.ts"
import { getLetter, type RegisterLetter, letterFile, letterHeadingMost, makeLetter } from "../../acts/registers/letters.ts"
import { Unfilled } from "../../acts/registers/save.ts"
import { lettersOpen, letterTexts } from "../../derive/registers/texts.ts"
import { sayTime } from "../../lib/day.ts"
import { isLanguage, type Language, languages } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { Area } from "../cases/area.tsx"
import { Line } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { whyOf } from "../rights/records.tsx"
import { deskOf, unitName } from "../rights/visit.ts"
import { href, registerRoutes, staffRoutes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { Chosen } from "./its-decision.tsx"
import { purposeOf, withPurpose } from "./list.tsx"
import { textWords } from "./text-words.ts"
import { registerWords } from "./words.ts"

interface Shown {
  readonly seen: SeenRegisterRecord
  readonly visit: StaffVisit
  readonly purpose: string
}

/** The letters of a record: what have been made, to be taken out again, and what may be made of it where it stands. */
export function Letters({ seen: { record, definition, stage, values, mayChange, asOf }, letters, names, visit, purpose }: Shown & { readonly letters: readonly RegisterLetter[]; readonly names: ReadonlyMap<string, string> }) {
  if (asOf !== null || (letters.length === 0 && definition.letters.length === 0)) return null
  const { language, today } = visit
  const words = textWords[language]
  const may = mayChange ? lettersOpen(definition, stage, values, today) : []
  const ready = may.filter(({ lacks }) => lacks === null)
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{words.letters}</h2>
      {letters.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {letters.map(({ id, heading, at, actor, language: its }) => (
            <li key={id}>
              <a href={withPurpose(href(registerRoutes.letter, { id: record.id, letter: id }), purpose)} lang={its}>
                {heading} (PDF)
              </a>{" "}
              <span class="quiet">
                {sayTime(at, language)}, {names.get(actor) ?? actor}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may.flatMap(({ code, label, lacks }) => (lacks === null ? [] : [<p key={code} class="quiet">{words.cannotNow(label[language], lacks[language])}</p>]))}
      {ready.length > 0 && (
        <form method="get" action={href(registerRoutes.letters, { id: record.id })}>
          <input type="hidden" name="purpose" value={purpose} />
          <div class="pair">
            <Chosen of="letters" name="letter" label={words.letter} value="" options={ready.map(({ code, label }) => [code, label[language]])} />
            <Chosen of="letters" name="language" label={words.language} value={languageFor(values)} options={languages.map((one) => [one, words.languages[one]])} />
          </div>
          <button type="submit" class="second">
            {words.choose}
          </button>
        </form>
      )}
    </section>
  )
}

/** The language in which a letter is first offered: the one that the record says the person is served in, else Finnish. */
const languageFor = ({ language }: SeenRegisterRecord["values"]): Language => (typeof language === "string" && isLanguage(language) ? language : "fi")

/** A letter as it would be, to be read, mended and made. */
export async function newLetter(visit: StaffVisit, problems: readonly Problem[] = [], form: FormData | null = null): Promise<string> {
  const { language, staff, query, parts, today } = visit
  const [words, register] = [textWords[language], registerWords[language]]
  const purpose = purposeOf(visit)
  const desk = deskOf(visit)
  const seen = await getRegisterRecord(desk, parts.id ?? "", whyOf(purpose))
  if (seen instanceof PurposeNeeded) throw new NotFound("There is no such letter.")
  const { record, definition, stage, values } = seen
  const code = form ? typedIn(form, "letter") : query.get("letter")
  // What has been typed is shown again, also where the record has gone on meanwhile.
  const letter = seen.mayChange ? (form ? definition.letters : lettersOpen(definition, stage, values, today)).find((one) => one.code === code) : undefined
  if (!letter) throw new NotFound("There is no such letter, or it is not made in this stage.")
  const asked = form ? typedIn(form, "language") : query.get("language")
  const its = isLanguage(asked) ? asked : languageFor(values)
  const unit = unitName({ site: visit.site, session: visit.session, language: its }, record.unit)
  const texts = form ? { heading: typedIn(form, "heading"), body: typedIn(form, "body") } : letterTexts(letter, toldByRecord(seen, { unit, official: visit.actor.name }, visit.now), its)
  const path = href(registerRoutes.letters, { id: record.id })
  const at = withPurpose(href(registerRoutes.record, { id: record.id }), purpose)
  return staffPage(
    { ...visit, path },
    {
      title: problems.length > 0 ? `${visit.words.errorPrefix}: ${letter.label[language]}` : letter.label[language],
      crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: register.registers, to: registerRoutes.registers }, { label: definition.record[language], to: withPurpose(href(registerRoutes.list, { type: definition.type }), purpose) }, { label: record.title, to: at }, { label: letter.label[language] }],
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{letter.label[language]}</h1>
      <p class="lead">{record.title}</p>
      <p>{words.makeLead}</p>
      <form method="post" action={withPurpose(path, purpose)}>
        <input type="hidden" name="letter" value={letter.code} />
        <input type="hidden" name="language" value={its} />
        <Line name="heading" label={words.heading} problems={problems} value={texts.heading.slice(0, letterHeadingMost)} size={60} />
        <Area name="body" label={`${words.body} (${words.languages[its]})`} hint={words.bodyHint} problems={problems} value={texts.body} rows={18} lang={its} />
        <button type="submit">{words.make}</button>
      </form>
    </>,
  )
}

/** Makes a letter of what was finished, or shows what to mend. */
export async function postLetter(visit: StaffVisit, form: FormData): Promise<Posted> {
  const { language, parts } = visit
  const words = textWords[language]
  const id = parts.id ?? ""
  const asked = typedIn(form, "language")
  const again = (problems: readonly Problem[]) => newLetter(visit, problems, form)
  let wrong: readonly Problem[] = []
  const posted = await attempt(
    visit,
    (work) => makeLetter(work, deskOf(visit).municipality, id, { code: typedIn(form, "letter"), language: isLanguage(asked) ? asked : "fi", heading: typedIn(form, "heading"), body: typedIn(form, "body") }),
    (answer) => {
      if (answer instanceof Unfilled) wrong = answer.problems.map(({ field, message }) => ({ field: field === "letter" ? "heading" : field, message: message[language] }))
      return `${withPurpose(href(registerRoutes.record, { id }), purposeOf(visit), { done: "letter" })}#letters`
    },
    { field: "body", conflict: words.conflict, refused: registerWords[language].notYours, code: registerWords[language].code },
    again,
  )
  return wrong.length > 0 ? { page: await again(wrong) } : posted
}

/** A letter as a file to be saved. */
export async function letterAnswer(site: StaffVisit["site"], municipality: string, letter: RegisterLetter): Promise<Response> {
  const name = site.find(municipality)?.model.municipality.name
  const head = { municipality: name ? plain(name, letter.language) : municipality, unit: unitName({ site, session: { municipality }, language: letter.language }, letter.unit) }
  const { bytes, ...file } = await letterFile(letter, head)
  return savedFile(file, { sizeBytes: bytes.length, content: new Blob([new Uint8Array(bytes)]).stream() })
}

/** Sends a letter of a record to one who may read the record. */
export async function sendLetter(visit: StaffVisit): Promise<Response> {
  const desk = deskOf(visit)
  const letter = await getLetter(desk, visit.parts.id ?? "", visit.parts.letter ?? "", whyOf(purposeOf(visit)))
  if (letter instanceof PurposeNeeded) throw new NotFound("There is no such letter.")
  return letterAnswer(visit.site, desk.municipality, letter)
}
