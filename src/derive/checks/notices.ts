import { employmentAreasFrom, employmentRetentionYears, replacedAct } from "../../law/acts.ts"
import { daysBetween, sayDay } from "../../lib/day.ts"
import type { Words } from "../../lib/words.ts"
import { nameOf } from "../../model/declare.ts"
import type { Severity } from "../../model/finding.ts"
import { type NoticeSection, type PrivacyNotice, rightNames } from "../../model/notice.ts"
import type { Model } from "../../model/model.ts"
import { about, rule, type Rule, w } from "./rule.ts"

/** Privacy notices: contents of GDPR 13, 14 and 30 (from memory, mark M) and rights by legal basis. */

const because = w("Ihmisen on tiedettävä, miten hänen tietojaan käsitellään.", "Man ska veta hur ens uppgifter behandlas.", "A person must know how her data is processed.")

function noticeRule(code: string, severity: Severity, law: string, title: Words, says: (name: string) => Words, remedy: Words, breaks: (notice: PrivacyNotice, model: Model, today: string) => boolean): Rule {
  return rule<{ name: string }>({
    code,
    severity,
    law,
    title,
    says: ({ name }) => says(name),
    because,
    remedy,
    *find(model, today) {
      for (const notice of model.notices) if (breaks(notice, model, today)) yield [{ name: nameOf(notice.name) }, about.notice(notice.id), notice.source?.line]
    },
  })
}

/** A section of the notice that must say something. */
const sectionRule = (section: NoticeSection, code: string, law: string, what: Words, severity: Severity = "error", isThere: (notice: PrivacyNotice) => boolean = () => false): Rule =>
  noticeRule(
    code,
    severity,
    law,
    w(`Selosteesta puuttuu: ${what.fi}`, `Beskrivningen saknar: ${what.sv}`, `Notice lacks: ${what.en}`),
    (name) => w(`”${name}”: puuttuu ${what.fi}.`, `”${name}”: ${what.sv} saknas.`, `“${name}”: ${what.en} is missing.`),
    w("Lisää tieto.", "Lägg till uppgiften.", "Add it."),
    (notice) => Object.values(notice.sections[section]).every(({ value }) => value === null) && !isThere(notice),
  )

const hasBasis = ({ legalBases }: PrivacyNotice, ...articles: string[]): boolean => legalBases.some(({ article }) => articles.includes(article))
const hasRight = ({ rights }: PrivacyNotice, name: (typeof rightNames)[number]): boolean => rights.some(({ right }) => right === name)

const rightWords: Readonly<Record<(typeof rightNames)[number], Words>> = {
  access: w("oikeus saada tiedot", "rätt till tillgång", "right of access"),
  rectification: w("oikeus oikaisuun", "rätt till rättelse", "right to rectification"),
  erasure: w("oikeus poistoon", "rätt till radering", "right to erasure"),
  restriction: w("oikeus rajoittamiseen", "rätt till begränsning", "right to restriction"),
  portability: w("oikeus siirtää tiedot", "rätt till dataportabilitet", "right to portability"),
  objection: w("vastustamisoikeus", "rätt att göra invändningar", "right to object"),
  "automated-decision": w("suoja automaattisilta päätöksiltä", "skydd mot automatiska beslut", "protection from automated decisions"),
  "withdraw-consent": w("oikeus peruuttaa suostumus", "rätt att återkalla samtycke", "right to withdraw consent"),
  complaint: w("oikeus valittaa valvontaviranomaiselle", "rätt att klaga hos tillsynsmyndigheten", "right to complain to the supervisor"),
}

const rightRule = (right: (typeof rightNames)[number], article: string, applies: (notice: PrivacyNotice) => boolean): Rule => {
  const { fi, sv, en } = rightWords[right]
  return noticeRule(
    `right-missing-${right}`,
    "error",
    `EU 2016/679 ${article} art. (M)`,
    w(`Oikeus puuttuu: ${fi}`, `Rättighet saknas: ${sv}`, `Right missing: ${en}`),
    (name) => w(`”${name}”: ei kerrota: ${fi}.`, `”${name}”: det sägs inte: ${sv}.`, `“${name}”: it is not told: ${en}.`),
    w("Lisää oikeus ja ohje.", "Lägg till rättigheten och en anvisning.", "Add the right and how to use it."),
    (notice) => applies(notice) && !hasRight(notice, right),
  )
}

/** A notice is looked over at least this often. */
const staleAfterDays = 3 * 365
const always = () => true
const onConsent = (notice: PrivacyNotice) => hasBasis(notice, "6(1)(a)", "9(2)(a)")
const isEmployment = ({ name, acts }: PrivacyNotice): boolean => /työllisyys|sysselsättning|employment/i.test(nameOf(name)) || acts.some(({ number }) => number === "916/2012" || number === "380/2023")

export const noticeRules: readonly Rule[] = [
  rule<{ register: string }>({
    code: "register-without-notice",
    severity: "error",
    law: "EU 2016/679 13–14 art. (M)",
    title: w("Rekisterillä ei ole selostetta", "Registret saknar dataskyddsbeskrivning", "Register without a notice"),
    says: ({ register }) => w(`”${register}”: tietosuojaselostetta ei ole liitetty.`, `”${register}”: dataskyddsbeskrivningen är inte bifogad.`, `“${register}”: the privacy notice is not attached.`),
    because,
    remedy: w("Liitä seloste.", "Bifoga beskrivningen.", "Attach the notice."),
    *find(model) {
      for (const { id, name, notice, source } of model.registers) if (notice === null) yield [{ register: nameOf(name) }, about.register(id), source?.line]
    },
  }),
  sectionRule("controller", "notice-without-controller", "EU 2016/679 13.1 a art. (M)", w("rekisterinpitäjä", "personuppgiftsansvarig", "the controller")),
  sectionRule("dataProtectionOfficer", "notice-without-dpo", "EU 2016/679 13.1 b art. (M)", w("tietosuojavastaava", "dataskyddsombud", "the data protection officer")),
  sectionRule("contact", "notice-without-contact", "EU 2016/679 13.1 a art. (M)", w("yhteystieto", "kontaktuppgift", "the contact")),
  sectionRule("purposes", "notice-without-purposes", "EU 2016/679 13.1 c art. (M)", w("käyttötarkoitus", "ändamål", "the purposes")),
  sectionRule("legalBases", "notice-without-legal-basis", "EU 2016/679 13.1 c art. (M)", w("oikeusperuste", "rättslig grund", "the legal basis"), "error", ({ legalBases }) => legalBases.length > 0),
  sectionRule("dataCategories", "notice-without-data-categories", "EU 2016/679 14.1 d art. (M)", w("henkilötietoryhmät", "kategorier av uppgifter", "the categories of data"), "error", ({ dataCategories }) => dataCategories.length > 0),
  sectionRule("sources", "notice-without-sources", "EU 2016/679 14.2 f art. (M)", w("tietolähteet", "källor", "the sources"), "error", ({ sources }) => sources.length > 0),
  sectionRule("disclosures", "notice-without-recipients", "EU 2016/679 13.1 e art. (M)", w("vastaanottajat", "mottagare", "the recipients")),
  sectionRule("transfersOutsideEea", "notice-without-transfers", "EU 2016/679 13.1 f art. (M)", w("siirrot ETA-alueen ulkopuolelle", "överföringar utanför EES", "transfers outside the EEA"), "error", ({ transfersOutsideEea }) => transfersOutsideEea !== null),
  sectionRule("retention", "notice-without-retention", "EU 2016/679 13.2 a art. (M)", w("säilytysaika", "förvaringstid", "the retention period"), "error", ({ retentionYears }) => retentionYears !== null),
  sectionRule("protection", "notice-without-protection", "EU 2016/679 30.1 g art. (M)", w("suojauksen kuvaus", "beskrivning av skyddet", "a description of protection"), "warning"),
  rightRule("access", "15", always),
  rightRule("rectification", "16", always),
  rightRule("restriction", "18", always),
  rightRule("complaint", "77", always),
  rightRule("erasure", "17", onConsent),
  rightRule("portability", "20", onConsent),
  rightRule("withdraw-consent", "7.3", onConsent),
  rightRule("objection", "21", (notice) => hasBasis(notice, "6(1)(e)")),
  noticeRule(
    "consent-beside-statutory-task",
    "warning",
    "EU 2016/679 6 ja 7 art. (M)",
    w("Suostumus lakisääteisen tehtävän rinnalla", "Samtycke vid sidan av lagstadgad uppgift", "Consent beside a statutory task"),
    (name) =>
      w(
        `”${name}”: perusteina ovat sekä suostumus että lakisääteinen velvoite tai tehtävä.`,
        `”${name}”: grunderna är både samtycke och lagstadgad skyldighet eller uppgift.`,
        `“${name}”: the bases are both consent and a statutory duty or task.`,
      ),
    w("Perusta käsittely tehtävään; käytä suostumusta vain aidosti vapaaehtoiseen.", "Grunda behandlingen på uppgiften; använd samtycke bara för det verkligt frivilliga.", "Base processing on the task; use consent only for what is truly voluntary."),
    (notice) => onConsent(notice) && hasBasis(notice, "6(1)(c)", "6(1)(e)"),
  ),
  noticeRule(
    "special-category-without-ground",
    "error",
    "EU 2016/679 9 art. (M), 1050/2018 6 §",
    w("Erityisille tiedoille ei ole perustetta", "Grund för särskilda uppgifter saknas", "Special categories without a ground"),
    (name) => w(`”${name}”: käsitellään erityisiä henkilötietoryhmiä ilman 9 artiklan perustetta.`, `”${name}”: särskilda kategorier behandlas utan grund enligt artikel 9.`, `“${name}”: special categories are processed without a ground of article 9.`),
    w("Ilmoita peruste.", "Ange grunden.", "State the ground."),
    (notice) => notice.dataCategories.some(({ items }) => items.some(({ special }) => special)) && !notice.legalBases.some(({ article }) => article.startsWith("9(")),
  ),
  noticeRule(
    "special-category-by-consent-only",
    "warning",
    "EU 2016/679 9.2 art. (M), 1050/2018 6 §",
    w("Erityiset tiedot vain suostumuksella", "Särskilda uppgifter bara med samtycke", "Special categories by consent only"),
    (name) => w(`”${name}”: viranomaisen tehtävässä nimenomainen suostumus on harvoin oikea peruste.`, `”${name}”: i en myndighetsuppgift är uttryckligt samtycke sällan rätt grund.`, `“${name}”: in an authority's task explicit consent is seldom the right ground.`),
    w("Tarkista tietosuojalain 6 §:n perusteet.", "Kontrollera grunderna i dataskyddslagens 6 §.", "Check the grounds of section 6 of the Data Protection Act."),
    (notice) => hasBasis(notice, "9(2)(a)") && !notice.legalBases.some(({ article }) => article.startsWith("9(") && article !== "9(2)(a)"),
  ),
  rule<{ notice: string; act: string; number: string; by: string }>({
    code: "notice-cites-replaced-act",
    severity: "error",
    law: "EU 2016/679 13.1 c art. (M)",
    title: w("Seloste viittaa kumottuun lakiin", "Beskrivningen hänvisar till en upphävd lag", "Notice cites a replaced act"),
    says: ({ notice, act, number, by }) => w(`”${notice}”: ${act} (${number}) on kumottu. Tilalla: ${by}.`, `”${notice}”: ${act} (${number}) har upphävts. I stället: ${by}.`, `“${notice}”: ${act} (${number}) has been repealed. In its place: ${by}.`),
    because,
    remedy: w("Vaihda viittaus voimassa olevaan lakiin.", "Byt till gällande lag.", "Cite the act in force."),
    *find(model, today) {
      for (const notice of model.notices)
        for (const { name, number, source } of notice.acts) {
          const replaced = number === null ? null : replacedAct(number, nameOf(name), today)
          if (replaced && number !== null) yield [{ notice: nameOf(notice.name), act: nameOf(name), number, by: replaced.replacedBy }, about.notice(notice.id), source?.line]
        }
    },
  }),
  rule<{ notice: string; act: string }>({
    code: "act-without-number",
    severity: "note",
    law: null,
    title: w("Lailla ei ole numeroa", "Lagen saknar nummer", "Act without a number"),
    says: ({ notice, act }) => w(`”${notice}”: ${act} ilman numeroa.`, `”${notice}”: ${act} utan nummer.`, `“${notice}”: ${act} without its number.`),
    because: w("Numerolla laki löytyy.", "Med numret hittas lagen.", "The number finds the act."),
    remedy: w("Lisää numero.", "Lägg till numret.", "Add the number."),
    *find(model) {
      for (const notice of model.notices) for (const { name, number, source } of notice.acts) if (number === null) yield [{ notice: nameOf(notice.name), act: nameOf(name) }, about.notice(notice.id), source?.line]
    },
  }),
  rule<{ notice: string; day: string }>({
    code: "notice-old",
    severity: "warning",
    law: "EU 2016/679 12 art. (M)",
    title: w("Seloste on vanha", "Beskrivningen är gammal", "The notice is old"),
    says: ({ notice, day }) => w(`”${notice}” on päivätty ${sayDay(day, "fi")}.`, `”${notice}” är daterad ${sayDay(day, "sv")}.`, `“${notice}” is dated ${sayDay(day, "en")}.`),
    because,
    remedy: w("Tarkista ja päivää.", "Granska och datera.", "Review and date it."),
    *find(model, today) {
      for (const { id, name, published, source } of model.notices) if (published && daysBetween(published, today) > staleAfterDays) yield [{ notice: nameOf(name), day: published }, about.notice(id), source?.line]
    },
  }),
  noticeRule(
    "notice-undated",
    "warning",
    "EU 2016/679 12 art. (M)",
    w("Selostetta ei ole päivätty", "Beskrivningen är odaterad", "The notice is not dated"),
    (name) => w(`”${name}”: päivämäärä puuttuu.`, `”${name}”: datum saknas.`, `“${name}”: the date is missing.`),
    w("Lisää päivämäärä.", "Lägg till datum.", "Add the date."),
    ({ published }) => published === null,
  ),
  noticeRule(
    "notice-of-no-register",
    "warning",
    "EU 2016/679 30 art. (M)",
    w("Seloste ei kuulu rekisteriin", "Beskrivningen hör inte till något register", "Notice of no register"),
    (name) => w(`”${name}”: ei kerrota, mitä rekisteriä seloste koskee.`, `”${name}”: det sägs inte vilket register den gäller.`, `“${name}”: it is not told which register it is about.`),
    w("Liitä seloste rekisteriin.", "Koppla till ett register.", "Attach it to a register."),
    ({ registers }) => registers.length === 0,
  ),
  noticeRule(
    "employment-retention-differs",
    "error",
    "380/2023 122 §",
    w("Työllisyyspalvelujen säilytysaika poikkeaa laista", "Sysselsättningstjänsternas förvaringstid avviker från lagen", "Retention of employment services differs from the law"),
    (name) =>
      w(
        `”${name}”: säilytysaika on eri kuin lain ${employmentRetentionYears} vuotta asiakkuuden päättymisestä.`,
        `”${name}”: förvaringstiden är en annan än lagens ${employmentRetentionYears} år från kundförhållandets slut.`,
        `“${name}”: the period differs from the law's ${employmentRetentionYears} years from the end of the customer relationship.`,
      ),
    w("Tarkista säilytysaika.", "Kontrollera förvaringstiden.", "Check the period."),
    (notice, _, today) => today >= employmentAreasFrom && isEmployment(notice) && notice.retentionYears !== null && notice.retentionYears !== employmentRetentionYears,
  ),
  noticeRule(
    "employment-controllers-changed",
    "warning",
    "380/2023 123 §",
    w("Työllisyyspalvelujen rekisterinpitäjät ovat muuttuneet", "Sysselsättningstjänsternas ansvariga har ändrats", "Controllers of employment services have changed"),
    (name) =>
      w(
        `”${name}” on ajalta ennen 1.1.2025: yhteisrekisterinpitäjiä ovat nyt KEHA-keskus ja työvoimaviranomaiset.`,
        `”${name}” är från tiden före 1.1.2025: gemensamt ansvariga är nu UF-centret och arbetskraftsmyndigheterna.`,
        `“${name}” is from before 1 January 2025: the joint controllers are now the KEHA Centre and the employment authorities.`,
      ),
    w("Kirjoita seloste uudelleen.", "Skriv om beskrivningen.", "Write the notice anew."),
    (notice, _, today) => today >= employmentAreasFrom && isEmployment(notice) && (notice.published ?? "") < employmentAreasFrom,
  ),
]
