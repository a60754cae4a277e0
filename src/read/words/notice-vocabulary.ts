/** What a section of a privacy notice is about; `laws` and `systems` are headings inside other sections. */
export type NoticePart =
  | "controller"
  | "responsible"
  | "contact"
  | "dataProtectionOfficer"
  | "purposes"
  | "legalBases"
  | "laws"
  | "dataCategories"
  | "systems"
  | "sources"
  | "disclosures"
  | "transfersOutsideEea"
  | "retention"
  | "protection"
  | "rights"
  | "name"
  | "other"

/** In the order in which a heading's words decide: the rarer first. */
export const noticeHeadings: readonly (readonly [NoticePart, RegExp])[] = [
  ["dataProtectionOfficer", /tietosuojavastaava|dataskyddsombud/iu],
  ["transfersOutsideEea", /(?:\bEU|\bETA\b|\bEES\b|euroopan|europeiska|kolman|tredje land|kansainvälis).*(?:siir|luovut|ulkopuol|överför|utanför|lämna)|(?:siir|luovut|överför|lämna).*(?:\bEU\b|\bEU[:/-]|\bETA\b|\bEES\b|kolman|tredje land|kansainväl)/iu],
  ["legalBases", /oikeusperust|käsittelyperust|oikeudelli(?:nen|set|sen) perust|käsittelyn (?:laillinen )?perust|lainmukai|rättslig(?:a)? grund|laglig grund|grund(?:en)? för behandling|rättsgrund|millä perusteella|på vilken grund/iu],
  ["laws", /lainsäädäntö|ohjaava(?:t)? la|säädökset|lagstiftning|författning/iu],
  ["retention", /säilyt|hävit|arkistoin|förvar|lagringstid|bevar|gallring|hur länge/iu],
  ["sources", /tietolähte|lähteet|mistä (?:tiedot|tietoja|henkilötiedot|henkilötietoja|saa|kerää|ker)|mistä .*saadaan|informationskäll|uppgiftskäll|datakäll|källor|varifrån|var får vi/iu],
  ["rights", /oike(?:us|udet|uksi|utesi|utensa)|tarkastusoik|rekisteröidyn|voin|voitko|valitu|rättighet|rätt till|rätt att|den registrerade|besvär|klagomål/iu],
  ["disclosures", /luovut|vastaanottaj|kenelle|siirr[eä]|utlämna|lämnas ut|mottagare|överlåt|till vem|vem får/iu],
  ["protection", /suojau|suojat|suojaa|suojel|tietoturva|turvaami|(?<!data)skydd|säkerhet/iu],
  ["responsible", /vastuuhenkil|rekisteristä vastaava|vastuutaho|vastaava henkilö|ansvarsperson|ansvarig person|person som ansvarar|ansvariga? tjänst|ansvarar för registret/iu],
  ["contact", /yhteyshenkil|kontaktperson|^yhteystiedot|^kontaktuppgift|mistä saan lisätietoja|keneen voi|ota yhteyttä/iu],
  ["controller", /rekisterinpitäj|rekisterin pitäjä|personuppgiftsansvarig|registeransvarig|registerförare|registerhållare|kuka vastaa|vem ansvarar|vem är ansvarig/iu],
  ["systems", /järjestelm|sovelluk|informationssystem|datasystem/iu],
  ["purposes", /tarkoit|miksi|ändamål|syfte|varför|avsikt/iu],
  ["dataCategories", /mitä (?:henkilö)?tietoja|tietosisältö|tietoryhm|henkilötietoryhm|käsiteltävät|henkilötiedot|rekisterin tiedot|rekisterin sisältö|tallennettavat|datainnehåll|vilka (?:person)?uppgifter|kategorier|registrets innehåll|uppgifter som|personuppgifter som|innehåll/iu],
  ["name", /^(?:rekisterin|selosteen) nimi|^registrets namn|^namn på registret/iu],
  ["other", /profiloin|automaatti|automatis|profilering|muutokset|ändringar|evästeet|cookies|kakor/iu],
]

/** What each section is called when one is missing. */
export const noticeNames: Readonly<Record<string, readonly [string, string, string]>> = {
  controller: ["rekisterinpitäjä", "personuppgiftsansvarig", "controller"],
  dataProtectionOfficer: ["tietosuojavastaava", "dataskyddsombud", "data protection officer"],
  purposes: ["käsittelyn tarkoitus", "ändamålet med behandlingen", "purposes"],
  legalBases: ["käsittelyn oikeusperuste", "rättslig grund", "legal bases"],
  dataCategories: ["käsiteltävät tiedot", "uppgifter som behandlas", "data categories"],
  sources: ["tietolähteet", "informationskällor", "sources"],
  disclosures: ["tietojen luovutukset", "utlämnande av uppgifter", "disclosures"],
  transfersOutsideEea: ["siirrot EU- ja ETA-alueen ulkopuolelle", "överföring utanför EU och EES", "transfers outside the EEA"],
  retention: ["säilytysaika", "förvaringstid", "retention"],
  protection: ["suojaaminen", "skydd av uppgifterna", "protection"],
  rights: ["rekisteröidyn oikeudet", "den registrerades rättigheter", "rights"],
}
