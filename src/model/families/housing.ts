import { asked } from "../registers/define.ts"
import { contact, type Doers, economic, identified, move, only, stage, usual } from "./parts.ts"

/** Applications for dwellings in an order (F21): checked, queued, offered, chosen with reasons, and let. */
export const housing = ({ by = usual, decidedBy = by }: Doers = {}) =>
  ({
    family: "housing",
    fields: {
      applicant: asked.person("Hakija", "Sökande", "Applicant", identified),
      home: asked.homeAddress("Kotiosoite", "Hemadress", "Home address", contact),
      phone: asked.text("Puhelin", "Telefon", "Telephone", { ...contact, most: 40 }),
      adults: asked.number("Aikuisia", "Vuxna", "Adults", { required: true, least: 1, most: 10, data: "ordinary", secrecy: "24-1-32" }),
      children: asked.number("Lapsia", "Barn", "Children", { required: true, least: 0, most: 20, data: "ordinary", secrecy: "24-1-32" }),
      income: asked.money("Tulot kuukaudessa", "Inkomster per månad", "Income a month", { required: true, least: 0, ...economic }),
      wealth: asked.money("Varallisuus", "Förmögenhet", "Wealth", { required: true, least: 0, ...economic }),
      rooms: asked.number("Huoneita nyt", "Rum nu", "Rooms now", { required: true, least: 1, most: 20, data: "ordinary" }),
      checkedOn: asked.day("Liitteet tarkistettu", "Bilagorna kontrollerade", "Papers checked"),
      offered: asked.siteAddress("Tarjottu asunto", "Erbjuden bostad", "Dwelling offered"),
      answerBy: asked.day("Vastattava viimeistään", "Svaras senast", "To be answered by"),
      reasons: asked.longText("Valinnan perustelut", "Motivering av valet", "Reasons of the choice", { data: "ordinary", secrecy: "24-1-32" }),
      leaseFrom: asked.day("Vuokrasuhde alkaa", "Hyresförhållandet börjar", "Lease begins"),
    },
    title: ["applicant"] as const,
    stages: [
      stage("applied", "saapunut", "inkommen", "received"),
      stage("queued", "järjestyksessä", "i ordning", "in the order"),
      stage("offered", "tarjottu", "erbjuden", "offered"),
      stage("chosen", "valittu", "vald", "chosen"),
      stage("let", "vuokrattu", "uthyrd", "let", { ends: true }),
      stage("refused", "hylätty", "avslagen", "refused", { ends: true }),
      stage("lapsed", "rauennut", "förfallen", "lapsed", { ends: true }),
    ],
    moves: [
      move("queue", ["Hyväksy järjestykseen", "Godkänn i ordningen", "Take into the order"], "applied", "queued", { by, needs: ["checkedOn"] }),
      move("refuse", ["Hylkää", "Avslå", "Refuse"], ["applied", "queued"], "refused", { by: decidedBy, needs: ["reasons"], decides: true }),
      move("offer", ["Tarjoa asuntoa", "Erbjud bostad", "Offer a dwelling"], "queued", "offered", { by, needs: ["offered", "answerBy"] }),
      move("decline", ["Hakija kieltäytyi", "Sökanden tackade nej", "Applicant declined"], "offered", "queued", { by }),
      move("choose", ["Valitse", "Välj", "Choose"], "offered", "chosen", { by: decidedBy, needs: ["reasons"], decides: true, notBy: "offer" }),
      move("make-lease", ["Tee vuokrasopimus", "Ingå hyresavtal", "Make the lease"], "chosen", "let", { by, needs: ["leaseFrom"], only: only("leaseFrom >= checkedOn", "Vuokrasuhde alkaa vasta tarkistuksen jälkeen.", "Hyresförhållandet börjar först efter kontrollen.", "The lease begins after the check.") }),
      move("lapse", ["Raukesi", "Förföll", "Lapsed"], ["applied", "queued"], "lapsed", { by }),
    ],
  })
