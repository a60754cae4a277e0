import type { ComponentChildren } from "preact"
import { caseNumbered, likeCases } from "../../acts/cases/choices.ts"
import { documentLanguages, documentTypes } from "../../acts/cases/documents.ts"
import { getIntake, type IntakeMatter, type LikeIntake, type Reason, reasons } from "../../acts/intake/queue.ts"
import { dismissIntake, type DocumentType, joinIntake, routeIntake, takeBackIntake } from "../../acts/intake/settle.ts"
import { recognisedIn } from "../../acts/requests/recognised.ts"
import { Conflict, NotFound, Refused } from "../../acts/refusals.ts"
import { inWork } from "../../acts/work.ts"
import { coverIdentityCodes, holdsIdentityCode } from "../../law/identity-code.ts"
import { dayAt, sayTime, timeAt } from "../../lib/day.ts"
import { Choice, Line, optionsOf } from "../cases/fields.tsx"
import { type Means, newCase } from "../cases/new.tsx"
import { caseWords } from "../cases/words.ts"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { Suggested } from "../requests/recognised.tsx"
import { requestWords } from "../requests/words.ts"
import { deskOf, unitName } from "../rights/visit.ts"
import { caseRoutes, href, intakeRoutes, staffRoutes } from "../routes.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { intakeWords } from "./words.ts"

/** One that has arrived: what it says, what may be the same, and what may be done with it. */
export async function intakePage(visit: StaffVisit, typed: FormData = new FormData(), problems: readonly Problem[] = []): Promise<string> {
  const { language, staff } = visit
  const words = intakeWords[language]
  const desk = deskOf(visit)
  const { matter, like } = await getIntake(desk, visit.parts.id ?? "")
  const cases = matter.state === "waiting" ? await likeCases(desk, { classCode: matter.topic ?? "", initiator: matter.sender, sha256: matter.files.at(matter.files.length > 1 ? 1 : 0)?.sha256 ?? null }) : []
  const title = coverIdentityCodes(matter.subject)
  return staffPage(
    { ...visit, path: href(intakeRoutes.matter, { id: matter.id }) },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.intake, to: intakeRoutes.queue }, { label: title }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      {(like.length > 0 || cases.length > 0) && <Likeness like={like} cases={cases} visit={visit} />}
      <Facts matter={matter} visit={visit} />
      {matter.state === "waiting" ? <Choices matter={matter} visit={visit} typed={typed} problems={problems} /> : <Settled matter={matter} visit={visit} />}
    </>,
  )
}

function Likeness({ like, cases, visit }: { like: readonly LikeIntake[]; cases: readonly { readonly id: string; readonly number: string; readonly title: string }[]; visit: StaffVisit }) {
  const words = intakeWords[visit.language]
  return (
    <div class="notice">
      {like.length > 0 && (
        <>
          <p>{words.like}</p>
          <ul>
            {like.map((one) => (
              <li key={one.id}>
                <a href={href(intakeRoutes.matter, { id: one.id })}>{coverIdentityCodes(one.subject)}</a> ({words.queueStates[one.state]}, {sayTime(one.arrivedAt, visit.language)})
              </li>
            ))}
          </ul>
        </>
      )}
      {cases.length > 0 && (
        <>
          <p>{words.likeCases}</p>
          <ul>
            {cases.map(({ id, number, title }) => (
              <li key={id}>
                <a href={href(caseRoutes.case, { id })}>{number}</a> {title}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Facts({ matter, visit }: { matter: IntakeMatter; visit: StaffVisit }) {
  const { language } = visit
  const words = intakeWords[language]
  return (
    <>
      <dl class="facts">
        <Fact term={words.sender}>{coverIdentityCodes(matter.sender)}</Fact>
        <Fact term={words.contact}>{coverIdentityCodes(matter.contact ?? "–")}</Fact>
        <Fact term={words.when}>{sayTime(matter.arrivedAt, language)}</Fact>
        <Fact term={words.way}>{caseWords[language].ways[matter.way]}</Fact>
        <Fact term={caseWords[language].unit}>{matter.unit === null ? words.noUnit : unitName(visit, matter.unit)}</Fact>
        {matter.topic && <Fact term={words.topic}>{matter.topic}</Fact>}
        {matter.asks && <Fact term={requestWords[language].office.requests}>{matter.asks.kinds.map((kind) => requestWords[language].kinds[kind]).join(", ")}</Fact>}
      </dl>
      {matter.way === "e-mail" && <p class="quiet">{matter.acknowledgedAt ? words.acknowledged(sayTime(matter.acknowledgedAt, language)) : words.notAcknowledged}</p>}
      <h2>{words.message}</h2>
      {matter.body === "" ? <p>{words.noBody}</p> : <p style="white-space:pre-line;overflow-wrap:anywhere">{coverIdentityCodes(matter.body)}</p>}
      {matter.state === "waiting" && <Suggested found={recognisedIn(`${matter.subject}. ${matter.body}`).filter(({ kind }) => matter.asks === null || !matter.asks.kinds.includes(kind))} language={language} />}
      {holdsIdentityCode(matter.body) && <p class="quiet">{words.codesCovered}</p>}
      {matter.files.length > 0 && (
        <ul>
          {matter.files.map(({ seq, name, sizeBytes }) => (
            <li key={seq}>
              <a href={href(intakeRoutes.file, { id: matter.id, seq })}>{name}</a> <span class="quiet">{Math.ceil(sizeBytes / 1024)} kB</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Settled({ matter, visit }: { matter: IntakeMatter; visit: StaffVisit }) {
  const words = intakeWords[visit.language]
  return (
    <>
      <p class="notice">
        {words.settled(words.queueStates[matter.state] ?? "")} {matter.reason && `(${words.reasons[matter.reason]})`} {matter.settledAt && sayTime(matter.settledAt, visit.language)}{" "}
        {matter.case && <a href={href(caseRoutes.case, { id: matter.case })}>{words.toCase}</a>}
      </p>
      {matter.state === "not-a-matter" && (
        <form method="post" action={href(intakeRoutes.matter, { id: matter.id })}>
          <button type="submit" class="second" name="act" value="take-back">
            {words.takeBack}
          </button>
        </form>
      )}
    </>
  )
}

function Choices({ matter, visit, typed, problems }: { matter: IntakeMatter; visit: StaffVisit; typed: FormData; problems: readonly Problem[] }) {
  const { language, site, session } = visit
  const words = intakeWords[language]
  const units = site.find(session?.municipality ?? "")?.model.units.filter(({ kind, id }) => kind !== "outside" && id !== matter.unit) ?? []
  const form = (act: string, label: string, fields: ComponentChildren) => (
    <details class="sheet gap" open={problems.some(({ field }) => ({ join: "joinNumber", route: "routeTo", dismiss: "reason" })[act] === field)}>
      <summary>{label}</summary>
      <form method="post" action={href(intakeRoutes.matter, { id: matter.id })}>
        {fields}
        <button type="submit" name="act" value={act}>
          {label}
        </button>
      </form>
    </details>
  )
  return (
    <>
      <p>
        <a class="button" href={href(intakeRoutes.open, { id: matter.id })}>
          {words.openCase}
        </a>{" "}
        <span class="quiet">{words.openHint}</span>
      </p>
      {form("join", words.join, <>
        <Line name="joinNumber" label={words.joinNumber} problems={problems} value={typedIn(typed, "joinNumber")} />
        <Choice name="documentType" label={words.documentType} problems={problems} value={typedIn(typed, "documentType") || "supplement"} options={optionsOf(documentTypes, caseWords[language].types)} />
        <Choice name="documentLanguage" label={caseWords[language].documentLanguage} problems={problems} value={typedIn(typed, "documentLanguage") || matter.language} options={optionsOf(documentLanguages, caseWords[language].languages)} />
      </>)}
      {form("route", words.route, <Choice name="routeTo" label={caseWords[language].unit} problems={problems} value={typedIn(typed, "routeTo")} options={[["", "–"], ...units.map(({ id }) => [id, unitName(visit, id)] as const)]} />)}
      {form("dismiss", words.dismiss, <Choice name="reason" label={words.reason} problems={problems} value={typedIn(typed, "reason")} options={[["", "–"], ...optionsOf(reasons, words.reasons)]} />)}
    </>
  )
}

/** The opening form of a case, filled in with what arrived. */
export async function openingPage(visit: StaffVisit, means: Means): Promise<string> {
  const { matter } = await getIntake(deskOf(visit), visit.parts.id ?? "")
  if (matter.state !== "waiting") throw new NotFound("This has been settled already.")
  const typed = new FormData()
  const filled: Readonly<Record<string, string>> = {
    intake: matter.id, "intake-files": String(matter.files.length), title: coverIdentityCodes(matter.subject), initiator: coverIdentityCodes(matter.sender), language: matter.language, receivedWay: matter.way,
    day: dayAt(matter.arrivedAt), time: timeAt(matter.arrivedAt), ...(matter.unit === null ? {} : { unit: matter.unit }), ...(matter.topic === null ? {} : { classCode: matter.topic }),
  }
  for (const [name, value] of Object.entries(filled)) typed.set(name, value)
  return newCase(visit, means, typed)
}

/** Joins, routes, dismisses or takes back, or shows what to mend. */
export async function actOnIntake(visit: StaffVisit, { codeKey }: Means, form: FormData): Promise<Posted> {
  const { needed, alreadySettled } = intakeWords[visit.language]
  const desk = deskOf(visit)
  const { database, municipality, actor, now } = desk
  const id = visit.parts.id ?? ""
  const again = async (field: string, message: string, status?: 409): Promise<Posted> => ({ page: await intakePage(visit, form, [{ field, message }]), ...(status ? { status } : {}) })
  const act = typedIn(form, "act")
  const as = { type: documentTypes.find((one): one is DocumentType => one === typedIn(form, "documentType")) ?? "supplement", language: documentLanguages.find((one) => one === typedIn(form, "documentLanguage")) ?? "other" }
  const reason = reasons.find((one): one is Reason => one === typedIn(form, "reason"))
  const unit = visit.site.find(municipality)?.model.units.find(({ id: one, kind }) => one === typedIn(form, "routeTo") && kind !== "outside")?.id
  const other = act === "join" ? await caseNumbered(desk, typedIn(form, "joinNumber").trim()) : null
  if (act === "join" && other === null) return again("joinNumber", needed.caseNumber ?? "")
  if (act === "route" && unit === undefined) return again("routeTo", needed.unitChosen ?? "")
  if (act === "dismiss" && reason === undefined) return again("reason", needed.reason ?? "")
  try {
    await inWork(database, actor, now, async (work) => {
      if (act === "join" && other !== null) await joinIntake(work, municipality, id, other, as, codeKey)
      else if (act === "route" && unit !== undefined) await routeIntake(work, municipality, id, unit)
      else if (act === "dismiss" && reason !== undefined) await dismissIntake(work, municipality, id, reason)
      else if (act === "take-back") await takeBackIntake(work, municipality, id)
    })
    return { to: other === null ? intakeRoutes.queue : href(caseRoutes.case, { id: other }) }
  } catch (fault) {
    if (fault instanceof Conflict) return again("joinNumber", alreadySettled, 409)
    if (fault instanceof NotFound && act === "join") return again("joinNumber", needed.caseNumber ?? "", 409)
    if (fault instanceof Refused && act === "join") return again("joinNumber", caseWords[visit.language].code, 409)
    throw fault
  }
}
