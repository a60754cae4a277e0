import type { DecisionLanguage } from "../../law/remedy-texts.ts"
import { type Day, sayDay } from "../../lib/day.ts"
import type { DecisionForm, DecisionKind } from "./form.ts"

/** What a template knows of the case. */
export interface CaseFacts {
  readonly number: string
  readonly title: string
  readonly pendingOn: Day | null
}

type Texts = Pick<DecisionForm, "heading" | "matter" | "grounds" | "decision" | "provisions">

interface Template {
  readonly kind: DecisionKind
  readonly write: Readonly<Record<DecisionLanguage, (facts: CaseFacts) => Texts>>
}

const fiMatter = ({ number, title, pendingOn }: CaseFacts): string => `Asia ${number}: ${title}.${pendingOn ? ` Asia on tullut vireille ${sayDay(pendingOn, "fi")}.` : ""}`
const svMatter = ({ number, title, pendingOn }: CaseFacts): string => `Ärende ${number}: ${title}.${pendingOn ? ` Ärendet har inletts ${sayDay(pendingOn, "sv")}.` : ""}`

/** The templates of decisions, in the two languages in which they are given. What stands in square brackets is for the one who drafts. */
const templates = {
  granted: {
    kind: "body-or-office-holder",
    write: {
      fi: (facts) => ({ heading: `Päätös: ${facts.title}`, matter: fiMatter(facts), grounds: "[Mitkä seikat ja selvitykset ovat vaikuttaneet ratkaisuun.]", decision: "Hakemus hyväksytään. [Mitä myönnetään, mistä alkaen ja millä ehdoilla.]", provisions: "[Laki ja pykälä]" }),
      sv: (facts) => ({ heading: `Beslut: ${facts.title}`, matter: svMatter(facts), grounds: "[Vilka omständigheter och utredningar som har inverkat på avgörandet.]", decision: "Ansökan godkänns. [Vad som beviljas, från när och på vilka villkor.]", provisions: "[Lag och paragraf]" }),
    },
  },
  rejected: {
    kind: "body-or-office-holder",
    write: {
      fi: (facts) => ({ heading: `Päätös: ${facts.title}`, matter: fiMatter(facts), grounds: "[Mikä edellytys ei täyty, ja mihin selvitykseen se perustuu.]", decision: "Hakemus hylätään.", provisions: "[Laki ja pykälä]" }),
      sv: (facts) => ({ heading: `Beslut: ${facts.title}`, matter: svMatter(facts), grounds: "[Vilken förutsättning som inte uppfylls och vilken utredning det grundar sig på.]", decision: "Ansökan avslås.", provisions: "[Lag och paragraf]" }),
    },
  },
  "document-refused": {
    kind: "document-request",
    write: {
      fi: (facts) => ({ heading: `Päätös asiakirjapyyntöön: ${facts.title}`, matter: fiMatter(facts), grounds: "[Mikä osa on salassa pidettävä, millä perusteella ja mitä haittaa tiedon antamisesta seuraisi.]", decision: "Pyydettyjä tietoja ei anneta. [Mikä osa annetaan.]", provisions: "Laki viranomaisten toiminnan julkisuudesta (621/1999) 14 §, 24 § [kohta]" }),
      sv: (facts) => ({ heading: `Beslut om begäran om handlingar: ${facts.title}`, matter: svMatter(facts), grounds: "[Vilken del som är sekretessbelagd, på vilken grund och vilken skada det skulle medföra att uppgifterna lämnas ut.]", decision: "De begärda uppgifterna lämnas inte ut. [Vilken del som lämnas ut.]", provisions: "Lagen om offentlighet i myndigheternas verksamhet (621/1999) 14 §, 24 § [punkt]" }),
    },
  },
} as const satisfies Readonly<Record<string, Template>>

export type TemplateName = keyof typeof templates
export const templateNames = Object.keys(templates) as TemplateName[]

/** A template filled in with what is known of a case. */
export const fromTemplate = (name: TemplateName, language: DecisionLanguage, facts: CaseFacts): Texts & { readonly kind: DecisionKind } => ({ kind: templates[name].kind, ...templates[name].write[language](facts) })

/** True while something that the template left to the one who drafts stands in a text. */
export const isUnfinished = (text: string): boolean => /\[[^\]]*\]/.test(text)
