import { asked } from "../registers/define.ts"
import type { Role } from "../rules/roles.ts"
import { among, type Doers, economic, move, only, rule, stage, usual } from "./parts.ts"

/** Grants (F09): applied for in a round, supplemented, scored, decided, paid by another than who decided, reported and, where not used, paid back. */
export const grant = ({ by = usual, decidedBy = by }: Doers = {}) =>
  ({
    family: "grant",
    fields: {
      roundFrom: asked.day("Haku alkaa", "Ansökningstiden börjar", "Round opens", { required: true }),
      roundUntil: asked.day("Haku päättyy", "Ansökningstiden slutar", "Round closes", { required: true }),
      applicant: asked.company("Hakija", "Sökande", "Applicant", { required: true, public: true }),
      account: asked.bankAccount("Tili", "Konto", "Account", { required: true, ...economic }),
      appliedOn: asked.day("Haettu", "Ansökt", "Applied", { required: true }),
      purpose: asked.longText("Käyttötarkoitus", "Ändamål", "Purpose", { required: true, public: true }),
      applied: asked.money("Haettu määrä", "Ansökt belopp", "Amount applied for", { required: true, least: 0, public: true }),
      assessment: asked.longText("Arvio", "Bedömning", "Assessment"),
      granted: asked.money("Myönnetty", "Beviljat", "Granted", { least: 0, public: true }),
      decidedOn: asked.day("Päätetty", "Beslutat", "Decided", { public: true }),
      paidOn: asked.day("Maksettu", "Betalt", "Paid"),
      reportBy: asked.day("Selvitys annettava viimeistään", "Redovisas senast", "Report due"),
      reportedOn: asked.day("Selvitys saatu", "Redovisning fått", "Report received"),
      spent: asked.money("Toteutuneet kulut", "Faktiska kostnader", "True costs", { least: 0 }),
      result: asked.choice("Selvityksen tulos", "Redovisningens resultat", "Outcome of the report", { ...among(["accepted", "hyväksytty", "godkänd", "accepted"], ["recovered", "peritään takaisin", "återkrävs", "asked back"]) }),
    },
    rules: [
      rule("roundUntil", "roundUntil >= roundFrom", "Haku päättyy vasta alettuaan.", "Ansökningstiden slutar först efter att den börjat.", "The round closes after it has opened."),
      rule("appliedOn", "appliedOn >= roundFrom and appliedOn <= roundUntil", "Hakuaika ei ole avoinna sinä päivänä.", "Ansökningstiden är inte öppen den dagen.", "The round is not open on that day."),
      rule("granted", "granted <= applied", "Enempää kuin haettiin ei voi myöntää.", "Mer än vad som söktes kan inte beviljas.", "No more than was applied for can be granted."),
    ],
    stages: [
      stage("applied", "haettu", "ansökt", "applied for"),
      stage("waiting", "odottaa täydennystä", "väntar på komplettering", "to be supplemented"),
      stage("assessed", "arvioitu", "bedömd", "assessed"),
      stage("granted", "myönnetty", "beviljad", "granted"),
      stage("paid", "maksettu", "betald", "paid"),
      stage("refused", "hylätty", "avslagen", "refused", { ends: true }),
      stage("reported", "selvitetty", "redovisad", "reported", { ends: true }),
      stage("recovered", "peritään takaisin", "återkrävs", "asked back", { ends: true }),
    ],
    moves: [
      move("ask-more", ["Pyydä täydennystä", "Begär komplettering", "Ask for more"], "applied", "waiting", { by }),
      move("supplement", ["Täydennettiin", "Kompletterades", "Was supplemented"], "waiting", "applied", { by }),
      move("assess", ["Arvioi", "Bedöm", "Assess"], "applied", "assessed", { by, needs: ["assessment"] }),
      move("grant", ["Myönnä", "Bevilja", "Grant"], "assessed", "granted", { by: decidedBy, needs: ["granted", "decidedOn"], decides: true }),
      move("refuse", ["Hylkää", "Avslå", "Refuse"], ["applied", "waiting", "assessed"], "refused", { by: decidedBy, needs: ["decidedOn"], decides: true }),
      move("pay", ["Maksa", "Betala", "Pay"], "granted", "paid", { by: [...new Set<Role>([...by, "registrar"])], needs: ["reportBy"], notBy: "grant", sets: { paidOn: "if(filled(paidOn), paidOn, today())" } }),
      move("accept", ["Hyväksy selvitys", "Godkänn redovisningen", "Accept the report"], "paid", "reported", { by, needs: ["reportedOn", "result"], only: only("result = 'accepted'", "Selvitys ei ole hyväksytty.", "Redovisningen är inte godkänd.", "The report is not accepted.") }),
      move("recover", ["Peri takaisin", "Återkräv", "Ask back"], "paid", "recovered", { by: decidedBy, needs: ["result"], decides: true, only: only("result = 'recovered'", "Selvityksen tulos ei ole takaisinperintä.", "Redovisningens resultat är inte återkrav.", "The report does not lead to asking back.") }),
    ],
    statistics: ["result"] as const,
  })
