import { unit } from "../../src/model/declare.ts"
import type { Unit } from "../../src/model/organisation.ts"
import { inThree } from "../../src/model/text.ts"
import { page } from "./documents.ts"

/** Sectors, by the headings under which the page describes their pools. */
export const units: Unit[] = [
  unit({ id: "rovaniemen-kaupunki", name: inThree("Rovaniemen kaupunki", "Rovaniemi stad", "City of Rovaniemi"), kind: "authority" }),
  unit({
    id: "konsernihallinnon-tietovarannot",
    name: inThree("Konsernihallinnon tietovarannot", "Koncernförvaltningens informationslager", "Group administration information pools"),
    kind: "sector",
    parent: "rovaniemen-kaupunki",
    duties: inThree("Hoitaa kaupungin hankinnat, henkilöstöasiat, lakiasiat, talouden, tilat, viestinnän ja yleishallinnon.", "Sköter stadens upphandlingar, personalärenden, juridiska ärenden, ekonomi, lokaler, kommunikation och allmänna förvaltning.", "Looks after the city's procurement, staff, legal matters, finances, premises, communications and general administration."),
    source: page(3),
  }),
  unit({
    id: "sivistys-ja-hyvinvointipalvelujen-tietovarannot",
    name: inThree("Sivistys- ja hyvinvointipalvelujen tietovarannot", "Bildnings- och välfärdstjänsternas informationslager", "Education and welfare services information pools"),
    kind: "sector",
    parent: "rovaniemen-kaupunki",
    duties: inThree("Järjestää asukkaille sosiaali- ja terveyspalvelut, varhaiskasvatuksen, koulutuksen, kulttuurin ja vapaa-ajan palvelut.", "Ordnar social- och hälsovård, småbarnspedagogik, utbildning samt kultur- och fritidstjänster för invånarna.", "Arranges health and social services, early childhood education, schooling, culture and leisure for residents."),
    source: page(16),
  }),
  unit({
    id: "elinvoimapalvelujen-tietovarannot",
    name: inThree("Elinvoimapalvelujen tietovarannot", "Livskraftstjänsternas informationslager", "Vitality services information pools"),
    kind: "sector",
    parent: "rovaniemen-kaupunki",
    duties: inThree("Vastaa maankäytöstä, rakentamisen ja ympäristön valvonnasta, elinkeinoista, työllisyydestä, yleisistä alueista sekä ruoka- ja puhtauspalveluista.", "Ansvarar för markanvändning, tillsyn över byggande och miljö, näringsliv, sysselsättning, allmänna områden samt måltids- och städtjänster.", "Is responsible for land use, building and environmental supervision, business, employment, public areas, and food and cleaning services."),
    source: page(43),
  }),
]
