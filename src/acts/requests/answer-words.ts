import type { RequestKind } from "../../law/requests.ts"
import type { Language } from "../../lib/words.ts"

/** What an answer says, in one language. */
export interface AnswerWords {
  readonly title: (caseNumber: string) => string
  readonly asked: string
  readonly received: (day: string) => string
  readonly by: (unit: string) => string
  readonly given: (count: number) => string
  readonly nothing: string
  readonly withheld: string
  readonly withheldOne: (what: string, ground: string, reason: string, until: string | null) => string
  readonly partly: (what: string, ground: string, reason: string, until: string | null) => string
  /** What an employee tells of a refusal (621/1999 14 § 3 mom.). */
  readonly refer: string
  readonly fee: (sum: string) => string
  readonly free: string
  readonly rights: readonly string[]
  readonly complain: string
  readonly data: string
  readonly files: string
  readonly views: string
  readonly viewsNone: string
  readonly stage: string
  readonly opened: string
  readonly purpose: string
  readonly bases: string
  readonly sources: string
  readonly recipients: string
  readonly kept: string
  readonly givenTo: string
  readonly toldOf: string
  readonly comments: string
  readonly letters: string
  readonly covered: string
  readonly check: string
  readonly kinds: Readonly<Record<RequestKind, string>>
  readonly record: Readonly<Record<"record" | "case" | "document", string>>
}

export const answerWords: Readonly<Record<Language, AnswerWords>> = {
  fi: {
    title: (number) => `Vastaus pyyntöön ${number}`, asked: "Pyysit", received: (day) => `Pyyntö saapui ${day}.`, by: (unit) => `Vastaaja: ${unit}.`,
    given: (count) => `Annamme ${count} ${count === 1 ? "tietueen tai asiakirjan" : "tietuetta tai asiakirjaa"}.`, nothing: "Emme löytäneet pyytämääsi.", withheld: "Mitä ei anneta",
    withheldOne: (what, ground, reason, until) => `${what}: ei anneta. Peruste: ${ground}. ${reason}${until ? ` Salassapito päättyy ${until}.` : ""}`, partly: (what, ground, reason, until) => `${what}: annetaan osittain. Peruste: ${ground}. ${reason}${until ? ` Salassapito päättyy ${until}.` : ""}`,
    refer: "Voit pyytää, että viranomainen ratkaisee, annetaanko loput. Kerro meille, haluatko sitä. Päätöksestä voit valittaa hallinto-oikeuteen 30 päivässä sen tiedoksi saamisesta (621/1999 14 § 3 mom., 33 §). Päätöksen tekeminen ei maksa sinulle mitään.",
    fee: (sum) => `Maksu: ${sum}. Maksuun voit vaatia oikaisua kuudessa kuukaudessa sen määräämisestä (621/1999 34 §).`, free: "Vastaus on maksuton.",
    rights: ["Voit pyytää väärän, puutteellisen tai vanhentuneen tiedon oikaisemista (tietosuoja-asetus 16 art.).", "Voit pyytää tietojen poistamista tai käsittelyn rajoittamista (17 ja 18 art.). Lakisääteisessä tehtävässä tarvittavia tietoja ei yleensä voi poistaa.", "Voit vastustaa yleisen edun vuoksi tehtävää käsittelyä (21 art.)."],
    complain: "Jos tietojasi käsitellään mielestäsi vastoin lakia, voit kannella tietosuojavaltuutetulle: tietosuoja.fi (77 art., 1050/2018 21 §).",
    comments: "Kommentti", letters: "Kirje", data: "Tiedot", files: "Asiakirjat", views: "Kuka on katsonut tietojasi", viewsNone: "Kukaan ei ole katsonut.", stage: "Tila", opened: "Avattu", purpose: "Mihin käytetään", bases: "Käsittelyn peruste", sources: "Lähteet", recipients: "Vastaanottajat", kept: "Säilytys", givenTo: "Annettu", toldOf: "Muutoksesta ilmoitettu", covered: "Osa tiedoista on peitetty.",
    check: "Tiedostossa sha256sums.txt on kunkin tiedoston tarkiste, ja sha256sums.sig on sen allekirjoitus.",
    kinds: { document: "tietoa asiakirjasta", party: "tietoa asianosaisena", "own-document": "tietoa itsestäsi asiakirjassa", research: "lupaa salassa pidettäviin asiakirjoihin", "own-data": "omat tietosi", log: "kuka on katsonut tietojasi", rectification: "tiedon oikaisemista", erasure: "tietojen poistamista", restriction: "käsittelyn rajoittamista", portability: "tietojen siirtämistä", objection: "käsittelyn lopettamista", "human-review": "ihmisen tekemää ratkaisua", "decision-error": "päätöksessä olevan virheen korjaamista", complaint: "kantelun käsittelyä", advice: "neuvoa" },
    record: { record: "rekisterimerkintä", case: "asia", document: "asiakirja" },
  },
  sv: {
    title: (number) => `Svar på begäran ${number}`, asked: "Du begärde", received: (day) => `Begäran kom in ${day}.`, by: (unit) => `Besvarad av: ${unit}.`,
    given: (count) => `Vi lämnar ut ${count} ${count === 1 ? "post eller handling" : "poster eller handlingar"}.`, nothing: "Vi hittade inte det du bad om.", withheld: "Vad som inte lämnas ut",
    withheldOne: (what, ground, reason, until) => `${what}: lämnas inte ut. Grund: ${ground}. ${reason}${until ? ` Sekretessen upphör ${until}.` : ""}`, partly: (what, ground, reason, until) => `${what}: lämnas ut delvis. Grund: ${ground}. ${reason}${until ? ` Sekretessen upphör ${until}.` : ""}`,
    refer: "Du kan be att myndigheten avgör om resten lämnas ut. Meddela oss om du vill det. Beslutet kan överklagas hos förvaltningsdomstolen inom 30 dagar från delfåendet (621/1999 14 § 3 mom., 33 §). Beslutet kostar dig ingenting.",
    fee: (sum) => `Avgift: ${sum}. Du kan begära omprövning av avgiften inom sex månader från att den påfördes (621/1999 34 §).`, free: "Svaret är avgiftsfritt.",
    rights: ["Du kan begära att en felaktig, bristfällig eller föråldrad uppgift rättas (dataskyddsförordningen art. 16).", "Du kan begära att uppgifter raderas eller att behandlingen begränsas (art. 17 och 18). Uppgifter som behövs i ett lagstadgat uppdrag kan i regel inte raderas.", "Du kan invända mot behandling som sker av allmänt intresse (art. 21)."],
    complain: "Om du anser att dina uppgifter behandlas i strid med lag kan du anföra klagomål hos dataombudsmannen: tietosuoja.fi/sv (art. 77, 1050/2018 21 §).",
    comments: "Kommentar", letters: "Brev", data: "Uppgifter", files: "Handlingar", views: "Vem som har tittat på dina uppgifter", viewsNone: "Ingen har tittat.", stage: "Skede", opened: "Öppnad", purpose: "Ändamål", bases: "Grund för behandlingen", sources: "Källor", recipients: "Mottagare", kept: "Förvaring", givenTo: "Lämnats ut", toldOf: "Underrättad om ändringen", covered: "En del av uppgifterna är dolda.",
    check: "I filen sha256sums.txt finns varje fils kontrollsumma, och sha256sums.sig är dess underskrift.",
    kinds: { document: "uppgifter ur en handling", party: "uppgifter som part", "own-document": "uppgifter om dig i en handling", research: "tillstånd till sekretessbelagda handlingar", "own-data": "dina egna uppgifter", log: "vem som har tittat på dina uppgifter", rectification: "rättelse av en uppgift", erasure: "radering av uppgifter", restriction: "begränsning av behandlingen", portability: "överföring av uppgifter", objection: "att behandlingen upphör", "human-review": "ett avgörande av en människa", "decision-error": "rättelse av fel i ett beslut", complaint: "behandling av ett klagomål", advice: "råd" },
    record: { record: "registerpost", case: "ärende", document: "handling" },
  },
  en: {
    title: (number) => `Answer to the request ${number}`, asked: "You asked for", received: (day) => `The request came on ${day}.`, by: (unit) => `Answered by: ${unit}.`,
    given: (count) => `We give ${count} ${count === 1 ? "record or document" : "records or documents"}.`, nothing: "We did not find what you asked for.", withheld: "What is not given",
    withheldOne: (what, ground, reason, until) => `${what}: not given. Ground: ${ground}. ${reason}${until ? ` The secrecy ends on ${until}.` : ""}`, partly: (what, ground, reason, until) => `${what}: given in part. Ground: ${ground}. ${reason}${until ? ` The secrecy ends on ${until}.` : ""}`,
    refer: "You may ask that the authority decides whether the rest is given. Tell us if you want that. The decision may be appealed to the administrative court within 30 days of its service (621/1999 14 § 3 mom., 33 §). The decision costs you nothing.",
    fee: (sum) => `Fee: ${sum}. You may claim a review of the fee within six months from when it was set (621/1999 34 §).`, free: "The answer is free of charge.",
    rights: ["You may ask that wrong, incomplete or outdated data is rectified (GDPR art. 16).", "You may ask that data is erased or its processing restricted (art. 17 and 18). What a statutory task needs can as a rule not be erased.", "You may object to processing in the public interest (art. 21)."],
    complain: "If you think that your data is processed against the law, you may complain to the Data Protection Ombudsman: tietosuoja.fi/en (art. 77, 1050/2018 21 §).",
    comments: "Comment", letters: "Letter", data: "Data", files: "Documents", views: "Who has looked at your data", viewsNone: "Nobody has looked.", stage: "Stage", opened: "Opened", purpose: "What for", bases: "Legal basis", sources: "Sources", recipients: "Recipients", kept: "Kept for", givenTo: "Given", toldOf: "Told of the change", covered: "Some of the data is covered.",
    check: "The file sha256sums.txt has the digest of each file, and sha256sums.sig its signature.",
    kinds: { document: "information from a document", party: "information as a party", "own-document": "information on yourself in a document", research: "a permit for secret documents", "own-data": "your own data", log: "who has looked at your data", rectification: "the rectification of data", erasure: "the erasure of data", restriction: "the restriction of processing", portability: "the moving of your data", objection: "an end of processing", "human-review": "a decision by a human", "decision-error": "the correction of an error in a decision", complaint: "the handling of a complaint", advice: "advice" },
    record: { record: "entry of a register", case: "case", document: "document" },
  },
}
