import { startUpDaily, travelSupport, wageSubsidies, wageSubsidy, weekdaysIn } from "../../law/employment.ts"
import { deMinimisLimits, recoveryOf } from "../../law/grants.ts"
import { incomeCap, incomeCaps, needOrder, wealthLimit, wealthLimits } from "../../law/housing.ts"
import { landUseFee, landUseTariffs } from "../../law/land-use-fee.ts"
import { collectionCaps, collectionCosts, lateAddition, lateInterest, publicDebtEnds } from "../../law/late-interest.ts"
import { indexSteps, maintenanceIn } from "../../law/maintenance.ts"
import { fineDueOn, fineReminderOn, fineRise, storageFee, storageTariffs } from "../../law/parking.ts"
import type { Mark, Rule } from "../../law/rule.ts"
import { assistanceRule, baseParts, basePartsOf, earningsKept, keptOfEarnings, socialAssistance } from "../../law/social-assistance.ts"
import { inWords } from "../../lib/words.ts"
import type { CalledFunction } from "./functions.ts"

const subsidy = (kind: keyof typeof wageSubsidies, fi: string, sv: string, en: string): CalledFunction => ({
  says: inWords(fi, sv, en),
  takes: ["money", "number"],
  gives: "money",
  versions: wageSubsidies[kind].map((version) => ({ ...version, run: ([wage, period]) => wageSubsidy(version, Number(wage), Number(period)) })),
})

/** A rule of which we know one version. */
const since = (from: string, law: string, mark: Mark): Rule => ({ from, until: null, law, mark })

const interest = (kind: keyof typeof lateAddition, section: string, fi: string, sv: string, en: string): CalledFunction => ({
  says: inWords(fi, sv, en),
  takes: ["money", "day", "day"],
  gives: "money",
  versions: [{ ...since("2023-01-01", `633/1982 ${section}`, "S"), run: ([principal, due, paid]) => lateInterest(Number(principal), String(due), String(paid), lateAddition[kind]) }],
})

const costs = (kind: keyof typeof collectionCaps, fi: string, sv: string, en: string): CalledFunction => ({
  says: inWords(fi, sv, en),
  takes: ["money", "number", "number"],
  gives: "money",
  versions: collectionCaps[kind].map(({ from, until, law, mark }) => ({ from, until, law, mark, run: ([principal, reminders, demands]) => collectionCosts(kind, Number(principal), Number(reminders), Number(demands), from) })),
})

/** Calculations with figures of the law: each version has its section and the days on which it applies. A record keeps which one it was reckoned by. */
export const calculations: Readonly<Record<string, CalledFunction>> = {
  wageSubsidySkill: subsidy("skill", "palkkatuki osaamisen perusteella: palkka, päiviä", "lönesubvention för kompetens: lön, dagar", "wage subsidy for skill: wage, days"),
  wageSubsidyAbility: subsidy("ability", "palkkatuki alentuneen työkyvyn perusteella: palkka, päiviä", "lönesubvention för nedsatt arbetsförmåga: lön, dagar", "wage subsidy for reduced ability: wage, days"),
  wageSubsidyAssociation: subsidy("association", "palkkatuki yhdistykselle: palkka, päiviä", "lönesubvention till en förening: lön, dagar", "wage subsidy for an association: wage, days"),
  wageSubsidyOver55: subsidy("over-55", "55 vuotta täyttäneen tuki: palkka, päiviä", "stöd för den som fyllt 55: lön, dagar", "support for those over 55: wage, days"),
  wageSubsidyOver60: subsidy("over-60", "palkkatuki 60 vuotta täyttäneestä: palkka, päiviä", "lönesubvention för den som fyllt 60: lön, dagar", "wage subsidy for those over 60: wage, days"),
  startUpGrant: {
    says: inWords("starttiraha: ensimmäinen ja viimeinen päivä, muut tulot", "startpeng: första och sista dag, övriga inkomster", "start-up grant: first and last day, other income"),
    takes: ["day", "day", "money"],
    gives: "money",
    versions: startUpDaily.map(({ cents, ...version }) => ({ ...version, run: ([from, until, income]) => Math.max(0, weekdaysIn(String(from), String(until)) * cents - Number(income)) })),
  },
  travelSupport: {
    says: inWords("matkakorvaus: kilometrejä", "reseersättning: kilometer", "support for travel: kilometres"),
    takes: ["number"],
    gives: "money",
    versions: [{ from: "2025-01-01", until: null, law: "385/2024 11 §", mark: "V", run: ([kilometres]) => travelSupport(Number(kilometres)) }],
  },
  lateInterest: interest("usual", "4 §", "viivästyskorko: pääoma, eräpäivä, maksupäivä", "dröjsmålsränta: kapital, förfallodag, betalningsdag", "interest for late payment: principal, due day, day of payment"),
  lateInterestCommercial: interest("commercial", "4 a §", "yritysten viivästyskorko: pääoma, eräpäivä, maksupäivä", "företags dröjsmålsränta: kapital, förfallodag, betalningsdag", "interest for late payment between businesses: principal, due day, day of payment"),
  collectionCosts: costs("ordinary", "kuluttajan perintäkulut: pääoma, muistutuksia, vaatimuksia", "konsumentens indrivningskostnader: kapital, påminnelser, krav", "a consumer's costs of collection: principal, reminders, demands"),
  collectionCostsEnforceable: costs("enforceable", "suoraan ulosottokelpoisen saatavan perintäkulut: pääoma, muistutuksia, vaatimuksia", "kostnader för en direkt utsökbar fordran: kapital, påminnelser, krav", "costs of collecting what can be enforced directly: principal, reminders, demands"),
  publicDebtEnds: {
    says: inWords("julkisen saatavan vanhentuminen: määräämispäivä", "preskription av en offentlig fordran: den dag den påförts", "end of a public receivable: the day it was imposed"),
    takes: ["day"],
    gives: "day",
    versions: [{ ...since("2008-01-01", "706/2007 20 §", "S"), run: ([imposed]) => publicDebtEnds(String(imposed)) }],
  },
  fineDue: {
    says: inWords("virhemaksun eräpäivä: tiedoksisaantipäivä", "förfallodag för en felparkeringsavgift: dag för delfåendet", "due day of a parking fine: the day it was known"),
    takes: ["day"],
    gives: "day",
    versions: [{ ...since("2011-09-01", "727/2011 17 §", "V*"), run: ([known]) => fineDueOn(String(known)) }],
  },
  fineReminder: {
    says: inWords("kirje maksamattomasta virhemaksusta: eräpäivä", "brev om en obetald felparkeringsavgift: förfallodag", "letter on an unpaid parking fine: due day"),
    takes: ["day"],
    gives: "day",
    versions: [{ ...since("2011-09-01", "727/2011 8 §", "S"), run: ([due]) => fineReminderOn(String(due)) }],
  },
  fineRise: { says: inWords("maksamattoman virhemaksun korotus", "höjning av en obetald felparkeringsavgift", "what is added to an unpaid parking fine"), takes: [], gives: "money", versions: fineRise.map(({ cents, ...version }) => ({ ...version, run: () => cents })) },
  storageFee: {
    says: inWords("ajoneuvon säilytys: vuorokausia", "förvaring av ett fordon: dygn", "storage of a vehicle: days"),
    takes: ["number"],
    gives: "money",
    versions: storageTariffs.map((tariff) => ({ ...tariff, run: ([days]) => storageFee(tariff, Number(days)) })),
  },
  landUseFee: {
    says: inWords("alueen käyttömaksu: alkaa, päättyy, neliömetrejä, maksuluokka", "avgift för användning av område: börjar, slutar, kvadratmeter, avgiftsklass", "fee for the use of an area: from, until, square metres, class"),
    takes: ["day", "day", "number", "number"],
    gives: "money",
    versions: landUseTariffs.map(({ from, until, law, mark }) => ({ from, until, law, mark, run: ([first, last, area, paymentClass]) => landUseFee(String(first), String(last), Number(area), Number(paymentClass)) })),
  },
  incomeCap: {
    says: inWords("tuloraja: aikuisia, lapsia", "inkomstgräns: vuxna, barn", "income cap: adults, children"),
    takes: ["number", "number"],
    gives: "money",
    versions: incomeCaps.map((cap) => ({ ...cap, run: ([adults, children]) => incomeCap(cap, Number(adults), Number(children)) })),
  },
  wealthLimit: {
    says: inWords("varallisuusraja: henkilöitä", "förmögenhetsgräns: personer", "wealth limit: persons"),
    takes: ["number"],
    gives: "money",
    versions: wealthLimits.map((limit) => ({ ...limit, run: ([persons]) => wealthLimit(limit, Number(persons)) })),
  },
  needOrder: {
    says: inWords("asunnontarpeen järjestys: luokka, henkilöä huonetta kohti, osuus varallisuusrajasta, osuus tulorajasta", "ordning efter bostadsbehov: klass, personer per rum, andel av förmögenhetsgränsen, andel av inkomstgränsen", "order of need: class, persons per room, share of the wealth limit, share of the income cap"),
    takes: ["number", "number", "number", "number"],
    gives: "number",
    versions: [{ ...since("2008-03-01", "1190/1993 4 a–4 c §", "S"), run: ([urgency, personsPerRoom, wealthShare, incomeShare]) => needOrder({ urgency: Number(urgency), personsPerRoom: Number(personsPerRoom), wealthShare: Number(wealthShare), incomeShare: Number(incomeShare) }) }],
  },
  deMinimisLimit: { says: inWords("vähämerkityksisen tuen enimmäismäärä", "högsta belopp av stöd av mindre betydelse", "the most of de minimis aid"), takes: [], gives: "money", versions: deMinimisLimits.map(({ cents, ...version }) => ({ ...version, run: () => cents })) },
  grantRecovery: {
    says: inWords("takaisin maksettava avustus: myönnetty, budjetoitu, toteutunut, muut avustukset, tulot", "bidrag som återbetalas: beviljat, budgeterat, utfall, andra bidrag, inkomster", "grant to be paid back: granted, budgeted, spent, other grants, income"),
    takes: ["money", "money", "money", "money", "money"],
    gives: "money",
    versions: [{ ...since("2020-01-01", "Helsingin avustusohje", "S"), run: ([granted, budgeted, spent, otherGrants, income]) => recoveryOf({ granted: Number(granted), budgeted: Number(budgeted), spent: Number(spent), otherGrants: Number(otherGrants), income: Number(income) }) }],
  },
  basePartsOf: {
    says: inWords("toimeentulotuen perusosat: aikuisia, täysi-ikäisiä vanhempiensa luona, 10–17-vuotiaita, alle 10-vuotiaita", "utkomststödets grunddelar: vuxna, myndiga hos sina föräldrar, 10–17-åringar, barn under 10", "base parts of social assistance: adults, grown-ups with their parents, from 10 to 17, under 10"),
    takes: ["number", "number", "number", "number"],
    gives: "money",
    versions: baseParts.map((part) => ({ ...part, run: ([adults, grownUp, older, younger]) => basePartsOf(part, { adults: Number(adults), grownUp: Number(grownUp), older: Number(older), younger: Number(younger) }) })),
  },
  keptOfEarnings: {
    says: inWords("ansiotulo, jota ei oteta huomioon: ansiot", "förvärvsinkomst som inte beaktas: inkomst", "earnings that are not counted: earnings"),
    takes: ["money"],
    gives: "money",
    versions: earningsKept.map((version) => ({ ...version, run: ([earned]) => keptOfEarnings(version, Number(earned)) })),
  },
  socialAssistance: {
    says: inWords("toimeentulotuki: perusosat, alennus prosentteina, hyväksytyt menot, tulot ja varat", "utkomststöd: grunddelar, sänkning i procent, godkända utgifter, inkomster och tillgångar", "social assistance: base parts, lowered by per cent, accepted expenses, income and assets"),
    takes: ["money", "number", "money", "money"],
    gives: "money",
    versions: [{ ...assistanceRule, run: ([base, lowered, expenses, income]) => socialAssistance({ base: Number(base), lowered: Number(lowered), expenses: Number(expenses), income: Number(income) }) }],
  },
  maintenanceNow: {
    says: inWords("elatusapu tänä vuonna: vahvistettu määrä, vahvistamispäivä", "underhållsbidrag i år: fastställt belopp, dag för fastställande", "maintenance this year: the sum set, the day it was set"),
    takes: ["money", "day"],
    gives: "money",
    versions: indexSteps.map(({ from, until, law, mark }) => ({ from, until, law, mark, run: ([set, setOn]) => maintenanceIn(Number(from.slice(0, 4)), Number(set), String(setOn)) })),
  },
}
