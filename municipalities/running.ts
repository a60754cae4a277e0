import type { Model } from "../src/model/model.ts"
import { espoo } from "./espoo/index.ts"
import { helsinki } from "./helsinki/index.ts"

/** The shipped models in which registers run. */
export const runningModels: readonly Model[] = [espoo, helsinki]

/** The rows of the requirements that systems have which run here as registers, or whose holders are asked, by municipality and system. */
export const rows: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  espoo: {
    "resurssivarausjarjestelma": 11, "tyoturvallisuusjarjestelma-hessu": 25, "tajua-mut-yhteydenottopyynto-palvelu": 53, "ura": 72, "typpi": 73, "koulutusportti": 74, "wilma-jarjestelma": 75, "sosiaalieffica": 76, "ekacrm": 77,
    "espoon-kaupungin-suojattu-kayttooikeuksin-rajoitettu-verkkolevy": 78, "elaketurvakeskuksen-tyosuhderekisteri": 79, "yritys-ja-yhteisotietojarjestelma-ytj": 80,
  },
  helsinki: {
    "oikeuspalvelujen-tietojarjestelma-perintarekisteri": 82, "sopimushallintajarjestelma": 85, "avustusrekisteri-avustusjarjestelma": 95, "sidonnaisuusilmoitukset-sidonnaisuusrekisteri": 97,
    "alueidenkayton-lupien-ja-tapahtumanhallintajarjestelma": 100, "asiakkuuden-ja-kiinteistonhallintajarjestelma": 102, "pysakoinnin-tietojarjestelma": 108, "lastenvalvojan-asiakastietojarjestelma": 123,
  },
}
