import { requestRoutes } from "../../law/requests.ts"
import { sayDay } from "../../lib/day.ts"
import { sql } from "../../lib/sql.ts"
import type { Language } from "../../lib/words.ts"
import type { Work } from "../work.ts"
import { answerWords } from "./answer-words.ts"
import { writeToAsker } from "./messages.ts"
import type { TaskEventKind } from "./states.ts"
import { tellOfTask } from "./tasks.ts"
import type { Postbox } from "./tell-by-mail.ts"

interface Told {
  /** What was asked for, in words, and the section. */
  readonly what: string
  readonly note: string
  readonly dueOn: string | null
}

type Letter = (told: Told) => string

/** What the asker is told of at once: a question, a longer time with its reason (GDPR 12(3); 621/1999 14 § 4 mom.), another authority that her request went to (621/1999 15 §; 434/2003 21 §). */
const letters: Readonly<Record<Language, Readonly<Partial<Record<TaskEventKind, Letter>>>>> = {
  fi: {
    "clarification-asked": ({ what, note }) => `Pyysit: ${what}. Jotta löydämme oikeat tiedot, kerro vielä:\n${note}`,
    extended: ({ what, note, dueOn }) => `Pyysit: ${what}. Tarvitsemme vastaamiseen lisää aikaa.${dueOn ? ` Vastaamme viimeistään ${dueOn}.` : ""} Syy:\n${note}`,
    transferred: ({ what, note }) => `Pyysit: ${what}. Tiedot eivät ole meillä, joten siirsimme pyyntösi:\n${note}`,
  },
  sv: {
    "clarification-asked": ({ what, note }) => `Du begärde: ${what}. För att hitta rätt uppgifter behöver vi veta:\n${note}`,
    extended: ({ what, note, dueOn }) => `Du begärde: ${what}. Vi behöver mer tid för att svara.${dueOn ? ` Vi svarar senast ${dueOn}.` : ""} Orsak:\n${note}`,
    transferred: ({ what, note }) => `Du begärde: ${what}. Vi har inte uppgifterna, så vi har överfört din begäran:\n${note}`,
  },
  en: {
    "clarification-asked": ({ what, note }) => `You asked for: ${what}. To find the right information we need to know:\n${note}`,
    extended: ({ what, note, dueOn }) => `You asked for: ${what}. We need more time to answer.${dueOn ? ` We answer by ${dueOn}.` : ""} Reason:\n${note}`,
    transferred: ({ what, note }) => `You asked for: ${what}. We do not have the information and have transferred your request:\n${note}`,
  },
}

const noteMost = 3500

/** Tells of something that happened with a task, and writes of it to the asker where she is to know at once: for whoever may change the case. */
export async function tellAndWrite(work: Work, municipality: string, caseId: string, id: string, kind: Exclude<TaskEventKind, "received">, note: string | null, post: Postbox | null): Promise<void> {
  await tellOfTask(work, municipality, caseId, id, kind, note)
  const [its] = await work.queries.rows<{ kind: keyof typeof requestRoutes; dueOn: string | null; language: Language }>(sql`
    select t.kind, t.due_on as "dueOn", c.language from request_task t join case_file c on c.municipality_id = t.municipality_id and c.id = t.case_id where t.municipality_id = ${municipality} and t.case_id = ${caseId} and t.id = ${id}`)
  const letter = its && letters[its.language][kind]
  if (!its || !letter) return
  const what = `${answerWords[its.language].kinds[its.kind]} (${requestRoutes[its.kind].law})`
  await writeToAsker(work, municipality, caseId, letter({ what, note: (note ?? "").slice(0, noteMost), dueOn: its.dueOn && sayDay(its.dueOn, its.language) }), post)
}
