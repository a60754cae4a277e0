import { startUpDaily, travelSupport, wageSubsidies, wageSubsidy, weekdaysIn } from "../../law/employment.ts"
import { inWords } from "../../lib/words.ts"
import type { CalledFunction } from "./functions.ts"

const subsidy = (kind: keyof typeof wageSubsidies, fi: string, sv: string, en: string): CalledFunction => ({
  says: inWords(fi, sv, en),
  takes: ["money", "number"],
  gives: "money",
  versions: wageSubsidies[kind].map((version) => ({ ...version, run: ([wage, period]) => wageSubsidy(version, Number(wage), Number(period)) })),
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
}
