import { type Day, sayDay } from "../../lib/day.ts"
import type { Words } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { hasEnded } from "../../model/organisation.ts"
import type { InformationPool } from "../../model/pool.ts"
import { plain } from "../../model/text.ts"
import { nameOf } from "../../model/declare.ts"
import type { Severity } from "../../model/finding.ts"
import { about, rule, type Rule, w } from "./rule.ts"

/** Items 1–5 of 906/2019 28 §: what a description of a pool must tell. */

const because = w(
  "Laki luettelee, mitä kuvauksen on kerrottava, jotta tietoja osaa pyytää.",
  "Lagen räknar upp vad beskrivningen ska berätta så att man kan begära uppgifter.",
  "The law lists what a description must tell, so that people know what to ask for.",
)

const living = (model: Model, today: Day): InformationPool[] => model.pools.filter(({ validity }) => !hasEnded(validity, today))

/** A rule that each living pool either meets or breaks. */
function poolRule(
  code: string,
  severity: Severity,
  law: string,
  title: Words,
  says: (name: string) => Words,
  remedy: Words,
  breaks: (pool: InformationPool, model: Model, today: Day) => boolean,
): Rule {
  return rule<{ name: string }>({
    code,
    severity,
    law,
    title,
    says: ({ name }) => says(name),
    because,
    remedy,
    *find(model, today) {
      for (const pool of living(model, today)) if (breaks(pool, model, today)) yield [{ name: nameOf(pool.name) }, about.pool(pool.id), pool.source?.line]
    },
  })
}

/** Lists that a source promised to complete: past the day it is an error, before it or without one a warning. */
function promiseRules(part: "systems" | "searchKeys" | "datasets", item: 1 | 3 | 4, words: Words): Rule[] {
  const law = `906/2019 28 § 1 mom. ${item} k`
  const code = { systems: "systems", searchKeys: "search-keys", datasets: "datasets" }[part]
  const remedy = w("Täydennä tieto tai ilmoita, ettei sitä ole.", "Komplettera uppgiften eller ange att den inte finns.", "Complete the list, or state that there is none.")
  return [
    rule<{ name: string; by: string }>({
      code: `${code}-promise-broken`,
      severity: "error",
      law,
      title: w(`Lupaus rauennut: ${words.fi}`, `Löftet har gått ut: ${words.sv}`, `Promise past its day: ${words.en}`),
      says: ({ name, by }) =>
        w(
          `${name}: ${words.fi} luvattiin täydentää viimeistään ${sayDay(by, "fi")}, eikä niitä ole annettu.`,
          `${name}: ${words.sv} skulle kompletteras senast ${sayDay(by, "sv")} och har inte getts.`,
          `${name}: ${words.en} were promised by ${sayDay(by, "en")} and have not been given.`,
        ),
      because,
      remedy,
      *find(model, today) {
        for (const pool of living(model, today)) {
          const { state, promisedBy } = pool[part]
          if (state === "to-be-completed" && promisedBy && promisedBy < today) yield [{ name: nameOf(pool.name), by: promisedBy }, about.pool(pool.id), pool.source?.line]
        }
      },
    }),
    poolRule(
      `${code}-to-be-completed`,
      "warning",
      law,
      w(`Täydennettävä: ${words.fi}`, `Ska kompletteras: ${words.sv}`, `To be completed: ${words.en}`),
      (name) => w(`${name}: ${words.fi} on merkitty täydennettäväksi.`, `${name}: ${words.sv} är märkta att kompletteras.`, `${name}: ${words.en} are marked to be completed.`),
      remedy,
      (pool, _, today) => pool[part].state === "to-be-completed" && (pool[part].promisedBy ?? today) >= today,
    ),
  ]
}

export const descriptionRules: readonly Rule[] = [
  poolRule(
    "pool-without-systems",
    "error",
    "906/2019 28 § 1 mom. 1 k",
    w("Tietojärjestelmiä ei ole ilmoitettu", "Informationssystem har inte angetts", "Information systems are not stated"),
    (name) => w(`${name}: tietojärjestelmiä ei ole ilmoitettu.`, `${name}: informationssystemen har inte angetts.`, `${name}: information systems are not stated.`),
    w("Luettele järjestelmät tai ilmoita, ettei niitä ole.", "Räkna upp systemen eller ange att det inte finns några.", "List the systems, or state that there are none."),
    ({ systems }) => systems.state === "not-stated",
  ),
  ...promiseRules("systems", 1, w("tietojärjestelmät", "informationssystemen", "information systems")),
  poolRule(
    "pool-without-deciding-authority",
    "error",
    "906/2019 28 § 1 mom. 2 k",
    w("Päättävä viranomainen puuttuu", "Beslutande myndighet saknas", "Deciding authority is missing"),
    (name) =>
      w(
        `${name}: ei kerrota, mikä viranomainen päättää tietojen antamisesta.`,
        `${name}: det sägs inte vilken myndighet som beslutar om utlämnande.`,
        `${name}: it is not told which authority decides on giving information.`,
      ),
    w("Nimeä viranomainen.", "Ange myndigheten.", "Name the authority."),
    ({ decides }) => decides.authority === null,
  ),
  poolRule(
    "pool-without-request-address",
    "error",
    "906/2019 28 § 1 mom. 2 k",
    w("Tietopyynnön osoite puuttuu", "Adress för begäran saknas", "Address for requests is missing"),
    (name) => w(`${name}: ei kerrota, mihin tietopyyntö lähetetään.`, `${name}: det sägs inte vart begäran skickas.`, `${name}: it is not told where to send a request.`),
    w("Anna kirjaamon yhteystiedot.", "Ge registratorskontorets kontaktuppgifter.", "Give the registry's contact details."),
    ({ decides }, { contacts }) => decides.contact === null && !contacts.some(({ role }) => role === "registry"),
  ),
  poolRule(
    "pool-without-datasets",
    "error",
    "906/2019 28 § 1 mom. 3 k",
    w("Tietoaineistoja ei ole ilmoitettu", "Informationsmaterial har inte angetts", "Datasets are not stated"),
    (name) => w(`${name}: tietoaineistoja ei ole ilmoitettu.`, `${name}: informationsmaterialet har inte angetts.`, `${name}: datasets are not stated.`),
    w("Luettele aineistot tietoryhmittäin.", "Räkna upp materialet enligt informationsgrupp.", "List the datasets by data group."),
    ({ datasets, registers }) => datasets.state === "not-stated" && registers.length === 0,
  ),
  ...promiseRules("datasets", 3, w("tietoaineistot", "informationsmaterialen", "datasets")),
  poolRule(
    "datasets-only-by-register",
    "warning",
    "906/2019 28 § 1 mom. 3 k",
    w("Aineistot kerrotaan vain rekisterien nimillä", "Materialet anges bara med registernamn", "Datasets are told by register names only"),
    (name) =>
      w(
        `${name}: aineistot on annettu vain rekisterien luettelona, ei tietoryhmittäin.`,
        `${name}: materialet anges bara som en lista på register, inte enligt informationsgrupp.`,
        `${name}: datasets are given only as a list of registers, not by data group.`,
      ),
    w("Kerro aineistot tietoryhmittäin.", "Ange materialet enligt informationsgrupp.", "Tell the datasets by data group."),
    ({ datasets, registers }) => datasets.items.length === 0 && registers.length > 0,
  ),
  poolRule(
    "dataset-without-data-group",
    "note",
    "906/2019 28 § 1 mom. 3 k",
    w("Aineistolla ei ole tietoryhmää", "Materialet saknar informationsgrupp", "Dataset without a data group"),
    (name) => w(`${name}: osalla aineistoista ei ole tietoryhmää.`, `${name}: en del av materialet saknar informationsgrupp.`, `${name}: some datasets have no data group.`),
    w("Liitä aineistoon tietoryhmä.", "Koppla materialet till en informationsgrupp.", "Attach a data group."),
    ({ datasets }) => datasets.items.some(({ groups }) => groups.length === 0),
  ),
  poolRule(
    "pool-without-search-keys",
    "error",
    "906/2019 28 § 1 mom. 4 k",
    w("Hakutekijöitä ei ole ilmoitettu", "Söktermer har inte angetts", "Search keys are not stated"),
    (name) => w(`${name}: hakutekijöitä ei ole ilmoitettu.`, `${name}: söktermerna har inte angetts.`, `${name}: search keys are not stated.`),
    w("Luettele, millä tiedoilla voi hakea.", "Räkna upp vad man kan söka med.", "List what it can be searched by."),
    ({ searchKeys }) => searchKeys.state === "not-stated",
  ),
  ...promiseRules("searchKeys", 4, w("hakutekijät", "söktermerna", "search keys")),
  poolRule(
    "unknown-search-key",
    "warning",
    "906/2019 28 § 1 mom. 4 k",
    w("Tuntematon hakutekijä", "Okänd sökterm", "Unknown search key"),
    (name) => w(`${name}: hakutekijää ei tunnistettu.`, `${name}: en sökterm kändes inte igen.`, `${name}: a search key was not recognised.`),
    w("Valitse vastaava yhteinen hakutekijä.", "Välj motsvarande gemensam sökterm.", "Choose the matching common key."),
    ({ searchKeys }) => searchKeys.items.some(({ key }) => key === "other"),
  ),
  poolRule(
    "open-interface-not-stated",
    "warning",
    "906/2019 28 § 1 mom. 5 k",
    w("Avointa rajapintaa ei ole ilmoitettu", "Öppet gränssnitt har inte angetts", "Open interface is not stated"),
    (name) =>
      w(
        `${name}: ei kerrota, saako tietoja avoimen rajapinnan kautta.`,
        `${name}: det sägs inte om uppgifter finns via ett öppet gränssnitt.`,
        `${name}: it is not told whether data is open through an interface.`,
      ),
    w("Kerro rajapinta tai ilmoita, ettei sitä ole.", "Ange gränssnittet eller att det inte finns.", "Tell the interface, or state that there is none."),
    ({ openInterface }) => openInterface.state === "not-stated" || openInterface.state === "to-be-completed",
  ),
  poolRule(
    "open-interface-without-address",
    "note",
    "906/2019 28 § 1 mom. 5 k",
    w("Rajapinnalla ei ole osoitetta", "Gränssnittet saknar adress", "Interface without an address"),
    (name) => w(`${name}: avoimella rajapinnalla ei ole osoitetta.`, `${name}: det öppna gränssnittet saknar adress.`, `${name}: the open interface has no address.`),
    w("Lisää osoite.", "Lägg till adressen.", "Add the address."),
    ({ openInterface }) => openInterface.state === "stated" && openInterface.address === null,
  ),
  poolRule(
    "pool-without-purpose",
    "error",
    "906/2019 5 § 2 mom. 2 k",
    w("Käyttötarkoitus puuttuu", "Användningsändamål saknas", "Purpose is missing"),
    (name) => w(`${name}: käyttötarkoitusta ei kerrota.`, `${name}: användningsändamålet sägs inte.`, `${name}: the purpose is not told.`),
    w("Kirjoita käyttötarkoitus.", "Skriv användningsändamålet.", "Write the purpose."),
    ({ purpose }) => Object.values(purpose).every(({ value }) => value === null),
  ),
  rule<object>({
    code: "case-register-not-described",
    severity: "error",
    law: "906/2019 25 ja 28 §",
    title: w("Asiarekisteriä ei ole kuvattu", "Ärenderegistret är inte beskrivet", "The case register is not described"),
    says: () => w("Asiarekisteristä ei kerrota mitään.", "Inget sägs om ärenderegistret.", "Nothing is told of the case register."),
    because,
    remedy: w("Kuvaa asiarekisteri.", "Beskriv ärenderegistret.", "Describe the case register."),
    *find(model) {
      if (Object.values(model.caseRegister.statement).every(({ value }) => value === null)) yield [{}, about.municipality(model)]
    },
  }),
  rule<object>({
    code: "case-register-without-systems",
    severity: "error",
    law: "906/2019 28 § 1 mom. 1 k",
    title: w("Asiarekisterin järjestelmät puuttuvat", "Ärenderegistrets system saknas", "Systems of the case register are missing"),
    says: () => w("Asiarekisterin tietojärjestelmiä ei ole lueteltu.", "Ärenderegistrets informationssystem är inte uppräknade.", "The information systems of the case register are not listed."),
    because,
    remedy: w("Luettele järjestelmät.", "Räkna upp systemen.", "List the systems."),
    *find(model) {
      if (model.caseRegister.systems.length === 0) yield [{}, about.municipality(model)]
    },
  }),
  rule<object>({
    code: "registry-contact-missing",
    severity: "error",
    law: "906/2019 28 § 1 mom. 2 k",
    title: w("Kirjaamon yhteystiedot puuttuvat", "Registratorskontorets kontaktuppgifter saknas", "The registry's contact is missing"),
    says: () => w("Kuvauksessa ei ole kirjaamon yhteystietoja.", "Beskrivningen saknar registratorskontorets kontaktuppgifter.", "The description has no contact of the registry."),
    because,
    remedy: w("Lisää kirjaamon yhteystiedot.", "Lägg till registratorskontorets kontaktuppgifter.", "Add the registry's contact."),
    *find(model) {
      if (!model.contacts.some(({ role }) => role === "registry")) yield [{}, about.municipality(model)]
    },
  }),
  rule<{ name: string }>({
    code: "part-without-content",
    severity: "warning",
    law: "906/2019 28 §",
    title: w("Osalla ei ole sisältöä", "Delen saknar innehåll", "Part without content"),
    says: ({ name }) => w(`Osasta ”${name}” on vain otsikko.`, `Delen ”${name}” har bara en rubrik.`, `The part “${name}” is only a heading.`),
    because,
    remedy: w("Kerro osan aineistot.", "Ange delens material.", "Tell the part's datasets."),
    *find(model, today) {
      for (const pool of living(model, today))
        for (const part of pool.parts)
          if (part.datasets.length === 0 && part.systems.state !== "stated") yield [{ name: nameOf(part.name) }, about.pool(pool.id), part.source?.line]
    },
  }),
  rule<{ name: string }>({
    code: "manual-holdings-not-described",
    severity: "warning",
    law: "906/2019 2 ja 28 §",
    title: w("Manuaalisen aineiston säilytys kertomatta", "Förvaringen av manuellt material sägs inte", "Manual holdings are not described"),
    says: ({ name }) =>
      w(
        `”${name}” on manuaalinen, eikä kerrota, missä aineisto on.`,
        `”${name}” är manuellt och det sägs inte var materialet finns.`,
        `“${name}” is kept by hand, and it is not told where.`,
      ),
    because,
    remedy: w("Kerro paikka ja haltija.", "Ange plats och innehavare.", "Tell the place and the holder."),
    *find(model, today) {
      const manual = new Map(model.registers.filter((register) => register.manual).map((register) => [register.id, nameOf(register.name)]))
      for (const pool of living(model, today))
        for (const { register, source } of pool.registers) {
          const name = manual.get(register)
          if (name !== undefined && plain(pool.manual, "fi") === "") yield [{ name }, about.pool(pool.id), source?.line]
        }
    },
  }),
]
