import { asked } from "../registers/define.ts"
import { among, type Doers, move, only, rule, stage, usual } from "./parts.ts"

const scale = { required: true, least: 1, most: 5 } as const

/** Incidents and observations of safety (F24): reported, weighed as likelihood times consequence, met with measures, followed up and closed. */
export const incident = ({ by = usual, decidedBy = ["supervisor", "case-handler"] }: Doers = {}) =>
  ({
    family: "incident",
    fields: {
      kind: asked.choice("Laji", "Slag", "Kind", { required: true, ...among(["observation", "turvallisuushavainto", "säkerhetsobservation", "observation"], ["near-miss", "läheltä piti", "tillbud", "near miss"], ["accident", "tapaturma", "olycksfall", "accident"]) }),
      happenedOn: asked.day("Tapahtui", "Inträffade", "Happened", { required: true }),
      where: asked.text("Missä", "Var", "Where", { required: true }),
      happened: asked.longText("Mitä tapahtui", "Vad som hände", "What happened", { required: true, data: "ordinary", secrecy: "24-1-32" }),
      likelihood: asked.number("Todennäköisyys 1–5", "Sannolikhet 1–5", "Likelihood 1–5", scale),
      consequence: asked.number("Seuraus 1–5", "Följd 1–5", "Consequence 1–5", scale),
      risk: asked.number("Riski", "Risk", "Risk", { calculation: "likelihood * consequence" }),
      level: asked.choice("Riskin taso", "Risknivå", "Level of risk", { calculation: "if(risk >= 15, 'high', if(risk >= 6, 'medium', 'low'))", ...among(["low", "pieni", "liten", "low"], ["medium", "kohtalainen", "måttlig", "medium"], ["high", "suuri", "stor", "high"]) }),
      measures: asked.longText("Toimenpiteet", "Åtgärder", "Measures"),
      responsible: asked.text("Vastuuhenkilö", "Ansvarig", "Who is responsible", { data: "ordinary" }),
      measuresBy: asked.day("Tehtävä viimeistään", "Görs senast", "To be done by"),
      doneOn: asked.day("Tehty", "Gjort", "Done"),
      leftRisk: asked.number("Jäljelle jäävä riski", "Återstående risk", "Risk that is left", { least: 1, most: 25 }),
    },
    rules: [
      rule("happenedOn", "happenedOn <= today()", "Tapahtumapäivä on viimeistään tänään.", "Händelsedagen är senast i dag.", "It happened today at the latest."),
      rule("doneOn", "doneOn >= happenedOn", "Toimenpide on tehty vasta tapahtuman jälkeen.", "Åtgärden har gjorts först efter händelsen.", "The measure was taken after it happened."),
    ],
    stages: [
      stage("reported", "ilmoitettu", "anmäld", "reported"),
      stage("assessed", "arvioitu", "bedömd", "assessed"),
      stage("measures", "toimenpiteet käynnissä", "åtgärder pågår", "measures under way"),
      stage("followed", "seurannassa", "uppföljs", "followed up"),
      stage("closed", "päätetty", "avslutad", "closed", { ends: true }),
    ],
    moves: [
      move("assess", ["Arvioi riski", "Bedöm risken", "Assess the risk"], "reported", "assessed", { by }),
      move("measure", ["Aloita toimenpiteet", "Inled åtgärder", "Begin measures"], "assessed", "measures", { by, needs: ["measures", "responsible", "measuresBy"] }),
      move("dismiss", ["Päätä ilman toimenpiteitä", "Avsluta utan åtgärder", "Close without measures"], "assessed", "closed", { by: decidedBy, only: only("level = 'low'", "Riski vaatii toimenpiteitä.", "Risken kräver åtgärder.", "The risk needs measures.") }),
      move("follow", ["Siirrä seurantaan", "Följ upp", "Follow up"], "measures", "followed", { by, needs: ["doneOn", "leftRisk"] }),
      move("reopen", ["Palauta toimenpiteisiin", "Återför till åtgärder", "Back to measures"], "followed", "measures", { by }),
      move("close", ["Päätä", "Avsluta", "Close"], "followed", "closed", { by: decidedBy, only: only("leftRisk <= risk", "Riski on kasvanut: lisää toimenpiteitä.", "Risken har ökat: lägg till åtgärder.", "The risk has grown: add measures.") }),
    ],
    statistics: ["kind", "level"] as const,
  })
