import { asked } from "../registers/define.ts"
import { contact, type Doers, identified, move, stage, usual } from "./parts.ts"

/** Relations with clients (F28): contacted, assessed, planned for, served and ended, with the contacts that were taken. */
export const clientRelation = ({ by = usual }: Doers = {}) =>
  ({
    family: "client-relation",
    fields: {
      client: asked.person("Asiakas", "Klient", "Client", { ...identified, secrecy: "24-1-25" }),
      home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", contact),
      phone: asked.text("Puhelin", "Telefon", "Telephone", { ...contact, most: 40 }),
      period: asked.period("Asiakkuuden aika", "Kundrelationens tid", "Time of the relation", { required: true, data: "ordinary", secrecy: "24-1-25" }),
      need: asked.longText("Palvelutarve", "Servicebehov", "Need for service", { data: "special", secrecy: "24-1-25" }),
      plan: asked.longText("Suunnitelma", "Plan", "Plan", { data: "special", secrecy: "24-1-25" }),
      reviewOn: asked.day("Suunnitelma tarkistetaan", "Planen ses över", "Plan reviewed", { data: "ordinary", secrecy: "24-1-25" }),
      contacts: asked.longText("Yhteydenotot", "Kontakter", "Contacts", { data: "special", secrecy: "24-1-25" }),
      outcome: asked.longText("Lopputulos", "Resultat", "Outcome", { data: "ordinary", secrecy: "24-1-25" }),
    },
    title: ["client"] as const,
    stages: [
      stage("contacted", "yhteydenotto", "kontakt", "contacted"),
      stage("assessed", "arvioitu", "bedömd", "assessed"),
      stage("planned", "suunniteltu", "planerad", "planned"),
      stage("served", "palvelussa", "i service", "in service"),
      stage("ended", "päättynyt", "avslutad", "ended", { ends: true }),
    ],
    moves: [
      move("assess", ["Arvioi tarve", "Bedöm behovet", "Assess the need"], "contacted", "assessed", { by, needs: ["need"] }),
      move("plan", ["Tee suunnitelma", "Gör en plan", "Make a plan"], ["assessed", "served"], "planned", { by, needs: ["plan", "reviewOn"] }),
      move("serve", ["Aloita palvelu", "Inled servicen", "Begin the service"], "planned", "served", { by }),
      move("end", ["Päätä", "Avsluta", "End"], ["contacted", "assessed", "planned", "served"], "ended", { by, needs: ["outcome"] }),
    ],
  })
