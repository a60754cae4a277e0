import type { Model } from "../src/model/model.ts"
import { parseModel } from "../src/model/parse-model.ts"
import { asked, defineRegister } from "../src/model/registers/define.ts"
import { borrowers, lendingParts } from "./lending.ts"

const w = (fi: string, sv: string, en: string) => ({ fi, sv, en })

/** Fees that the library pays back: a register with a list, a batch of payments and a batch to somebody who may be given identity codes. */
export const refunds = () =>
  defineRegister({
    type: "refund",
    register: "asiakasrekisteri",
    version: 1,
    record: w("Maksun palautus", "Återbetalning", "Refund"),
    purpose: w("Liikaa maksetun palauttaminen.", "Återbetalning av det som betalats för mycket.", "Paying back what was paid too much."),
    fields: {
      person: asked.person("Saaja", "Mottagare", "Payee", { required: true, data: "code", secrecy: "24-1-32" }),
      account: asked.bankAccount("Tili", "Konto", "Account", { data: "economic" }),
      amount: asked.money("Määrä", "Belopp", "Amount", { required: true, data: "economic" }),
      why: asked.choice("Syy", "Orsak", "Reason", { required: true, options: [{ code: "twice", label: w("maksettu kahdesti", "betalt två gånger", "paid twice") }, { code: "returned", label: w("palautettu", "returnerad", "returned") }] }),
      day: asked.day("Sovittu päivä", "Avtalad dag", "Day agreed"),
      note: asked.text("Huomautus", "Anmärkning", "Remark"),
      paidOn: asked.day("Maksettu", "Betalt", "Paid"),
    },
    subject: "person",
    title: ["person"],
    columns: ["amount", "why"],
    searchKeys: { hetu: "person", personName: "person" },
    stages: [
      { code: "found", label: w("todettu", "konstaterad", "found") },
      { code: "approved", label: w("hyväksytty", "godkänd", "approved") },
      { code: "paid", label: w("maksettu", "betald", "paid"), ends: true },
      { code: "told", label: w("ilmoitettu", "anmäld", "told"), ends: true },
    ],
    moves: [
      { code: "approve", label: w("Hyväksy", "Godkänn", "Approve"), from: ["found"], to: "approved", by: ["case-handler", "registrar"] },
      { code: "pay", label: w("Maksa", "Betala", "Pay"), from: ["approved"], to: "paid", by: ["registrar"], needs: ["account"], notBy: "approve", sets: { paidOn: "today()" }, only: { if: "amount <= 1000€", message: w("Liian suuri maksettavaksi erässä.", "För stort för en sats.", "Too much for a batch.") } },
      { code: "unpay", label: w("Maksua ei lähetetty", "Betalningen sändes inte", "The payment was not sent"), from: ["paid"], to: "approved", by: ["registrar"] },
      { code: "tell", label: w("Ilmoita", "Anmäl", "Tell"), from: ["approved"], to: "told", by: ["registrar"] },
    ],
    lists: [
      { code: "by-day", label: w("Päivän palautukset", "Dagens återbetalningar", "Refunds of a day"), day: "day", stages: ["found", "approved"], columns: [{ heading: w("Saaja", "Mottagare", "Payee"), field: "person" }, { heading: w("Määrä", "Belopp", "Amount"), field: "amount" }, { heading: w("Huomautus", "Anmärkning", "Remark"), field: "note" }, { heading: w("IBAN", "IBAN", "IBAN"), field: "account", part: "iban" }], order: ["amount"] },
      { code: "great", label: w("Suuret", "Stora", "Great ones"), only: "amount >= 100€", columns: [{ heading: w("Saaja", "Mottagare", "Payee"), field: "person" }, { heading: w("Kaksinkertaisena", "Dubblerat", "Doubled"), value: "amount * 2" }] },
    ],
    batches: [
      { code: "payments", label: w("Palautusten maksut", "Utbetalning av återbetalningar", "Payments of refunds"), stage: "approved", move: "pay", only: "why = 'twice'", payment: { payee: "person", account: "account", amount: "amount", message: "'Kirjasto: palautus'", payer: { name: "Koivulan kaupunki", iban: "FI2112345600000785", bic: "NDEAFIHH" } } },
      { code: "to-treasury", label: w("Ilmoitus kassaan", "Anmälan till kassan", "Notice to the treasury"), stage: "approved", move: "tell", sum: "amount", recipient: "treasury", columns: [{ heading: w("Tunnus", "Beteckning", "Code"), field: "person", part: "code" }, { heading: w("Nimi", "Namn", "Name"), field: "person" }, { heading: w("Määrä", "Belopp", "Amount"), field: "amount" }, { heading: w("Syy", "Orsak", "Reason"), field: "why" }, { heading: w("Huomautus", "Anmärkning", "Remark"), field: "note" }] },
    ],
    recipients: [{ code: "treasury", name: w("Valtiokonttori", "Statskontoret", "State Treasury"), basis: "54/2000 1 §", fields: ["person", "amount", "why", "note"] }],
    secrecy: "partly-secret",
    retention: { years: 2, from: "end", after: "destroy", basis: w("Kirjaston tiedonohjaus", "Bibliotekets informationsstyrning", "The library's records plan") },
    legalBases: [{ article: "6(1)(c)", law: "1492/2016 6 §", explanation: w("Kunnan tehtävä pitää kirjastoa.", "Kommunens uppgift att hålla bibliotek.", "The municipality's task of keeping a library.") }],
  })

export const refundsModel = (...definitions: readonly ReturnType<typeof refunds>[]): Model => {
  const { definitions: _, ...parts } = lendingParts()
  return parseModel({ ...parts, definitions: [borrowers(), ...(definitions.length > 0 ? definitions : [refunds()])] })
}
