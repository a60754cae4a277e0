import { functionClass } from "../../src/model/declare.ts"
import type { FunctionClass } from "../../src/model/model.ts"
import { inThree } from "../../src/model/text.ts"
import { page } from "./documents.ts"

/** Classes of the records control plan, as each department states them. */
export const functionClasses: FunctionClass[] = [
  functionClass("04 04", "Viestintä ja edustaminen", { title: inThree("Viestintä ja edustaminen", "Kommunikation och representation", "Communications and representation"), units: ["elinkeino-osasto"], source: page(85) }),
  functionClass("14 00", "Elinkeino- ja työvoimapalveluiden ohjaus", { title: inThree("Elinkeino- ja työvoimapalveluiden ohjaus", "Styrning av närings- och arbetskraftstjänster", "Steering of business and employment services"), units: ["elinkeino-osasto"], source: page(86) }),
  functionClass("14 05", "Työvoimapalvelut", { title: inThree("Työvoimapalvelut", "Arbetskraftsservice", "Employment services"), units: ["elinkeino-osasto"], source: page(87) }),
  functionClass("00 01", "Toiminnan suunnittelu, järjestäminen, toteuttaminen, kehittäminen ja seuranta", { title: inThree("Toiminnan suunnittelu, järjestäminen, toteuttaminen, kehittäminen ja seuranta", "Planering, organisering, genomförande, utveckling och uppföljning av verksamheten", "Planning, organisation, implementation, development and monitoring of operations"), units: ["hallinto-osasto"], source: page(169) }),
  functionClass("00 02", "Hallinnon päätöksenteko ja johtaminen", { title: inThree("Hallinnon päätöksenteko ja johtaminen", "Förvaltningens beslutsfattande och ledning", "Administrative decision-making and management"), units: ["hallinto-osasto"], source: page(170) }),
  functionClass("07 00", "Tiedonhallinnan ohjaus", { title: inThree("Tiedonhallinnan ohjaus", "Styrning av informationshanteringen", "Steering of information management"), units: ["hallinto-osasto"], source: page(171) }),
  functionClass("12 02 02 02", "Kirjastoasiakkuuden hallinta", { title: inThree("Kirjastoasiakkuuden hallinta", "Hantering av bibliotekskunder", "Management of library customers"), units: ["hallinto-osasto"], source: page(172) }),
  functionClass("01", "Henkilöstöasiat", { title: inThree("Henkilöstöasiat", "Personalärenden", "Personnel matters"), units: ["henkilostoosasto"], source: page(269) }),
  functionClass("01 01", "Palvelussuhde", { title: inThree("Palvelussuhde", "Anställningsförhållande", "Employment relationship"), units: ["henkilostoosasto"], source: page(270) }),
  functionClass("01 01 01", "Rekrytointi", { title: inThree("Rekrytointi", "Rekrytering", "Recruitment"), units: ["henkilostoosasto"], source: page(271) }),
  functionClass("01 01 02", "Palvelussuhteen alkaminen", { title: inThree("Palvelussuhteen alkaminen", "Anställningens början", "Start of employment"), units: ["henkilostoosasto"], source: page(272) }),
  functionClass("01 01 03", "Palvelussuhteen hoitaminen", { title: inThree("Palvelussuhteen hoitaminen", "Skötsel av anställningsförhållandet", "Management of the employment relationship"), units: ["henkilostoosasto"], source: page(273) }),
  functionClass("01 01 03 06", "Onnistumiskeskustelut", { title: inThree("Onnistumiskeskustelut", "Resultatsamtal", "Performance discussions"), units: ["henkilostoosasto"], source: page(274) }),
  functionClass("01 01 03 08", "Työtapaturmat", { title: inThree("Työtapaturmat", "Arbetsolycksfall", "Accidents at work"), units: ["henkilostoosasto"], source: page(275) }),
  functionClass("01 01 03 11", "Uudelleensijoitus ja työkokeilu", { title: inThree("Uudelleensijoitus ja työkokeilu", "Omplacering och arbetsprövning", "Redeployment and work trial"), units: ["henkilostoosasto"], source: page(276) }),
  functionClass("01 01 03 14", "Työn sujuvuuden keskustelut", { title: inThree("Työn sujuvuuden keskustelut", "Samtal om hur arbetet löper", "Discussions on how work is going"), units: ["henkilostoosasto"], source: page(277) }),
  functionClass("01 03", "Onnistumisen johtaminen / osaamisen kehittäminen", { title: inThree("Onnistumisen johtaminen / osaamisen kehittäminen", "Ledning för framgång / kompetensutveckling", "Performance management / skills development"), units: ["henkilostoosasto"], source: page(278) }),
  functionClass("01 03 00 01", "Perehdyttäminen, työ- ja tehtäväkierto", { title: inThree("Perehdyttäminen, työ- ja tehtäväkierto", "Introduktion, arbets- och uppgiftsrotation", "Induction, work and job rotation"), units: ["henkilostoosasto"], source: page(279) }),
  functionClass("01 04 01", "Työsuojelu ja työturvallisuus", { title: inThree("Työsuojelu ja työturvallisuus", "Arbetarskydd och arbetssäkerhet", "Occupational safety and health"), units: ["henkilostoosasto"], source: page(280) }),
  functionClass("01 04 02 03", "Varhainen tuki", { title: inThree("Varhainen tuki", "Tidigt stöd", "Early support"), units: ["henkilostoosasto"], source: page(281) }),
  functionClass("00 01 04", "Konserni- ja omistajaohjaus", { title: inThree("Konserni- ja omistajaohjaus", "Koncern- och ägarstyrning", "Group and ownership steering"), units: ["talous-ja-suunnitteluosasto"], source: page(442) }),
  functionClass("02 02", "Talouden suunnittelu, toteuttaminen ja seuranta, Talouden suunnittelu ja ohjaus", { title: inThree("Talouden suunnittelu, toteuttaminen ja seuranta, Talouden suunnittelu ja ohjaus", "Planering, genomförande och uppföljning av ekonomin, Planering och styrning av ekonomin", "Financial planning, implementation and monitoring, Financial planning and steering"), units: ["talous-ja-suunnitteluosasto"], source: page(443) }),
  functionClass("02 06", "Kirjanpito ja maksuliikenne", { title: inThree("Kirjanpito ja maksuliikenne", "Bokföring och betalningsrörelse", "Accounting and payments"), units: ["talous-ja-suunnitteluosasto"], source: page(444) }),
  functionClass("10 00 00", "Asunto ja maapolitiikka", { title: inThree("Asunto ja maapolitiikka", "Bostads- och markpolitik", "Housing and land policy"), units: ["talous-ja-suunnitteluosasto"], source: page(445) }),
  functionClass("10 07", "Asuminen", { title: inThree("Asuminen", "Boende", "Housing"), units: ["talous-ja-suunnitteluosasto"], source: page(446) }),
  functionClass("00 01 02 03", "Palautetoiminta", { title: inThree("Palautetoiminta", "Hantering av respons", "Feedback"), units: ["viestintaosasto"], source: page(501) }),
  functionClass("00 04 00", "Viestintä ja edustaminen", { title: inThree("Viestintä ja edustaminen", "Kommunikation och representation", "Communications and representation"), units: ["viestintaosasto"], source: page(502) }),
  functionClass("00 04 06", "Markkinointi", { title: inThree("Markkinointi", "Marknadsföring", "Marketing"), units: ["viestintaosasto"], source: page(503) }),
  functionClass("00 04 07", "Osallistuva budjetointi", { title: inThree("Osallistuva budjetointi", "Deltagande budgetering", "Participatory budgeting"), units: ["viestintaosasto"], source: page(504) }),
]
