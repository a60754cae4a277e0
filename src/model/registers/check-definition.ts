import { secrecyGrounds } from "../../law/secrecy-grounds.ts"
import { inWords, type Words } from "../../lib/words.ts"
import type { ValueType } from "../kinds/kind.ts"
import { kindOf, kinds } from "../kinds/kinds.ts"
import type { Model } from "../model.ts"
import { searchKeys } from "../search-key.ts"
import { checkExchange, checkExchangePlace } from "./check-exchange.ts"
import { checkOutputs } from "./check-outputs.ts"
import type { RegisterDefinition } from "./definition.ts"
import { fieldsIn } from "./expression.ts"
import { readRule, typesOf } from "./read-rule.ts"
import { checkTexts } from "./texts.ts"

/** What a fault is about, so that the page can point to it: a field, a stage, a move, a key, or the register itself. */
export interface DefinitionFault {
  readonly at: string
  /** What is wrong and what to do. */
  readonly message: Words
}

const twinsIn = (names: readonly string[]): string[] => [...new Set(names.filter((one, at) => names.indexOf(one) !== at))]

type Report = (at: string, message: Words) => void

/** Everything that keeps a definition from running by itself: all faults at once, each with its culprit. What it needs of the rest of the model `checkPlace` tells. */
export function checkDefinition(definition: RegisterDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const report: Report = (at, message) => void faults.push({ at, message })
  const names = new Set(definition.fields.map(({ name }) => name))
  const must = (at: string, name: string): void => void (names.has(name) || report(at, inWords(`kenttää ”${name}” ei ole. Lisää se tai korjaa nimi.`, `fältet ”${name}” finns inte. Lägg till det eller rätta namnet.`, `there is no field "${name}". Declare it or mend the name.`)))
  for (const twin of twinsIn(definition.fields.map(({ name }) => name))) report(`field ${twin}`, inWords("kahdella kentällä on tämä nimi. Anna kummallekin omansa.", "två fält har det här namnet. Ge vardera sitt eget.", "two fields have this name. Give each its own."))
  checkFields(definition, report)
  checkExpressions(definition, report)
  checkStages(definition, report)
  checkOnWeb(definition, report)
  checkUses(definition, must, report)
  checkExchange(definition, must, report)
  checkOutputs(definition, must, report)
  checkTexts(definition, typesOf(definition.fields), report)
  return faults
}

function checkFields({ fields, type }: RegisterDefinition, report: Report): void {
  const grounds = new Set(secrecyGrounds.map(({ code }) => code))
  for (const { name, kind, options, data, secrecy, public: open, calculation, required, to, least, most } of fields) {
    const at = `field ${name}`
    if (kind === "choice" && options.length === 0) report(at, inWords("valinnalla ei ole vaihtoehtoja. Luettele ne.", "valet har inga alternativ. Räkna upp dem.", "a choice has nothing to choose among. List its options."))
    for (const twin of twinsIn(options.map(({ code }) => code))) report(at, inWords(`kahdella vaihtoehdolla on tunnus ”${twin}”.`, `två alternativ har koden ”${twin}”.`, `two options have the code "${twin}".`))
    if (secrecy !== null && !grounds.has(secrecy)) report(at, inWords(`salassapidon perustetta ”${secrecy}” ei ole.`, `sekretessgrunden ”${secrecy}” finns inte.`, `there is no secrecy ground "${secrecy}".`))
    if ((data === "special" || data === "code") && secrecy === null) report(at, inWords("erityiset ja yksilöivät henkilötiedot ovat salassa pidettäviä jollakin perusteella. Kerro peruste (GDPR 9, 621/1999 24 §).", "särskilda och identifierande personuppgifter är sekretessbelagda på någon grund. Ange den (GDPR 9, 621/1999 24 §).", "special and identifying data is secret by some ground. Name it (GDPR 9, 621/1999 24 §)."))
    if ((kind === "person" || kind === "homeAddress") && data === "none") report(at, inWords("kuka joku on ja missä hän asuu on henkilötieto. Kerro, millainen.", "vem någon är och var hon bor är en personuppgift. Ange vilket slag.", "who someone is and where she lives is personal data. Say how much of it this is."))
    if (open && (secrecy !== null || data === "special" || data === "code")) report(at, inWords("salassa pidettävää ei voi näyttää kaikille. Poista toinen.", "det som är sekretessbelagt kan inte visas för alla. Ta bort det ena.", "what is secret cannot be shown to anyone. Take one of the two away."))
    if (calculation !== null && (required || kind === "person" || kind === "file")) report(at, inWords("laskettava tieto ei ole pakollinen eikä henkilö tai tiedosto.", "en uppgift som räknas ut är varken obligatorisk, en person eller en fil.", "what is reckoned is neither asked for nor a person or a file."))
    if ((kind === "recordLink") !== (to !== null)) report(at, inWords("linkki tietueeseen nimeää sen tyypin, ja vain linkki.", "en länk till en post namnger dess typ, och bara en länk gör det.", "a link to a record names its type, and only such a one does."))
    if (to === type) report(at, inWords("tietuetta ei voi linkittää omaan tyyppiinsä.", "en post kan inte länkas till sin egen typ.", "a record cannot be linked to its own type."))
    if (least !== null && most !== null && least > most) report(at, inWords("vähimmäisarvo on suurempi kuin enimmäisarvo.", "minsta värdet är större än det största.", "the least is greater than the most."))
  }
}

function checkExpressions({ fields, rules, moves, questions, own }: RegisterDefinition, report: Report): void {
  const types = typesOf(fields)
  const reads = new Map<string, readonly string[]>()
  const check = (at: string, text: string, expected: ValueType | null): void => {
    const found = readRule(text, expected === null ? null : [expected], types)
    if ("wrong" in found) report(at, found.wrong)
    else if (at.startsWith("field ")) reads.set(at.slice(6), [...(reads.get(at.slice(6)) ?? []), ...fieldsIn(found.expression)])
  }
  for (const { name, kind, when, calculation } of fields) {
    if (when !== null) check(`field ${name}`, when, "truth")
    if (calculation !== null) check(`field ${name}`, calculation, kinds[kind].type)
  }
  for (const [at, rule] of rules.entries()) check(`rule ${at + 1}`, rule.if, "truth")
  for (const { code, only } of moves) if (only) check(`move ${code}`, only.if, "truth")
  for (const { code, itself } of moves) if (itself !== null) check(`move ${code}`, itself, "truth")
  for (const { code, only } of questions) if (only) check(`question ${code}`, only.if, "truth")
  for (const [at, sets] of [...moves.map(({ code, sets: its }) => [`move ${code}`, its] as const), ["own", own.sets] as const])
    for (const [name, text] of Object.entries(sets)) check(at, text, types[name] ?? null)
  for (const name of reads.keys()) if (reaches(reads, name, name)) report(`field ${name}`, inWords("se lasketaan itsestään. Katkaise kehä.", "det räknas ut av sig självt. Bryt cirkeln.", "it is reckoned from itself. Break the circle."))
}

/** True when a field leads back to another through what is reckoned from what. */
function reaches(reads: ReadonlyMap<string, readonly string[]>, from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  return (reads.get(from) ?? []).some((next) => next === to || reaches(reads, next, to, seen))
}

function checkStages({ stages, moves, retention, opensCase }: RegisterDefinition, report: Report): void {
  const codes = new Set(stages.map(({ code }) => code))
  for (const twin of twinsIn([...stages, ...moves].map(({ code }) => code))) report(`stage ${twin}`, inWords("kahdella vaiheella tai siirrolla on tämä tunnus.", "två skeden eller flyttningar har den här koden.", "two stages or moves have this code."))
  for (const { code, from, to, decides, notBy, by, herself, itself } of moves) {
    if (itself !== null && (decides || notBy !== null)) report(`move ${code}`, inWords("palvelu ei päätä kenenkään oikeudesta eikä ole toinen silmäpari: automaattisesta ratkaisusta on oma päätöksensä (434/2003 53 e–g §, 906/2019 28 a–e §). Anna siirto ihmiselle.", "tjänsten avgör ingens rätt och är inget andra par ögon: om automatiskt avgörande fattas ett eget beslut (434/2003 53 e–g §, 906/2019 28 a–e §). Låt en människa göra flyttningen.", "the service decides on nobody's right and is no second pair of eyes: automated decisions want a decision of their own (434/2003 53 e–g §, 906/2019 28 a–e §). Leave the move to a person."))
    if (by.length === 0 && !herself && itself === null) report(`move ${code}`, inWords("kukaan ei voi tehdä siirtoa. Nimeä rooli.", "ingen kan göra flyttningen. Ange en roll.", "nobody may take it. Name a role."))
    for (const stage of [...from, to]) if (!codes.has(stage)) report(`move ${code}`, inWords(`vaihetta ”${stage}” ei ole.`, `skedet ”${stage}” finns inte.`, `there is no stage "${stage}".`))
    if (decides && opensCase === null) report(`move ${code}`, inWords("se päättää jonkun oikeudesta, joten tietueen on avattava asia: anna tehtäväluokka.", "den avgör någons rätt, så posten ska öppna ett ärende: ange uppgiftsklassen.", "it decides on someone's right, so the record has to open a case: give its function class."))
    if (notBy !== null && !moves.some((other) => other.code === notBy)) report(`move ${code}`, inWords(`siirtoa ”${notBy}” ei ole.`, `flyttningen ”${notBy}” finns inte.`, `there is no move "${notBy}".`))
  }
  const byItself = new Map(stages.map(({ code }) => [code, moves.filter(({ itself, from }) => itself !== null && from.includes(code)).map(({ to }) => to)]))
  for (const { code } of stages) if (reaches(byItself, code, code)) report(`stage ${code}`, inWords("palvelun omat siirrot palaavat tähän, joten tietue kiertäisi loputtomasti. Jätä yksi niistä ihmiselle.", "tjänstens egna flyttningar återkommer hit, så posten skulle gå runt i evighet. Låt en människa göra en av dem.", "the service's own moves lead back here, so that a record would go round for ever. Leave one of them to a person."))
  const reached = new Set([stages[0]?.code])
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const { from, to } of moves) if (from.some((stage) => reached.has(stage))) reached.add(to)
  }
  for (const { code } of stages) if (!reached.has(code)) report(`stage ${code}`, inWords("mikään siirto ei johda tähän ensimmäisestä vaiheesta.", "ingen flyttning leder hit från det första skedet.", "no move leads here from the first stage."))
  if (retention.from === "end" && !stages.some(({ ends }) => ends)) report("retention", inWords("se lasketaan päättymisestä, mutta mikään vaihe ei päätä käsittelyä.", "den räknas från slutet, men inget skede avslutar behandlingen.", "it is counted from the end, and no stage ends."))
}

function checkOnWeb({ onWeb, stages, fields, secrecy }: RegisterDefinition, report: Report): void {
  if (onWeb === null) return
  const open = fields.filter((field) => field.public)
  for (const stage of onWeb.stages) if (!stages.some(({ code }) => code === stage)) report("onWeb", inWords(`vaihetta ”${stage}” ei ole.`, `skedet ”${stage}” finns inte.`, `there is no stage "${stage}".`))
  if (open.length === 0) report("onWeb", inWords("mikään kenttä ei ole julkinen, joten verkossa ei näkyisi mitään. Nimeä julkiset kentät.", "inget fält är offentligt, så inget skulle synas på webben. Ange de offentliga fälten.", "no field is public, so that nothing would show on the web. Name the public fields."))
  if (secrecy === "secret" || secrecy === "not-yet-public") report("onWeb", inWords("tietueet eivät ole julkisia edes osittain.", "posterna är inte offentliga ens delvis.", "the records are not public even in part."))
  for (const { name, kind } of open) if (kind === "person" || kind === "file" || kind === "homeAddress" || kind === "bankAccount") report(`field ${name}`, inWords("henkilöä, kotiosoitetta, tilinumeroa tai tiedostoa ei näytetä verkossa sellaisenaan.", "en person, en hemadress, ett kontonummer eller en fil visas inte som sådan på webben.", "a person, a home address, a bank account or a file is not shown on the web as it is."))
}

function checkUses({ fields, subject, belongsTo, title, columns, searchKeys: keys, rules, moves, stages, statistics, retention, recipients, secrecy }: RegisterDefinition, must: (at: string, name: string) => void, report: Report): void {
  const field = new Map(fields.map((one) => [one.name, one]))
  for (const name of title) must("title", name)
  for (const name of columns) must("columns", name)
  for (const name of statistics) must("statistics", name)
  for (const [at, { field: name }] of rules.entries()) must(`rule ${at + 1}`, name)
  for (const { code, needs, sets } of moves) for (const name of [...needs, ...Object.keys(sets)]) must(`move ${code}`, name)
  for (const name of [...title, ...columns]) if (field.get(name)?.kind === "homeAddress") report("title", inWords(`kentän ”${name}” osoite voi olla suojattu, joten sitä ei panna otsikkoon eikä luetteloon.`, `adressen i ”${name}” kan vara skyddad, så den står varken i rubriken eller i listan.`, `the address in "${name}" may be protected, so it stands in no title and no list.`))
  for (const name of statistics) if (!["choice", "yesNo"].includes(field.get(name)?.kind ?? "choice")) report("statistics", inWords(`tietueet lasketaan valinnoittain, eikä ”${name}” ole valinta.`, `posterna räknas enligt val, och ”${name}” är inget val.`, `records are counted by choices, and "${name}" is none.`))
  if (subject !== null) must("subject", subject)
  const isPerson = subject !== null && field.get(subject)?.kind === "person"
  if (subject !== null && !isPerson) report("subject", inWords(`kentässä ”${subject}” ei ole henkilöä.`, `fältet ”${subject}” innehåller ingen person.`, `"${subject}" holds no person.`))
  if (belongsTo !== null) must("belongsTo", belongsTo)
  if (belongsTo !== null && !field.get(belongsTo)?.required) report("belongsTo", inWords("se, mihin tietue kuuluu, on nimettävä: tee linkistä pakollinen.", "det som posten hör till ska anges: gör länken obligatorisk.", "what it is part of has to be named: the link is required."))
  if (belongsTo !== null && subject !== null) report("belongsTo", inWords("kenestä tietue on, tulee siitä mihin se kuuluu. Poista toinen.", "vem posten gäller följer av det den hör till. Ta bort det ena.", "whose it is comes from what it is part of. Take one of the two away."))
  if (subject === null && belongsTo === null && fields.some(({ kind }) => kind === "homeAddress")) report("subject", inWords("kotiosoite on, mutta ei henkilöä, jonka se on. Nimeä henkilö.", "det finns en hemadress men ingen person som den tillhör. Ange personen.", "there is a home address, and nobody whose it is. Name the person."))
  if (secrecy === "public" && isPerson) report("secrecy", inWords("henkilöä koskevat tietueet eivät ole kokonaan julkisia. Nimeä julkiset kentät.", "poster om en person är inte helt offentliga. Ange de fält som är det.", "records about a person are not public as a whole. Name the fields that are."))
  if (keys.length === 0 && belongsTo === null) report("search keys", inWords("itsenäinen tietue löytyy jollakin ilmoitetulla hakutekijällä. Nimeä sellainen.", "en självständig post hittas med någon angiven sökfaktor. Ange en.", "a record that stands by itself is found by some declared key. Name one."))
  for (const { key, field: name } of keys) {
    must(`search key ${key}`, name)
    const found = field.get(name)
    if (!found) continue
    if (kindOf(found.kind).keys === undefined && found.kind !== "period") report(`search key ${key}`, inWords(`mitään ei löydy tiedolla, jonka laji on ${kindOf(found.kind).label.fi} (”${name}”).`, `inget hittas med en uppgift av slaget ${kindOf(found.kind).label.sv} (”${name}”).`, `nothing can be found by a ${found.kind}, as "${name}" is.`))
    if ((key === "hetu") !== (found.kind === "person") && key === "hetu") report(`search key ${key}`, inWords(`kentässä ”${name}” ei ole henkilötunnusta.`, `fältet ”${name}” innehåller ingen personbeteckning.`, `"${name}" holds no identity code.`))
    if (found.kind === "period" && searchKeys[key].of !== "time") report(`search key ${key}`, inWords("ajanjakso löytyy ajan hakutekijällä.", "en period hittas med en sökfaktor för tid.", "a period is found by a key of time."))
  }
  for (const { code, clock } of stages) {
    if (clock === null || clock.from === null) continue
    must(`stage ${code}`, clock.from)
    if (field.get(clock.from)?.kind !== "day") report(`stage ${code}`, inWords(`määräaika lasketaan päivästä, eikä ”${clock.from}” ole päivä.`, `tidsfristen räknas från en dag, och ”${clock.from}” är ingen dag.`, `the clock begins from a day, and "${clock.from}" is none.`))
  }
  if (retention.from !== "end") {
    must("retention", retention.from)
    if (field.get(retention.from)?.kind !== "day") report("retention", inWords(`se lasketaan päivästä, eikä ”${retention.from}” ole päivä.`, `den räknas från en dag, och ”${retention.from}” är ingen dag.`, `it is counted from a day, and "${retention.from}" is none.`))
  }
  for (const { name, outsideEea } of recipients) if (outsideEea) report("recipients", inWords(`”${name.fi}” on ETA-alueen ulkopuolella: sinne ei luovuteta mitään (GDPR 44–49).`, `”${name.sv}” finns utanför EES: inget lämnas ut dit (GDPR 44–49).`, `"${name.en}" is outside the EEA: nothing is given there (GDPR 44–49).`))
}

/** What a definition needs of the rest of the model: its register, a notice, and that its search keys are what the public description tells. */
export function checkPlace(definition: RegisterDefinition, model: Pick<Model, "registers" | "notices" | "pools" | "definitions" | "systems">): DefinitionFault[] {
  const { register: id, searchKeys: keys, fields, systems } = definition
  const register = model.registers.find((one) => one.id === id)
  if (!register) return [{ at: "register", message: inWords(`rekisteriä ”${id}” ei ole. Lisää se rekistereihin tai korjaa tunnus.`, `registret ”${id}” finns inte. Lägg till det bland registren eller rätta koden.`, `there is no register "${id}". Declare it among the registers, or mend the id.`) }]
  const faults: DefinitionFault[] = []
  if (register.notice === null && !model.notices.some(({ registers }) => registers.includes(id))) faults.push({ at: "notice", message: inWords("mikään tietosuojaseloste ei kerro rekisteristä (GDPR 13–14). Kirjoita se ensin.", "ingen dataskyddsbeskrivning berättar om registret (GDPR 13–14). Skriv en först.", "no privacy notice tells of the register (GDPR 13–14). Write one first.") })
  const pools = model.pools.filter(({ registers }) => registers.some((one) => one.register === id))
  const declared = new Set(pools.flatMap(({ searchKeys: its }) => its.items.map(({ key }) => key)))
  if (pools.length === 0) faults.push({ at: "register", message: inWords("mikään tietovaranto ei sisällä rekisteriä (906/2019 28 §).", "inget informationslager innehåller registret (906/2019 28 §).", "no information pool holds the register (906/2019 28 §).") })
  for (const { key } of keys) if (!declared.has(key)) faults.push({ at: `search key ${key}`, message: inWords("mikään rekisterin tietovaranto ei ilmoita sitä (906/2019 28 § 4 k). Ilmoita se siellä tai poista tästä.", "inget av registrets informationslager anger den (906/2019 28 § 4 p.). Ange den där eller ta bort den här.", "no pool of the register declares it (906/2019 28 § item 4). Declare it there, or take it away here.") })
  for (const system of systems) if (!model.systems.some((one) => one.id === system)) faults.push({ at: "systems", message: inWords(`tietojärjestelmää ”${system}” ei ole. Lisää se tai korjaa tunnus.`, `informationssystemet ”${system}” finns inte. Lägg till det eller rätta koden.`, `there is no information system "${system}". Declare it, or mend the id.`) })
  const types = new Set(model.definitions.map(({ type }) => type))
  for (const { name, to } of fields) if (to !== null && !types.has(to)) faults.push({ at: `field ${name}`, message: inWords(`tietuetyyppiä ”${to}” ei ole.`, `posttypen ”${to}” finns inte.`, `there is no type of record "${to}".`) })
  checkExchangePlace(definition, model, (at, message) => void faults.push({ at, message }))
  return faults
}
