import { dataset, listed, pool, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools of the finance and planning department. */
export const financePools: InformationPool[] = [
  pool({
    name: inThree("Taloustietovaranto", "Informationslager för ekonomi", "Financial information pool"),
    unit: "talous-ja-suunnitteluosasto",
    purpose: inThree("Kaupunki laatii tiedoilla talousarvion, budjetit ja ennusteet sekä raportoi toiminnastaan.", "Med uppgifterna gör staden upp budgeten, resultatbudgetar och prognoser samt rapporterar om sin verksamhet.", "The city uses the data to draw up its budget and forecasts and to report on its activities."),
    scope: "city-wide",
    datasets: listed([
      dataset(inThree("koko kaupungin talousarvioennusteet", "budgetprognoser för hela staden", "city-wide budget forecasts"), page(437), { groups: ["finance"] }),
      dataset(inThree("budjetointi", "budgetering", "budgeting"), page(437), { groups: ["finance"] }),
      dataset(inThree("tilinpäätökset", "bokslut", "financial statements"), page(437), { groups: ["finance"] }),
      dataset(inThree("hankinnat", "upphandlingar", "procurement"), page(437), { groups: ["finance", "agreements"] }),
    ]),
    systems: listed(systemsAt(page(450), "taloushallinnan-tietojarjestelmat", "konserniomistuksen-hallintatietojarjestelma", "avustusten-hallintajarjestelmat", "tietovarastot", "asuntotuotannon-rekisteri", "kilpailutus-ja-sopimuksenhallintajarjestelmat", "projektinhallintajarjestelmat")),
    functionClasses: ["00-01-04", "02-02", "02-06", "10-00-00", "10-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "3199cd22f4d05567", datasets: "d2f58175d955ab3a" },
    source: page(426, 450),
  }),
  pool({
    name: inThree("Konserni- ja omistajaohjauksen tietovaranto", "Informationslager för koncern- och ägarstyrning", "Group and ownership steering information pool"),
    unit: "talous-ja-suunnitteluosasto",
    purpose: inThree("Kaupunki hallitsee varannolla tietoja siitä, mitä yhteisöjä se omistaa ja ketkä niissä päättävät.", "Med informationslagret håller staden reda på vilka sammanslutningar den äger och vilka som fattar beslut i dem.", "The city uses the pool to keep track of the entities it owns and who sits on their boards."),
    datasets: listed([
      dataset(inThree("tytär- ja osakkuusyhteisöjen omistukset", "ägande i dotter- och intressesammanslutningar", "holdings in subsidiaries and associated entities"), page(439), { groups: ["finance", "agreements"] }),
      dataset(inThree("yhteisöjen keskeiset perustiedot", "sammanslutningarnas viktigaste basuppgifter", "key data on the entities"), page(439), { groups: ["identification"] }),
      dataset(inThree("henkilön yksilöinti- ja yhteystiedot", "personens identifierings- och kontaktuppgifter", "person's identification and contact details"), page(439), { groups: ["identification"] }),
      dataset(inThree("jäsenyydet yhteisöjen toimielimissä", "medlemskap i sammanslutningarnas organ", "membership of the entities' boards"), page(439), { groups: ["decisions"] }),
    ]),
    functionClasses: ["00-01-04", "02-02", "02-06", "10-00-00", "10-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "82f8a69785ae77f3", datasets: "c4163cbf12bbaa74" },
    source: page(431, 439),
  }),
  pool({
    name: inThree("Asumisen ja rakentamisen tietovaranto", "Informationslager för boende och byggande", "Housing and construction information pool"),
    unit: "talous-ja-suunnitteluosasto",
    purpose: inThree("Kaupunki seuraa tiedoilla asumista ja rakentamista sekä ohjaa investointejaan, kuten asuntotuotanto-ohjelmassa.", "Med uppgifterna följer staden boendet och byggandet och styr sina investeringar, till exempel i bostadsproduktionsprogrammet.", "The city uses the data to monitor housing and construction and steer its investments, for example in the housing production programme."),
    functionClasses: ["00-01-04", "02-02", "02-06", "10-00-00", "10-07"],
    decides: { authority: null, contact: "helsingin-kaupungin-kirjaamo" },
    readAs: { purpose: "9f5c7cf89bbed779", datasets: null },
    source: page(433),
  }),
]
