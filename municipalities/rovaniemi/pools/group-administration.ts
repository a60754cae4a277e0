import { dataset, listed, pool, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools of group administration. */
export const groupAdministrationPools: InformationPool[] = [
  pool({
    name: inThree("Hankintapalvelujen tietovaranto", "Informationslagret för upphandlingstjänster", "Procurement services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tiedoilla suunnitellaan ja kilpailutetaan kaupungin hankinnat.", "Med uppgifterna planeras och konkurrensutsätts stadens upphandlingar.", "The data is used to plan the city's purchases and put them out to tender."),
    datasets: listed([
      dataset(inThree("Hankintojen suunnittelun, johtamisen ja toteutuksen aineistot", "Material om planering, ledning och genomförande av upphandlingar", "Material on the planning, management and execution of procurement"), page(6), { groups: ["finance", "agreements"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(6), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(6), "paatoksenteon-ja-seurannan-tietojarjestelma", "hankintojen-kilpailutus-ja-sopimushallintajarjestelmat")),
    readAs: { purpose: "2e9ca7492685c2e1", datasets: "6283d97dcf30b635" },
    source: page(6),
  }),
  pool({
    name: inThree("Henkilöstöpalvelujen tietovaranto", "Informationslagret för personaltjänster", "Human resources services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tietojen avulla palkataan työntekijöitä sekä hoidetaan henkilöstön ja luottamushenkilöiden asioita.", "Med hjälp av uppgifterna anställs personal och sköts ärenden som gäller anställda och förtroendevalda.", "The data is used to hire staff and to handle matters concerning employees and elected officials."),
    datasets: listed([
      dataset(inThree("Kaupungin palvelukseen hakevia sekä palveluksessa olevia työ- ja virkasuhteisia sekä luottamushenkilöitä koskevat tietoaineistot", "Informationsmaterial om personer som söker anställning hos staden, om personer i arbets- och tjänsteförhållande till staden och om förtroendevalda", "Information on applicants for city jobs, on staff in employment and public-office relationships and on elected officials"), page(7), { groups: ["employment"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(7), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(7), "paatoksenteon-ja-seurannan-tietojarjestelma", "palvelussuhteen-ja-palkanmaksun-tietojarjestelmat", "henkiloston-rekrytointijarjestelma", "tyoajanseurantajarjestelma", "tyoterveysjarjestelma")),
    readAs: { purpose: "9b1e8672d80b089b", datasets: "088e62173e41482e" },
    source: page(7),
  }),
  pool({
    name: inThree("Lakipalvelujen tietovaranto", "Informationslagret för juridiska tjänster", "Legal services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tietoja tarvitaan, kun kaupunki hoitaa oikeudellisia asioita ja vakuutuksia ja puolustaa etujaan.", "Uppgifterna behövs när staden sköter rättsliga ärenden och försäkringar och försvarar sina intressen.", "The data is needed when the city deals with legal matters and insurance and defends its interests."),
    datasets: listed([
      dataset(inThree("Kaupungin vakuutuksia koskevat tietoaineistot", "Informationsmaterial om stadens försäkringar", "Information on the city's insurance policies"), page(8), { groups: ["agreements", "finance"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(8), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(8), "paatoksenteon-ja-seurannan-tietojarjestelma", "vakuutusjarjestelma")),
    readAs: { purpose: "cdb55a3ad079ebca", datasets: "e5777c53d342e103" },
    source: page(8),
  }),
  pool({
    name: inThree("Talous ja rahoituspalvelujen tietovaranto", "Informationslagret för ekonomi- och finansieringstjänster", "Financial and funding services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tiedoilla seurataan, miten kaupungin rahoja käytetään, ja suunnitellaan tulevien vuosien taloutta.", "Med uppgifterna följs hur stadens pengar används och planeras ekonomin för de kommande åren.", "The data is used to follow how the city's money is used and to plan its finances for the coming years."),
    datasets: listed([
      dataset(inThree("Talouden suunnittelun ja seurannan aineistot", "Material om planering och uppföljning av ekonomin", "Material on financial planning and monitoring"), page(9), { groups: ["finance"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(9), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(9), "paatoksenteon-ja-seurannan-tietojarjestelma", "kirjanpitojarjestelma")),
    readAs: { purpose: "476e89f020721a9b", datasets: "e54c808a8adf80a0" },
    source: page(9),
  }),
  pool({
    name: inThree("Tilapalvelujen tietovaranto", "Informationslagret för lokaltjänster", "Premises services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tietoja käytetään, kun kaupungin rakennuksia rakennetaan, huolletaan ja käytetään.", "Uppgifterna används när stadens byggnader uppförs, underhålls och används.", "The data is used when the city's buildings are built, maintained and used."),
    datasets: listed([
      dataset(inThree("Kiinteistötietoon, rakennuttamiseen ja kiinteistöhuoltoon liittyvät tietokokonaisuudet", "Informationshelheter om fastighetsdata, byggherreverksamhet och fastighetsskötsel", "Data on properties, construction projects and property maintenance"), page(10), { groups: ["land-and-buildings"] }),
      dataset(inThree("Piirustusarkisto", "Ritningsarkiv", "Archive of drawings"), page(10), { groups: ["land-and-buildings"] }),
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(10), { groups: ["decisions"] }),
    ]),
    systems: listed(systemsAt(page(10), "kiinteistotiedon-rakennuttamisen-ja-kiinteistohuoltoon-liittyvat", "paatoksenteon-ja-seurannan-tietojarjestelma", "kulunvalvontajarjestelma")),
    readAs: { purpose: "4aa79cefc4a744bd", datasets: "45f2c722ab30e13b" },
    source: page(10),
  }),
  pool({
    name: inThree("Viestintä-, markkinointi- ja osallisuuspalvelujen tietovaranto", "Informationslagret för kommunikations-, marknadsförings- och delaktighetstjänster", "Communications, marketing and participation services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tietojen avulla kerrotaan kaupungin asioista, markkinoidaan kuntaa ja otetaan asukkaat mukaan.", "Med hjälp av uppgifterna informerar staden om sina ärenden, marknadsför kommunen och gör invånarna delaktiga.", "The data helps the city to share news, market the municipality and involve its residents."),
    datasets: listed([
      dataset(inThree("Tiedottamisen, viestinnän ja osallisuuden tietoaineistot", "Informationsmaterial om information, kommunikation och delaktighet", "Material on public information, communications and participation"), page(11), { groups: ["communication"] }),
      dataset(inThree("Audiovisuaalisen ja kirjoitetun viestinnän materiaalit", "Audiovisuellt och skriftligt kommunikationsmaterial", "Audiovisual and written communications material"), page(11), { groups: ["communication"] }),
    ]),
    systems: listed(systemsAt(page(11), "paatoksenteon-ja-seurannan-tietojarjestelma", "viestinnan-ja-markkinoinnin-tietojarjestelmat", "kuvien-ja-tiedotusmateriaalien-hallintajarjestelma")),
    readAs: { purpose: "6bda32eaf353c1cd", datasets: "97a6e54be31ee6fb" },
    source: page(11),
  }),
  pool({
    name: inThree("Yleishallinnon ja tukipalvelujen tietovaranto", "Informationslagret för allmän förvaltning och stödtjänster", "General administration and support services information pool"),
    unit: "konsernihallinnon-tietovarannot",
    purpose: inThree("Tietoja tarvitaan päätösten tekemiseen, asiakirjojen hoitoon ja arkistointiin, tietohallintoon, asiakaspalveluun sekä asukkaiden terveyden ja hyvinvoinnin tukemiseen.", "Uppgifterna behövs för att fatta beslut, sköta och arkivera handlingar, sköta dataförvaltning och kundservice samt stödja invånarnas välfärd och hälsa.", "The data is needed for making decisions, managing and archiving documents, IT administration, customer service and supporting residents' well-being and health."),
    manual: inThree("Osa yleishallinnon aineistosta on paperilla kaupunginarkistossa.", "En del av den allmänna förvaltningens material finns på papper i stadsarkivet.", "Some general administration material is on paper in the city archive."),
    datasets: listed([
      dataset(inThree("Päätöksenteon ja seurannan valmisteluasiakirjat ja päätöspöytäkirjat", "Beredningshandlingar och beslutsprotokoll för beslutsfattande och uppföljning", "Preparatory documents and minutes of decisions for decision-making and follow-up"), page(13), { groups: ["decisions"] }),
      dataset(inThree("asiakkaiden tietopyyntöihin liittyvät yksilöinti- ja henkilötiedot", "identifierings- och personuppgifter i samband med kunders begäran om information", "identification and personal data connected with clients' information requests"), page(13), { groups: ["identification"] }),
      dataset(inThree("kaupunginarkiston paperiaineisto", "pappersmaterial i stadsarkivet", "paper material in the city archive"), page(13), { groups: ["services"], manual: true }),
      dataset(inThree("luottamushenkilöiden yksilöinti- ja henkilötiedot", "de förtroendevaldas identifierings- och personuppgifter", "identification and personal data of elected officials"), page(13), { groups: ["identification"] }),
      dataset(inThree("henkilö- ja varmennekorttien tilaustiedot", "beställningsuppgifter för person- och certifikatkort", "order details of identity and certificate cards"), page(13), { groups: ["identification", "access-rights"] }),
    ]),
    systems: listed(systemsAt(page(13), "paatoksenteon-ja-seurannan-tietojarjestelma", "tiedonhallinnan-tietojarjestelmat", "sahkoinen-arkisto", "asiakaspalvelujen-tietojarjestelmat")),
    readAs: { purpose: "d50bcd3794dc7b7e", datasets: "1f338a87dd278d91" },
    source: page(13),
  }),
]
