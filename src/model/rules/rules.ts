import type { Rule } from "./condition.ts"
import {
  hasTask, holds, holdsSomeContentRole, isAboutHerself, isOfTheCompany, isAboutSomeone, isAssigned, isClosed, isNotSecret, isPublicNow, isSecretInPart, maySeeCodes,
  maySeeProtectedAddresses, openedInEmergency, servesHim, supervisesHandler,
} from "./conditions.ts"

export const isPublic: Rule = { code: "public", says: "anyone may, since the record is public", needs: [isPublicNow], open: true }
export const isToldInPart: Rule = { code: "told-in-part", says: "anyone is told of the case, since only a part of it is secret", needs: [isSecretInPart], open: true }
export const isHerOwn: Rule = { code: "her-own", says: "a resident may with what is about herself", needs: [isAboutHerself], open: true }
export const isItsOwn: Rule = { code: "its-own", says: "one who acts for a company may with what the company has with the town", needs: [isOfTheCompany], open: true }
export const handlesTheCase: Rule = { code: "handles-the-case", says: "handles the case", needs: [holds("case-handler"), isAssigned] }
export const servesTheClient: Rule = { code: "serves-the-client", says: "serves the client", needs: [holds("case-handler"), servesHim] }
export const hasATask: Rule = { code: "has-a-task", says: "has a task in the case", needs: [holds("registrar", "case-handler", "archivist"), hasTask] }
export const keepsTheRegister: Rule = { code: "keeps-the-register", says: "keeps the register", needs: [holds("registrar"), isNotSecret] }
export const supervisesTheHandler: Rule = { code: "supervises-the-handler", says: "supervises the one who handles the case", needs: [holds("supervisor"), supervisesHandler] }
export const keepsTheArchive: Rule = { code: "keeps-the-archive", says: "keeps the archive, and the case is closed", needs: [holds("archivist"), isClosed] }
export const protectsData: Rule = { code: "protects-data", says: "watches over personal data", needs: [holds("data-protection-officer"), isAboutSomeone] }
export const audits: Rule = { code: "audits", says: "audits the register", needs: [holds("auditor"), isNotSecret] }
export const actsInEmergency: Rule = { code: "emergency", says: "opened the case in an emergency, for a time", needs: [holdsSomeContentRole, openedInEmergency] }
export const seesCodes: Rule = { code: "sees-codes", says: "may see identity codes", needs: [maySeeCodes] }
export const seesProtectedAddresses: Rule = { code: "sees-protected-addresses", says: "may see protected addresses", needs: [maySeeProtectedAddresses] }
