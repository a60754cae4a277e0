import { keys, listed, pool, systemsAt } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"

const own = (...registers: string[]) => registers.map((register) => ({ register, source: null }))
const decides = { authority: null, contact: "helsingin-kaupungin-kirjaamo" }

/** Pools of the registers that run here, which the City Executive Office's page does not tell: they are the city's own and have no source. */
export const runningPools: InformationPool[] = [
  pool({
    name: inThree("Perinnän ja oikeuspalvelujen tietovaranto", "Informationslager för indrivning och rättstjänster", "Collection and legal services information pool"),
    unit: "hallinto-osasto",
    purpose: inThree("Kaupunki perii saatavansa ja hoitaa oikeudelliset toimeksiannot.", "Staden driver in sina fordringar och sköter juridiska uppdrag.", "The city collects its receivables and handles legal assignments."),
    registers: own("perintarekisteri"),
    systems: listed(systemsAt(null, "oikeuspalvelujen-tietojarjestelma-perintarekisteri")),
    searchKeys: keys(null, { hetu: "henkilötunnus", customerName: "velallisen nimi", companyName: "yrityksen nimi", time: "määräpäivä" }),
    decides,
  }),
  pool({
    name: inThree("Avustusten ja sopimusten tietovaranto", "Informationslager för bidrag och avtal", "Grants and contracts information pool"),
    unit: "talous-ja-suunnitteluosasto",
    purpose: inThree("Kaupunki myöntää avustuksia ja pitää sopimuksensa voimassa.", "Staden beviljar bidrag och håller sina avtal i kraft.", "The city makes grants and keeps its contracts in force."),
    registers: own("avustusrekisteri", "yksinyrittajien-avustusrekisteri", "sopimusrekisteri"),
    systems: listed(systemsAt(null, "avustusrekisteri-avustusjarjestelma", "sopimushallintajarjestelma")),
    searchKeys: keys(null, { hetu: "henkilötunnus", personName: "hakijan nimi", companyName: "yrityksen tai yhteisön nimi", contractTitle: "sopimuksen nimi", contractParties: "sopimusosapuolet", contractDate: "sopimuksen solmimisaika" }),
    decides,
  }),
  pool({
    name: inThree("Sidonnaisuuksien tietovaranto", "Informationslager för bindningar", "Interests information pool"),
    unit: "helsingin-kaupunki",
    purpose: inThree("Tarkastusvirasto valvoo sidonnaisuusilmoituksia.", "Revisionskontoret övervakar redogörelserna för bindningar.", "The audit office watches over declarations of interests."),
    registers: own("sidonnaisuusrekisteri"),
    systems: listed(systemsAt(null, "sidonnaisuusilmoitukset-sidonnaisuusrekisteri")),
    searchKeys: keys(null, { electedOfficialName: "luottamushenkilön nimi" }),
    decides,
  }),
  pool({
    name: inThree("Kaupunkiympäristön asiakkaiden tietovaranto", "Informationslager för stadsmiljöns kunder", "Urban environment customers information pool"),
    unit: "helsingin-kaupunki",
    purpose: inThree("Kaupunki päättää alueidensa käytöstä, valvoo pysäköintiä ja valitsee asukkaat vuokra-asuntoihinsa.", "Staden beslutar om användningen av sina områden, övervakar parkeringen och väljer boende till sina hyresbostäder.", "The city decides on the use of its areas, controls parking and chooses residents for its rental dwellings."),
    registers: own("alueidenkayton-lupien-rekisteri", "vuokra-asuntojen-hakijarekisteri", "pysakoinnin-rekisteri"),
    systems: listed(systemsAt(null, "alueidenkayton-lupien-ja-tapahtumanhallintajarjestelma", "asiakkuuden-ja-kiinteistonhallintajarjestelma", "pysakoinnin-tietojarjestelma")),
    searchKeys: keys(null, { hetu: "henkilötunnus", customerName: "asiakkaan nimi", companyName: "yrityksen nimi", siteAddress: "kohteen osoite", dwellingAddress: "asunnon osoite", vehicleRegistrationNumber: "rekisterinumero", time: "ajankohta" }),
    decides,
  }),
  pool({
    name: inThree("Perheoikeudellisten palvelujen tietovaranto", "Informationslager för familjerättsliga tjänster", "Family law services information pool"),
    unit: "helsingin-kaupunki",
    purpose: inThree("Lastenvalvoja vahvistaa lasta koskevat sopimukset ja järjestää valvotut tapaamiset.", "Barnatillsyningsmannen fastställer avtal om barn och ordnar övervakat umgänge.", "The child welfare officer confirms agreements on children and arranges supervised meetings."),
    registers: own("lastenvalvojan-asiakasrekisteri"),
    systems: listed(systemsAt(null, "lastenvalvojan-asiakastietojarjestelma")),
    searchKeys: keys(null, { hetu: "henkilötunnus", personName: "lapsen nimi", customerRelationPeriod: "asiakassuhteen ajankohta" }),
    decides,
  }),
]
