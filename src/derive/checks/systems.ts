import { sayDay } from "../../lib/day.ts"
import { nameOf } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import { hasEnded } from "../../model/organisation.ts"
import type { InformationSystem } from "../../model/system.ts"
import { systemsOf } from "../lookup.ts"
import { about, rule, type Rule, w } from "./rule.ts"

/** Information systems: owner, use, validity. */

const because = w(
  "Jokaisella järjestelmällä on oltava vastuuviranomainen ja käyttötarkoitus.",
  "Varje system ska ha en ansvarig myndighet och ett ändamål.",
  "Every system must have a responsible authority and a purpose.",
)
const law = "906/2019 5 § 2 mom. 4 k"

/** Systems that something of the model still uses. */
function inUse(model: Model, today: string): Set<string> {
  const pools = model.pools.filter(({ validity }) => !hasEnded(validity, today))
  return new Set([...pools.flatMap(systemsOf), ...model.systems.filter(({ namedIn }) => pools.some(({ id }) => namedIn.includes(id))).map(({ id }) => id), ...model.caseRegister.systems, ...model.notices.flatMap(({ systems }) => systems)])
}

const said = (system: InformationSystem) => [{ name: nameOf(system.name) }, about.system(system.id), system.source?.line] as const

export const systemRules: readonly Rule[] = [
  rule<{ name: string }>({
    code: "system-without-owner",
    severity: "warning",
    law,
    title: w("Järjestelmällä ei ole omistajaa", "Systemet saknar ägare", "System without an owner"),
    says: ({ name }) => w(`”${name}”: omistajaa ei kerrota.`, `”${name}”: ägaren sägs inte.`, `“${name}”: the owner is not told.`),
    because,
    remedy: w("Nimeä omistaja.", "Ange ägaren.", "Name the owner."),
    *find(model) {
      for (const system of model.systems) if (system.owners.length === 0 && system.jointHolders.length === 0) yield said(system)
    },
  }),
  rule<{ name: string; owner: string; until: string; successor: string }>({
    code: "system-owner-expired",
    severity: "error",
    law,
    title: w("Omistajan aika on päättynyt", "Ägarens tid har gått ut", "The owner's time has ended"),
    says: ({ name, owner, until, successor }) =>
      w(
        `”${name}”: ${owner} omisti järjestelmän ${sayDay(until, "fi")} asti.${successor && ` Jatkaja: ${successor}.`}`,
        `”${name}”: ${owner} ägde systemet till ${sayDay(until, "sv")}.${successor && ` Efterträdare: ${successor}.`}`,
        `“${name}”: ${owner} owned the system until ${sayDay(until, "en")}.${successor && ` Successor: ${successor}.`}`,
      ),
    because,
    remedy: w("Merkitse uusi omistaja tai poista järjestelmä kuvauksesta.", "Ange den nya ägaren eller ta bort systemet.", "Enter the new owner, or take the system out."),
    *find(model, today) {
      for (const system of model.systems)
        for (const { name, validity } of system.owners)
          if (validity.until && hasEnded(validity, today))
            yield [{ name: nameOf(system.name), owner: name, until: validity.until, successor: system.successor ?? "" }, about.system(system.id), system.source?.line]
    },
  }),
  rule<{ name: string }>({
    code: "system-several-owners",
    severity: "note",
    law,
    title: w("Järjestelmällä on useita omistajia", "Systemet har flera ägare", "System with several owners"),
    says: ({ name }) => w(`”${name}”: omistajia on useita. Kerro, kuka vastaa mistäkin.`, `”${name}”: det finns flera ägare. Ange vem som ansvarar för vad.`, `“${name}”: there are several owners. Tell who answers for what.`),
    because,
    remedy: w("Jaa vastuu selvästi.", "Dela ansvaret tydligt.", "Divide the responsibility clearly."),
    *find(model) {
      for (const system of model.systems) if (system.owners.length > 1) yield said(system)
    },
  }),
  rule<{ name: string }>({
    code: "system-ended-still-used",
    severity: "error",
    law: "906/2019 28 § 1 mom. 1 k",
    title: w("Päättynyt järjestelmä on yhä käytössä", "Ett avslutat system används ännu", "An ended system is still used"),
    says: ({ name }) => w(`”${name}” on päättynyt, mutta kuvaus luettelee sen yhä.`, `”${name}” har upphört men beskrivningen nämner det ännu.`, `“${name}” has ended, and the description still lists it.`),
    because,
    remedy: w("Vaihda jatkajaan.", "Byt till efterträdaren.", "Change to the successor."),
    *find(model, today) {
      const used = inUse(model, today)
      for (const system of model.systems) if (hasEnded(system.validity, today) && used.has(system.id)) yield said(system)
    },
  }),
  rule<{ name: string }>({
    code: "system-successor-missing",
    severity: "warning",
    law,
    title: w("Jatkaja puuttuu", "Efterträdare saknas", "Successor is missing"),
    says: ({ name }) => w(`”${name}”: järjestelmä tai omistaja päättyi, eikä jatkajaa kerrota.`, `”${name}”: systemet eller ägaren upphörde och ingen efterträdare anges.`, `“${name}”: the system or its owner ended, and no successor is told.`),
    because,
    remedy: w("Kerro, minne tiedot siirtyivät.", "Ange vart uppgifterna flyttades.", "Tell where the data went."),
    *find(model, today) {
      for (const system of model.systems) {
        const ended = hasEnded(system.validity, today) || system.owners.some(({ validity }) => hasEnded(validity, today))
        if (ended && system.successor === null) yield said(system)
      }
    },
  }),
  rule<{ name: string }>({
    code: "system-used-nowhere",
    severity: "warning",
    law: "906/2019 28 § 1 mom. 1 k",
    title: w("Järjestelmä ei ole missään käytössä", "Systemet används ingenstans", "System used nowhere"),
    says: ({ name }) => w(`”${name}” ei kuulu tietovarantoon, asiarekisteriin eikä selosteeseen.`, `”${name}” hör inte till ett lager, ärenderegistret eller en dataskyddsbeskrivning.`, `“${name}” belongs to no pool, case register or notice.`),
    because,
    remedy: w("Liitä järjestelmä tietovarantoon.", "Koppla systemet till ett lager.", "Attach the system to a pool."),
    *find(model, today) {
      const used = new Set([...inUse(model, today), ...model.pools.flatMap(systemsOf), ...model.systems.flatMap(({ partOf }) => partOf ?? [])])
      for (const system of model.systems) if (!used.has(system.id) && system.namedIn.length === 0 && system.partOf === null) yield said(system)
    },
  }),
  rule<{ name: string }>({
    code: "system-without-description",
    severity: "warning",
    law,
    title: w("Järjestelmän tarkoitus puuttuu", "Systemets ändamål saknas", "System's purpose is missing"),
    says: ({ name }) => w(`”${name}”: ei kerrota, mihin järjestelmää käytetään.`, `”${name}”: det sägs inte vad systemet används till.`, `“${name}”: it is not told what the system is for.`),
    because,
    remedy: w("Kirjoita yksi virke.", "Skriv en mening.", "Write one sentence."),
    *find(model) {
      for (const system of model.systems) if (Object.values(system.description).every(({ value }) => value === null)) yield said(system)
    },
  }),
  rule<{ name: string }>({
    code: "case-register-system-without-users",
    severity: "note",
    law: "906/2019 16 §",
    title: w("Käyttäjiä ei kerrota", "Användarna sägs inte", "Users are not told"),
    says: ({ name }) => w(`”${name}”: käyttäjiä ei kerrota.`, `”${name}”: användarna sägs inte.`, `“${name}”: the users are not told.`),
    because: w("Käyttöoikeudet määräytyvät tehtävän mukaan.", "Användarrättigheterna bestäms enligt uppgift.", "Access rights follow from tasks."),
    remedy: w("Kerro käyttäjäryhmät.", "Ange användargrupperna.", "Tell the groups of users."),
    *find(model) {
      const inRegister = new Set(model.caseRegister.systems)
      for (const system of model.systems) if (inRegister.has(system.id) && system.users === null) yield said(system)
    },
  }),
  rule<{ name: string; others: string }>({
    code: "system-under-two-names",
    severity: "note",
    law: "906/2019 28 § 1 mom. 1 k",
    title: w("Sama järjestelmä eri nimillä", "Samma system under olika namn", "One system under two names"),
    says: ({ name, others }) => w(`”${name}” on ilmeisesti sama kuin ${others}.`, `”${name}” är uppenbarligen samma som ${others}.`, `“${name}” is evidently the same as ${others}.`),
    because: w("Pyytäjä luulee nimiä eri järjestelmiksi.", "Den som begär tror att namnen är olika system.", "Whoever asks takes the names for different systems."),
    remedy: w("Käytä yhtä nimeä.", "Använd ett namn.", "Use one name."),
    *find(model) {
      for (const system of model.systems) {
        const others = system.sameAs.flatMap((id) => model.systems.filter((other) => other.id === id)).map(({ name }) => nameOf(name))
        if (others.length > 0) yield [{ name: nameOf(system.name), others: others.join(", ") }, about.system(system.id), system.source?.line]
      }
    },
  }),
]
