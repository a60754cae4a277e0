import type { Day } from "../lib/day.ts"
import type { Words } from "../lib/words.ts"
import { findInForce, type Rule } from "./rule.ts"

/** How a secrecy ground is weighed (621/1999 17 §). */
export type Clause =
  /** Secret whatever would follow from giving it. */
  | "absolute"
  /** Public unless giving it would cause the harm that the ground names. */
  | "presumed-public"
  /** Secret unless it is obvious that giving it does not cause the harm that the ground names. */
  | "presumed-secret"

/** How long a ground lasts (621/1999 31 §): 25 years, the life rule, until an event, or not settled by what we know. */
export type SecrecyTime = "years-25" | "life" | "until-event" | "unsettled"

/** A ground of secrecy. The list is open: an act of its own may make something secret, so a ground is act, section (its `law`) and item. */
export interface SecrecyGround extends Rule {
  /** Stable code of ours, kept with the mark on a document. */
  readonly code: string
  /** Item of the section, like "31 a"; null where the section has none. */
  readonly item: string | null
  readonly name: Words
  readonly clause: Clause
  readonly time: SecrecyTime
  /** Stays secret while the property, system or plan is in use (31 § 3 mom.). */
  readonly whileInUse: boolean
  readonly note: Words | null
}

type More = Partial<Pick<SecrecyGround, "time" | "whileInUse" | "mark"> & { readonly note: readonly [string, string, string] }>

const say = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

/** A ground of 24 § 1 mom.; `of` tells apart the parts of an item that are weighed differently. */
function ground(item: string, of: string, clause: Clause, name: readonly [string, string, string], { note, ...more }: More = {}): SecrecyGround {
  const life = Number.parseInt(item, 10) >= 24
  return {
    code: ["24-1", item.replace(" ", ""), of].filter(Boolean).join("-"),
    law: "621/1999 24 § 1 mom.",
    item,
    mark: "V",
    from: "1999-12-01",
    until: null,
    name: say(...name),
    clause,
    time: life ? "life" : "years-25",
    whileInUse: false,
    note: note ? say(...note) : null,
    ...more,
  }
}

/** A ground of another act, from memory: the clause and the time are the cautious ones until someone has read the act. */
const elsewhere = (code: string, law: string, from: Day, time: SecrecyTime, fi: string, sv: string, en: string): SecrecyGround => ({ code, law, item: null, mark: "M", from, until: null, name: say(fi, sv, en), clause: "absolute", time, whileInUse: false, note: null })

const inUse = { whileInUse: true } as const
const untilEvent = { time: "until-event" } as const

/** The grounds of 24 § 1 mom. 621/1999, and those of other acts that municipalities meet most. */
export const secrecyGrounds: readonly SecrecyGround[] = [
  ground("1", "", "absolute", ["hallituksen ulkoasiainvaliokunta ja ulkoministeriön poliittiset raportit", "regeringens utrikesutskott och utrikesministeriets politiska rapporter", "government's foreign committee and political reports of the foreign ministry"], {
    note: ["Ei salainen, jos asiakirja on luovutettu julkisuuteen päätöksellä.", "Inte sekretessbelagd om handlingen har lämnats ut genom beslut.", "Not secret once released by decision."],
  }),
  ground("2", "", "presumed-public", ["muut kansainväliset suhteet", "övriga internationella förhållanden", "other international relations"], inUse),
  ground("3", "", "presumed-secret", ["rikosilmoitus, esitutkinta ja syyteharkinta", "brottsanmälan, förundersökning och åtalsprövning", "crime report, pre-trial investigation and charge"], {
    ...untilEvent,
    note: ["Kunnes asia on ollut esillä istunnossa tai syyte on jätetty nostamatta.", "Tills saken behandlats i domstol eller åtal inte väckts.", "Until a court session or a decision not to charge."],
  }),
  ground("4", "", "absolute", ["poliisin rikostorjunnan rekisterit, tunnistekuvat ja biometriset tiedot", "polisens register för brottsbekämpning, signalementsbilder och biometriska uppgifter", "police registers of crime prevention, identification photos and biometric data"]),
  ground("5", "", "presumed-public", ["viranomaisten taktiset ja tekniset menetelmät", "myndigheters taktiska och tekniska metoder", "tactical and technical methods of authorities"]),
  ground("6", "", "presumed-public", ["kantelu ennen sen ratkaisua", "klagan innan den avgjorts", "complaint before it is decided"], untilEvent),
  ground("7", "", "presumed-secret", ["henkilöiden, rakennusten ja tietojärjestelmien turvajärjestelyt", "säkerhetsarrangemang för personer, byggnader och informationssystem", "security arrangements of people, buildings and information systems"], inUse),
  ground("8", "", "presumed-public", ["varautuminen onnettomuuksiin ja poikkeusoloihin, turvallisuustutkinta", "beredskap för olyckor och undantagsförhållanden, säkerhetsutredning", "preparedness for accidents and emergencies, safety investigation"], inUse),
  ground("9", "", "presumed-secret", ["valtion turvallisuus", "statens säkerhet", "security of the state"]),
  ground("10", "", "presumed-secret", ["maanpuolustus", "försvaret", "national defence"], inUse),
  ground("11", "", "presumed-public", ["raha-, finanssi- ja tulopolitiikka", "penning-, finans- och inkomstpolitik", "monetary, fiscal and incomes policy"]),
  ground("12", "", "presumed-public", ["rahoitusmarkkinoiden valvonta", "tillsyn över finansmarknaden", "supervision of financial markets"]),
  // Which clause item 13 has we do not know: the cautious one, marked so.
  ground("13", "", "absolute", ["markkinoihin vaikuttavat tilastot ja ratkaisut ennen julkistamista", "statistik och avgöranden som påverkar marknaden före offentliggörandet", "market-sensitive statistics and measures before release"], { ...untilEvent, mark: "M" }),
  ground("14", "", "presumed-public", ["uhanalaiset lajit ja arvokkaat luonnonalueet", "hotade arter och värdefulla naturområden", "endangered species and valuable nature sites"]),
  ground("15", "", "presumed-public", ["vaalirahoituksen tilit, tarkastus- ja valvontatehtävä", "valfinansieringens konton, inspektions- och tillsynsuppgift", "election finance accounts, inspection and supervision"]),
  ground("16", "", "absolute", ["tilastointia tai vapaaehtoisesti tutkimusta varten annetut tiedot", "uppgifter som lämnats för statistik eller frivilligt för forskning", "given for statistics or voluntarily for research"]),
  ground("17", "trade-secret", "absolute", ["julkisyhteisön liikesalaisuus", "offentligt samfunds företagshemlighet", "trade secret of a public body"]),
  ground("17", "business", "presumed-public", ["muu julkisyhteisön liiketoiminnan seikka", "annan omständighet i ett offentligt samfunds affärsverksamhet", "other business fact of a public body"]),
  ground("18", "", "presumed-public", ["työnantajan asema työriidassa ja sopimusneuvotteluissa", "arbetsgivarens ställning i arbetstvist och förhandlingar", "employer's side in labour disputes and negotiations"]),
  ground("19", "", "presumed-public", ["oikeudenkäyntiin valmistautuminen", "förberedelser inför en rättegång", "preparation for litigation"]),
  ground("20", "trade-secret", "absolute", ["yksityinen liikesalaisuus", "privat företagshemlighet", "private trade secret"], {
    note: ["Ei koske kuluttajan terveyttä, ympäristöä, haittaa kärsivän oikeuksia eikä elinkeinonharjoittajan velvollisuuksia.", "Gäller inte konsumenters hälsa, miljön, rättigheter för den som lider men eller näringsidkarens skyldigheter.", "Does not cover consumers' health, the environment, the rights of those harmed or the trader's duties."],
  }),
  ground("20", "business", "presumed-public", ["muu yksityisen elinkeinotoiminnan seikka", "annan omständighet i privat näringsverksamhet", "other private business fact"], {
    note: ["Ei koske kuluttajan terveyttä, ympäristöä, haittaa kärsivän oikeuksia eikä elinkeinonharjoittajan velvollisuuksia.", "Gäller inte konsumenters hälsa, miljön, rättigheter för den som lider men eller näringsidkarens skyldigheter.", "Does not cover consumers' health, the environment, the rights of those harmed or the trader's duties."],
  }),
  ground("21", "", "presumed-secret", ["opinnäyte, tutkimussuunnitelma ja kehittämistyö", "lärdomsprov, forskningsplan och utvecklingsarbete", "thesis, research plan and development work"]),
  ground("22", "", "presumed-public", ["pääsy- tai muu koe", "inträdesprov eller annat prov", "entrance examination or test"]),
  ground("23", "", "absolute", ["henkilön vuositulot, varallisuus, etuuden tulot ja taloudellinen asema, ulosotto", "persons årsinkomster, förmögenhet, inkomster som grund för förmån, ekonomisk ställning, utsökning", "person's yearly income, wealth, income behind a benefit, economic position, enforcement"]),
  ground("24", "", "presumed-secret", ["kansainvälinen suojelu, maahantulo, oleskelu ja kansalaisuus", "internationellt skydd, inresa, vistelse och medborgarskap", "international protection, entry, residence and citizenship"]),
  ground("25", "", "absolute", ["sosiaalihuollon tai työvoimapalvelujen henkilöasiakas, terveydentila, vammaisuus, terveydenhuolto, seksuaalisuus", "klient hos socialvården eller personkund hos arbetskraftsservicen, hälsotillstånd, handikapp, hälsovård, sexualitet", "client of social welfare or personal customer of employment services, health, disability, health care, sexuality"]),
  ground("26", "sensitive", "absolute", ["rikosasiassa esiintyvän arkaluonteiset tiedot", "känsliga uppgifter om den som berörs av ett brottmål", "sensitive facts of a person in a criminal case"], {
    note: ["Paitsi kun tieto on tarpeen viranomaisen tehtävässä.", "Utom när uppgiften behövs i en myndighets uppgift.", "Except where needed for an authority's task."],
  }),
  ground("26", "victim", "presumed-public", ["rikoksen uhrin tiedot", "uppgifter om brottsoffer", "data of a crime's victim"]),
  ground("27", "", "absolute", ["mielentilatutkimus, seuraamus- ja vapautumislausunnot", "sinnesundersökning, påföljds- och frigivningsutlåtanden", "mental examination, reports on sanction and release"]),
  ground("28", "detained", "presumed-secret", ["tuomittu tai vapautensa menettänyt", "dömd eller frihetsberövad", "convicted or detained person"]),
  ground("28", "registers", "absolute", ["rikos-, sakko- ja todistajansuojelurekisterit", "straff-, bötes- och vittnesskyddsregister", "registers of crimes, fines and witness protection"]),
  ground("29", "", "absolute", ["psykologinen testi, soveltuvuuskoe, arvio henkilön valintaa tai palkkausta varten", "psykologiskt test, lämplighetsprov, bedömning för val eller lönesättning av person", "psychological or aptitude test, assessment for selecting or paying a person"]),
  ground("30", "", "absolute", ["oppilashuolto, opetuksesta vapauttaminen, koesuoritus, oppilaan sanallinen arvio", "elevvård, befrielse från undervisning, provprestation, verbal bedömning av elev", "pupil welfare, exemption from teaching, exam answers, verbal assessment of a pupil"]),
  ground("31", "", "absolute", ["salainen puhelinnumero, sijaintitieto, turvaa pyytäneen kotikunta, osoite ja yhteystiedot", "hemligt telefonnummer, platsinformation, hemkommun, adress och kontaktuppgifter för den som begärt skydd", "secret telephone number, location, home and contacts of one who asked for protection"], {
    note: ["Yhteystiedot, kun henkilö on pyytänyt ja hänellä on perusteltu syy pelätä.", "Kontaktuppgifter när personen har begärt det och har grundad anledning att känna sig hotad.", "Contact data when the person has asked and has justified reason to fear."],
  }),
  ground("31 a", "", "absolute", ["anonyymi todistaja", "anonymt vittne", "anonymous witness"]),
  ground("31 b", "", "absolute", ["uhrin pyyntö saada tieto vapautumisesta", "brottsoffers begäran om att få veta om frigivning", "victim's request to be told of a release"]),
  ground("31 c", "", "presumed-public", ["Suomessa oleskeleva ulkomaalainen, jos antaminen vaarantaisi", "utlänning som vistas i Finland, om utlämnandet skulle medföra fara", "alien in Finland, if giving would endanger"]),
  ground("32", "", "absolute", ["poliittinen vakaumus, mielipiteet, elintavat, harrastukset, perhe-elämä", "politisk övertygelse, åsikter, levnadsvanor, fritidsintressen, familjeliv", "political conviction, opinions, way of life, hobbies, family life"], {
    note: ["Luottamustehtävä, ehdokkuus ja puolueen perustaminen ovat julkisia.", "Förtroendeuppdrag, kandidatur och grundande av parti är offentliga.", "Positions of trust, candidacy and founding a party are public."],
  }),
  elsewhere("703-2023", "703/2023", "2024-01-01", "life", "sosiaali- ja terveydenhuollon asiakastiedot", "klientuppgifter inom social- och hälsovården", "client data of social and health care"),
  elsewhere("1346-1999-4", "1346/1999 4 §", "2000-01-01", "unsettled", "verotustiedot", "beskattningsuppgifter", "tax data"),
  elsewhere("628-1998-40", "628/1998 40 §", "1999-01-01", "life", "perusopetuksen oppilaan tiedot", "uppgifter om elev i grundläggande utbildning", "data of a pupil in basic education"),
  elsewhere("540-2018-40", "540/2018 40 §", "2018-09-01", "life", "varhaiskasvatuksen lapsen tiedot", "uppgifter om barn i småbarnspedagogiken", "data of a child in early education"),
  elsewhere("1171-2022", "1171/2022", "2023-01-01", "unsettled", "ilmoittajan henkilöllisyys", "visselblåsarens identitet", "identity of a whistle-blower"),
  elsewhere("380-2023", "380/2023", "2025-01-01", "life", "työvoimapalvelujen asiakastiedot", "kunduppgifter inom arbetskraftsservicen", "customer data of employment services"),
]

/** The ground by its code, or null. A municipality's list, longer than ours, may be handed in. */
export const findGround = (code: string, grounds: readonly SecrecyGround[] = secrecyGrounds): SecrecyGround | null => grounds.find((one) => one.code === code) ?? null

/** The grounds that a document can be marked with on a day. A mark that was made earlier keeps its ground. */
export const groundsOn = (day: Day, grounds: readonly SecrecyGround[] = secrecyGrounds): readonly SecrecyGround[] => grounds.filter((one) => findInForce([one], day) !== null)

/** The ground as it stands on a secret document: "621/1999 24 § 1 mom. 31 a k" (621/1999 25 §). */
export const citeGround = ({ law, item }: SecrecyGround): string => (item === null ? law : `${law} ${item} k`)

/** The grounds that a mark cites by act and item, as "621/1999" and "24 § 1 mom. 25 k"; none where it cites a ground that we do not know. */
export function groundsCited(act: string, item: string, grounds: readonly SecrecyGround[] = secrecyGrounds): readonly SecrecyGround[] {
  const cited = `${act} ${item}`.replace(/\s+/g, " ")
  const items = [...cited.matchAll(/(\d+)(?: ?([abc]))?(?= (?:k|p|kohta|kohdan|punkten)\b)/g)].map(([, number = "", letter = ""]) => [number, letter].filter(Boolean).join(" "))
  return grounds.filter((one) => cited.startsWith(one.law) && (one.item === null || items.includes(one.item)))
}
