import { sayDay, sayWeekday } from "../lib/day.ts"
import type { Language, Words } from "../lib/words.ts"
import type { ClosedDay } from "./holidays.ts"
import { sayPeriod } from "./period.ts"
import type { Mark, Source } from "./rule.ts"
import type { LegalEvent, Passed, Step } from "./steps.ts"

/** A step of a reckoning as a sentence with its section, and with a warning where we do not know the rule from the statute as it stands. */
export function sayStep(step: Step, language: Language): string {
  return `${sentence(step, language)} [${sayLaw(step, language)}]`
}

/** Act and section, and a warning where we do not know the rule from the statute as it stands. */
export function sayLaw({ law, mark }: Source, language: Language): string {
  const warning = markWords[mark]
  return warning ? `${law}, ${warning[language]}` : law
}

/** A reckoning in words, a sentence a step: what a registrar reads to follow it. */
export const saySteps = (steps: readonly Step[], language: Language): string[] => steps.map((step) => sayStep(step, language))

/** What has happened, in words: "Pyyntö saapui". */
export const sayEvent = (event: LegalEvent, language: Language): string => eventWords[event][language]

function sentence(step: Step, language: Language): string {
  const day = sayWeekday(step.day, language)
  const one = (fi: string, sv: string, en: string): string => ({ fi, sv, en })[language]
  switch (step.code) {
    case "event":
      return `${sayEvent(step.event, language)}: ${day}.`
    case "known":
      return sayKnown(step, day, language)
    case "shown": {
      const presumed = sayDay(step.presumed, language)
      return one(`On näytetty, että tieto saatiin muuna päivänä kuin ${presumed}: ${day}.`, `Det har visats att delfåendet skedde en annan dag än ${presumed}: ${day}.`, `It has been shown that the decision became known on another day than ${presumed}: ${day}.`)
    }
    case "counted": {
      const [period, from] = [sayPeriod(step.period, language), sayDay(step.from, language)]
      return one(`Lasketaan ${period}. Päivää ${from} ei lueta mukaan. Viimeinen päivä: ${day}.`, `Räkna ${period}. Dagen ${from} räknas inte in. Sista dag: ${day}.`, `Count ${period}. The day ${from} is not counted. Last day: ${day}.`)
    }
    case "counted-working-days": {
      const from = sayDay(step.from, language)
      return one(`Lasketaan ${step.count} arkipäivää. Päivää ${from} ei lueta mukaan. Viimeinen päivä: ${day}.`, `Räkna ${step.count} vardagar. Dagen ${from} räknas inte in. Sista dag: ${day}.`, `Count ${step.count} working days. The day ${from} is not counted. Last day: ${day}.`)
    }
    case "counted-back": {
      const [period, from] = [sayPeriod(step.period, language), sayDay(step.from, language)]
      return one(`Lasketaan taaksepäin ${period}. Päivää ${from} ei lueta mukaan. Viimeinen päivä: ${day}.`, `Räkna ${period} bakåt. Dagen ${from} räknas inte in. Sista dag: ${day}.`, `Count back ${period}. The day ${from} is not counted. Last day: ${day}.`)
    }
    case "month-end":
      return one(`Kuukaudessa ei ole ${step.date}. päivää, joten se päättyy kuun viimeisenä päivänä: ${day}.`, `Månaden har ingen ${step.date}:${step.date === 31 ? "a" : "e"} dag, så tiden går ut månadens sista dag: ${day}.`, `The month has no day ${step.date}, so the period ends on its last day: ${day}.`)
    case "moved": {
      const over = sayPassed(step.over, language)
      return one(`Määräaika siirtyy seuraavaan arkipäivään, koska ${over}: ${day}.`, `Tiden förlängs till följande vardag, eftersom ${over}: ${day}.`, `The last day moves to the next working day, since ${over}: ${day}.`)
    }
    case "working-day":
      return one(`Viimeinen päivä on arkipäivä eikä siirry: ${day}.`, `Den sista dagen är en vardag och flyttas inte: ${day}.`, `The last day is a working day and does not move: ${day}.`)
    case "never-moves":
      return one(`Tämä päivä ei siirry pyhän vuoksi: ${day}.`, `Den här dagen flyttas inte för en helgdag: ${day}.`, `This day does not move for a holiday: ${day}.`)
    case "later-wins":
      return one(`Ratkaisee se, joka päättyy viimeisenä (edellinen ${sayDay(step.over, language)}): ${day}.`, `Den tid som går ut sist avgör (den föregående ${sayDay(step.over, language)}): ${day}.`, `The one that ends last decides (the one before it ${sayDay(step.over, language)}): ${day}.`)
    case "sooner-wins":
      return one(`Noudatetaan lyhyempää määräaikaa (pitempi ${sayDay(step.over, language)}): ${day}.`, `Den kortare tiden iakttas (den längre ${sayDay(step.over, language)}): ${day}.`, `The shorter time is kept (the longer ${sayDay(step.over, language)}): ${day}.`)
    case "gains-force":
      return one(`Lainvoimainen tästä päivästä, jos kukaan ei hae muutosta: ${day}.`, `Laga kraft från denna dag, om ingen söker ändring: ${day}.`, `Final from this day on, if nobody seeks a change: ${day}.`)
    case "set":
      return one(`Käsittelijä on asettanut päivän: ${day}.`, `Handläggaren har satt dagen: ${day}.`, `The handler has set the day: ${day}.`)
    case "suspended": {
      const [from, until, count] = [sayDay(step.from, language), sayDay(step.until, language), sayPeriod({ count: step.count, unit: "days" }, language)]
      return one(`Käsittely oli keskeytettynä ${from} alkaen ja jatkui ${until}; ${count} ei lueta mukaan: ${day}.`, `Behandlingen var avbruten från ${from} och fortsatte ${until}; ${count} räknas inte in: ${day}.`, `The handling was suspended from ${from} and went on on ${until}; ${count} not counted: ${day}.`)
    }
    case "secret-while-in-use":
      return one("Salainen niin kauan kuin kohde, järjestelmä tai suunnitelma on käytössä.", "Sekretessbelagd så länge objektet, systemet eller planen används.", "Secret as long as the property, system or plan is in use.")
  }
}

function sayKnown({ days, rebuttable }: Extract<Step, { code: "known" }>, day: string, language: Language): string {
  if (days === 0) return { fi: `Tieto on saatu samana päivänä: ${day}.`, sv: `Delfåendet skedde samma dag: ${day}.`, en: `Known on the same day: ${day}.` }[language]
  const unless: Words = rebuttable ? { fi: ", jollei muuta näytetä", sv: ", om inte annat visas", en: ", unless something else is shown" } : { fi: "", sv: "", en: "" }
  return {
    fi: `Tieto katsotaan saaduksi ${days}. päivänä${unless.fi}; päivä ei siirry: ${day}.`,
    sv: `Delfåendet anses ha skett den ${days}:e dagen${unless.sv}; dagen flyttas inte: ${day}.`,
    en: `Taken to be known on the ${days}${days === 3 ? "rd" : "th"} day${unless.en}; the day does not move: ${day}.`,
  }[language]
}

function sayPassed(over: readonly Passed[], language: Language): string {
  const all = over.map(({ day, closed }) => ({ fi: `${sayDay(day, "fi")} on ${closedWords[closed].fi}`, sv: `${sayDay(day, "sv")} är ${closedWords[closed].sv}`, en: `${sayDay(day, "en")} is ${closedWords[closed].en}` })[language])
  const and = { fi: " ja ", sv: " och ", en: " and " }[language]
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")}${and}${all.at(-1)}`
}

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

const markWords: Readonly<Record<Mark, Words | null>> = {
  V: null,
  "V*": null,
  M: w("muistinvarainen, tarkista", "ur minnet, kontrollera", "from memory, check"),
  S: w("toissijainen lähde, tarkista", "sekundär källa, kontrollera", "secondary source, check"),
}

const closedWords: Readonly<Record<ClosedDay, Words>> = {
  saturday: w("lauantai", "lördag", "a Saturday"),
  sunday: w("sunnuntai", "söndag", "a Sunday"),
  "new-years-day": w("uudenvuodenpäivä", "nyårsdagen", "New Year's Day"),
  epiphany: w("loppiainen", "trettondagen", "Epiphany"),
  "good-friday": w("pitkäperjantai", "långfredagen", "Good Friday"),
  "easter-sunday": w("pääsiäispäivä", "påskdagen", "Easter Sunday"),
  "easter-monday": w("toinen pääsiäispäivä", "annandag påsk", "Easter Monday"),
  "may-day": w("vapunpäivä", "första maj", "May Day"),
  "ascension-day": w("helatorstai", "Kristi himmelsfärdsdag", "Ascension Day"),
  "whit-sunday": w("helluntaipäivä", "pingstdagen", "Whit Sunday"),
  "midsummer-eve": w("juhannusaatto", "midsommarafton", "Midsummer Eve"),
  "midsummer-day": w("juhannuspäivä", "midsommardagen", "Midsummer Day"),
  "all-saints-day": w("pyhäinpäivä", "alla helgons dag", "All Saints' Day"),
  "independence-day": w("itsenäisyyspäivä", "självständighetsdagen", "Independence Day"),
  "christmas-eve": w("jouluaatto", "julafton", "Christmas Eve"),
  "christmas-day": w("joulupäivä", "juldagen", "Christmas Day"),
  "boxing-day": w("toinen joulupäivä", "annandag jul", "Boxing Day"),
}

const eventWords: Readonly<Record<LegalEvent, Words>> = {
  "request-received": w("Pyyntö saapui", "Begäran kom in", "Request received"),
  "letter-sent": w("Kirje lähetettiin", "Brevet sändes", "Letter sent"),
  "message-sent": w("Sähköinen viesti lähetettiin", "Det elektroniska meddelandet sändes", "Electronic message sent"),
  "reached-authority": w("Kirje saapui viranomaiselle", "Brevet kom fram till myndigheten", "Letter reached the authority"),
  "receipt-dated": w("Saantitodistus päivättiin", "Mottagningsbeviset daterades", "Receipt dated"),
  fetched: w("Päätös noudettiin palvelusta", "Beslutet hämtades i tjänsten", "Decision fetched from the service"),
  "notice-of-message": w("Ilmoitus noudettavasta päätöksestä lähetettiin", "Meddelande om att beslutet kan hämtas sändes", "Notice of the decision to fetch sent"),
  "published-on-web": w("Julkaistiin verkossa", "Publicerades på nätet", "Published on the web"),
  "minutes-on-web": w("Pöytäkirja julkaistiin verkossa", "Protokollet publicerades på nätet", "Minutes published on the web"),
  "fee-set": w("Maksu määrättiin", "Avgiften bestämdes", "Fee set"),
  meeting: w("Kokous", "Sammanträde", "Meeting"),
  "took-up-post": w("Tehtävä alkoi", "Uppdraget började", "Post taken up"),
  "post-ended": w("Tehtävä päättyi", "Uppdraget upphörde", "Post ended"),
  made: w("Merkintä tehtiin", "Anteckningen gjordes", "Entry made"),
  signed: w("Allekirjoitettiin tai varmennettiin", "Undertecknades eller bekräftades", "Signed or confirmed"),
  "contract-made": w("Hankintasopimus tehtiin", "Upphandlingskontraktet ingicks", "Procurement contract made"),
  ready: w("Valmis käyttötarkoitukseensa", "Klar för sitt ändamål", "Ready for its purpose"),
  "minutes-signed": w("Pöytäkirja tarkastettiin ja allekirjoitettiin", "Protokollet justerades och undertecknades", "Minutes checked and signed"),
  "case-finished": w("Asian käsittely päättyi viranomaisessa", "Ärendet slutbehandlades hos myndigheten", "Case finished at the authority"),
  "available-for-distribution": w("Viranomaisella jaettavana", "Finns hos myndigheten för utdelning", "With the authority for distribution"),
  "document-received": w("Asiakirja saapui", "Handlingen kom in", "Document received"),
  opened: w("Avattiin", "Öppnades", "Opened"),
  usable: w("Viranomaisen käytettävissä", "Tillgänglig för myndigheten", "The authority can use it"),
  dated: w("Asiakirja päivättiin", "Handlingen daterades", "Document dated"),
  completed: w("Asiakirja valmistui", "Handlingen färdigställdes", "Document completed"),
  died: w("Henkilö kuoli", "Personen avled", "Person died"),
  "ground-ended": w("Salassapidon peruste päättyi", "Grunden för sekretess upphörde", "Ground of secrecy ended"),
  "secrecy-withdrawn": w("Salassapito peruttiin", "Sekretessen återkallades", "Secrecy withdrawn"),
  "search-started": w("Työnhaku alkoi", "Jobbsökningen började", "Search for work began"),
  "talk-held": w("Edellinen keskustelu pidettiin", "Det föregående samtalet hölls", "Talk before this held"),
  "evidence-complete": w("Tarvittavat selvitykset saatiin", "Behövliga utredningar kom in", "Needed evidence received"),
  "assessment-started": w("Kartoitus alkoi", "Kartläggningen började", "Assessment began"),
  "application-received": w("Hakemus saapui", "Ansökan kom in", "Application received"),
}
