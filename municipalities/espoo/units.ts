import { unit } from "../../src/model/declare.ts"
import type { Unit } from "../../src/model/organisation.ts"
import { inThree } from "../../src/model/text.ts"
import { page } from "./documents.ts"

/** Sectors, a heading for what several share, and the rescue department whose matters the register holds too. */
export const units: Unit[] = [
  unit({ id: "espoon-kaupunki", name: inThree("Espoon kaupunki", "Esbo stad", "City of Espoo"), kind: "authority" }),
  unit({
    id: "sosiaali-ja-terveyspalvelut",
    name: inThree("Sosiaali- ja terveyspalvelut", "Social- och hälsovårdstjänsterna", "Social and Health Services"),
    kind: "sector",
    parent: "espoon-kaupunki",
    duties: inThree("Toimiala hoitaa sosiaali- ja terveyspalvelut, eläinlääkinnän, elintarvikevalvonnan ja ympäristöterveyden.", "Sektorn sköter social- och hälsovård, veterinärvård, livsmedelstillsyn och miljöhälsovård.", "The sector runs social and health services, veterinary care, food control and environmental health."),
    source: page(17),
  }),
  unit({
    id: "sivistystoimi",
    name: inThree("Sivistystoimi", "Bildningssektorn", "Education and Culture Sector"),
    kind: "sector",
    parent: "espoon-kaupunki",
    duties: inThree("Toimiala järjestää varhaiskasvatuksen, opetuksen, opiskeluhuollon sekä kulttuuri-, nuoriso- ja liikuntapalvelut.", "Sektorn ordnar småbarnspedagogik, undervisning, elev- och studerandevård samt kultur-, ungdoms- och idrottstjänster.", "The sector provides early childhood education, teaching, student welfare, and cultural, youth and sports services."),
    source: page(126),
  }),
  unit({
    id: "tekninen-ja-ymparistotoimi",
    name: inThree("Tekninen ja ympäristötoimi", "Teknik- och miljösektorn", "Technical and Environment Sector"),
    kind: "sector",
    parent: "espoon-kaupunki",
    duties: inThree("Toimiala kaavoittaa, valvoo rakentamista, suojelee ympäristöä ja hoitaa kadut, puistot, kaupungin toimitilat ja asumisen asiat.", "Sektorn planlägger, övervakar byggandet, skyddar miljön och sköter gator, parker, stadens lokaler och boendefrågor.", "The sector plans land use, supervises building, protects the environment and takes care of streets, parks, city premises and housing matters."),
    source: page(275),
  }),
  unit({
    id: "konsernihallinto",
    name: inThree("Konsernihallinto", "Koncernförvaltningen", "Group Administration"),
    kind: "sector",
    parent: "espoon-kaupunki",
    duties: inThree("Konsernihallinto hoitaa kaupungin yhteisen hallinnon, talouden, henkilöstön, ICT:n, vaalit, ruokapalvelut sekä työllisyyden ja elinkeinot.", "Koncernförvaltningen sköter stadens gemensamma förvaltning, ekonomi, personal, ICT, val, måltidstjänster samt sysselsättning och näringar.", "Group Administration takes care of the city's shared administration, finances, personnel, ICT, elections, food services, employment and business."),
    source: page(437),
  }),
  unit({
    id: "useampaa-toimialaa-koskevat-tietovarannot",
    name: inThree("Useampaa toimialaa koskevat tietovarannot", "Informationslager som gäller flera sektorer", "Information pools shared by several sectors"),
    kind: "heading",
    parent: "espoon-kaupunki",
    duties: inThree("Tähän on koottu tietovarannot, jotka ovat usealle toimialalle yhteisiä.", "Här finns de informationslager som är gemensamma för flera sektorer.", "This gathers the information pools that several sectors share."),
    source: page(586),
  }),
  unit({
    id: "lansi-uudenmaan-pelastuslaitos",
    name: inThree("Länsi-Uudenmaan pelastuslaitos", "Västra Nylands räddningsverk", "Western Uusimaa Rescue Department"),
    kind: "authority",
    duties: inThree("Pelastuslaitos hoitaa alueensa pelastustoimen ja valvoo kemikaalien turvallisuutta.", "Räddningsverket sköter räddningsväsendet inom sitt område och övervakar kemikaliesäkerheten.", "The rescue department runs the rescue services in its area and supervises chemical safety."),
    source: page(650),
  }),
]
