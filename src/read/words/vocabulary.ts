/** What a heading or label of a description can open. */
export type Section =
  | "pools"
  | "name"
  | "sector"
  | "purpose"
  | "description"
  | "datasets"
  | "registers"
  | "systems"
  | "systemName"
  | "systemDescription"
  | "owner"
  | "users"
  | "searchKeys"
  | "functionClasses"
  | "openInterface"
  | "decides"
  | "contacts"
  | "keywords"
  | "caseRegister"

/** Word stems that say what a heading opens, Finnish and Swedish (906/2019 28 § in both languages). */
export const stems: readonly (readonly [Section, RegExp])[] = [
  ["keywords", /^(asiasana|avainsana|nyckelord|ämnesord)/],
  ["searchKeys", /^(haku(tekij|perus|eht|ehdo|kriteer|avai|sana|termi|kent|tieto|param|mahdollisuu|tekijöi)|haussa$|haettav|haetaan$|haun$|hakea$|hakemi|hakemin)/],
  ["searchKeys", /^sök(faktor|begrepp|uppgift|nyck|kriter|villkor|ord|grund|term|param|fält|möjlig|ning|a$|as$|element|variab)/],
  ["functionClasses", /^(tehtäväluok|tos$|tos-|tiedonohjaussuunnitelm|uppgiftsklass|informationsstyrningsplan)/],
  ["openInterface", /^(rajapin|gränssnitt|avoime|avoin$|öppn?[aet]{1,2}$|öppet$)/],
  ["decides", /^(päättää|päätösvalta|päättävä|beslutar|beslutanderätt)/],
  ["owner", /^((järjestelmän)?omista(ja|jat|jataho|va)|vastuu(taho|yksikkö|organisaatio)|(system|informations)?ägare|systemägare)$/],
  ["users", /^(käyttäj(ä|ät|äryhmä|äryhmät|ätahot|äorganisaatiot)|användar(e|grupp|grupper|na)?)$/],
  ["systems", /^((tieto|osa|taust|ict-|it-|atk-)?järjestelm|ohjelmisto|sovelluks)/],
  ["systems", /^((informations|data|it-|adb-)?system(et|en|ens|ets)?$|programvar|applikation)/],
  ["datasets", /^((tieto|data|asiakirja)?aineisto|tietoryhm|tietosisäl|sisältö$|tietolaj|asiakirjaryhm|asiakirjat$|tietojoukot)/],
  ["datasets", /^((informations|data)(material|mängd|grupp|innehåll|set)|material(et)?$|innehåll(et)?$|dokument(en)?$|handlingar$)/],
  ["purpose", /^((käyttö)?tarkoitu|mihin$|(användnings)?ändamål|(användnings)?syfte|varför$)/],
  ["description", /^((yleis)?kuvau|(allmän|system)?beskrivning)/],
  ["registers", /^((henkilö|osa|asiakas)?rekister(i|it|in|ien|eistä|eihin|iselost)|tietosuojaselost|(person)?register(beskrivning)?|registren|dataskyddsbeskrivning)/],
  ["contacts", /^(yhteystie|tietopyyn|yhteydenotto|kontakt(uppgift|info)?|begära[ns]?|informationsbegäran)/],
  ["caseRegister", /^(asiarekister|ärenderegist)/],
  ["sector", /^(toimiala|sektor|vastuualue|hallinnonala|osasto)$/],
  ["name", /^(nimi|nimet|namn|benämning)$/],
  ["pools", /^(tietovaran|informationslag|datalag(er|ret|ren)|informationsresurs|dataresurs)/],
]

/** Words that may stand in a label without changing what it opens. */
export const fillers: ReadonlySet<string> = new Set(
  `ja sekä tai että on ovat missä mistä kuinka millaisia minkälaisia tiedoilla tiedolla keneltä näitä löytyvät löytyy etsitään tietojen tiedon tietoja tiedot tietoihin tiedoista tietoryhmittäin ryhmittäin sisältyvät sisältyvä sisältämät sisältyvien
  sisällytetyt sisällytetty liittyvät liittyvä kuuluvat kuuluva käytetyt käytettävät käytettävä käytetty käytössä käytetään käyttö käytettävissä olevat oleva
  keskeiset keskeisimmät keskeinen tärkeimmät pääasialliset olennaiset yksilöivät luettelo lista joilla joita joissa joiden millä mitä mitkä miten minkä voi voidaan
  saatavuus saatavilla teknisen tekninen avulla kautta käsittely käsittelyssä käsitellään käsiteltävät käsittelyn ylläpito ylläpidossa hallinta hallinnassa
  kuka antamisesta antaminen luovuttamisesta luovuttaminen hyödynnettävät hyödynnetyt tarkempi tekeminen tekemisestä muut yhteenveto tuottavat mukaiset
  viranomainen viranomaiset viranomaisen joka jotka taho myndighet myndigheten
  mukaan lyhyesti kannalta henkilötietojen järjestelmien varannon varannot alustava tärkeät eri oman
  och samt eller för i av som de den det är en ett med om på till vilka vilken vilket hur kan uppgifter uppgifterna uppgifternas information informationen
  ingår ingående används använda använt centrala viktigaste viktiga tillhörande relaterade förteckning lista över tekniskt teknisk teknisk via genom vem utlämnande
  lämnande tillgång tillgänglighet tillgängliga behandling behandlas behandlade underhåll förvaltning gruppvis nyttjade sökas man`.split(/\s+/),
)

/** A noun that names a pool by itself, at the end of a heading. */
export const poolNoun = /(?:^|[\s-]|\p{L})(?:tietovaranto|informationslager|informationslagret|datalager|datalagret|informationsresurs|dataresurs)\.?$/iu
/** A text that can be a pool's name: a list that only ends in that noun is none. */
export const namesPool = (text: string): boolean =>
  poolNoun.test(text) && text.length <= 140 && text.split(", ").slice(0, -1).every((piece) => /(?:n|-)$/u.test(piece))
export const poolNounFirst = /^(?:informationslagret|datalagret|informationslager|informationsresursen) (?:för|över|om) \S/iu
export const poolsNoun = /(?:tietovarannot|informationslager|informationslagren|datalager)$/iu

const authority = /(?<![\p{L}-])\p{Lu}[\p{L}-]+ (?:kaupun(?:ki|gin)|kun(?:ta|nan)|\p{L}*kuntayhtymä\p{L}*|hyvinvointialue\p{L}*|stads?|kommuns?|\p{L}*samkommuns?|välfärdsområde\p{L}*)(?![\p{L}-])/u
/** The title of a page says whose page it is and what it is; it is the sector or group of nothing on it. */
export const isPageTitle = (text: string): boolean => authority.test(text) || /^(?:asiarekister|asiakirjajulkisuu|ärenderegist|beskrivning av handlingar)|(?:tiedonhallintala|informationshanteringslag|906\/2019).*(?:kuvau|beskrivning)|(?:kuvau|beskrivning).*(?:tiedonhallintala|informationshanteringslag|906\/2019)/iu.test(text)

/** A line that sends its reader to another page. */
export const pointsElsewhere = /^(?:tutustu |lue lisää|katso (?:myös )?|lisätie(?:toa|toja) [^.]*:\s*\p{L}|siirry |läs mer|se också|bekanta dig|mer information [^.]*:\s*\p{L})/iu

/** The value is promised for later. */
export const promised =
  /^(?:(?:tiedot |tieto |luettelo |lista |kuvaus )?(?:täydennetään|täydentyy|täydentyvät|päivitetään myöhemmin|lisätään myöhemmin|julkaistaan myöhemmin|tulossa|kesken|valmisteilla|laaditaan myöhemmin)|(?:uppgifterna |uppgiften |listan )?(?:kompletteras|uppdateras senare|tillkommer|under arbete|läggs till senare|publiceras senare))(?:[\s.,]|$)/iu

/** A promise inside a longer text. */
export const promisedInside = /(?:valmistuu|täydennetään|julkaistaan|päivitetään myöhemmin|laaditaan|kompletteras|blir klar|publiceras)\s[^.]*(?:aikana|alussa|lopussa|myöhemmin|mennessä|senare|under|före)/iu

/** The source says that there are none. */
export const statedNone =
  /^(?:ei(?: ole)?(?: (?:käytössä|erillisiä|omia|tietojärjestelmiä|tietojärjestelmää|järjestelmiä|tietoaineistoja|hakutekijöitä))*\.?|ei ole\.?|ei mitään\.?|ei käytössä\.?|ing(?:a|et|en)(?: (?:egna|egen|särskilda|informationssystem|system|sökfaktorer|separata))*\.?|saknas\.?|finns inte\.?|har inga[^.]*\.?)$/iu
export const noSystems =
  /(?:\bei (?:ole |käytetä |hyödynnetä )[^.]*(?:järjestelm|ohjelmisto)|\bei(?: omia| erillisiä)? (?:tieto)?järjestelm|\b(?:inga|inget|ingen|inte)\b[^.]*system)/iu

/** Abbreviations whose full stop does not end a sentence. */
export const abbreviation = /(?:^|[\s(])(?:mm|esim|ns|yms|jne|ym|ks|klo|n|puh|tel|os|vrt|mom|art|kohd|St|t\.ex|bl\.a|m\.m|o\.s\.v|s\.k|osv|kl|ca|resp|jfr|t|bl|prof)\.$/iu
