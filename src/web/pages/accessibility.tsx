import { receiveFeedback } from "../../acts/accessibility-feedback.ts"
import { inWork } from "../../acts/work.ts"
import type { Municipality } from "../../model/model.ts"
import { plain } from "../../model/text.ts"
import { sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { ErrorSummary, Field, type Problem, typedIn } from "../parts/form.tsx"
import { page } from "../parts/page.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, type Visit } from "../visit.ts"

/** The accessibility statement with its feedback channel (306/2019 9–10 §). */
export function accessibility(visit: Visit): Answer {
  return statement(visit, { problems: [], typed: { page: visit.query.get("page") ?? "", message: "", reply_to: "" } })
}

interface FormState {
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<"page" | "message" | "reply_to", string>>
  readonly answerBy?: string
}

/** Receives feedback: acknowledges it at once with the day by which it is answered. What was typed survives a mistake. */
export async function sendFeedback(visit: Visit, form: FormData): Promise<Answer> {
  const { words, database, now, parts } = visit
  const field = (name: string, limit: number) => typedIn(form, name).trim().slice(0, limit)
  const typed = { page: field("page", 500), message: field("message", 5000), reply_to: field("reply_to", 200) }
  const problems: Problem[] = []
  if (typed.message === "") problems.push({ field: "message", message: words.feedbackNeedsMessage })
  if (typed.reply_to !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.reply_to)) problems.push({ field: "reply_to", message: words.feedbackBadAddress })
  if (problems.length > 0) return statement(visit, { problems, typed })
  const feedback = { municipality: parts.municipality ?? "", page: typed.page, message: typed.message, replyTo: typed.reply_to || null }
  const answerBy = await inWork(database, { id: "anonymous", name: "" }, now, (work) => receiveFeedback(work, feedback))
  return statement(visit, { problems: [], typed: { page: "", message: "", reply_to: "" }, answerBy })
}

function statement(visit: Visit, { problems, typed, answerBy }: FormState): Answer {
  const { language, words, path, site, parts } = visit
  const municipality = site.find(parts.municipality ?? "")?.model.municipality
  const body = page(
    {
      language,
      path,
      title: problems.length > 0 ? `${words.errorPrefix}: ${words.accessibility}` : words.accessibility,
      ...(municipality ? { municipality, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, { language, municipality: municipality.id }) }, { label: words.accessibility }] } : {}),
    },
    <>
      <ErrorSummary problems={problems} language={language} />
      <h1>{words.accessibility}</h1>
      {answerBy && (
        <div class="notice good" role="status">
          <p>{words.feedbackThanks(sayDay(answerBy, language))}</p>
        </div>
      )}
      <Statement language={language} municipality={municipality} />
      <h2 id="feedback">{words.feedbackTitle}</h2>
      <form method="post" action={path} noValidate>
        <Field name="page" label={words.feedbackPage} problems={problems}>
          {(attributes) => <input type="text" value={typed.page} maxLength={500} style="width:100%" {...attributes} />}
        </Field>
        <Field name="message" label={words.feedbackMessage} problems={problems}>
          {(attributes) => <textarea rows={5} maxLength={5000} required value={typed.message} {...attributes} />}
        </Field>
        <Field name="reply_to" label={words.feedbackReply} problems={problems}>
          {(attributes) => <input type="email" value={typed.reply_to} maxLength={200} autocomplete="email" {...attributes} />}
        </Field>
        <button type="submit">{words.feedbackSend}</button>
      </form>
    </>,
  )
  return html(body, { keep: false, status: problems.length > 0 ? 422 : 200 })
}

const texts = {
  fi: {
    what: (who: string) => `Tämä seloste koskee palvelua, jossa ${who} julkaisee kuvauksen tietovarannoistaan. Palvelua koskee laki digitaalisten palvelujen tarjoamisesta (306/2019).`,
    level: "Palvelu on tehty täyttämään WCAG 2.2:n tasojen A ja AA vaatimukset. Laki vaatii WCAG 2.1:n tasot A ja AA. Arvio on kehittäjien oma: sivut tarkistetaan koneellisesti jokaisessa julkaisussa, ja ne on käyty läpi näppäimistöllä ja ilman komentosarjoja.",
    lacks: "Puutteet",
    lacksText: "Kuntien omat nimet ovat usein vain yhdellä kielellä. Ne on merkitty oikealla kielellä. Ruudunlukijalla palvelua ei ole vielä testattu. Yhteyskaaviosta on sama tieto taulukkona.",
    supervisor: "Valvonta",
    supervisorText: "Anna palaute ensin meille. Vastaamme kahdessa viikossa. Jos et ole tyytyväinen vastaukseen tai et saa sitä ajoissa, voit tehdä kantelun tai selvityspyynnön Liikenne- ja viestintävirasto Traficomiin.",
    dated: "Seloste on laadittu 24.11.2026.",
  },
  sv: {
    what: (who: string) => `Utlåtandet gäller tjänsten där ${who} publicerar beskrivningen av sina informationslager. På tjänsten tillämpas lagen om tillhandahållande av digitala tjänster (306/2019).`,
    level: "Tjänsten är gjord för att uppfylla kraven på nivåerna A och AA i WCAG 2.2. Lagen kräver nivåerna A och AA i WCAG 2.1. Bedömningen är utvecklarnas egen: sidorna granskas maskinellt vid varje publicering och har gåtts igenom med tangentbord och utan skript.",
    lacks: "Brister",
    lacksText: "Kommunernas egna namn finns ofta bara på ett språk. De är märkta med rätt språk. Tjänsten har ännu inte testats med skärmläsare. Förbindelsediagrammet finns också som tabell.",
    supervisor: "Tillsyn",
    supervisorText: "Ge respons först till oss. Vi svarar inom två veckor. Om du inte är nöjd med svaret eller inte får det i tid kan du klaga eller begära en utredning hos Transport- och kommunikationsverket Traficom.",
    dated: "Utlåtandet är daterat 24.11.2026.",
  },
  en: {
    what: (who: string) => `This statement is about the service in which ${who} publishes the description of its information pools. The Act on the Provision of Digital Services (306/2019) applies to it.`,
    level: "The service is made to meet levels A and AA of WCAG 2.2. The law asks for levels A and AA of WCAG 2.1. The assessment is the developers' own: pages are checked by machine at each release and have been gone through by keyboard and without scripts.",
    lacks: "Shortcomings",
    lacksText: "Municipalities' own names often exist in one language only. They are marked with the right language. The service has not yet been tested with a screen reader. The diagram of connections is also given as a table.",
    supervisor: "Supervision",
    supervisorText: "Give feedback to us first. We answer in two weeks. If you are not satisfied with the answer or do not get it in time, you may complain to, or ask for an investigation by, the Finnish Transport and Communications Agency Traficom.",
    dated: "The statement is dated 24 November 2026.",
  },
} as const

function Statement({ language, municipality }: { language: Language; municipality: Municipality | undefined }) {
  const text = texts[language]
  const who = municipality ? plain(municipality.name, language) : { fi: "kunta", sv: "kommunen", en: "a municipality" }[language]
  return (
    <>
      <p>{text.what(who)}</p>
      <p>{text.level}</p>
      <h2>{text.lacks}</h2>
      <p>{text.lacksText}</p>
      <h2>{text.supervisor}</h2>
      <p>
        {text.supervisorText} <a href="https://www.saavutettavuusvaatimukset.fi">www.saavutettavuusvaatimukset.fi</a>
      </p>
      <p class="quiet">{text.dated}</p>
    </>
  )
}
