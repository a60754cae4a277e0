import { dataset, listed, pool, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools of the communications department. */
export const communicationsPools: InformationPool[] = [
  pool({
    name: inThree("Tiedotus- ja viestintätietovaranto", "Informationslager för information och kommunikation", "Public information and communications pool"),
    unit: "viestintaosasto",
    purpose: inThree("Kaupunki kertoo aineistoilla palveluistaan, päätöksistään ja toiminnastaan sekä kuulee asukkaita ja henkilöstöä.", "Med materialet berättar staden om sin service, sina beslut och sin verksamhet och hör invånarna och personalen.", "The city uses the material to tell people about its services, decisions and activities and to hear residents and staff."),
    scope: "city-wide",
    datasets: listed([
      dataset(inThree("ulkoinen ja sisäinen tiedotus", "extern och intern information", "external and internal information"), page(492), { groups: ["communication"] }),
      dataset(inThree("työturvallisuustieto", "information om arbetarskydd", "occupational safety information"), page(492), { groups: ["security", "employment"] }),
      dataset(inThree("suurten rakennus- ja infrahankkeiden viestintä", "kommunikation om stora bygg- och infrastrukturprojekt", "communications on large building and infrastructure projects"), page(492), { groups: ["communication", "land-and-buildings"] }),
      dataset(inThree("kuvamyynti", "bildförsäljning", "image sales"), page(492), { groups: ["communication"] }),
      dataset(inThree("paikkatiedon jakelukanavat", "distributionskanaler för geografisk information", "distribution channels for spatial data"), page(492), { groups: ["communication", "land-and-buildings"] }),
      dataset(inThree("kirjastojen infot", "bibliotekens informationsmaterial", "library information material"), page(492), { groups: ["communication", "services"] }),
      dataset(inThree("asukkaiden mielipiteet ja kuulemisten yhteenvedot (Kerrokantasi.fi)", "invånarnas åsikter och sammandrag av höranden (Kerrokantasi.fi)", "residents' opinions and summaries of hearings (Kerrokantasi.fi)"), page(492), { groups: ["communication", "decisions"] }),
      dataset(inThree("hel.fi-sivustojen sisällöt, liitteet, kuvat ja asiakirjat", "innehåll, bilagor, bilder och dokument på hel.fi", "content, attachments, images and documents of the hel.fi sites"), page(496), { groups: ["communication"] }),
      dataset(inThree("asukkaiden palautteet", "respons från invånarna", "feedback from residents"), page(474), { groups: ["communication", "services"] }),
      dataset(inThree("yhteydenotot HR-neuvontaan", "kontakter till HR-rådgivningen", "enquiries to HR advice"), page(474), { groups: ["employment", "communication"] }),
      dataset(inThree("asukkaiden ideat ja niistä tehdyt suunnitelmat", "invånarnas idéer och planer som gjorts utifrån dem", "residents' ideas and plans made from them"), page(474), { groups: ["communication"] }),
      dataset(inThree("työntekijöiden ideat", "medarbetarnas idéer", "employees' ideas"), page(474), { groups: ["communication", "employment"] }),
      dataset(inThree("digitaaliset valokuvat ja videot", "digitala fotografier och videor", "digital photographs and videos"), page(474), { groups: ["communication"] }),
    ]),
    systems: listed(systemsAt(page(510), "sisallon-tuotantojarjestelma-hel-fi-verkkosivusto")),
    functionClasses: ["00-01-02-03", "00-04-00", "00-04-06", "00-04-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "584fe1807d7f1427", datasets: "afb19d4a8f1148c1" },
    source: page(470, 510),
  }),
  pool({
    name: inThree("Asiakastietovaranto", "Kundinformationslager", "Customer information pool"),
    unit: "viestintaosasto",
    purpose: inThree("Kaupunki käsittelee tiedoilla palautteet ja antaa asukkaille keinoja osallistua ja vaikuttaa.", "Med uppgifterna behandlar staden respons och ger invånarna möjligheter att delta och påverka.", "The city uses the data to handle feedback and give residents ways to take part and have a say."),
    scope: "city-wide",
    datasets: listed([
      dataset(inThree("kaupunkilaisten palautteet", "respons från stadsborna", "feedback from residents"), page(498), { groups: ["communication", "services"] }),
      dataset(inThree("osallistuminen palvelujen kehittämiseen", "deltagande i utvecklingen av tjänster", "participation in developing services"), page(498), { groups: ["services", "communication"] }),
      dataset(inThree("digipalvelujen etäopastuksen aineistot", "material från distanshandledning i digitala tjänster", "material from remote guidance in digital services"), page(498), { groups: ["services"] }),
      dataset(inThree("strategiaosaston väestötiedot", "befolkningsuppgifter från strategiavdelningen", "population data from the Strategy Department"), page(348), { groups: ["identification", "family"] }),
      dataset(inThree("strategiaosaston tiedot sähköisestä asioinnista", "strategiavdelningens uppgifter om e-tjänster", "Strategy Department data on e-services"), page(306), { groups: ["services"] }),
    ]),
    systems: listed(systemsAt(page(512), "osallisuuden-tietojarjestelmat", "kehittajayhteison-jasenrekisterijarjestelma", "palautejarjestelma", "uutiskirjeiden-kyselyiden-ja-kutsujen-hallinnointiin-tarkoitetut-asiakas-ja", "digitukipalvelu")),
    functionClasses: ["00-01-02-03", "00-04-00", "00-04-06", "00-04-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "d9a4f60ef1301e60", datasets: "cf32f3e1aca4f3b5" },
    source: page(478, 512),
  }),
  pool({
    name: inThree("Digiopastusrekisteri", "Registret över digital handledning", "Digital guidance register"),
    unit: "viestintaosasto",
    purpose: inThree("Rekisterin avulla kaupunki opastaa asukkaita etänä käyttämään digitaalisia palveluja.", "Med hjälp av registret handleder staden invånare på distans i att använda digitala tjänster.", "The city uses the register to guide residents remotely in using digital services."),
    datasets: listed([
      dataset(inThree("opastusta pyytävän tiedot ja yhteystiedot", "uppgifter om den som ber om handledning och kontaktuppgifter", "details and contact information of the person asking for guidance"), page(480), { groups: ["identification", "services"] }),
    ]),
    functionClasses: ["00-01-02-03", "00-04-00", "00-04-06", "00-04-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "d81cff29276e180f", datasets: null },
    source: page(480),
  }),
  pool({
    name: inThree("Kaupunginkanslian asiakasviestinnän, markkinoinnin ja tilaisuuksienhallinnan tietovaranto", "Stadskansliets informationslager för kundkommunikation, marknadsföring och evenemangshantering", "City Executive Office information pool for customer communications, marketing and event management"),
    unit: "viestintaosasto",
    purpose: inThree("Kanslia hoitaa tiedoilla asiakasviestintää, markkinointia ja tilaisuuksia. Kaupunki ilmoittaa tarkoitukseksi myös digiopastuksen etänä.", "Med uppgifterna sköter kansliet kundkommunikation, marknadsföring och evenemang. Staden anger också digital handledning på distans som ändamål.", "The office uses the data for customer communications, marketing and events. The city also gives remote digital guidance as a purpose."),
    datasets: listed([
      dataset(inThree("henkilön tiedot ja yhteystiedot", "personens uppgifter och kontaktuppgifter", "personal and contact details"), page(484), { groups: ["identification", "communication"] }),
    ]),
    functionClasses: ["00-01-02-03", "00-04-00", "00-04-06", "00-04-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "d91d87cc1683af81", datasets: null },
    source: page(484),
  }),
]
