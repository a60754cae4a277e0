import { restrictionGrounds } from "../../acts/access/connections.ts"
import { getMeeting, type MinutesSection, type SeenMeeting } from "../../acts/meetings/get.ts"
import { outcomes, presences, quorumOf, writeSection, type Written } from "../../acts/meetings/section.ts"
import { NotFound } from "../../acts/refusals.ts"
import { dayAt } from "../../lib/day.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import { ErrorSummary, type Problem, typedIn } from "../parts/form.tsx"
import { connectionWords } from "../rights/connection-words.ts"
import { deskOf } from "../rights/visit.ts"
import { href, meetingRoutes, staffRoutes } from "../routes.ts"
import { attempt } from "../staff/attempt.ts"
import { type Posted, type StaffVisit, staffPage } from "../staff/visit.tsx"
import { bodyName, meetingDay, typedOr } from "./bodies.tsx"
import { meetingWords } from "./words.ts"

/** How many signs of the reasons of a dissent are kept; its box takes no more. */
const dissentMost = 5000

async function sectionOf(visit: StaffVisit): Promise<{ its: SeenMeeting; section: MinutesSection; before: MinutesSection | undefined }> {
  const its = await getMeeting(deskOf(visit), visit.parts.id ?? "")
  const at = its.sections.findIndex(({ id }) => id === visit.parts.section)
  const section = its.sections[at]
  if (!section || !its.mayKeep) throw new NotFound("There is no such section.")
  return { its, section, before: its.sections[at - 1] }
}

/** Writes a section of the minutes. Who was there in the section before is there in this one, until somebody says otherwise. */
export async function sectionPage(visit: StaffVisit, problems: readonly Problem[] = [], typed: FormData = new FormData()): Promise<string> {
  const { language, staff } = visit
  const words = meetingWords[language]
  const { its, section, before } = await sectionOf(visit)
  const value = typedOr(typed)
  const title = `§ ${section.number ?? "–"} ${section.title}`
  const at = href(meetingRoutes.section, { id: its.id, section: section.id })
  const known = section.seats.length > 0 ? section.seats : (before?.seats.map((one) => (one.presence === "disqualified" ? { ...one, presence: "present" as const, ground: null } : one)) ?? [])
  const usual = (seat: SeenMeeting["sitting"][number]) => known.find((one) => one.seat === seat.id)?.presence ?? (known.length > 0 || seat.role === "substitute" ? "none" : "present")
  const grounds = connectionWords[language].restrictionGrounds
  const name = bodyName(its.body, language)
  return staffPage(
    { ...visit, path: at },
    { title: problems.length > 0 ? `${visit.words.errorPrefix}: ${title}` : title, crumbs: [{ label: staff.workspace, to: staffRoutes.desk }, { label: words.bodies, to: meetingRoutes.bodies }, { label: `${name} ${meetingDay(its.startsAt, language)}`, to: href(meetingRoutes.meeting, { id: its.id }) }, { label: `§ ${section.number ?? "–"}` }] },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{title}</h1>
      <p class="hint">{words.quorumNeeded(quorumOf(its.body.kind, its.sitting, [], dayAt(its.startsAt)).least)}</p>
      {section.proposal !== "" && <p class="written"><strong>{words.proposal}.</strong> {section.proposal}</p>}
      <form method="post" action={at}>
        <Choice name="outcome" label={words.outcome} problems={problems} value={value("outcome", section.outcome ?? "decided")} options={outcomes.map((one) => [one, words.outcomes[one]])} />
        <Area name="decision" label={words.decision} problems={problems} value={value("decision", section.decision || section.proposal)} />
        <Choice name="personal" label={words.personal} problems={problems} value={value("personal", section.personal ? "yes" : "no")} options={[["no", words.no], ["yes", words.yes]]} />
        <Area name="plainDecision" label={words.plainDecision} hint={words.plainHint} problems={problems} value={value("plainDecision", section.plainDecision ?? "")} rows={2} />
        <fieldset>
          <legend>{words.votes}</legend>
          <p class="hint">{words.votesHint}</p>
          <Line name="votesFor" label={words.votesFor} problems={problems} value={value("votesFor", section.votes ? String(section.votes.for) : "")} size={4} />
          <Line name="votesAgainst" label={words.votesAgainst} problems={problems} value={value("votesAgainst", section.votes ? String(section.votes.against) : "")} size={4} />
          <Line name="votesBlank" label={words.votesBlank} problems={problems} value={value("votesBlank", section.votes ? String(section.votes.blank) : "")} size={4} />
        </fieldset>
        <fieldset>
          <legend>{words.presence}</legend>
          {its.sitting.map((seat) => (
            <div key={seat.id} class="filters">
              <div>
                <Choice name={`presence-${seat.id}`} label={words.presenceOf(`${seat.name} (${words.roles[seat.role]})`)} problems={problems} value={value(`presence-${seat.id}`, usual(seat))} options={(["none", ...presences] as const).map((one) => [one, words.presences[one]])} />
              </div>
              <div>
                <Choice name={`ground-${seat.id}`} label={words.groundOf(seat.name)} problems={problems} value={value(`ground-${seat.id}`, known.find((one) => one.seat === seat.id)?.ground ?? "")} options={[["", "–"], ...restrictionGrounds.map((one) => [one, grounds[one]] as const)]} />
              </div>
            </div>
          ))}
        </fieldset>
        <details open={section.dissents.length > 0 || problems.length > 0}>
          <summary>{words.dissents}</summary>
          <p class="hint">{words.dissentHint}</p>
          {its.sitting.map((seat) => (
            <Area key={seat.id} name={`dissent-${seat.id}`} label={words.dissentOf(seat.name)} problems={problems} value={value(`dissent-${seat.id}`, section.dissents.find((one) => one.seat === seat.id)?.reasons ?? "")} rows={2} most={dissentMost} />
          ))}
        </details>
        <button type="submit">{words.save}</button>
      </form>
    </>,
  )
}

/** Keeps what was written of a section, or shows what to mend. */
export async function postSection(visit: StaffVisit, form: FormData): Promise<Posted> {
  const words = meetingWords[visit.language]
  const { its, section } = await sectionOf(visit)
  const text = (name: string) => typedIn(form, name).trim().slice(0, 20_000).replaceAll("\r\n", "\n")
  const again = (problems: readonly Problem[]) => sectionPage(visit, problems, form)
  const outcome = outcomes.find((one) => one === text("outcome")) ?? "decided"
  const votes = votesIn(["votesFor", "votesAgainst", "votesBlank"].map(text))
  const wrong = [["decision", outcome === "decided" && text("decision") === ""], ["votesFor", votes === undefined]] as const
  const problems = wrong.filter(([, is]) => is).map(([field]) => ({ field, message: words.needed[field] ?? "" }))
  if (problems.length > 0) return { page: await again(problems) }
  const seats: Written["seats"] = its.sitting.flatMap(({ id }) => {
    const presence = presences.find((one) => one === text(`presence-${id}`))
    return presence ? [{ seat: id, presence, ground: presence === "disqualified" ? (restrictionGrounds.find((one) => one === text(`ground-${id}`)) ?? null) : null }] : []
  })
  const dissents = its.sitting.flatMap(({ id }) => (text(`dissent-${id}`) === "" ? [] : [{ seat: id, reasons: text(`dissent-${id}`).slice(0, dissentMost) }]))
  const { holds, least } = quorumOf(its.body.kind, its.sitting, seats, dayAt(its.startsAt))
  if (outcome !== "noted" && !holds) return { page: await again([{ field: "outcome", message: words.quorumNeeded(least) }]), status: 409 }
  const written: Written = { outcome, decision: text("decision"), personal: text("personal") === "yes", plainDecision: text("plainDecision") || null, votes: votes ?? null, seats, dissents }
  return attempt(visit, (work) => writeSection(work, deskOf(visit).municipality, its.id, section.id, written), () => href(meetingRoutes.meeting, { id: its.id }), { field: "outcome", conflict: words.cannot, refused: words.refused, code: words.code }, again)
}

/** The three counts of a vote; null when nothing was written, undefined when it is not a vote. */
function votesIn(typed: readonly string[]): Written["votes"] | undefined {
  if (typed.every((one) => one === "")) return null
  if (!typed.every((one) => /^\d{1,3}$/.test(one))) return undefined
  const [yes = 0, no = 0, blank = 0] = typed.map(Number)
  return { for: yes, against: no, blank }
}
