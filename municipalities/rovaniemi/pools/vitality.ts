import { dataset, listed, pool, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools of vitality services. */
export const vitalityPools: InformationPool[] = [
  pool({
    name: inThree("Alueellisten palvelujen tietovaranto", "Informationslagret för regionala tjänster", "Regional services information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietoja käytetään, kun kaupunki kehittää kyliään ja maaseutuaan.", "Uppgifterna används när staden utvecklar sina byar och sin landsbygd.", "The data is used when the city develops its villages and countryside."),
    datasets: listed([
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(46), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(46), "paatoksenteon-ja-seurannan-tietojarjestelma")),
    readAs: { purpose: "51835632e0ed224d", datasets: "df14334fd5c98a7f" },
    source: page(46),
  }),
  pool({
    name: inThree("Elinkeinopalvelujen tietovaranto", "Informationslagret för näringslivstjänster", "Business services information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tiedoilla tuetaan yrityksiä ja hoidetaan kaupungin yhteyksiä elinkeinoelämään.", "Med uppgifterna stöds företag och sköts stadens kontakter med näringslivet.", "The data is used to support companies and manage the city's contacts with businesses."),
    datasets: listed([
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(47), { groups: ["decisions"] }),
      dataset(inThree("Asiakashallintajärjestelmän tietovaranto", "Kundhanteringssystemets informationslager", "Customer management system information pool"), page(47), { groups: ["services"] }),
    ]),
    systems: listed(systemsAt(page(47), "paatoksenteon-ja-seurannan-tietojarjestelma", "toiminnanohjaus-ja-asiakkuudenhallintajarjestelma")),
    readAs: { purpose: "defb9ffd42d1711a", datasets: "c0303719b6d5ec96" },
    source: page(47),
  }),
  pool({
    name: inThree("Kaavoituksen tietovaranto", "Informationslagret för planläggning", "Land use planning information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietojen avulla laaditaan kaavat ja ratkaistaan, mihin maata käytetään.", "Med hjälp av uppgifterna görs planer upp och avgörs vad marken ska användas till.", "The data is used to draw up land use plans and settle what land is used for."),
    datasets: listed([
      dataset(inThree("Kaava-aineistot", "Planmaterial", "Land use plan material"), page(48), { groups: ["land-and-buildings"] }),
      dataset(inThree("Maankäyttöön, kiinteistötietoon, rakentamiseen ja yhdyskuntatekniikan suunnitteluun liittyvät tietokokonaisuudet", "Informationshelheter om markanvändning, fastighetsdata, byggande och samhällsteknisk planering", "Data on land use, properties, building and municipal engineering planning"), page(48), { groups: ["land-and-buildings"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(48), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(48), "maankayton-suunnittelun-tietojarjestelmat", "paatoksenteon-ja-seurannan-tietojarjestelma", "sahkoisten-palveluiden-tietojarjestelmat", "tiedonhallinnan-tietojarjestelmat")),
    readAs: { purpose: "1f90122fded5155b", datasets: "81e00ef27774e13a" },
    source: page(48),
  }),
  pool({
    name: inThree("Kansainvälisten palvelujen tietovaranto", "Informationslagret för internationella tjänster", "International services information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietoja tarvitaan kaupungin yhteyksissä ulkomaille ja matkailun vauhdittamisessa.", "Uppgifterna behövs i stadens kontakter med utlandet och för att främja turismen.", "The data is needed for the city's contacts abroad and for promoting tourism."),
    datasets: listed([
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(49), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(49), "paatoksenteon-ja-seurannan-tietojarjestelma")),
    readAs: { purpose: "60837b20ba7fbb79", datasets: "df14334fd5c98a7f" },
    source: page(49),
  }),
  pool({
    name: inThree("Paikkatieto- ja tonttipalvelujen tietovaranto", "Informationslagret för geodata- och tomttjänster", "Spatial data and plot services information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tiedoilla hoidetaan tontteja, karttoja ja muuta paikkatietoa sekä mitataan maata.", "Med uppgifterna sköts tomter, kartor och annan geodata och görs lantmäteriarbete.", "The data is used to manage plots, maps and other spatial data and to survey land."),
    datasets: listed([
      dataset(inThree("Maankäyttöön, kiinteistötietoon, rakentamiseen, yhdyskuntatekniikan suunnitteluun sekä väestöön liittyvät tietokokonaisuudet", "Informationshelheter om markanvändning, fastighetsdata, byggande, samhällsteknisk planering och befolkning", "Data on land use, properties, building, municipal engineering planning and the population"), page(50), { groups: ["land-and-buildings"] }),
      dataset(inThree("Maaomaisuuden sopimukset ja asiakirjat", "Avtal och handlingar om markegendom", "Agreements and documents on land property"), page(50), { groups: ["land-and-buildings", "agreements"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(50), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(50), "maankayton-suunnittelun-maaomaisuuden-ja-paikkatietopalveluiden", "paatoksenteon-ja-seurannan-tietojarjestelma", "sahkoisten-palveluiden-tietojarjestelmat", "tiedonhallinnan-tietojarjestelmat")),
    readAs: { purpose: "0fd46e593e145a2f", datasets: "d4ce29cb0628a8fa" },
    source: page(50),
  }),
  pool({
    name: inThree("Rakennusvalvonnan tietovaranto", "Informationslagret för byggnadstillsyn", "Building control information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietojen avulla kaupunki valvoo rakentamista, neuvoo korjauksissa, myöntää avustuksia ja käsittelee asumisoikeutta koskevia asioita.", "Med hjälp av uppgifterna övervakar staden byggandet, ger råd om reparationer, beviljar understöd och behandlar bostadsrättsärenden.", "The city uses the data to supervise building, advise on repairs, award grants and handle right-of-occupancy housing matters."),
    datasets: listed([
      dataset(inThree("Maankäyttöön ja rakentamiseen liittyvät tietokokonaisuudet", "Informationshelheter om markanvändning och byggande", "Data on land use and building"), page(52), { groups: ["land-and-buildings"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(52), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(52), "maankayton-ja-rakentamisen-tietojarjestelmat", "paatoksenteon-ja-seurannan-tietojarjestelma", "sahkoisten-palveluiden-tietojarjestelmat", "tiedonhallinnan-tietojarjestelmat")),
    readAs: { purpose: "63e306be971302d7", datasets: "402c4b7ddbfdcfab" },
    source: page(52),
  }),
  pool({
    name: inThree("Ruoka- ja puhtauspalvelujen tietovaranto", "Informationslagret för måltids- och städtjänster", "Food and cleaning services information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietoja käytetään aterioiden ja siivouksen järjestämiseen. Niistä näkyvät erityisruokavaliot ja kotiin aterioita saavat asiakkaat.", "Uppgifterna används för att ordna måltider och städning. De visar specialdieter och de kunder som får måltider hem.", "The data is used to arrange meals and cleaning. It covers special diets and customers who get meals at home."),
    datasets: listed([
      dataset(inThree("Erityisruokavalioihin ja kotiateria-asiakkaisiin liittyvät tietokokonaisuudet", "Informationshelheter om specialdieter och hemmåltidskunder", "Data on special diets and home meal customers"), page(53), { groups: ["services"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(53), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(53), "paatoksenteon-ja-seurannan-tietojarjestelma", "toiminnanohjausjarjestelma")),
    readAs: { purpose: "51520209cef20009", datasets: "c290e07831a66d01" },
    source: page(53),
  }),
  pool({
    name: inThree("Työllisyyspalvelujen järjestäminen tietovaranto", "Informationslagret för ordnande av sysselsättningstjänster", "Arranging employment services information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tiedoilla suunnitellaan ja tarjotaan työvoimapalvelut asiakkaille ja tuetaan elinkeinoelämää.", "Med uppgifterna planeras och ges arbetskraftsservice till kunderna och stöds näringslivet.", "The data is used to plan and provide employment services to clients and to support business."),
    datasets: listed([
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(54), { groups: ["decisions"] }),
      dataset(inThree("asiakkaiden yksilöinti- ja henkilötiedot", "klienternas identifierings- och personuppgifter", "clients' identification and personal data"), page(54), { groups: ["identification"] }),
      dataset(inThree("asiakashallintajärjestelmän tietovaranto", "kundhanteringssystemets informationslager", "customer management system information pool"), page(54), { groups: ["services", "employment"] }),
      dataset(inThree("asiakassuunnitelmat", "klientplaner", "client plans"), page(54), { groups: ["services", "employment"] }),
    ]),
    systems: listed(systemsAt(page(54), "paatoksenteon-ja-seurannan-tietojarjestelma", "asiakkuudenhallintajarjestelma")),
    readAs: { purpose: "d536a724e19e9c5f", datasets: "6d6db9d55433d856" },
    source: page(54),
  }),
  pool({
    name: inThree("Yhdyskuntatekniikan tietovaranto", "Informationslagret för samhällsteknik", "Municipal engineering information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietojen avulla suunnitellaan, rakennetaan ja hoidetaan kaikille avoimia alueita sekä järjestetään liikenteen palvelut.", "Med hjälp av uppgifterna planeras, byggs och sköts områden som är öppna för alla och ordnas trafiktjänster.", "The data is used to plan, build and look after areas open to everyone and to arrange transport services."),
    datasets: listed([
      dataset(inThree("Maankäyttöön ja yleisten alueiden suunnitteluun liittyvät tietokokonaisuudet", "Informationshelheter om markanvändning och planering av allmänna områden", "Data on land use and the planning of public areas"), page(55), { groups: ["land-and-buildings"] }),
      dataset(inThree("Kunnossapitoon, jätehuoltoon sekä liikennepalveluihin liittyvät tietokokonaisuudet", "Informationshelheter om underhåll, avfallshantering och trafiktjänster", "Data on maintenance, waste management and transport services"), page(55), { groups: ["services"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(55), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(55), "yleisten-alueiden-suunnitteluun-rakentamiseen-ja-kunnossapitoon-liittyvat", "paatoksenteon-ja-seurannan-tietojarjestelma", "sahkoisten-palveluiden-tietojarjestelmat", "tiedonhallinnan-tietojarjestelmat")),
    readAs: { purpose: "671fa4103477ef9d", datasets: "e918b154ce7e5e35" },
    source: page(55),
  }),
  pool({
    name: inThree("Ympäristöterveydenhuollon tietovaranto", "Informationslagret för miljöhälsovård", "Environmental health care information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Tietoja tarvitaan, kun valvotaan elintarvikkeita, terveydensuojelua, tupakkaa ja eläinten oloja ja kun eläinlääkäri hoitaa eläimiä.", "Uppgifterna behövs för tillsynen över livsmedel, hälsoskydd, tobak och djurens välbefinnande samt i veterinärens arbete.", "The data is needed to supervise food, health protection, tobacco and animal welfare, and in veterinary work."),
    datasets: listed([
      dataset(inThree("Elintarvike-, terveydensuojelu- tupakka- ja lääkelain mukaiseen viranomaisvalvontaan ja luvitukseen liittyvät tietokokonaisuudet", "Informationshelheter om myndighetstillsyn och tillståndsgivning enligt livsmedels-, hälsoskydds-, tobaks- och läkemedelslagen", "Data on official supervision and permits under the Food, Health Protection, Tobacco and Medicines Acts"), page(56), { groups: ["permits-and-supervision"] }),
      dataset(inThree("Asiakkaiden yksilöinti-, henkilö- ja yhteystiedot", "Kundernas identifierings-, person- och kontaktuppgifter", "Customers' identification, personal and contact details"), page(56), { groups: ["identification"] }),
      dataset(inThree("Päätöksenteon ja seurannan tietokokonaisuudet", "Informationshelheter om beslutsfattande och uppföljning", "Data on decision-making and follow-up"), page(56), { groups: ["decisions"] }),
      dataset(inThree("Eläinlääkintähuollon asiakas- ja potilastiedon hallintaan liittyvät tietosisällöt", "Informationsinnehåll om hantering av kund- och patientuppgifter inom veterinärvården", "Data used in managing client and patient information in veterinary care"), page(56), { groups: ["services"] }),
      dataset(inThree("Eläinten terveyden ja hyvinvoinnin valvontaan sekä sivutuote-, eläinsuojelu- ja eläintautilainsäädännön mukaiseen valvontaan liittyvät tietokokonaisuudet", "Informationshelheter om tillsynen över djurens hälsa och välbefinnande och om tillsynen enligt lagstiftningen om biprodukter, djurskydd och djursjukdomar", "Data on the supervision of animal health and welfare and on supervision under legislation on by-products, animal protection and animal diseases"), page(56), { groups: ["permits-and-supervision"] }),
    ]),
    systems: listed(systemsAt(page(56), "ymparistoterveydenhuollon-keskitetty-tiedonhallintajarjestelma", "sahkoinen-ilmoituspalvelu", "ympariston-ja-terveydensuojelun-tiedonhallintajarjestelma", "tupakkatuotteiden-vahittaismyynnin-luparekisterijarjestelma", "elainlaakintahuollon-asiakas-ja-potilastietojarjestelma", "paatoksenteon-ja-seurannan-tietojarjestelma")),
    readAs: { purpose: "49221c79e55346b3", datasets: "3aaf57f81196f87f" },
    source: page(56),
  }),
  pool({
    name: inThree("Ympäristönsuojelun tietovaranto", "Informationslagret för miljövård", "Environmental protection information pool"),
    unit: "elinvoimapalvelujen-tietovarannot",
    purpose: inThree("Kaupunki käyttää tietoja, kun se suojelee ympäristöä ja valvoo sitä viranomaisena.", "Staden använder uppgifterna när den skyddar miljön och övervakar den i egenskap av myndighet.", "The city uses the data when it protects the environment and supervises it as an authority."),
    datasets: listed([
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(57), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(57), "paatoksenteon-ja-seurannan-tietojarjestelma")),
    readAs: { purpose: "007982504af7d24b", datasets: "df14334fd5c98a7f" },
    source: page(57),
  }),
]
