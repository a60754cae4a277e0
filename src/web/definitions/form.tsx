import type { ComponentChildren } from "preact"
import { officeHolderKinds } from "../../law/remedies.ts"
import { registerClockNames, registerClocks } from "../../law/register-clocks.ts"
import { type Language, languages } from "../../lib/words.ts"
import { kindNames, kinds } from "../../model/kinds/kinds.ts"
import type { Model } from "../../model/model.ts"
import { dataClasses } from "../../model/registers/definition.ts"
import { registersByName } from "../../derive/registers/complete.ts"
import { Area } from "../cases/area.tsx"
import { Choice, Line } from "../cases/fields.tsx"
import type { Problem } from "../parts/form.tsx"
import { decisionWords } from "../decisions/words.ts"
import { textWords } from "../registers/text-words.ts"
import { rightsWords } from "../rights/words.ts"
import { areaMost, consentText, decisionParts, type ListName, nameOfField, type Sketch } from "./sketch.ts"
import { definitionWords } from "./words.ts"

interface Shown {
  readonly sketch: Sketch
  readonly model: Model
  readonly language: Language
  readonly problems: readonly Problem[]
  readonly path: string
  /** True of a definition that is not in force: what it has to have is open. */
  readonly isNew: boolean
  /** The list that was just made longer or shorter. */
  readonly changed: ListName | null
}

type Row = Readonly<Record<string, string>>
type Options = readonly (readonly [string, string])[]

const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())

/** The form of a definition: a section for each of its parts, told in a line what it is for, and open where something is to be filled in or mended. Whole again after each of its buttons. */
export function DefinitionForm({ sketch: { type, register, texts, lists }, model, language, problems, path, isNew, changed }: Shown) {
  const words = definitionWords[language]
  const { sections } = words
  const line = (name: string, label: string, value: string | undefined, hint?: string) => <Line key={name} name={name} label={label} problems={problems} value={value ?? ""} {...(hint ? { hint } : {})} />
  const area = (name: string, label: string, value: string | undefined, hint?: string, rows = 2) => <Area key={name} name={name} label={label} problems={problems} value={value ?? ""} rows={rows} most={areaMost} {...(hint ? { hint } : {})} />
  const three = (name: string, label: string, row: Row, key: (its: "fi" | "sv" | "en") => string = (its) => its) => (
    <div class="pair three">{languages.map((its) => line(`${name}${key(its)}`, `${label} ${{ fi: words.fin, sv: words.swe, en: words.eng }[its]}`, row[key(its)]))}</div>
  )
  const threeTexts = (group: string, label: string) => <div class="pair three">{languages.map((its) => line(`${group}.${its}`, `${label} ${{ fi: words.fin, sv: words.swe, en: words.eng }[its]}`, texts[`${group}.${its}`]))}</div>
  const textsOf = (row: string, part: string, label: string, its: Row, into: readonly Language[]) => into.map((one) => {
    const [name, told, value] = [`${row}-${part}${upper(one)}`, `${label} ${{ fi: words.fin, sv: words.swe, en: words.eng }[one]}`, its[`${part}${upper(one)}`]]
    return part === "heading" ? <Line key={name} name={name} label={told} problems={problems} value={value ?? ""} size={60} /> : area(name, told, value)
  })
  const choice = (name: string, label: string, value: string | undefined, options: Options) => <Choice key={name} name={name} label={label} problems={problems} value={value ?? ""} options={options} />
  const yesNo: Options = [["", words.no], ["yes", words.yes]]
  const consents: Options = [["", words.noConsent], ...model.definitions.flatMap((one) => (one.fields.find(({ name }) => name === one.consent?.item)?.options ?? []).map(({ code, label }) => [consentText({ type: one.type, item: code }), `${one.record[language]}: ${label[language]}`] as const))]
  // A consent that is not there any more is told as wrong, and not taken for none.
  const consent = (name: string, row: Row) => choice(`${name}-consent`, words.consentOf, row.consent, row.consent && !consents.some(([value]) => value === row.consent) ? [...consents, [row.consent, row.consent]] : consents)
  const types: Options = [["", "–"], ...model.definitions.map((one) => [one.type, one.record[language]] as const)]
  const rows = (list: ListName, title: (n: number) => string, named: (row: Row) => string, inputs: (row: Row, name: string) => ComponentChildren, add: string) => (
    <>
      <input type="hidden" name={`${list}-count`} value={lists[list].length} />
      {lists[list].map((row, at) => {
        const name = `${list}-${at}`
        const its = problems.filter(({ field }) => field === name || field.startsWith(`${name}-`))
        return (
          <details key={name} id={name} class="sheet" open={isNew || its.length > 0 || named(row).trim() === ""}>
            <summary>
              {title(at + 1)}
              {named(row) && `: ${named(row)}`}
            </summary>
            {its.filter(({ field }) => field === name).map(({ message }) => <p key={message} class="message">{message}</p>)}
            {inputs(row, name)}
            <button type="submit" class="second" name="act" value={`remove-${list}-${at}`} formaction={`${path}#section-${list}`} formnovalidate aria-label={`${words.remove}: ${title(at + 1)}`}>
              {words.remove}
            </button>
          </details>
        )
      })}
      <button type="submit" class="second" name="act" value={`add-${list}`} formaction={`${path}#${list}-${lists[list].length}`} formnovalidate>
        {add}
      </button>
    </>
  )
  const section = (id: keyof typeof sections, isOpen: boolean, names: readonly string[], children: ComponentChildren) => {
    const its = problems.filter(({ field }) => field === `section-${id}` || names.some((name) => field === name || field.startsWith(`${name}-`) || field.startsWith(`${name}.`)))
    return (
      <details key={id} id={`section-${id}`} class="section" open={isOpen || its.length > 0 || names.some((name) => name === changed)}>
        <summary>
          <h2>{sections[id][0]}</h2>
        </summary>
        <p class="quiet">{sections[id][1]}</p>
        {its.filter(({ field }) => field === `section-${id}`).map(({ message }) => <p key={message} class="message">{message}</p>)}
        {children}
      </details>
    )
  }
  return (
    <>
      {section("which", isNew, ["register", "type", "record", "purpose"], <>
        {choice("register", words.register, register, [["", "–"], ...registersByName(model, language).map(({ id, name }) => [id, name] as const)])}
        {isNew ? line("type", words.type, type, words.typeHint) : <input type="hidden" name="type" value={type} />}
        {threeTexts("record", words.name)}
        {threeTexts("purpose", words.purpose)}
      </>)}
      {section("fields", true, ["fields"], rows("fields", words.field, (row) => (row[language] ? `${row[language]} (${nameOfField(row)})` : ""), (row, name) => (
        <>
          {three(`${name}-`, words.name, row)}
          {choice(`${name}-kind`, words.kind, row.kind, kindNames.map((kind) => [kind, kinds[kind].label[language]]))}
          {choice(`${name}-required`, words.required, row.required, yesNo)}
          {choice(`${name}-data`, words.data, row.data, dataClasses.map((one) => [one, words.classes[one] ?? one]))}
          {line(`${name}-secrecy`, words.secrecy, row.secrecy, words.secrecyHint)}
          {area(`${name}-options`, words.options, row.options, words.optionsHint)}
          <details open={["name", "when", "calculation", "to", "least", "most", "consent", "public", "hintFi", "hintSv", "hintEn"].some((part) => problems.some(({ field }) => field === `${name}-${part}`)) || [row.when, row.calculation, row.to, row.least, row.most, row.consent, row.public, row.hintFi].some(Boolean)}>
            <summary>{words.moreOf}</summary>
            {line(`${name}-name`, words.fieldName, row.name, words.fieldNameHint)}
            {line(`${name}-when`, words.when, row.when, words.whenHint)}
            {line(`${name}-calculation`, words.calculation, row.calculation, words.calculationHint)}
            {choice(`${name}-to`, words.linkTo, row.to, types)}
            {line(`${name}-least`, words.least, row.least)}
            {line(`${name}-most`, words.most, row.most)}
            {choice(`${name}-public`, words.isPublic, row.public, yesNo)}
            {three(`${name}-`, words.hint, row, (its) => `hint${upper(its)}`)}
            {consent(name, row)}
          </details>
        </>
      ), words.addField))}
      {section("rules", false, ["rules"], rows("rules", words.rule, (row) => row.if ?? "", (row, name) => (
        <>
          {line(`${name}-if`, words.ruleIf, row.if, words.ruleIfHint)}
          {line(`${name}-field`, words.ruleField, row.field, words.ruleFieldHint)}
          {three(`${name}-`, words.says, row)}
        </>
      ), words.addRule))}
      {section("stages", isNew, ["stages"], rows("stages", words.stage, (row) => row[language] ?? "", (row, name) => (
        <>
          {line(`${name}-code`, words.type, row.code)}
          {three(`${name}-`, words.name, row)}
          {choice(`${name}-ends`, words.ends, row.ends, yesNo)}
          {choice(`${name}-clockBy`, words.clock, row.clockBy, [["", words.noClock], ...registerClockNames.map((one) => [one, registerClocks[one].says[language]] as const)])}
          {line(`${name}-clockFrom`, words.clockFrom, row.clockFrom, words.clockFromHint)}
        </>
      ), words.addStage))}
      {section("moves", isNew, ["moves"], rows("moves", words.move, (row) => row[language] ?? "", (row, name) => (
        <>
          {line(`${name}-code`, words.type, row.code)}
          {three(`${name}-`, words.name, row)}
          {line(`${name}-from`, words.moveFrom, row.from)}
          {line(`${name}-to`, words.moveTo, row.to)}
          {line(`${name}-by`, words.by, row.by)}
          {choice(`${name}-herself`, words.herself, row.herself, yesNo)}
          {line(`${name}-needs`, words.needs, row.needs)}
          <details open={["onlyIf", "onlyFi", "onlySv", "onlyEn", "sets", "decides", "notBy", "itself", "consent"].some((part) => problems.some(({ field }) => field === `${name}-${part}`)) || [row.onlyIf, row.sets, row.decides, row.notBy, row.itself, row.consent].some(Boolean)}>
            <summary>{words.moreOf}</summary>
            {line(`${name}-onlyIf`, words.onlyIf, row.onlyIf, words.whenHint)}
            {three(`${name}-`, words.says, row, (its) => `only${upper(its)}`)}
            {area(`${name}-sets`, words.sets, row.sets, words.setsHint)}
            {choice(`${name}-decides`, words.decides, row.decides, yesNo)}
            {line(`${name}-notBy`, words.notBy, row.notBy)}
            {line(`${name}-itself`, words.itself, row.itself, words.itselfHint)}
            {consent(name, row)}
          </details>
        </>
      ), words.addMove))}
      {section("decisions", false, ["decisions"], rows("decisions", words.decision, (row) => row[language] ?? "", (row, name) => (
        <>
          {line(`${name}-code`, words.type, row.code)}
          {three(`${name}-`, words.name, row)}
          {line(`${name}-move`, words.decisionMove, row.move)}
          {choice(`${name}-kind`, decisionWords[language].kind, row.kind, officeHolderKinds.map((kind) => [kind, decisionWords[language].kinds[kind] ?? kind]))}
          {line(`${name}-when`, words.onlyIf, row.when, words.whenHint)}
          <p class="quiet">{words.placesHint}</p>
          {decisionParts.map((part) => textsOf(name, part, decisionWords[language][part], row, ["fi", "sv"]))}
        </>
      ), words.addDecision))}
      {section("letters", false, ["letters"], rows("letters", words.letter, (row) => row[language] ?? "", (row, name) => (
        <>
          {line(`${name}-code`, words.type, row.code)}
          {three(`${name}-`, words.name, row)}
          {line(`${name}-stages`, words.letterStages, row.stages)}
          {line(`${name}-onlyIf`, words.onlyIf, row.onlyIf, words.whenHint)}
          {three(`${name}-`, words.says, row, (its) => `only${upper(its)}`)}
          <p class="quiet">{words.placesHint}</p>
          {textsOf(name, "heading", textWords[language].heading, row, languages)}
          {textsOf(name, "body", textWords[language].body, row, languages)}
        </>
      ), words.addLetter))}
      {section("legalBases", isNew, ["legalBases"], rows("legalBases", words.legalBasis, (row) => row.law ?? "", (row, name) => (
        <>
          {line(`${name}-article`, words.article, row.article)}
          {line(`${name}-law`, words.section, row.law)}
          {three(`${name}-`, words.explanation, row)}
        </>
      ), words.addLegalBasis))}
      {section("law", isNew, ["secrecy", "onWeb", "retention", "basis"], <>
        {choice("secrecy", words.secrecies, texts.secrecy, (["secret", "partly-secret", "not-yet-public", "public"] as const).map((one) => [one, rightsWords[language].secrecies[one]]))}
        {line("onWeb.stages", words.onWebStages, texts["onWeb.stages"], words.onWebHint)}
        {line("onWeb.law", words.onWebLaw, texts["onWeb.law"])}
        {line("retention.years", words.years, texts["retention.years"], words.yearsHint)}
        {line("retention.from", words.retentionFrom, texts["retention.from"], words.retentionFromHint)}
        {choice("retention.after", words.after, texts["retention.after"] ?? "destroy", [["destroy", words.afterDestroy], ["archive", words.afterArchive]])}
        {threeTexts("basis", words.basis)}
      </>)}
      {section("uses", false, ["subject", "title", "columns", "searchKeys", "statistics", "leastTold", "belongsTo", "classCode", "caseTitle", "systems", "family", "sample"], <>
        {line("subject", words.subject, texts.subject, words.usual)}
        {line("title", words.title, texts.title, words.usual)}
        {line("columns", words.columns, texts.columns, words.usual)}
        {line("searchKeys", words.keys, texts.searchKeys, words.keysHint)}
        {line("statistics", words.statistics, texts.statistics)}
        {line("leastTold", words.leastTold, texts.leastTold)}
        {line("belongsTo", words.belongsTo, texts.belongsTo)}
        {line("classCode", words.classCode, texts.classCode)}
        {threeTexts("caseTitle", words.caseTitle)}
        {line("systems", words.systems, texts.systems, words.systemsHint)}
        {line("family", words.family, texts.family, words.familyHint)}
        {area("sample", words.sample, texts.sample, words.sampleHint, 4)}
      </>)}
      {section("sources", false, ["sources"], rows("sources", words.source, (row) => row[language] ?? "", (row, name) => (
        <>
          {three(`${name}-`, words.name, row)}
          {line(`${name}-code`, words.type, row.code, words.sourceCodeHint)}
          {choice(`${name}-byConsent`, words.byConsent, row.byConsent, yesNo)}
          {consent(name, row)}
        </>
      ), words.addSource))}
      {section("recipients", false, ["recipients"], rows("recipients", words.recipient, (row) => row[language] ?? "", (row, name) => (
        <>
          {three(`${name}-`, words.name, row)}
          {line(`${name}-basis`, words.section, row.basis)}
          {line(`${name}-code`, words.type, row.code, words.recipientCodeHint)}
          {line(`${name}-fields`, words.givenFields, row.fields)}
          {consent(name, row)}
        </>
      ), words.addRecipient))}
      {section("consent", false, ["consent"], <>
        {line("consent.item", words.consentItem, texts["consent.item"])}
        {line("consent.period", words.consentPeriod, texts["consent.period"])}
      </>)}
      {section("own", false, ["own"], <>
        {line("own.opens", words.ownOpens, texts["own.opens"])}
        {area("own.sets", words.sets, texts["own.sets"], words.setsHint)}
        {line("own.brings", words.ownBrings, texts["own.brings"])}
        {choice("own.slotType", words.slotType, texts["own.slotType"], types)}
        {line("own.slotTake", words.slotTake, texts["own.slotTake"])}
        {choice("own.byMandate", words.byMandate, texts["own.byMandate"], yesNo)}
        {line("own.company", words.ownCompany, texts["own.company"], words.ownCompanyHint)}
      </>)}
      {section("outputs", false, ["lists", "batches"], <>
        {area("lists", words.lists, texts.lists, words.listsHint, 6)}
        {area("batches", words.batches, texts.batches, words.batchesHint, 6)}
      </>)}
      {section("questions", false, ["questions", "answers"], <>
        {area("questions", words.questions, texts.questions, words.questionsHint, 6)}
        {area("answers", words.answers, texts.answers, words.answersHint, 6)}
      </>)}
    </>
  )
}
