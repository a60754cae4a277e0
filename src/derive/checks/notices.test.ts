import assert from "node:assert/strict"
import test from "node:test"
import { codesAfter, type RuleCase, testRules } from "../../../test/rule-cases.ts"
import { the } from "../../../test/whole-town.ts"
import type { Model } from "../../model/model.ts"
import type { NoticeSection, PrivacyNotice } from "../../model/notice.ts"
import { named, notStated } from "../../model/text.ts"

const notice = (change: (notice: PrivacyNotice) => void) => (town: Model) => change(the(town.notices, "kirjasto"))
const bases = (...articles: string[]): PrivacyNotice["legalBases"] => articles.map((article) => ({ article, explanation: notStated(), source: null }))
const act = (name: string, number: string | null): PrivacyNotice["acts"][number] => ({ name: named(name), number, source: null })

const silentOn = (section: NoticeSection, tells: string, more: Partial<PrivacyNotice> = {}): RuleCase => ({
  tells: `a notice tells ${tells}`,
  about: "notice kirjasto",
  when: notice((its) => {
    its.sections[section] = notStated()
    Object.assign(its, more)
  }),
})

const without = (right: PrivacyNotice["rights"][number]["right"], article: string): RuleCase => ({
  tells: `a notice on ${article} tells of the right: ${right}`,
  about: "notice kirjasto",
  when: notice((its) => Object.assign(its, { legalBases: bases(article), rights: its.rights.filter((one) => one.right !== right) })),
})

const cases: Readonly<Record<string, RuleCase>> = {
  "register-without-notice": {
    tells: "a register has a notice",
    about: "register asiakasrekisteri",
    when: (town) => (the(town.registers, "asiakasrekisteri").notice = null),
  },
  "notice-without-controller": silentOn("controller", "the controller"),
  "notice-without-dpo": silentOn("dataProtectionOfficer", "the data protection officer"),
  "notice-without-contact": silentOn("contact", "whom to ask"),
  "notice-without-purposes": silentOn("purposes", "why data is processed"),
  "notice-without-legal-basis": silentOn("legalBases", "the legal basis", { legalBases: [] }),
  "notice-without-data-categories": silentOn("dataCategories", "the kinds of data", { dataCategories: [] }),
  "notice-without-sources": silentOn("sources", "where data comes from", { sources: [] }),
  "notice-without-recipients": silentOn("disclosures", "to whom data is given"),
  "notice-without-transfers": silentOn("transfersOutsideEea", "whether data leaves the EEA", { transfersOutsideEea: null }),
  "notice-without-retention": silentOn("retention", "how long data is kept", { retentionYears: null }),
  "notice-without-protection": silentOn("protection", "how data is guarded"),
  "right-missing-access": without("access", "6(1)(e)"),
  "right-missing-rectification": without("rectification", "6(1)(e)"),
  "right-missing-restriction": without("restriction", "6(1)(e)"),
  "right-missing-complaint": without("complaint", "6(1)(e)"),
  "right-missing-erasure": without("erasure", "6(1)(a)"),
  "right-missing-portability": without("portability", "6(1)(a)"),
  "right-missing-withdraw-consent": without("withdraw-consent", "6(1)(a)"),
  "right-missing-objection": without("objection", "6(1)(e)"),
  "consent-beside-statutory-task": {
    tells: "consent is no basis beside a statutory task",
    about: "notice kirjasto",
    when: notice((its) => (its.legalBases = bases("6(1)(a)", "6(1)(e)"))),
  },
  "special-category-without-ground": {
    tells: "special categories need a ground of article 9",
    about: "notice kirjasto",
    when: notice((its) => its.dataCategories.push({ name: named("Terveys"), items: [{ name: named("allergiat"), special: true, source: null }], source: null })),
  },
  "special-category-by-consent-only": {
    tells: "explicit consent alone is seldom a ground for an authority",
    about: "notice kirjasto",
    when: notice((its) => (its.legalBases = bases("6(1)(a)", "9(2)(a)"))),
  },
  "notice-cites-replaced-act": {
    tells: "a notice cites acts in force",
    about: "notice kirjasto",
    when: notice((its) => its.acts.push(act("Henkilötietolaki", "523/1999"))),
  },
  "act-without-number": {
    tells: "an act is cited with its number",
    about: "notice kirjasto",
    when: notice((its) => its.acts.push(act("Kuntalaki", null))),
  },
  "notice-old": {
    tells: "a notice of more than three years ago is old",
    about: "notice kirjasto",
    when: notice((its) => (its.published = "2023-11-24")),
  },
  "notice-undated": {
    tells: "a notice has a day",
    about: "notice kirjasto",
    when: notice((its) => (its.published = null)),
  },
  "notice-of-no-register": {
    tells: "a notice is about a register",
    about: "notice kirjasto",
    when: notice((its) => (its.registers = [])),
  },
  "employment-retention-differs": {
    tells: "data of employment services is kept as long as the law says",
    about: "notice kirjasto",
    when: notice((its) => (its.name = named("Työllisyyspalvelut"))),
  },
  "employment-controllers-changed": {
    tells: "a notice of employment services from before 2025 names old controllers",
    about: "notice kirjasto",
    when: notice((its) => Object.assign(its, { name: named("Työllisyyspalvelut"), published: "2024-12-31", retentionYears: 4 })),
    today: "2025-01-01",
  },
}

testRules("notices", cases)

test("the rules of employment services begin on the day the employment areas did", () => {
  const old = notice((its) => Object.assign(its, { name: named("Työllisyyspalvelut"), published: "2024-10-01" }))
  assert.deepEqual(codesAfter(old, "2024-12-31"), [])
  assert.deepEqual(codesAfter(old, "2025-01-01"), ["employment-controllers-changed", "employment-retention-differs"])
})

test("an act may be cited up to the day before it ended", () => {
  const citing = notice((its) => its.acts.push(act("Arkistolaki", "831/1994")))
  assert.deepEqual(codesAfter(citing, "2026-06-30"), [])
  assert.deepEqual(codesAfter(citing, "2026-07-01"), ["notice-cites-replaced-act"])
})

test("the land use act lives on under its number and may be cited by its new name", () => {
  assert.deepEqual(codesAfter(notice((its) => its.acts.push(act("Alueidenkäyttölaki", "132/1999")))), [])
  assert.deepEqual(codesAfter(notice((its) => its.acts.push(act("Maankäyttö- ja rakennuslaki", "132/1999")))), ["notice-cites-replaced-act"])
})

test("rights that go with consent are not asked of a notice without it", () => {
  const tied = new Set(["erasure", "portability", "withdraw-consent"])
  assert.deepEqual(codesAfter(notice((its) => (its.rights = its.rights.filter(({ right }) => !tied.has(right))))), [])
})
