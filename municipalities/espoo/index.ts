import type { Model } from "../../src/model/model.ts"
import { parseModel } from "../../src/model/parse-model.ts"
import { noticed, noticesFor } from "../../src/model/registers/notice.ts"
import { inThree } from "../../src/model/text.ts"
import { dataGroups } from "../data-groups.ts"
import { contacts } from "./contacts.ts"
import { controller } from "./controller.ts"
import { definitions } from "./definitions/index.ts"
import { documents, page } from "./documents.ts"
import { municipality } from "./municipality.ts"
import { employmentServicesNotice } from "./notices/employment-services.ts"
import { educationAndCulturePools } from "./pools/education-and-culture.ts"
import { groupAdministrationPools } from "./pools/group-administration.ts"
import { rescuePools } from "./pools/rescue.ts"
import { sharedPools } from "./pools/shared.ts"
import { socialAndHealthPools } from "./pools/social-and-health.ts"
import { technicalAndEnvironmentPools } from "./pools/technical-and-environment.ts"
import { registers } from "./registers.ts"
import { administrationSystems } from "./systems/administration.ts"
import { employmentSystems } from "./systems/employment.ts"
import { listedSystems } from "./systems/listed.ts"
import { landSystems } from "./systems/locations.ts"
import { surveillanceSystems } from "./systems/surveillance-and-rescue.ts"
import { units } from "./units.ts"

const notices = [employmentServicesNotice, ...noticesFor(registers, definitions, controller)]

/** Espoo, from its page of pools and the notice of its employment services: 28 pools with search keys and 176 register bullets. */
export const espoo: Model = parseModel({
  municipality,
  documents,
  units,
  contacts,
  caseRegister: {
    statement: inThree("Espoon asiarekisteristä näkee, mitä asioita kaupungissa on vireillä, missä vaiheessa ne ovat ja mitä asiakirjoja niihin kuuluu, myös Länsi-Uudenmaan pelastuslaitoksen asioista. Rekisteri on päätöksentekojärjestelmässä ja muissa tietojärjestelmissä.", "Esbo stads ärenderegister visar vilka ärenden som är anhängiga hos staden, hur långt behandlingen har kommit och vilka handlingar som hör till ärendena, även ärenden hos Västra Nylands räddningsverk. Registret finns i beslutssystemet och i andra informationssystem.", "The case register of Espoo shows which matters are pending with the city, how far their handling has come and which documents belong to them, including matters of the Western Uusimaa Rescue Department. It is kept in the decision system and in other information systems."),
    alsoHolds: [{ name: inThree("Länsi-Uudenmaan pelastuslaitos", "Västra Nylands räddningsverk", "Western Uusimaa Rescue Department"), source: page(5) }],
    systems: ["paatoksentekojarjestelma-dynasty-10"],
    readAs: "1a87d6afaf1254d4",
    source: page(3, 7),
  },
  dataGroups,
  pools: [...socialAndHealthPools, ...educationAndCulturePools, ...technicalAndEnvironmentPools, ...groupAdministrationPools, ...sharedPools, ...rescuePools],
  registers: noticed(registers, notices),
  systems: [...listedSystems, ...landSystems, ...administrationSystems, ...surveillanceSystems, ...employmentSystems],
  functionClasses: [],
  relations: [],
  notices,
  keywords: [],
  definitions,
})
