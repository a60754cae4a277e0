import { asked } from "../registers/define.ts"
import { among, type Doers, move, only, rule, stage, usual } from "./parts.ts"

/** Permits for the use of public areas (F17): applied for, others asked, decided with terms and a fee by days, area and class, watched and ended. */
export const publicAreaPermit = ({ by = usual, decidedBy = by }: Doers = {}) =>
  ({
    family: "public-area-permit",
    fields: {
      applicant: asked.company("Hakija", "Sökande", "Applicant", { required: true, public: true }),
      kind: asked.choice("Laji", "Slag", "Kind", { required: true, public: true, ...among(["event", "tapahtuma", "evenemang", "event"], ["area", "alueen vuokra", "hyra av område", "area let"], ["work", "työmaa", "arbetsplats", "works"]) }),
      site: asked.siteAddress("Paikka", "Plats", "Place", { required: true, public: true }),
      place: asked.place("Paikka kartalla", "Plats på kartan", "Place on the map"),
      time: asked.period("Aika", "Tid", "Time", { required: true, public: true }),
      area: asked.number("Pinta-ala neliömetreinä", "Areal i kvadratmeter", "Area in square metres", { required: true, least: 1, most: 1_000_000 }),
      paymentClass: asked.number("Maksuluokka", "Avgiftsklass", "Class of payment", { required: true, least: 1, most: 5 }),
      statementsOn: asked.day("Lausunnot saatu", "Utlåtanden fått", "Statements received"),
      terms: asked.longText("Ehdot", "Villkor", "Terms"),
      inspectedOn: asked.day("Tarkastettu", "Granskad", "Inspected"),
      defects: asked.longText("Puutteet", "Brister", "Defects"),
    },
    rules: [rule("time", "filled(until(time))", "Anna myös viimeinen päivä.", "Ange också den sista dagen.", "Enter the last day too.")],
    stages: [
      stage("applied", "vireillä", "anhängig", "applied for"),
      stage("statements", "lausunnoilla", "på utlåtande", "others asked"),
      stage("granted", "myönnetty", "beviljat", "granted"),
      stage("ended", "päättynyt", "upphört", "ended", { ends: true }),
      stage("refused", "hylätty", "avslaget", "refused", { ends: true }),
      stage("withdrawn", "peruttu", "återtaget", "withdrawn", { ends: true }),
    ],
    moves: [
      move("ask", ["Pyydä lausunnot", "Begär utlåtanden", "Ask for statements"], "applied", "statements", { by }),
      move("grant", ["Myönnä", "Bevilja", "Grant"], ["applied", "statements"], "granted", { by: decidedBy, needs: ["terms"], decides: true }),
      move("refuse", ["Hylkää", "Avslå", "Refuse"], ["applied", "statements"], "refused", { by: decidedBy, decides: true }),
      move("withdraw", ["Peru hakemus", "Återta ansökan", "Withdraw the application"], ["applied", "statements"], "withdrawn", { by, herself: true }),
      move("end", ["Päätä tarkastuksen jälkeen", "Avsluta efter granskning", "End after inspection"], "granted", "ended", { by, needs: ["inspectedOn"], only: only("not filled(defects)", "Puutteita on korjaamatta.", "Det finns brister som inte rättats.", "There are defects to be mended.") }),
    ],
    statistics: ["kind"] as const,
  })
