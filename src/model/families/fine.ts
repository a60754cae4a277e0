import { asked } from "../registers/define.ts"
import type { Role } from "../rules/roles.ts"
import { among, type Doers, economic, move, only, rule, stage, usual } from "./parts.ts"

/** Fines with rectification (F18): imposed, claimed against and reviewed by another than who took the claim, paid, or risen and sent to enforcement. The declaration gives the day `dueOn`. */
export const fine = ({ by = usual, decidedBy = by }: Doers = {}) =>
  ({
    family: "fine",
    fields: {
      ground: asked.longText("Peruste", "Grund", "Ground", { required: true }),
      way: asked.choice("Miten annettu", "Hur den gavs", "How it was given", { required: true, ...among(["car", "kiinnitetty ajoneuvoon", "fäst på fordonet", "fixed to the vehicle"], ["letter", "kirjeellä", "per brev", "by letter"]) }),
      givenOn: asked.day("Annettu", "Given", "Given", { required: true }),
      amount: asked.money("Määrä", "Belopp", "Amount", { required: true, least: 1, most: 80, ...economic }),
      knownOn: asked.day("Katsotaan tiedoksi saaduksi", "Anses delgiven", "Deemed known", { calculation: "if(way = 'car', givenOn, daysLater(givenOn, 7))" }),
      claimBy: asked.day("Oikaisua vaadittava viimeistään", "Rättelse yrkas senast", "To be claimed against by", { calculation: "daysLater(knownOn, 30)" }),
      claimedOn: asked.day("Oikaisua vaadittu", "Rättelse yrkad", "Claimed against", { data: "ordinary" }),
      claim: asked.longText("Vaatimus ja perustelut", "Yrkande och grunder", "Claim and grounds", { data: "ordinary", secrecy: "24-1-32" }),
      answer: asked.longText("Päätöksen perustelut", "Beslutets motivering", "Reasons of the decision", { data: "ordinary" }),
      paidOn: asked.day("Maksettu", "Betald", "Paid", economic),
    },
    rules: [rule("givenOn", "givenOn <= today()", "Maksu on annettu viimeistään tänään.", "Avgiften har getts senast i dag.", "The fine was given today at the latest.")],
    stages: [
      stage("imposed", "määrätty", "påförd", "imposed"),
      stage("claimed", "oikaisuvaatimus käsittelyssä", "rättelseyrkande behandlas", "claim being reviewed"),
      stage("upheld", "pysytetty", "fastställd", "upheld"),
      stage("risen", "korotettu", "höjd", "risen"),
      stage("paid", "maksettu", "betald", "paid", { ends: true }),
      stage("removed", "poistettu", "undanröjd", "removed", { ends: true }),
      stage("enforced", "ulosotossa", "i utsökning", "in enforcement", { ends: true }),
    ],
    moves: [
      move("claim", ["Oikaisua vaaditaan", "Rättelse yrkas", "Rectification is claimed"], ["imposed", "risen"], "claimed", { by, needs: ["claimedOn", "claim"], only: only("claimedOn <= claimBy", "Vaatimus on myöhässä.", "Yrkandet är försenat.", "The claim is late.") }),
      move("uphold", ["Pysytä", "Fastställ", "Uphold"], "claimed", "upheld", { by: decidedBy, needs: ["answer"], decides: true, notBy: "claim" }),
      move("remove", ["Poista", "Undanröj", "Remove"], "claimed", "removed", { by: decidedBy, needs: ["answer"], decides: true, notBy: "claim" }),
      move("raise", ["Korota", "Höj", "Raise"], ["imposed", "upheld"], "risen", { by, only: only("dueOn < today() and not filled(paidOn)", "Maksuaika ei ole päättynyt.", "Betalningstiden har inte gått ut.", "The time to pay is not over.") }),
      move("pay", ["Maksettiin", "Betalades", "Was paid"], ["imposed", "upheld", "risen"], "paid", { by, needs: ["paidOn"] }),
      move("enforce", ["Lähetä ulosottoon", "Sänd till utsökning", "Send to enforcement"], "risen", "enforced", { by: [...new Set<Role>([...by, "registrar"])] }),
    ],
    statistics: ["way"] as const,
  })
