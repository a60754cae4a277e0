import { inWords, languages, type Words } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import type { RegisterDefinition } from "../model/registers/definition.ts"
import { plain, type Text } from "../model/text.ts"
import { lookup } from "./lookup.ts"

/** What of a processing points to a high risk: the criteria of the supervisory authorities and the Ombudsman's list (from memory), as far as a description tells of them. */
export const impactSigns = ["special", "large-scale", "children", "vulnerable", "location", "biometric", "surveillance", "whistle-blowing", "automated", "evaluation", "combined"] as const
export type ImpactSign = (typeof impactSigns)[number]

/** Whether an assessment is needed before the processing begins (GDPR 35(1) and (3)): likely, perhaps, or nothing in the description points to it. */
export type ImpactNeed = "likely" | "perhaps" | "no-sign"

/** From how many people on we call a processing large. No act gives a number: a municipality may hand in its own. */
export const usualLargeScale = 10_000

/** A risk to people with what the description tells of it, and what the service itself enforces against it. */
export interface ImpactRisk {
  readonly sign: ImpactSign | "access" | "mistake" | "too-long" | "outside-eea"
  readonly says: Words
  readonly measures: readonly Words[]
}

/** A draft of an assessment of impact on data protection (GDPR 35(7)), all of it from the description. Null parts: the description does not tell. */
export interface ImpactDraft {
  readonly register: string
  readonly name: Words
  readonly need: ImpactNeed
  readonly signs: readonly { readonly sign: ImpactSign; readonly because: Words }[]
  readonly pools: readonly Words[]
  readonly purposes: readonly Words[]
  readonly systems: readonly Words[]
  readonly bases: readonly Words[]
  readonly data: readonly Words[]
  readonly specialData: readonly Words[]
  readonly sources: readonly Words[]
  readonly recipients: readonly Words[]
  readonly retention: readonly Words[]
  readonly rights: readonly Words[]
  /** True where the register runs in this service, so that its measures are known. */
  readonly runs: boolean
  readonly risks: readonly ImpactRisk[]
}

/** Words of names and purposes that tell of a sign, by their beginnings; Finnish, Swedish and English. */
const tellers: Readonly<Partial<Record<ImpactSign, RegExp>>> = {
  children: /(?<!\p{L})(?:laps|lasten|lapsi|nuor|oppila|oppilas|koulu|esiope|varhaiskasv|päiväko|perusope|barn|elev|skol|ungdom|förskol|småbarn|child|pupil|school|youth)/iu,
  vulnerable: /(?<!\p{L})(?:potila|sosiaali|vammais|vanhus|ikäänty|päihde|mielenterv|turvapaik|pakolai|maahanmuut|työllis|työttöm|työnteki|henkilöstö|asunnottom|patient|klient|äldre|handikapp|funktionsned|flykting|invandr|sysselsätt|arbetslös|personal(?!ia)|unemploy|elderly|disab|refugee|employee)/iu,
  location: /(?<!\p{L})(?:paikann|sijaintitie|gps|positioner|platsuppgift|lokaliser|tracking|geolocat)/iu,
  biometric: /(?<!\p{L})(?:biometr|sormenjäl|kasvontunnist|fingeravtryck|ansiktsigenk|fingerprint|face recog)/iu,
  surveillance: /(?<!\p{L})(?:kameravalvon|videovalvon|tallentava kam|kulunvalvon|kamera(?:övervak|bevak)|passerkontroll|cctv|video surveil|camera surveil)/iu,
  "whistle-blowing": /(?<!\p{L})(?:ilmoituskanava|väärinkäytösten ilm|visselblås|rapporteringskanal|whistle)/iu,
  automated: /(?<!\p{L})(?:automaattinen päätö|automaattis\p{L}* päätö|automatisoi\p{L}* päätö|profiloi|automatiserat besl|automatiserade besl|profiler|automated deci|profiling)/iu,
}

/** Names of services whose clients' data is of health or social care (GDPR 9), though no category of data is told. */
const careful = /(?<!\p{L})(?:terveyd|terveyspalv|terveysh|potila|mielenterv|päihde|lastensuoj|vammaisp|sosiaalih|hälsov|patient|missbruk|barnskydd|socialvård|health care|social care)/iu

/** What the Ombudsman's list names alone; the others need company (WP 248: two criteria). */
const enough: readonly ImpactSign[] = ["location", "biometric", "whistle-blowing"]

const wordsOf = (text: Text): Words => inWords(plain(text, "fi"), plain(text, "sv"), plain(text, "en"))
const says = ({ fi, sv, en }: Text): boolean => [fi, sv, en].some(({ value }) => value !== null)
const stated = (...texts: readonly Text[]): Words[] => unique(texts.filter(says).map(wordsOf))
const unique = (all: readonly Words[]): Words[] => [...new Map(all.map((one) => [one.fi, one])).values()]
const quoted = (words: Words): Words => inWords(`”${words.fi}”`, `”${words.sv}”`, `“${words.en}”`)

/** Drafts an assessment of a register; null where the description has no such register. `people`: about how many persons it holds, null while nobody has counted. */
export function impactDraft(model: Model, register: string, people: number | null = null, largeScale = usualLargeScale): ImpactDraft | null {
  const seen = lookup(model)
  const its = seen.register.get(register)
  if (!its) return null
  const notice = its.notice === null ? undefined : seen.notice.get(its.notice)
  const pools = seen.poolsOfRegister.get(register) ?? []
  const definitions = model.definitions.filter((one) => one.register === register)
  const personal = definitions.some(({ subject }) => subject !== null) || notice !== undefined || definitions.length === 0
  const fields = definitions.flatMap((one) => one.fields)
  const systems = stated(...[...new Set([...pools.flatMap((pool) => pool.systems.items.map(({ system }) => system)), ...(notice?.systems ?? [])])].flatMap((id) => seen.system.get(id)?.name ?? []))
  const purposes = unique([...definitions.map(({ purpose }) => purpose), ...stated(...(notice ? [notice.sections.purposes] : []), ...pools.map(({ purpose }) => purpose))])
  const specialData = unique([...fields.filter(({ data }) => data === "special").map(({ label }) => label), ...stated(...(notice?.dataCategories ?? []).flatMap(({ items }) => items.filter(({ special }) => special).map(({ name }) => name)))])
  const data = unique([...fields.filter(({ data: kind }) => kind !== "none").map(({ label }) => label), ...stated(...(notice?.dataCategories ?? []).flatMap(({ name, items }) => (items.length > 0 ? items.map((item) => item.name) : [name])))])
  const sources = unique([...definitions.flatMap((one) => one.sources.map(({ name }) => name)), ...stated(...(notice?.sources ?? []).map(({ name }) => name))])
  const recipients = unique([...definitions.flatMap((one) => one.recipients.map(({ name }) => name)), ...(notice ? stated(notice.sections.disclosures) : [])])
  const bases = unique([
    ...definitions.flatMap((one) => one.legalBases.map(({ article, law, explanation }) => inWords(`${explanation.fi} (GDPR ${article}; ${law})`, `${explanation.sv} (GDPR ${article}; ${law})`, `${explanation.en} (GDPR ${article}; ${law})`))),
    ...(notice?.legalBases ?? []).map(({ article, explanation }) => inWords(...(languages.map((language) => `${plain(explanation, language)} (GDPR ${article})`) as [string, string, string]))),
  ])
  // A pool's purpose is told of many registers at once, so that it would put one's sign on all.
  const called = stated(its.name, ...pools.map(({ name }) => name))
  const naming = [...called, ...definitions.map(({ purpose }) => purpose), ...stated(...(notice ? [notice.sections.purposes] : [])), ...data]
  const byWords = personal ? (Object.entries(tellers) as [ImpactSign, RegExp][]).flatMap(([sign, teller]) => {
    const told = naming.find((words) => languages.some((language) => teller.test(words[language])))
    return told ? [{ sign, because: quoted(told) }] : []
  }) : []
  const reckoned = fields.find((field) => field.calculation !== null && definitions.some(({ subject, fields: of }) => subject !== null && of.includes(field)))
  const special = specialData[0] ?? (personal ? called.find((words) => languages.some((language) => careful.test(words[language]))) : undefined) ?? notice?.legalBases.filter(({ article }) => article.startsWith("9(")).map(({ explanation }) => wordsOf(explanation))[0]
  const found: { sign: ImpactSign; because: Words }[] = [
    ...(special ? [{ sign: "special" as const, because: quoted(special) }] : []),
    ...(people !== null && people >= largeScale ? [{ sign: "large-scale" as const, because: inWords(`vähintään ${largeScale} henkilöä`, `minst ${largeScale} personer`, `at least ${largeScale} people`) }] : []),
    ...byWords,
    ...(reckoned ? [{ sign: "evaluation" as const, because: quoted(reckoned.label) }] : []),
    ...(sources.length >= 2 ? [{ sign: "combined" as const, because: inWords(`${sources.length} lähdettä`, `${sources.length} källor`, `${sources.length} sources`) }] : []),
  ]
  const signs = impactSigns.flatMap((sign) => found.find((one) => one.sign === sign) ?? [])
  const need: ImpactNeed = signs.length >= 2 || signs.some(({ sign }) => enough.includes(sign)) ? "likely" : signs.length === 1 ? "perhaps" : "no-sign"
  const outsideEea = notice?.transfersOutsideEea === true || definitions.some((one) => one.recipients.some((recipient) => recipient.outsideEea))
  return {
    register, name: wordsOf(its.name), need, signs, pools: stated(...pools.map(({ name }) => name)), purposes, systems, bases, data, specialData, sources, recipients, retention: retentionOf(definitions, notice?.sections.retention), runs: definitions.length > 0,
    rights: unique((notice?.rights ?? []).filter(({ explanation }) => says(explanation)).map(({ explanation }) => wordsOf(explanation))),
    risks: risksOf(signs.map(({ sign }) => sign), definitions, outsideEea),
  }
}

function retentionOf(definitions: readonly RegisterDefinition[], told: Text | undefined): Words[] {
  const kept = definitions.map(({ record, retention: { years, basis } }) =>
    years === null ? inWords(`${record.fi}: pysyvästi (${basis.fi})`, `${record.sv}: varaktigt (${basis.sv})`, `${record.en}: permanently (${basis.en})`) : inWords(`${record.fi}: ${years} vuotta (${basis.fi})`, `${record.sv}: ${years} år (${basis.sv})`, `${record.en}: ${years} years (${basis.en})`))
  return unique(kept.length > 0 || told === undefined ? kept : stated(told))
}

/** The risks that follow from the signs, and those of every register of persons. */
function risksOf(signs: readonly ImpactSign[], definitions: readonly RegisterDefinition[], outsideEea: boolean): ImpactRisk[] {
  const runs = definitions.length > 0
  const enforced = (...measures: readonly (Words | false)[]): Words[] => (runs ? measures.filter((one): one is Words => one !== false) : [])
  const fields = definitions.flatMap((one) => one.fields)
  const twoEyes = definitions.some(({ moves }) => moves.some(({ notBy }) => notBy !== null))
  return [
    { sign: "access", says: riskWords.access, measures: enforced(measure.access, measure.log, measure.watched, fields.some(({ data }) => data === "code") && measure.codes, fields.some(({ secrecy }) => secrecy !== null) && measure.secrecy) },
    { sign: "mistake", says: riskWords.mistake, measures: enforced(measure.history, definitions.some(({ rules }) => rules.length > 0) && measure.rules, twoEyes && measure.twoEyes) },
    { sign: "too-long", says: riskWords["too-long"], measures: enforced(definitions.every(({ retention }) => retention.years !== null) && measure.retention) },
    ...(outsideEea ? [{ sign: "outside-eea" as const, says: riskWords["outside-eea"], measures: [] }] : []),
    ...signs.map((sign) => ({ sign, says: riskWords[sign], measures: enforced(...(ofSign[sign] ?? [])) })),
  ]
}

const measure = {
  access: inWords("Tietoja näkevät vain ne, joiden tehtävään ne kuuluvat; oikeus päättyy itsestään.", "Uppgifterna syns bara för dem vilkas uppgifter kräver det; rätten upphör av sig själv.", "Only those whose task it is see the data; a right ends by itself."),
  log: inWords("Jokainen katselu ja muutos jää sinetöityyn käyttölokiin.", "Varje visning och ändring lämnar spår i en förseglad användningslogg.", "Each look and change stays in a sealed usage log."),
  watched: inWords("Lokia valvotaan: poikkeava katselu nousee tietosuojavastaavalle.", "Loggen övervakas: avvikande visning visas för dataskyddsombudet.", "The log is watched: a look that stands out comes to the data protection officer."),
  codes: inWords("Henkilötunnukset ovat peitossa ja salattuina; niiden avaaminen kirjataan.", "Personbeteckningar är dolda och krypterade; att öppna dem antecknas.", "Identity codes are covered and encrypted; opening one is noted."),
  secrecy: inWords("Salaiset kentät on merkitty perusteineen ja jäävät pois siitä, mitä annetaan.", "Sekretessbelagda fält är märkta med grund och lämnas bort ur det som ges ut.", "Secret fields are marked with their ground and left out of what is given."),
  history: inWords("Aiemmat arvot säilyvät, ja korjaus näkyy historiassa.", "Tidigare värden bevaras och en rättelse syns i historiken.", "Earlier values are kept, and a correction shows in the history."),
  rules: inWords("Lomake tarkistaa tiedot säännöin.", "Blanketten kontrollerar uppgifterna med regler.", "The form checks the data by rules."),
  twoEyes: inWords("Ratkaisevan vaiheen tekee eri henkilö kuin valmistelijan.", "Det avgörande steget tas av en annan person än den som beredde.", "The deciding step is taken by another person than the one before it."),
  retention: inWords("Säilytysaika on määritelty ja laskettu jokaiselle tietueelle.", "Förvaringstiden är bestämd och räknad för varje post.", "The time of keeping is declared and reckoned for each record."),
  protectedAddress: inWords("Turvakielto kätkee osoitteen kaikkialla.", "Spärrmarkering döljer adressen överallt.", "An order of non-disclosure hides the address everywhere."),
  smallNumbers: inWords("Pieniä ryhmiä ei kerrota tilastoissa.", "Små grupper berättas inte i statistiken.", "Small groups are not told in statistics."),
  decider: inWords("Päätöksen tekee ja allekirjoittaa ihminen.", "Beslutet fattas och undertecknas av en människa.", "A human makes and signs the decision."),
  shown: inWords("Laskennan kaava ja versio näkyvät tietueessa.", "Beräkningens formel och version syns i posten.", "The formula and its version show in the record."),
} as const

const ofSign: Readonly<Partial<Record<ImpactSign, readonly Words[]>>> = {
  special: [measure.access, measure.secrecy, measure.log], "large-scale": [measure.watched, measure.smallNumbers], children: [measure.protectedAddress, measure.access], vulnerable: [measure.protectedAddress, measure.access], automated: [measure.decider], evaluation: [measure.shown, measure.decider],
}

const riskWords: Readonly<Record<ImpactRisk["sign"], Words>> = {
  access: inWords("Tietoja katsoo joku, jonka tehtävään ne eivät kuulu.", "Uppgifterna ses av någon vars uppgifter inte kräver det.", "Data is seen by someone whose task it is not."),
  mistake: inWords("Väärä tai vanhentunut tieto johtaa väärään ratkaisuun.", "En felaktig eller föråldrad uppgift leder till fel avgörande.", "Wrong or old data leads to a wrong decision."),
  "too-long": inWords("Tiedot säilyvät pitempään kuin tehtävä vaatii.", "Uppgifterna finns kvar längre än uppgiften kräver.", "Data stays longer than the task needs."),
  "outside-eea": inWords("Tietoja siirtyy EU:n ja ETA-alueen ulkopuolelle ilman samaa suojaa.", "Uppgifter överförs ut ur EU och EES utan samma skydd.", "Data goes outside the EU and the EEA without the same protection."),
  special: inWords("Erityisten tietojen paljastuminen johtaa syrjintään tai häpeään.", "Att särskilda uppgifter röjs leder till diskriminering eller skam.", "Special categories coming out lead to discrimination or shame."),
  "large-scale": inWords("Yksi loukkaus koskee suurta joukkoa ihmisiä.", "En incident gäller en stor mängd människor.", "One breach concerns a great number of people."),
  children: inWords("Lapsi ei osaa arvioida tietojensa käyttöä eikä käyttää oikeuksiaan.", "Ett barn kan inte bedöma hur uppgifterna används eller använda sina rättigheter.", "A child cannot judge how the data is used, nor use the rights."),
  vulnerable: inWords("Ihminen on riippuvainen viranomaisesta eikä voi kieltäytyä.", "Människan är beroende av myndigheten och kan inte vägra.", "The person depends on the authority and cannot say no."),
  location: inWords("Liikkumista voidaan seurata.", "Rörelser kan följas.", "Movements can be followed."),
  biometric: inWords("Biometristä tietoa ei voi vaihtaa, jos se paljastuu.", "En biometrisk uppgift kan inte bytas om den röjs.", "Biometric data cannot be changed if it comes out."),
  surveillance: inWords("Ihmisiä valvotaan järjestelmällisesti, myös sivullisia.", "Människor övervakas systematiskt, också utomstående.", "People are watched systematically, bystanders too."),
  "whistle-blowing": inWords("Ilmoittajan henkilöys paljastuu, ja häneen kohdistuu vastatoimia.", "Den rapporterandes identitet röjs och personen utsätts för repressalier.", "The reporter becomes known and meets retaliation."),
  automated: inWords("Päätös syntyy ilman ihmistä, eikä sitä osata selittää.", "Beslutet uppstår utan en människa och kan inte förklaras.", "A decision comes about without a human and cannot be explained."),
  evaluation: inWords("Ihminen pisteytetään laskennalla, joka voi olla väärä tai epäreilu.", "Människan poängsätts med en beräkning som kan vara fel eller orättvis.", "A person is scored by a calculation that may be wrong or unfair."),
  combined: inWords("Eri lähteistä yhdistetty tieto paljastaa enemmän kuin kukin lähde.", "Uppgifter ur olika källor avslöjar tillsammans mer än var för sig.", "Data from different sources tells together more than each alone."),
}
