import { party, system } from "../../../src/model/declare.ts"
import type { InformationSystem } from "../../../src/model/system.ts"
import { inThree, named } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Systems of economic development and administration. */
export const officeSystems: InformationSystem[] = [
  system({
    name: named("henkilökunnan yhteystietojen hallintajärjestelmät"),
    description: inThree("Järjestelmissä ovat henkilökunnan yhteystiedot.", "I systemen finns personalens kontaktuppgifter.", "The systems hold staff contact details."),
    source: page(93),
  }),
  system({
    name: named("Kelan avustusjärjestelmät"),
    description: inThree("Järjestelmissä ovat Kelan etuuksien tiedot.", "I systemen finns uppgifter om FPA:s förmåner.", "The systems hold data on benefits paid by Kela."),
    owners: [party("Kela")],
    source: page(93),
  }),
  system({
    name: named("TE-hallinnon sähköiset palvelut"),
    description: inThree("Työvoimapalvelujen asiat hoituvat näissä TE-hallinnon verkkopalveluissa.", "I dessa e-tjänster hos arbets- och näringsförvaltningen sköts ärenden i arbetskraftsservicen.", "These e-services of the state employment administration are used for employment service matters."),
    owners: [party("TE-hallinto")],
    source: page(93),
  }),
  system({
    name: named("työvoiman asiakasrekisteri"),
    description: inThree("Rekisterissä ovat työllisyyspalvelujen asiakkaiden tiedot.", "I registret finns uppgifter om sysselsättningstjänsternas kunder.", "The register holds data on clients of the employment services."),
    source: page(93),
  }),
  system({
    name: named("Kykyviisari -internetpalvelu"),
    description: inThree("Työterveyslaitoksen Kykyviisarilla asiakas arvioi itse työ- ja toimintakykynsä.", "Med Arbetshälsoinstitutets Kykyviisari bedömer kunden själv sin arbets- och funktionsförmåga.", "With Kykyviisari, by the Finnish Institute of Occupational Health, clients assess their own work ability and functional capacity."),
    owners: [party("Työterveyslaitos")],
    source: page(93),
  }),
  system({
    name: named("Ohjaamo Helsinki -internetsivusto"),
    description: inThree("Sivusto kertoo Ohjaamosta, joka neuvoo 15–29-vuotiaita nuoria.", "Webbplatsen berättar om Navigatorn, som ger råd till unga i åldern 15–29 år.", "The website is about Ohjaamo, which advises young people aged 15 to 29."),
    owners: [party("Helsingin kaupunki")],
    users: "15–29-vuotiaat nuoret",
    source: page(93),
  }),
  system({
    name: named("asiakkuudenhallintajärjestelmät"),
    description: inThree("Kaupunki hoitaa järjestelmillä suhteitaan asiakasyrityksiin.", "Med systemen sköter staden sina relationer till kundföretagen.", "The city uses the systems to manage its relations with client businesses."),
    source: page(97),
  }),
  system({
    name: named("videoneuvottelujärjestelmät"),
    description: inThree("Kaupunki tapaa yrityksiä etänä videoneuvottelussa.", "Med systemen möter staden företag på distans via video.", "The city uses the systems to meet businesses by video."),
    source: page(97),
  }),
  system({
    name: named("Newco.fi"),
    description: inThree("Newco.fi on uusille yrityksille tarkoitettu verkkopalvelu.", "Newco.fi är en webbtjänst för nya företag.", "Newco.fi is a web service for new businesses."),
    source: page(97),
  }),
  system({
    name: named("educationhubhelsinki.fi"),
    description: inThree("Verkkopalvelu on koulutusalan yrityksiä varten.", "Webbtjänsten är till för företag i utbildningsbranschen.", "The web service is for companies in the education sector."),
    source: page(97),
  }),
  system({
    name: named("healthincubatorhelsinki.com"),
    description: inThree("Verkkopalvelu esittelee terveysalan yrityshautomoa.", "Webbtjänsten presenterar en företagskuvös inom hälsa.", "The web service presents a health business incubator."),
    source: page(97),
  }),
  system({
    name: named("helsinki/dealroom.co/intro"),
    description: inThree("Palvelusta löytyy tietoja Helsingin kasvuyrityksistä.", "I tjänsten finns uppgifter om tillväxtföretag i Helsingfors.", "The service provides data on start-ups in Helsinki."),
    source: page(97),
  }),
  system({
    name: named("Suomen asiakastieto"),
    description: inThree("Palvelusta saa yritysten perus- ja luottotietoja.", "I tjänsten finns företags- och kreditupplysningar.", "The service provides company and credit information."),
    source: page(97),
  }),
  system({
    name: named("kehittäjien keskustelualustat"),
    description: inThree("Kehittäjät keskustelevat näillä alustoilla.", "På plattformarna diskuterar utvecklare med varandra.", "Developers talk to each other on these platforms."),
    source: page(97),
  }),
  system({
    name: named("yrityshautomon palvelut"),
    description: inThree("Yrityshautomo tarjoaa palveluja yritysten tueksi.", "Företagskuvösen erbjuder tjänster som stöd för företag.", "The business incubator offers services that support businesses."),
    source: page(97),
  }),
  system({
    name: named("virtuaalitapahtumien järjestämisalustat"),
    description: inThree("Kaupunki järjestää alustoilla tapahtumia verkossa.", "På plattformarna ordnar staden evenemang på nätet.", "The city uses the platforms to hold online events."),
    source: page(97),
  }),
  system({
    name: named("matkailualan tietokannat"),
    description: inThree("Tietokannoissa on matkailualan tietoja.", "Databaserna innehåller uppgifter om turismen.", "The databases hold data on tourism."),
    source: page(107),
  }),
  system({
    name: named("matkailun edistämisen virtuaalipalvelu"),
    description: inThree("Kaupunki edistää matkailua palvelun avulla verkossa.", "Med tjänsten främjar staden turismen på nätet.", "The city uses the service to promote tourism online."),
    source: page(107),
  }),
  system({
    name: named("paikkatietopalvelu"),
    description: inThree("Palvelu näyttää matkailun tietoja kartalla.", "Tjänsten visar turismuppgifter på karta.", "The service shows tourism data on a map."),
    source: page(107),
  }),
  system({
    name: named("matkailun raportointijärjestelmät"),
    description: inThree("Järjestelmistä saadaan raportteja matkailusta.", "Systemen ger rapporter om turismen.", "The systems produce reports on tourism."),
    source: page(107),
  }),
  system({
    name: named("liikkumisdata"),
    description: inThree("Liikkumisdata kertoo, miten ihmiset liikkuvat.", "Mobilitetsdata visar hur människor rör sig.", "Mobility data shows how people move around."),
    source: page(107),
  }),
  system({
    name: named("majoittumistietojärjestelmä"),
    description: inThree("Järjestelmässä on tietoja majoittumisesta.", "Systemet innehåller uppgifter om inkvartering.", "The system holds data on accommodation."),
    source: page(107),
  }),
  system({
    name: named("kaupungin asianhallinnan tietojärjestelmä"),
    description: inThree("Järjestelmästä tulee varantoon tietoja kaupungin asioista ja päätöksistä.", "Systemet ger informationslagret uppgifter om stadens ärenden och beslut.", "The system feeds data on the city's cases and decisions into the pool."),
    sameAs: ["asianhallintajarjestelma"],
    source: page(178),
  }),
  system({
    name: named("oikeuspalvelujen tietojärjestelmät"),
    description: inThree("Oikeuspalvelut hoitaa järjestelmissä toimeksiantojaan.", "I systemen sköter rättstjänsterna sina uppdrag.", "Legal Services handles its assignments in the systems."),
    sameAs: ["oikeuspalvelujen-tietojarjestelma-perintarekisteri"],
    source: page(178),
  }),
  system({
    name: named("luottamushenkilötoiminnan portaali"),
    description: inThree("Portaali palvelee luottamushenkilöitä heidän tehtävässään.", "Portalen betjänar de förtroendevalda i deras uppdrag.", "The portal serves elected officials in their duties."),
    source: page(178),
  }),
  system({
    name: named("organisaatiotietojen ylläpitoon tarvittavat järjestelmät"),
    description: inThree("Järjestelmissä pidetään kaupungin organisaation tiedot ajan tasalla.", "I systemen hålls uppgifterna om stadens organisation aktuella.", "The systems keep data on the city's organisation up to date."),
    source: page(178),
  }),
  system({
    name: named("kaupungin arkistointitietojärjestelmä"),
    description: inThree("Kaupunki säilyttää järjestelmässä arkistoidut aineistonsa.", "I systemet bevarar staden sitt arkiverade material.", "The city keeps its archived materials in the system."),
    source: page(182),
  }),
  system({
    name: named("kaupunginkanslian aineistojen lainausjärjestelmät"),
    description: inThree("Järjestelmissä hoituvat kaupunginkanslian kirjaston lainat.", "I systemen sköts lånen i stadskansliets bibliotek.", "The systems handle loans from the City Executive Office library."),
    source: page(186),
  }),
  system({
    name: named("Kunnalliskalenteri-tietojärjestelmä"),
    description: inThree("Järjestelmässä kootaan kunnalliskalenterin tiedot.", "I systemet samlas kommunalkalenderns uppgifter.", "The system brings together the data of the municipal calendar."),
    source: page(190),
  }),
]
