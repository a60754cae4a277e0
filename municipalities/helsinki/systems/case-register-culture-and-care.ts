import { party, system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { caseRegisterPage } from "../documents.ts"

/** Systems of the case register: culture, social and health services; and those named inside descriptions. */
export const cultureAndCareSystems: InformationSystem[] = [
  system({
    name: named("Erityisuimakorttirekisteri"),
    description: inThree("Kaupunki käsittelee rekisterissä hakemukset uimakortin alennuksesta terveyden perusteella.", "I registret behandlar staden ansökningar om rabatt på simkort av hälsoskäl.", "The city uses the register to handle applications for a swimming card discount on health grounds."),
    owners: [party("Kulttuurin ja vapaa-ajan toimiala")],
    users: "Erityisuimakorttien hakemusten käsittelystä vastaavat ammattilaiset",
    caseRegisterGroup: "Kulttuuri- ja vapaa-ajan tietojärjestelmät",
    readAs: "2adf4f29e56118c5",
    source: caseRegisterPage(247),
  }),
  system({
    name: named("Kulttuurikeskusten toiminnanohjausjärjestelmä"),
    description: inThree("Kulttuurikeskukset hoitavat järjestelmällä tilaisuudet, kurssit, tilavaraukset ja ilmoittautumiset.", "Med systemet sköter kulturcentren evenemang, kurser, lokalbokningar och anmälningar.", "Cultural centres use the system to manage events, courses, room bookings and enrolments."),
    owners: [party("Kulttuurin ja vapaa-ajan toimiala")],
    users: "Kulttuurikeskusten henkilökunta",
    caseRegisterGroup: "Kulttuuri- ja vapaa-ajan tietojärjestelmät",
    readAs: "c8f9edde12757794",
    source: caseRegisterPage(253),
  }),
  system({
    name: named("Nuorten aloitejärjestelmä"),
    description: inThree("Nuoret tekevät järjestelmässä ehdotuksia, kommentoivat niitä ja äänestävät niistä.", "I systemet lägger unga fram förslag, kommenterar dem och röstar om dem.", "Young people use the system to make proposals, comment on them and vote on them."),
    owners: [party("Kulttuurin ja vapaa-ajan toimiala")],
    users: "Nuorten Ruuti-toiminta",
    caseRegisterGroup: "Kulttuuri- ja vapaa-ajan tietojärjestelmät",
    readAs: "b3e7ca64006f242d",
    source: caseRegisterPage(259),
  }),
  system({
    name: named("Nuorten kesäsetelirekisteri"),
    description: inThree("Kaupunki pitää rekisterissä kirjaa nuorten kesätyöseteleistä.", "I registret håller staden reda på de ungas sommarjobbssedlar.", "The city uses the register to keep track of young people's summer job vouchers."),
    owners: [party("Kulttuurin ja vapaa-ajan toimiala")],
    users: "Nuorten kesätyöpalvelut",
    caseRegisterGroup: "Kulttuuri- ja vapaa-ajan tietojärjestelmät",
    readAs: "f0c014eaef803f3e",
    source: caseRegisterPage(265),
  }),
  system({
    name: named("Terveysturvallisuusilmoitukset"),
    description: inThree("Palvelun tarjoaja tekee järjestelmässä terveydensuojelulain ilmoituksen esimerkiksi liikuntapaikasta tai majoituspalvelusta.", "I systemet gör den som erbjuder en tjänst en anmälan enligt hälsoskyddslagen, till exempel om en idrottsplats eller inkvartering.", "Service providers use the system to notify, for example, sports venues or accommodation under the Health Protection Act."),
    owners: [party("Kulttuurin ja vapaa-ajan toimiala")],
    users: "Palvelujen tarjoajat ja ilmoitusten käsittelystä vastaavat viranomaiset",
    caseRegisterGroup: "Kulttuuri- ja vapaa-ajan tietojärjestelmät",
    readAs: "73e9af9c17c22658",
    source: caseRegisterPage(271),
  }),
  system({
    name: named("Asiakas- ja potilastietojärjestelmä (APOTTI)"),
    description: inThree("Sosiaali- ja terveydenhuollon ammattilaiset kirjaavat Apottiin asiakkaidensa ja potilaidensa tiedot.", "I Apotti antecknar yrkesutbildade inom social- och hälsovården uppgifter om sina klienter och patienter.", "Health and social care staff record data on their clients and patients in Apotti."),
    owners: [party("Sosiaali- ja terveystoimiala")],
    users: "Perusterveydenhuollon, erikoissairaanhoidon, suun terveydenhuollon, kotihoidon ja sosiaalihuollon ammattilaiset",
    caseRegisterGroup: "Sosiaali- ja terveystoimialan tietojärjestelmät",
    readAs: "ed5bccb0f1ee4b69",
    source: caseRegisterPage(279),
  }),
  system({
    name: named("Lastenvalvojan asiakastietojärjestelmä"),
    description: inThree("Lastenvalvojat hoitavat järjestelmällä perheen oikeusasioita, kuten vanhemmuuden vahvistamista, huoltoa, tapaamisia ja adoptioneuvontaa.", "Med systemet sköter barnatillsyningsmännen familjerättsliga ärenden, till exempel fastställande av föräldraskap, vårdnad, umgänge och adoptionsrådgivning.", "Child welfare supervisors use the system for family law matters such as confirming parenthood, custody, contact and adoption advice."),
    owners: [party("Sosiaali- ja terveystoimiala")],
    users: "Perheoikeudellisten palvelujen ammattilaiset",
    caseRegisterGroup: "Sosiaali- ja terveystoimialan tietojärjestelmät",
    readAs: "fcf1310e6fc919e6",
    source: caseRegisterPage(285),
  }),
  system({
    name: named("Kuntarekisteri"),
    description: inThree("Kuntarekisteri on kaupungin perusrekisteri, jonka osia ovat esimerkiksi osoitteet ja rakennusvalvonta.", "Kommunregistret är stadens basregister med delar för till exempel adresser och byggnadstillsyn.", "The municipal register is the city's base register, with parts for addresses and building control, for example."),
    source: caseRegisterPage(151),
  }),
  system({
    name: named("Lupapiste.fi"),
    description: inThree("Lupapiste.fi on valtakunnallinen verkkopalvelu luvan hakemiseen ja käsittelyyn.", "Lupapiste.fi är en nationell e-tjänst för att söka och behandla tillstånd.", "Lupapiste.fi is a national e-service for applying for and processing permits."),
    owners: [party("Valtakunnallinen palvelu")],
    namedIn: ["paatostieto"],
    source: caseRegisterPage(199),
  }),
  system({
    name: named("eläinrekisterit"),
    description: inThree("Eläinrekistereissä on eläinten seurantaan ja valvontaan tarvittavia tietoja.", "Djurregistren innehåller uppgifter som behövs för att spåra och övervaka djur.", "The animal registers hold data needed to trace and supervise animals."),
    owners: [party("Ruokavirasto")],
    partOf: "elainten-kasvien-ja-rehun-seka-elain-luomu-kasvi-ja-puutuotteiden-jaljitettavyys",
    source: caseRegisterPage(169),
  }),
  system({
    name: named("Minun Maatilani"),
    description: inThree("Viljelijä näkee Minun Maatilani -palvelussa viranomaisen tiedot tilastaan.", "I tjänsten Minun Maatilani ser jordbrukaren myndighetens uppgifter om sin gård.", "In the Minun Maatilani service, farmers see the authority's data on their farm."),
    owners: [party("Ruokavirasto")],
    partOf: "elainten-kasvien-ja-rehun-seka-elain-luomu-kasvi-ja-puutuotteiden-jaljitettavyys",
    source: caseRegisterPage(169),
  }),
  system({
    name: named("Vuokrarekisteri"),
    description: inThree("Vuokrarekisterissä ovat kaupungin vuokrauksen tiedot.", "Hyresregistret innehåller uppgifter om stadens uthyrning.", "The rent register holds data on the city's lettings."),
    owners: [party("Kaupunkiympäristön toimiala")],
    source: caseRegisterPage(223),
  }),
]
