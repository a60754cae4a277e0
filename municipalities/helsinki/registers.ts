import { register } from "../../src/model/declare.ts"
import type { Register } from "../../src/model/system.ts"
import { inThree, named } from "../../src/model/text.ts"
import { caseRegisterPage, page } from "./documents.ts"

/** Registers as the municipality names them; one may belong to several pools. */
export const registers: Register[] = [
  register({ name: named("Kansainväliset osaajat yritysten kasvun vauhdittajana -hankkeen puoliso-ohjelman osallistujarekisteri"), source: page(34) }),
  register({ name: named("Perintärekisteri"), source: caseRegisterPage(19) }),
  register({ name: named("Avustusrekisteri"), source: caseRegisterPage(109) }),
  register({ name: named("Sidonnaisuusrekisteri"), source: caseRegisterPage(121) }),
  register({ name: inThree("Yksinyrittäjien avustusrekisteri", "Register över bidrag till ensamföretagare", "Register of grants to sole entrepreneurs") }),
  register({ name: inThree("Sopimusrekisteri", "Avtalsregister", "Register of contracts") }),
  register({ name: inThree("Alueidenkäytön lupien rekisteri", "Register över tillstånd att använda områden", "Register of permits to use areas") }),
  register({ name: inThree("Vuokra-asuntojen hakijarekisteri", "Register över sökande av hyresbostäder", "Register of applicants for rental dwellings") }),
  register({ name: inThree("Pysäköinnin rekisteri", "Parkeringsregister", "Parking register") }),
  register({ name: inThree("Lastenvalvojan asiakasrekisteri", "Barnatillsyningsmannens klientregister", "Client register of the child welfare officer") }),
]
