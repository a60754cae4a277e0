import { replacedActsIn, wellbeingCountiesFrom } from "../../law/acts.ts"
import { daysBetween, sayDay } from "../../lib/day.ts"
import { nameOf } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import { hasEnded } from "../../model/organisation.ts"
import type { InformationPool } from "../../model/pool.ts"
import { plain } from "../../model/text.ts"
import { about, rule, type Rule, w } from "./rule.ts"

/** What the law has changed since the pages were written, and how old they are. */

const moved = w(
  "Sosiaali-, terveys- ja pelastuspalvelut siirtyivät hyvinvointialueille 1.1.2023.",
  "Social- och hälsovården och räddningsväsendet flyttades till välfärdsområdena 1.1.2023.",
  "Social, health and rescue services moved to the wellbeing services counties on 1 January 2023.",
)

/** Words of the services that moved, in Finnish and Swedish; pupil welfare's curators and psychologists moved too, occupational health did not. */
const socialAndHealth = /sosiaalihuol|terveydenhuol|terveysneuvon|lastensuojel|vammaispalvel|potilas|kotihoi|kotiin annetta|sairaala|hoiva|palveluasumi|perheneuvol|neuvolan|avovastaanot|kuntoutustoimin|suun tervey|lapsiperheiden|ikäosaami|asumisen erityis|oppilas- ja opiskelijahuol|oppilashuol|socialvård|sjukvård|hälsovård|barnskydd|handikappservice|funktionshinderservice|patient|hemvård|sjukhus|rådgivningsbyrå|tandvård|äldreomsorg|elevvård|elev- och studerandevård/i
const notMoved = /ympäristöterveyden|eläinlääkin|työtervey|asiakas- ja opinto|miljöhälsovård|veterinär|djursjuk|företagshälsovård/i
const rescue = /pelastustoimen|pelastuslaito|räddningsverk|räddningsväsende/i

function movedAway({ municipality }: Model, pool: InformationPool): boolean {
  const name = nameOf(pool.name)
  if (municipality.kind !== "municipality" || notMoved.test(name)) return false
  return (socialAndHealth.test(name) && !municipality.keeps.includes("social-and-health")) || (rescue.test(name) && !municipality.keeps.includes("rescue"))
}

const outlives = w(
  "Päättyneen tehtävän tietoja voi yhä pyytää joltakulta.",
  "Uppgifter om en avslutad uppgift kan ännu begäras av någon.",
  "Data of a task that has ended can still be asked of someone.",
)

/** A description is stale when its latest dated source is older than this. */
const staleAfterDays = 2 * 365

export const stateOfLawRules: readonly Rule[] = [
  rule<{ name: string }>({
    code: "service-moved-to-wellbeing-county",
    severity: "error",
    law: "612/2021, 906/2019 28 §",
    title: w("Palvelu siirtyi hyvinvointialueelle", "Tjänsten flyttades till välfärdsområdet", "Service moved to a wellbeing county"),
    says: ({ name }) => w(`${name}: palvelu on siirtynyt, mutta kuvaus esittää sen kunnan omana.`, `${name}: tjänsten har flyttats men beskrivs som kommunens egen.`, `${name}: the service has moved, and is shown as the municipality's own.`),
    because: moved,
    remedy: w("Merkitse tietovaranto päättyneeksi ja nimeä jatkaja. Älä poista.", "Märk lagret som avslutat och ange efterträdaren. Ta inte bort.", "Mark the pool as ended and name the successor. Do not delete it."),
    *find(model, today) {
      if (today < wellbeingCountiesFrom) return
      for (const pool of model.pools) if (movedAway(model, pool) && !hasEnded(pool.validity, today)) yield [{ name: nameOf(pool.name) }, about.pool(pool.id), pool.source?.line]
    },
  }),
  rule<{ name: string; until: string }>({
    code: "pool-ended",
    severity: "note",
    law: "906/2019 28 §",
    title: w("Päättynyt tietovaranto kuvauksessa", "Avslutat lager i beskrivningen", "Ended pool in the description"),
    says: ({ name, until }) =>
      w(
        `${name}: päättynyt ${sayDay(until, "fi")}. Kerro, mitä vanhoista tiedoista jäi kunnalle.`,
        `${name}: avslutat ${sayDay(until, "sv")}. Ange vilka gamla uppgifter som blev kvar hos kommunen.`,
        `${name}: ended on ${sayDay(until, "en")}. Tell which old data stayed with the municipality.`,
      ),
    because: outlives,
    remedy: w("Kuvaa kunnalle jäänyt aineisto.", "Beskriv materialet som blev kvar.", "Describe the material that stayed."),
    *find(model, today) {
      for (const pool of model.pools)
        if (pool.validity.until && hasEnded(pool.validity, today)) yield [{ name: nameOf(pool.name), until: pool.validity.until }, about.pool(pool.id), pool.source?.line]
    },
  }),
  rule<{ name: string }>({
    code: "pool-ended-without-successor",
    severity: "error",
    law: "906/2019 28 § 1 mom. 2 k",
    title: w("Päättyneen jatkaja puuttuu", "Den avslutades efterträdare saknas", "Successor of an ended pool is missing"),
    says: ({ name }) => w(`${name}: ei kerrota, kuka vastaa tiedoista nyt.`, `${name}: det sägs inte vem som ansvarar nu.`, `${name}: it is not told who is responsible now.`),
    because: outlives,
    remedy: w("Nimeä jatkaja.", "Ange efterträdaren.", "Name the successor."),
    *find(model, today) {
      for (const pool of model.pools) if (hasEnded(pool.validity, today) && pool.successor === null) yield [{ name: nameOf(pool.name) }, about.pool(pool.id), pool.source?.line]
    },
  }),
  rule<{ name: string; act: string; by: string }>({
    code: "text-cites-replaced-act",
    severity: "warning",
    law: "529/2026 25 §",
    title: w("Tekstissä kumottu laki", "Upphävd lag i texten", "Text names a replaced act"),
    says: ({ name, act, by }) => w(`${name}: tekstissä on ${act}, jonka tilalla on nyt ${by}.`, `${name}: texten nämner ${act}, som ersatts av ${by}.`, `${name}: the text names ${act}, now replaced by ${by}.`),
    because: w("Vanha viittaus johtaa harhaan.", "En gammal hänvisning vilseleder.", "An old reference misleads."),
    remedy: w("Vaihda viittaus.", "Byt hänvisningen.", "Change the reference."),
    *find(model, today) {
      for (const pool of model.pools)
        for (const act of replacedActsIn(plain(pool.purpose, "fi"), today)) yield [{ name: nameOf(pool.name), act: act.name, by: act.replacedBy }, about.pool(pool.id), pool.source?.line]
    },
  }),
  rule<{ title: string; day: string }>({
    code: "description-old",
    severity: "warning",
    law: "906/2019 28 §",
    title: w("Kuvaus on vanha", "Beskrivningen är gammal", "The description is old"),
    says: ({ title, day }) => w(`”${title}” on päivätty ${sayDay(day, "fi")}.`, `”${title}” är daterad ${sayDay(day, "sv")}.`, `“${title}” is dated ${sayDay(day, "en")}.`),
    because: w("Kuvausta on ylläpidettävä.", "Beskrivningen ska hållas uppdaterad.", "The description must be kept up."),
    remedy: w("Tarkista sisältö ja päivää uudelleen.", "Granska innehållet och datera på nytt.", "Review the content and date it anew."),
    *find(model, today) {
      for (const { title, published } of model.documents) if (published && daysBetween(published, today) > staleAfterDays) yield [{ title, day: published }, about.municipality(model)]
    },
  }),
  rule<{ title: string }>({
    code: "description-undated",
    severity: "warning",
    law: "906/2019 28 §",
    title: w("Kuvausta ei ole päivätty", "Beskrivningen är odaterad", "The description is not dated"),
    says: ({ title }) => w(`”${title}”: päivämäärä puuttuu.`, `”${title}”: datum saknas.`, `“${title}”: the date is missing.`),
    because: w("Ilman päivää ei tiedä, onko kuvaus voimassa.", "Utan datum vet man inte om beskrivningen gäller.", "Without a date nobody knows whether it still holds."),
    remedy: w("Lisää päivämäärä.", "Lägg till datum.", "Add the date."),
    *find(model) {
      for (const { title, published } of model.documents) if (published === null) yield [{ title }, about.municipality(model)]
    },
  }),
  rule<{ unit: string; day: string }>({
    code: "unit-section-old",
    severity: "note",
    law: "906/2019 28 §",
    title: w("Yksikön osuus on vanha", "Enhetens del är gammal", "A unit's section is old"),
    says: ({ unit, day }) => w(`${unit}: päivitetty ${sayDay(day, "fi")}.`, `${unit}: uppdaterad ${sayDay(day, "sv")}.`, `${unit}: updated on ${sayDay(day, "en")}.`),
    because: w("Kuvausta on ylläpidettävä.", "Beskrivningen ska hållas uppdaterad.", "The description must be kept up."),
    remedy: w("Tarkista osuus.", "Granska delen.", "Review the section."),
    *find(model, today) {
      for (const { id, name, updated, source } of model.units) if (updated && daysBetween(updated, today) > staleAfterDays) yield [{ unit: nameOf(name), day: updated }, about.unit(id), source?.line]
    },
  }),
  rule<{ name: string }>({
    code: "personal-keys-without-register",
    severity: "warning",
    law: "EU 2016/679 13–14 art.",
    title: w("Henkilöhakuja ilman rekisteriä", "Personsökningar utan register", "Personal keys without a register"),
    says: ({ name }) => w(`${name}: haetaan henkilön tiedoilla, mutta rekisteriä tai selostetta ei ole.`, `${name}: söks med personuppgifter men register och beskrivning saknas.`, `${name}: is searched by person, and has neither register nor notice.`),
    because: w("Henkilötietojen käsittelystä on kerrottava.", "Behandling av personuppgifter ska beskrivas.", "Processing of personal data must be told of."),
    remedy: w("Liitä rekisteri ja tietosuojaseloste.", "Koppla register och dataskyddsbeskrivning.", "Attach the register and its privacy notice."),
    *find(model, today) {
      const personal = new Set(["hetu", "personName", "customerName", "employeeName", "employeeOrApplicantName", "electedOfficialName", "applicantOrReporterName", "propertyOwnerOrHolderName"])
      for (const pool of model.pools)
        if (!hasEnded(pool.validity, today) && pool.registers.length === 0 && pool.searchKeys.items.some(({ key }) => personal.has(key))) yield [{ name: nameOf(pool.name) }, about.pool(pool.id), pool.source?.line]
    },
  }),
]
