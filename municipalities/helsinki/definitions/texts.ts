import { inWords } from "../../../src/lib/words.ts"
import type { Declared } from "../../../src/model/registers/define.ts"

type Decisions = NonNullable<Declared["decisions"]>
type Letters = NonNullable<Declared["letters"]>

const grantMatter = {
  fi: "Asia {case number}. {applicant} on hakenut avustusta {applied}. Hakemus saapui {appliedOn}. Käyttötarkoitus: {purpose}",
  sv: "Ärende {case number}. {applicant} har ansökt om bidrag {applied}. Ansökan kom in {appliedOn}. Ändamål: {purpose}",
}
const grantProvisions = { fi: "Kuntalaki (410/2015) 7 §\nKaupungin avustusohje", sv: "Kommunallagen (410/2015) 7 §\nStadens bidragsanvisning" }

/** Decisions on grants to organisations, by which a municipality supports what is of public benefit: a claim for review by the Local Government Act (410/2015 134 §). */
export const grantDecisions: Decisions = [
  {
    code: "granted", label: inWords("Avustus myönnetään", "Bidrag beviljas", "The grant is made"), move: "grant", kind: "body-or-office-holder", when: "granted > 0€",
    heading: { fi: "Päätös avustuksesta: {applicant}", sv: "Beslut om bidrag: {applicant}" },
    matter: grantMatter,
    grounds: { fi: "Hakemus sai {score} pistettä sadasta.\n\n{assessment}\n{if undertaking = yes}\n\nAvustus on vähämerkityksistä tukea. Hakija on saanut sitä kolmen vuoden aikana {earlierAid}.\n{end}", sv: "Ansökan fick {score} poäng av hundra.\n\n{assessment}\n{if undertaking = yes}\n\nBidraget är stöd av mindre betydelse. Sökanden har fått sådant {earlierAid} under tre år.\n{end}" },
    decision: { fi: "{applicant} saa avustusta {granted} haettuun tarkoitukseen. Käytöstä annetaan selvitys; mitä ei käytetä tarkoitukseen, peritään takaisin.", sv: "{applicant} beviljas bidrag {granted} för det sökta ändamålet. Användningen redovisas; det som inte används för ändamålet återkrävs." },
    provisions: grantProvisions,
  },
  {
    code: "refused", label: inWords("Hakemus hylätään", "Ansökan avslås", "The application is refused"), move: "refuse", kind: "body-or-office-holder",
    heading: { fi: "Päätös avustuksesta: {applicant}, hakemus hylätään", sv: "Beslut om bidrag: {applicant}, ansökan avslås" },
    matter: grantMatter,
    grounds: { fi: "{if filled(score)}\nHakemus sai {score} pistettä sadasta.\n{end}\n{if filled(assessment)}\n\n{assessment}\n{end}\n{if not filled(assessment)}\n[Miksi hakemus hylätään.]\n{end}", sv: "{if filled(score)}\nAnsökan fick {score} poäng av hundra.\n{end}\n{if filled(assessment)}\n\n{assessment}\n{end}\n{if not filled(assessment)}\n[Varför ansökan avslås.]\n{end}" },
    decision: { fi: "Avustusta ei myönnetä.", sv: "Bidrag beviljas inte." },
    provisions: grantProvisions,
  },
]

/** The letter that reminds of a report. */
export const grantLetters: Letters = [
  {
    code: "report", label: inWords("Muistutus selvityksestä", "Påminnelse om redovisning", "Reminder of the report"), stages: ["paid"],
    only: { if: "filled(reportBy)", message: inWords("Anna ensin päivä, johon mennessä selvitys annetaan.", "Ange först dagen då redovisningen senast ska lämnas.", "First enter the day by which the report is due.") },
    heading: inWords("Avustuksen käytöstä annettava selvitys", "Redovisning av bidragets användning", "Report on the use of the grant"),
    body: inWords(
      "{applicant}\n\nOlette saaneet kaupungilta avustusta {granted}. Antakaa selvitys sen käytöstä viimeistään {reportBy}.\n\nSelvityksessä kerrotaan:\n- mihin avustus on käytetty\n- toteutuneet kulut ja tulot\n- muut avustukset samaan tarkoitukseen\n\nJos selvitystä ei anneta, avustus voidaan periä takaisin.\n\nTerveisin\n{official name}\n{unit name}",
      "{applicant}\n\nNi har fått bidrag {granted} av staden. Lämna en redovisning av dess användning senast {reportBy}.\n\nI redovisningen berättas:\n- vad bidraget har använts till\n- faktiska kostnader och inkomster\n- andra bidrag för samma ändamål\n\nOm redovisningen inte lämnas kan bidraget återkrävas.\n\nMed vänlig hälsning\n{official name}\n{unit name}",
      "{applicant}\n\nYou have received a grant of {granted} from the city. Report on its use by {reportBy}.\n\nThe report tells:\n- what the grant was used for\n- true costs and income\n- other grants for the same purpose\n\nIf no report is made, the grant can be asked back.\n\nWith kind regards\n{official name}\n{unit name}",
    ),
  },
]

const permitMatter = {
  fi: "Asia {case number}. {applicant} on hakenut lupaa käyttää yleistä aluetta: {kind}, {site}, {time}, {area} neliömetriä.",
  sv: "Ärende {case number}. {applicant} har ansökt om tillstånd att använda ett allmänt område: {kind}, {site}, {time}, {area} kvadratmeter.",
}
const permitProvisions = { fi: "Kuntalaki (410/2015) 7 §\nMaksu: {law landUseFee}", sv: "Kommunallagen (410/2015) 7 §\nAvgift: {law landUseFee}" }

/** Decisions on the use of the city's areas: it decides on its own land, so that a claim for review goes by the Local Government Act (410/2015 134 §). */
export const permitDecisions: Decisions = [
  {
    code: "granted", label: inWords("Lupa myönnetään", "Tillstånd beviljas", "The permit is granted"), move: "grant", kind: "body-or-office-holder",
    heading: { fi: "Alueen käyttölupa: {applicant}, {site}", sv: "Tillstånd att använda område: {applicant}, {site}" },
    matter: permitMatter,
    grounds: { fi: "Alueen käyttö ei estä sen muuta käyttöä enempää kuin on tarpeen.\n{if filled(statementsOn)}\nLausunnot on saatu {statementsOn}.\n{end}\n[Mitä lausunnoista ja muusta selvityksestä seuraa.]", sv: "Användningen hindrar inte annan användning av området mer än nödvändigt.\n{if filled(statementsOn)}\nUtlåtandena har fåtts {statementsOn}.\n{end}\n[Vad som följer av utlåtandena och annan utredning.]" },
    decision: { fi: "Lupa myönnetään ajaksi {time}. Käyttömaksu on {fee}.\n\nEhdot:\n{terms}\n{if kind = 'event'}\n\nIlmoitus poliisille tehdään viimeistään {policeBy}, ja pelastussuunnitelma annetaan viimeistään {rescuePlanBy}.\n{end}", sv: "Tillstånd beviljas för tiden {time}. Avgiften är {fee}.\n\nVillkor:\n{terms}\n{if kind = 'event'}\n\nAnmälan till polisen görs senast {policeBy} och räddningsplanen lämnas senast {rescuePlanBy}.\n{end}" },
    provisions: permitProvisions,
  },
  {
    code: "refused", label: inWords("Hakemus hylätään", "Ansökan avslås", "The application is refused"), move: "refuse", kind: "body-or-office-holder",
    heading: { fi: "Alueen käyttölupa: {applicant}, hakemus hylätään", sv: "Tillstånd att använda område: {applicant}, ansökan avslås" },
    matter: permitMatter,
    grounds: { fi: "[Mikä alueen käytölle on esteenä ja mihin selvitykseen se perustuu.]", sv: "[Vad som hindrar användningen och vilken utredning det grundar sig på.]" },
    decision: { fi: "Lupaa ei myönnetä.", sv: "Tillstånd beviljas inte." },
    provisions: { fi: "Kuntalaki (410/2015) 7 §", sv: "Kommunallagen (410/2015) 7 §" },
  },
]

const fineMatter = {
  fi: "Asia {case number}. Pysäköintivirhemaksu {amount}, ajoneuvo {vehicle}, {site}, {actAt}. Oikaisua on vaadittu {claimedOn}.\n\nVaatimus: {claim}",
  sv: "Ärende {case number}. Felparkeringsavgift {amount}, fordon {vehicle}, {site}, {actAt}. Rättelse har yrkats {claimedOn}.\n\nYrkande: {claim}",
}
const fineProvisions = { fi: "Laki pysäköinninvalvonnasta (727/2011) 11–12 §", sv: "Lagen om parkeringsövervakning (727/2011) 11–12 §" }

/** Decisions on a claim against a parking fine: what is decided on such a claim is appealed to the administrative court (727/2011, from memory). */
export const fineDecisions: Decisions = [
  {
    code: "upheld", label: inWords("Maksu pysytetään", "Avgiften fastställs", "The fine is upheld"), move: "uphold", kind: "administrative-review",
    heading: { fi: "Päätös oikaisuvaatimukseen: pysäköintivirhemaksu pysytetään", sv: "Beslut om rättelseyrkande: felparkeringsavgiften fastställs" },
    matter: fineMatter,
    grounds: { fi: "Maksun peruste: {ground}\n\n{answer}", sv: "Avgiftens grund: {ground}\n\n{answer}" },
    decision: { fi: "Oikaisuvaatimus hylätään. Pysäköintivirhemaksu {amount} jää voimaan.", sv: "Rättelseyrkandet avslås. Felparkeringsavgiften {amount} kvarstår." },
    provisions: fineProvisions,
  },
  {
    code: "removed", label: inWords("Maksu poistetaan", "Avgiften undanröjs", "The fine is removed"), move: "remove", kind: "administrative-review",
    heading: { fi: "Päätös oikaisuvaatimukseen: pysäköintivirhemaksu poistetaan", sv: "Beslut om rättelseyrkande: felparkeringsavgiften undanröjs" },
    matter: fineMatter,
    grounds: { fi: "{answer}", sv: "{answer}" },
    decision: { fi: "Oikaisuvaatimus hyväksytään. Pysäköintivirhemaksu {amount} poistetaan.\n{if filled(paidOn)}\nMaksettu määrä palautetaan.\n{end}", sv: "Rättelseyrkandet godkänns. Felparkeringsavgiften {amount} undanröjs.\n{if filled(paidOn)}\nDet betalda beloppet återbetalas.\n{end}" },
    provisions: fineProvisions,
  },
]

/** The letter that offers a dwelling. */
export const dwellingLetters: Letters = [
  {
    code: "offer", label: inWords("Asuntotarjous", "Bostadserbjudande", "Offer of a dwelling"), stages: ["offered"],
    heading: inWords("Tarjoamme sinulle asuntoa", "Vi erbjuder dig en bostad", "We offer you a dwelling"),
    body: inWords(
      "Hei {applicant},\n\ntarjoamme sinulle asuntoa: {offered}.\n{if filled(leaseFrom)}\nVuokrasuhde alkaisi {leaseFrom}.\n{end}\n\nVastaa tarjoukseen viimeistään {answerBy}. Jos emme kuule sinusta, tarjous raukeaa.\n\nAsukkaat valitaan asunnontarpeen, tulojen ja varallisuuden perusteella, ja tiedot tarkistetaan ennen vuokrasopimusta.\n\nTerveisin\n{official name}\n{unit name}",
      "Hej {applicant},\n\nvi erbjuder dig en bostad: {offered}.\n{if filled(leaseFrom)}\nHyresförhållandet skulle börja {leaseFrom}.\n{end}\n\nSvara på erbjudandet senast {answerBy}. Om vi inte hör av dig förfaller erbjudandet.\n\nDe boende väljs enligt bostadsbehov, inkomster och förmögenhet, och uppgifterna kontrolleras före hyresavtalet.\n\nMed vänlig hälsning\n{official name}\n{unit name}",
      "Dear {applicant},\n\nwe offer you a dwelling: {offered}.\n{if filled(leaseFrom)}\nThe lease would begin on {leaseFrom}.\n{end}\n\nAnswer the offer by {answerBy}. If we do not hear from you, the offer lapses.\n\nResidents are chosen by their need for a dwelling, income and wealth, and the data is checked before the lease is made.\n\nWith kind regards\n{official name}\n{unit name}",
    ),
  },
]

const owed = {
  fi: "Pääoma {principal}, eräpäivä {dueOn}\nViivästyskorko {interestUntil} saakka {interest}\n{if filled(costs)}\nPerintäkulut {costs}\n{end}\nYhteensä {total}",
  sv: "Kapital {principal}, förfallodag {dueOn}\nDröjsmålsränta till {interestUntil} {interest}\n{if filled(costs)}\nIndrivningskostnader {costs}\n{end}\nSammanlagt {total}",
  en: "Principal {principal}, due on {dueOn}\nInterest for late payment until {interestUntil} {interest}\n{if filled(costs)}\nCosts of collection {costs}\n{end}\nIn all {total}",
}
const to = "{if business = no}\n{debtor}\n{end}\n{if business = yes}\n{company}\n{end}\n\n"

/** Letters about a receivable: what a debtor has to be told (513/1999 5 a §, from memory), and the time to pay or to dispute. */
export const debtLetters: Letters = [
  {
    code: "reminder", label: inWords("Maksumuistutus", "Betalningspåminnelse", "Reminder of payment"), stages: ["overdue", "reminded"],
    heading: inWords("Maksumuistutus: lasku {invoice}", "Betalningspåminnelse: faktura {invoice}", "Reminder of payment: invoice {invoice}"),
    body: inWords(
      `${to}Laskua {invoice} ei ole maksettu.\n\n${owed.fi}\n\nMaksa viimeistään {= daysLater(today(), 14)} tilille [tilinumero ja viite]. Jos olet jo maksanut, et tarvitse tehdä mitään.\n\nJos lasku on mielestäsi väärä, kerro siitä meille samassa ajassa. Maksuajasta voi sopia kanssamme.\n\nTerveisin\n{official name}\n{unit name}`,
      `${to}Faktura {invoice} har inte betalats.\n\n${owed.sv}\n\nBetala senast {= daysLater(today(), 14)} till kontot [kontonummer och referens]. Om du redan har betalat behöver du inte göra något.\n\nOm du anser att fakturan är fel, meddela oss inom samma tid. Du kan komma överens med oss om betalningstiden.\n\nMed vänlig hälsning\n{official name}\n{unit name}`,
      `${to}Invoice {invoice} has not been paid.\n\n${owed.en}\n\nPay by {= daysLater(today(), 14)} to the account [account number and reference]. If you have paid already, you need not do anything.\n\nIf you think that the invoice is wrong, tell us within the same time. You can agree with us on the time to pay.\n\nWith kind regards\n{official name}\n{unit name}`,
    ),
  },
  {
    code: "demand", label: inWords("Maksuvaatimus", "Betalningskrav", "Demand for payment"), stages: ["reminded", "demanded"],
    only: { if: "business = yes or daysLater(remindedOn, 14) <= today()", message: inWords("Muistutuksesta on oltava 14 päivää.", "Det ska ha gått 14 dagar från påminnelsen.", "Fourteen days must have passed from the reminder.") },
    heading: inWords("Maksuvaatimus: lasku {invoice}", "Betalningskrav: faktura {invoice}", "Demand for payment: invoice {invoice}"),
    body: inWords(
      `${to}Laskua {invoice} ei ole muistutuksesta huolimatta maksettu. Muistutimme siitä {remindedOn}.\n\n${owed.fi}\n\nMaksa viimeistään {= daysLater(today(), 14)} tilille [tilinumero ja viite].\n{if enforceable = yes}\nSaatava voidaan ulosottaa ilman tuomiota.\n{end}\n{if enforceable = no}\nJos saatavaa ei makseta, haemme siitä tuomion.\n{end}\n\nVoit kiistää saatavan tai sopia maksusuunnitelmasta. Ota meihin yhteyttä samassa ajassa.\n\nTerveisin\n{official name}\n{unit name}`,
      `${to}Faktura {invoice} har trots påminnelse inte betalats. Vi sände en påminnelse {remindedOn}.\n\n${owed.sv}\n\nBetala senast {= daysLater(today(), 14)} till kontot [kontonummer och referens].\n{if enforceable = yes}\nFordran kan utsökas utan dom.\n{end}\n{if enforceable = no}\nOm fordran inte betalas ansöker vi om en dom.\n{end}\n\nDu kan bestrida fordran eller avtala om en betalningsplan. Kontakta oss inom samma tid.\n\nMed vänlig hälsning\n{official name}\n{unit name}`,
      `${to}In spite of a reminder invoice {invoice} has not been paid. We reminded of it on {remindedOn}.\n\n${owed.en}\n\nPay by {= daysLater(today(), 14)} to the account [account number and reference].\n{if enforceable = yes}\nThe receivable can be enforced without a judgment.\n{end}\n{if enforceable = no}\nIf the receivable is not paid, we apply for a judgment.\n{end}\n\nYou can dispute the receivable or agree on a plan of payment. Get in touch with us within the same time.\n\nWith kind regards\n{official name}\n{unit name}`,
    ),
  },
]

/** The letter by which an option is used. */
export const contractLetters: Letters = [
  {
    code: "option", label: inWords("Ilmoitus option käyttämisestä", "Meddelande om användning av option", "Notice that an option is used"), stages: ["in-force"],
    only: { if: "today() <= optionBy", message: inWords("Option päätöspäivä on ohi, tai sitä ei ole.", "Dagen för beslut om optionen har passerat eller saknas.", "The day to decide on the option is past, or there is none.") },
    heading: inWords("Ilmoitus option käyttämisestä: {name}", "Meddelande om användning av option: {name}", "Notice that an option is used: {name}"),
    body: inWords(
      "{party}\n\nKaupunki käyttää sopimuksen {name} option. Sopimus päättyisi muuten {endsOn}.\n\n[Mihin saakka sopimus jatkuu ja millä ehdoilla.]\n\nYhteyshenkilö: {responsible}\n\nTerveisin\n{official name}\n{unit name}",
      "{party}\n\nStaden använder optionen i avtalet {name}. Avtalet skulle annars upphöra {endsOn}.\n\n[Till när avtalet fortsätter och på vilka villkor.]\n\nKontaktperson: {responsible}\n\nMed vänlig hälsning\n{official name}\n{unit name}",
      "{party}\n\nThe city uses the option of the contract {name}. The contract would else end on {endsOn}.\n\n[Until when the contract goes on, and on what terms.]\n\nContact: {responsible}\n\nWith kind regards\n{official name}\n{unit name}",
    ),
  },
]
