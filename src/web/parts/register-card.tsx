import type { Language } from "../../lib/words.ts"
import { kindOf } from "../../model/kinds/kinds.ts"
import type { RegisterDefinition } from "../../model/registers/definition.ts"
import { searchKeys } from "../../model/search-key.ts"
import { href, routes } from "../routes.ts"
import { Fact } from "./pool-facts.tsx"
import { Table } from "./table.tsx"

const fi = {
  runs: "Näin rekisteri toimii", runsLead: "Rekisteri toimii Varannossa juuri tämän määrittelyn mukaan.", whatFor: "Tarkoitus", keys: "Hakutekijät", noKeys: "löytyy tietueesta, johon kuuluu", stages: "Vaiheet", bases: "Käsittelyn peruste", sources: "Tiedot saadaan", byConsent: "suostumuksella", recipients: "Tietoja annetaan", kept: "Säilytys",
  years: (n: number) => `${n} vuotta`, forever: "pysyvästi", fields: "Tiedot", field: "Tieto", kind: "Laji", data: "Henkilötieto", secret: "Salassapito", version: (n: number) => `versio ${n}`,
  classes: { none: "ei", ordinary: "henkilötieto", special: "erityinen henkilötieto", code: "henkilötunnus", economic: "taloudellinen tieto" } as Readonly<Record<string, string>>, isSecret: "salassa pidettävä", isPublic: "julkinen julkisessa tietueessa", onWeb: "Verkossa", seeThem: "Katso julkiset tiedot",
}

const cardWords: Readonly<Record<Language, typeof fi>> = {
  fi,
  sv: {
    runs: "Så fungerar registret", runsLead: "Registret fungerar i Varanto exakt enligt denna definition.", whatFor: "Ändamål", keys: "Sökfaktorer", noKeys: "hittas via den post som den hör till", stages: "Skeden", bases: "Grund för behandlingen", sources: "Uppgifter fås från", byConsent: "med samtycke", recipients: "Uppgifter lämnas till", kept: "Bevaras",
    years: (n) => `${n} år`, forever: "varaktigt", fields: "Uppgifter", field: "Uppgift", kind: "Slag", data: "Personuppgift", secret: "Sekretess", version: (n) => `version ${n}`,
    classes: { none: "nej", ordinary: "personuppgift", special: "särskild personuppgift", code: "personbeteckning", economic: "ekonomisk uppgift" }, isSecret: "sekretessbelagd", isPublic: "offentlig i en offentlig post", onWeb: "På webben", seeThem: "Se de offentliga uppgifterna",
  },
  en: {
    runs: "How the register runs", runsLead: "The register runs in Varanto by exactly this definition.", whatFor: "Purpose", keys: "Search keys", noKeys: "found through the record that it is part of", stages: "Stages", bases: "Ground of the processing", sources: "Data comes from", byConsent: "by consent", recipients: "Data is given to", kept: "Kept",
    years: (n) => `${n} years`, forever: "permanently", fields: "Data", field: "Datum", kind: "Kind", data: "Personal data", secret: "Secrecy", version: (n) => `version ${n}`,
    classes: { none: "no", ordinary: "personal data", special: "special personal data", code: "identity code", economic: "economic data" }, isSecret: "secret", isPublic: "public in a public record", onWeb: "On the web", seeThem: "See the public data",
  },
}

/** What a running register holds and how, told to anyone: read from the definition that the service enforces. */
export function RegisterCard({ definitions, municipality, language }: { readonly definitions: readonly RegisterDefinition[]; readonly municipality: string; readonly language: Language }) {
  const words = cardWords[language]
  if (definitions.length === 0) return null
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">{words.runs}</h2>
      <p>{words.runsLead}</p>
      {definitions.map((definition) => (
        <details key={definition.type} class="sheet">
          <summary>
            {definition.record[language]} <span class="quiet">{words.version(definition.version)}</span>
          </summary>
          <dl class="facts">
            <Fact term={words.whatFor}>{definition.purpose[language]}</Fact>
            <Fact term={words.keys}>{definition.searchKeys.length === 0 ? words.noKeys : definition.searchKeys.map(({ key }) => searchKeys[key].label[language]).join("; ")}</Fact>
            <Fact term={words.stages}>{definition.stages.map(({ label }) => label[language]).join(" · ")}</Fact>
            <Fact term={words.bases}>{definition.legalBases.map(({ article, law, explanation }) => `GDPR ${article}, ${law}: ${explanation[language]}`).join(" ")}</Fact>
            {definition.sources.length > 0 && <Fact term={words.sources}>{definition.sources.map(({ name, byConsent }) => name[language] + (byConsent ? ` (${words.byConsent})` : "")).join("; ")}</Fact>}
            {definition.recipients.length > 0 && <Fact term={words.recipients}>{definition.recipients.map(({ name, basis }) => `${name[language]} (${basis})`).join("; ")}</Fact>}
            {definition.onWeb !== null && (
              <Fact term={words.onWeb}>
                {definition.onWeb.stages.map((code) => definition.stages.find((one) => one.code === code)?.label[language] ?? code).join(", ")} ({definition.onWeb.law}): <a href={href(routes.publicRecords, { language, municipality, type: definition.type })}>{words.seeThem}</a>
              </Fact>
            )}
            <Fact term={words.kept}>
              {definition.retention.years === null ? words.forever : words.years(definition.retention.years)}: {definition.retention.basis[language]}
            </Fact>
          </dl>
          <Table label={`${definition.record[language]}: ${words.fields}`} heads={[words.field, words.kind, words.data, words.secret]}>
            {definition.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.label[language]}</th>
                <td>{kindOf(field.kind).label[language]}</td>
                <td>{words.classes[field.data] ?? field.data}</td>
                <td>{field.secrecy !== null ? words.isSecret : field.public ? words.isPublic : "–"}</td>
              </tr>
            ))}
          </Table>
        </details>
      ))}
    </section>
  )
}
