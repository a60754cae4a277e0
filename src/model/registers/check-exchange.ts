import { inWords, type Words } from "../../lib/words.ts"
import { kindOf } from "../kinds/kinds.ts"
import type { Model } from "../model.ts"
import { searchKeys as keys } from "../search-key.ts"
import type { ConsentNamed, FieldDefinition, RegisterDefinition } from "./definition.ts"

type Report = (at: string, message: Words) => void
type Must = (at: string, name: string) => void

/** Every consent that a definition names, with where. */
export const consentsNamed = ({ fields, moves, sources, recipients, questions }: Pick<RegisterDefinition, "fields" | "moves" | "sources" | "recipients" | "questions">): readonly (readonly [at: string, consent: ConsentNamed])[] =>
  [
    ...fields.map(({ name, consent }) => [`field ${name}`, consent] as const),
    ...moves.map(({ code, consent }) => [`move ${code}`, consent] as const),
    ...sources.map(({ name, consent }) => [`source ${name.en}`, consent] as const),
    ...recipients.map(({ name, consent }) => [`recipient ${name.en}`, consent] as const),
    ...questions.map(({ code, consent }) => [`question ${code}`, consent] as const),
  ].flatMap(([at, consent]) => (consent === null ? [] : [[at, consent] as const]))

/** What of consents, disclosures, questions to others and the person's own pages keeps a definition from running by itself. */
export function checkExchange(definition: RegisterDefinition, must: Must, report: Report): void {
  const field = new Map(definition.fields.map((one) => [one.name, one]))
  checkConsent(definition, field, must, report)
  checkGiven(definition, field, must, report)
  checkQuestions(definition, field, must, report)
  checkAnswers(definition, field, report)
  checkOwn(definition, field, must, report)
}

function checkConsent(definition: RegisterDefinition, field: ReadonlyMap<string, FieldDefinition>, must: Must, report: Report): void {
  const { fields, title, columns, statistics, searchKeys, consent, legalBases, subject, belongsTo } = definition
  const shown = new Set([...title, ...columns, ...statistics, ...searchKeys.map((key) => key.field), ...(subject === null ? [] : [subject]), ...(belongsTo === null ? [] : [belongsTo])])
  for (const { name, required, kind, consent: needed } of fields) {
    if (needed === null) continue
    if (required && field.get(name)?.when === null) report(`field ${name}`, inWords("pakollinen tieto ei voi olla suostumuksen varassa.", "en obligatorisk uppgift kan inte bero på samtycke.", "what is asked of everyone cannot hang on consent."))
    if (shown.has(name) || kindOf(kind).keep) report(`field ${name}`, inWords("suostumuksen varassa oleva tieto ei ole otsikossa, luettelossa, hakutekijänä, luvuissa eikä henkilö tai kotiosoite.", "en uppgift som beror på samtycke står varken i rubriken, listan, sökfaktorerna eller siffrorna och är varken en person eller en hemadress.", "what hangs on consent is in no title, list, search key or figures, and is neither a person nor a home address."))
  }
  if (consent !== null) {
    must("consent", consent.item)
    must("consent", consent.period)
    if ((field.get(consent.item)?.kind ?? "choice") !== "choice" || (field.get(consent.period)?.kind ?? "period") !== "period") report("consent", inWords("suostumus on valinta ja sen voimassaolo ajanjakso.", "ett samtycke är ett val och dess giltighet en period.", "a consent is a choice, and the time for which it holds a period."))
  }
  if (legalBases.some(({ article }) => ["6(1)(a)", "9(2)(a)"].includes(article)) && consent === null && consentsNamed(definition).length === 0)
    report("legal bases", inWords("perusteena on suostumus, mutta mikään ei nimeä suostumusta, jota valvoa. Nimeä se kentässä, siirrossa, lähteessä tai vastaanottajassa (GDPR 7).", "grunden är samtycke, men inget namnger ett samtycke att övervaka. Ange det i ett fält, en flyttning, en källa eller en mottagare (GDPR 7).", "the basis is consent, and nothing names a consent that could be held to. Name it in a field, a move, a source or a recipient (GDPR 7)."))
}

function checkGiven({ sources, recipients }: RegisterDefinition, field: ReadonlyMap<string, FieldDefinition>, must: Must, report: Report): void {
  for (const [at, codes] of [["sources", sources], ["recipients", recipients]] as const) {
    const named = codes.flatMap(({ code }) => (code === null ? [] : [code]))
    for (const twin of new Set(named.filter((code, place) => named.indexOf(code) !== place))) report(at, inWords(`kahdella on tunnus ”${twin}”.`, `två har koden ”${twin}”.`, `two have the code "${twin}".`))
  }
  for (const { name, code, fields } of recipients) {
    const at = `recipient ${name.en}`
    for (const one of fields) must(at, one)
    if ((code === null) !== (fields.length === 0)) report(at, inWords("vastaanottajalla, jolle luovutetaan tietueen tietoja, on tunnus ja kentät, tai ei kumpaakaan.", "en mottagare som får uppgifter ur en post har en kod och fält, eller ingetdera.", "one to whom data of a record is given has a code and fields, or neither."))
    for (const one of fields) if (field.get(one)?.kind === "homeAddress") report(at, inWords("kotiosoite voi olla suojattu, eikä sitä luovuteta luettelosta.", "en hemadress kan vara skyddad och lämnas inte ut ur en lista.", "a home address may be protected and is not given from a list."))
  }
}

function checkQuestions({ questions, subject, belongsTo }: RegisterDefinition, field: ReadonlyMap<string, FieldDefinition>, must: Must, report: Report): void {
  for (const { code, about, answer, fills, tells, again, consent } of questions) {
    const at = `question ${code}`
    if (again !== null && (about === "subject" || fills === null || tells.length > 0 || consent !== null)) report(at, inWords("palvelu kysyy itse uudelleen vain yrityksestä, ilman suostumusta ja kertomatta mitään, ja vastaus on ehdotus.", "tjänsten frågar själv på nytt bara om ett företag, utan samtycke och utan att lämna något, och svaret är ett förslag.", "the service asks again by itself only of a company, without consent and telling nothing along, and the answer is a proposal."))
    if (about === "subject" ? subject === null && belongsTo === null : field.get(about)?.kind !== "company") report(at, inWords("se koskee tietueen henkilöä tai kenttää, jossa on yritys.", "den gäller postens person eller ett fält med ett företag.", "it is about the record's person or a field with a company."))
    for (const name of [...tells, ...(fills === null ? [] : [fills.field])]) must(at, name)
    const columns = new Set(answer.map(({ name }) => name))
    for (const name of fills?.from ?? []) if (!columns.has(name)) report(at, inWords(`vastauksessa ei ole saraketta ”${name}”.`, `svaret har ingen kolumn ”${name}”.`, `the answer has no column "${name}".`))
    for (const { name, kind } of answer) if (kindOf(kind).parts.length > 1) report(at, inWords(`sarake ”${name}” on useampiosainen; vastauksessa on yksinkertaisia tietoja.`, `kolumnen ”${name}” har flera delar; ett svar har enkla uppgifter.`, `the column "${name}" has several parts; an answer holds plain values.`))
    if (fills !== null && !["text", "longText"].includes(field.get(fills.field)?.kind ?? "text")) report(at, inWords("vastausta ehdotetaan vain tekstikenttään.", "svaret föreslås bara för ett textfält.", "an answer is proposed for a field of text only."))
  }
}

/** What is answered is within what a recipient may be given, and nothing that hangs on consent. */
function checkAnswers({ answers, recipients, systems, subject, searchKeys }: RegisterDefinition, field: ReadonlyMap<string, FieldDefinition>, report: Report): void {
  for (const { operation, recipient: code, about, gives } of answers) {
    const at = `answer ${operation}`
    const recipient = recipients.find((one) => one.code === code)
    if (!recipient || recipient.consent !== null) report(at, inWords(`vastaanottajaa ”${code}” ei ole, tai se on suostumuksen varassa.`, `mottagaren ”${code}” finns inte, eller beror på samtycke.`, `there is no recipient "${code}", or it hangs on consent.`))
    if (systems.length === 0) report(at, inWords("rekisteri ei hoida minkään järjestelmän työtä, joten siltä ei kysytä.", "registret sköter inget systems arbete, så det blir inte tillfrågat.", "the register does the work of no system, so nobody asks it."))
    if (about === "subject" ? subject === null : field.get(about)?.kind !== "company" || !searchKeys.some((key) => key.field === about)) report(at, inWords("se koskee tietueen henkilöä tai hakutekijänä olevaa kenttää, jossa on yritys.", "den gäller postens person eller ett fält med ett företag som är sökfaktor.", "it is about the record's person or a field with a company that records are found by."))
    for (const name of Object.values(gives)) if (recipient && (!recipient.fields.includes(name) || (field.get(name)?.consent ?? null) !== null)) report(at, inWords(`kenttää ”${name}” ei anneta tälle vastaanottajalle.`, `fältet ”${name}” ges inte till denna mottagare.`, `"${name}" is not given to this recipient.`))
  }
}

function checkOwn({ own, fields, belongsTo, moves, subject, searchKeys }: RegisterDefinition, field: ReadonlyMap<string, FieldDefinition>, must: Must, report: Report): void {
  for (const name of [...own.opens, ...own.brings, ...Object.keys(own.sets)]) {
    must("own", name)
    const its = field.get(name)
    if (its && (its.calculation !== null || its.kind === "file" || its.kind === "recordLink" || kindOf(its.kind).keep)) report("own", inWords(`kenttää ”${name}” ei täytetä omilla sivuilla.`, `fältet ”${name}” fylls inte i på egna sidor.`, `"${name}" is not filled in on one's own pages.`))
  }
  if (own.byMandate && subject === null && belongsTo === null) report("own", inWords("toisen puolesta asioidaan vain henkilöä koskevassa tietueessa.", "för en annan uträttas ärenden bara i poster om en person.", "one acts for another only in a record about a person."))
  if (own.company !== null) {
    must("own", own.company)
    if ((field.get(own.company)?.kind ?? "company") !== "company") report("own", inWords(`kentässä ”${own.company}” ei ole yritystä.`, `fältet ”${own.company}” innehåller inget företag.`, `"${own.company}" holds no company.`))
    else if (!searchKeys.some((key) => key.field === own.company && keys[key.key].of === "organisation")) report("own", inWords(`yrityksen tietue löytyy sen Y-tunnuksella: anna kenttä ”${own.company}” hakutekijäksi.`, `företagets post hittas med dess FO-nummer: ange fältet ”${own.company}” som sökfaktor.`, `what is a company's is found by its business id: give "${own.company}" as a search key.`))
    if (subject !== null || belongsTo !== null) report("own", inWords("tietue on yrityksen tai henkilön, ei kummankin.", "posten är företagets eller en persons, inte bådas.", "a record is a company's or a person's, not both."))
  }
  if (moves.some(({ herself }) => herself) && subject === null && belongsTo === null && own.company === null) report("own", inWords("henkilö siirtää vain omaa tietuettaan.", "en person flyttar bara sin egen post.", "a person takes only her own record on."))
  if (own.opens.length === 0 && own.slot === null) return
  if (belongsTo === null) report("own", inWords("henkilö avaa itse vain sellaista, mikä kuuluu hänellä jo olevaan tietueeseen.", "en person öppnar själv bara det som hör till en post som hon redan har.", "a person opens by herself only what is part of a record that she has."))
  for (const { name, required, when, calculation } of fields)
    if (required && when === null && calculation === null && name !== belongsTo && !own.opens.includes(name) && own.sets[name] === undefined && own.slot === null) report("own", inWords(`pakollinen ”${name}” puuttuu siitä, mitä henkilö itse täyttää.`, `det obligatoriska ”${name}” saknas i det som personen själv fyller i.`, `the required "${name}" is not among what the person fills in.`))
}

/** What a definition needs of the other definitions and of the systems of the model, for its consents, questions and times to choose among. */
export function checkExchangePlace(definition: RegisterDefinition, { definitions, systems }: Pick<Model, "definitions" | "systems">, report: Report): void {
  const types = new Map(definitions.map((one) => [one.type, one]))
  for (const [at, { type, item }] of consentsNamed(definition)) {
    const its = types.get(type)
    const choice = its?.fields.find(({ name }) => name === its.consent?.item)
    if (!choice?.options.some(({ code }) => code === item)) report(at, inWords(`suostumusta ”${item}” ei ole tyypissä ”${type}”.`, `samtycket ”${item}” finns inte i typen ”${type}”.`, `there is no consent "${item}" of the type "${type}".`))
  }
  for (const { code, system } of definition.questions) if (!systems.some(({ id }) => id === system)) report(`question ${code}`, inWords(`tietojärjestelmää ”${system}” ei ole. Lisää se tai korjaa tunnus.`, `informationssystemet ”${system}” finns inte. Lägg till det eller rätta koden.`, `there is no information system "${system}". Declare it, or mend the id.`))
  const { slot, opens, sets } = definition.own
  if (slot === null) return
  const its = types.get(slot.type)
  const taking = its?.moves.find(({ code }) => code === slot.take)
  if (!its || its.subject !== null || its.belongsTo !== null || !taking?.from.includes(its.stages[0]?.code ?? "")) {
    report("own", inWords(`vapaita aikoja ei ole: tyyppi ”${slot.type}” ja sen siirto ”${slot.take}” ensimmäisestä vaiheesta.`, `det finns inga lediga tider: typen ”${slot.type}” och dess flyttning ”${slot.take}” från det första skedet.`, `there are no free times: the type "${slot.type}" and its move "${slot.take}" from the first stage.`))
    return
  }
  const given = new Set([...opens, ...Object.keys(sets), ...its.fields.map(({ name }) => name)])
  for (const { name, required, when, calculation } of definition.fields)
    if (required && when === null && calculation === null && name !== definition.belongsTo && !given.has(name)) report("own", inWords(`pakollinen ”${name}” ei tule ajasta eikä henkilöltä.`, `det obligatoriska ”${name}” kommer varken från tiden eller från personen.`, `the required "${name}" comes neither from the time nor from the person.`))
}
