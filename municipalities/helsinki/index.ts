import type { Model } from "../../src/model/model.ts"
import { parseModel } from "../../src/model/parse-model.ts"
import { noticed, noticesFor } from "../../src/model/registers/notice.ts"
import { inThree } from "../../src/model/text.ts"
import { dataGroups } from "../data-groups.ts"
import { contacts } from "./contacts.ts"
import { definitions } from "./definitions/index.ts"
import { controller } from "./controller.ts"
import { caseRegisterPage, documents } from "./documents.ts"
import { functionClasses } from "./function-classes.ts"
import { keywords } from "./keywords.ts"
import { municipality } from "./municipality.ts"
import { administrationPools } from "./pools/administration.ts"
import { communicationsPools } from "./pools/communications.ts"
import { economicDevelopmentPools } from "./pools/economic-development.ts"
import { financePools } from "./pools/finance.ts"
import { humanResourcesPools } from "./pools/human-resources.ts"
import { runningPools } from "./pools/running.ts"
import { strategyPools } from "./pools/strategy.ts"
import { registers } from "./registers.ts"
import { relations } from "./relations.ts"
import { cultureAndCareSystems } from "./systems/case-register-culture-and-care.ts"
import { environmentSystems } from "./systems/case-register-environment.ts"
import { caseRegisterSystems } from "./systems/case-register.ts"
import { financeAndCommunicationsSystems } from "./systems/finance-and-communications.ts"
import { officeSystems } from "./systems/office.ts"
import { staffAndStrategySystems } from "./systems/staff-and-strategy.ts"
import { units } from "./units.ts"

const systems = [...caseRegisterSystems, ...environmentSystems, ...cultureAndCareSystems, ...officeSystems, ...staffAndStrategySystems, ...financeAndCommunicationsSystems]

const notices = noticesFor(registers, definitions, controller)

/** Helsinki, from the City Executive Office's page of pools and the page of the case register's 43 systems. */
export const helsinki: Model = parseModel({
  municipality,
  documents,
  units,
  contacts,
  caseRegister: {
    statement: inThree("Helsingin asiarekisterissä ovat vireille tulleet asiat, niiden vaiheet ja asiakirjat. Se muodostuu 43 järjestelmän tiedoista; muut järjestelmät on kuvattu tietovarantojen yhteydessä.", "Helsingfors ärenderegister innehåller anhängiggjorda ärenden, deras skeden och handlingar. Det består av uppgifterna i 43 system; övriga system beskrivs i samband med informationslagren.", "Helsinki's case register holds the matters that have been opened, their stages and their documents. It is the sum of what 43 systems hold; other systems are described with the information pools."),
    alsoHolds: [],
    systems: systems.filter(({ caseRegisterGroup }) => caseRegisterGroup !== null).map(({ id }) => id),
    readAs: "5dc30b7120541dde",
    source: caseRegisterPage(5, 7),
  },
  dataGroups,
  pools: [...economicDevelopmentPools, ...administrationPools, ...humanResourcesPools, ...strategyPools, ...financePools, ...communicationsPools, ...runningPools],
  registers: noticed(registers, notices),
  systems,
  functionClasses,
  relations,
  notices,
  keywords,
  definitions,
  // It keeps social and health services, whose logs are kept for twelve years (703/2023).
  usageLog: { entryYears: 12, detailYears: 12 },
})
