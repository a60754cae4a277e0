import { booking } from "../../../src/model/families/booking.ts"
import { among, column, rule } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"

const its = booking()

/** Bookings of halls, fields and rooms: row 11, with the price by time in started quarters. */
export const bookings = [
  defineRegister({
    ...its,
    type: "space-booking",
    register: "sivistystoimen-resurssivarausjarjestelman-sahkoisen-asiointipalvelun",
    version: 1,
    systems: ["resurssivarausjarjestelma"],
    record: inWords("Tilavaraus", "Lokalbokning", "Booking of a space"),
    purpose: inWords("Hallien, kenttien ja tilojen varaaminen ja laskutus.", "Bokning och fakturering av hallar, planer och lokaler.", "Booking and billing halls, fields and rooms."),
    fields: {
      customer: asked.person("Varaaja", "Den som bokar", "Who books", { required: true, data: "code", secrecy: "24-1-32" }),
      ...its.fields,
      group: asked.choice("Hintaryhmä", "Prisgrupp", "Price group", { required: true, ...among(["children", "lapset ja nuoret", "barn och unga", "children and young"], ["club", "seura", "förening", "club"], ["other", "muu", "annan", "other"]) }),
      hourPrice: asked.money("Tuntihinta", "Timpris", "Price an hour", { required: true, least: 0 }),
      minutes: asked.number("Minuutteja kerralla", "Minuter per gång", "Minutes a time", { required: true, least: 15, most: 1440 }),
      times: asked.number("Kertoja", "Gånger", "Times", { required: true, least: 1, most: 366 }),
      charged: asked.number("Laskutettavia minuutteja", "Minuter som faktureras", "Minutes charged", { calculation: "(0 - floor(0 - minutes / 15)) * 15" }),
      reckoned: asked.money("Laskettu hinta", "Beräknat pris", "Price as reckoned", { calculation: "hourPrice * (charged / 60) * times" }),
    },
    subject: "customer",
    title: ["what", "customer"],
    columns: ["time", "persons", "reckoned"],
    searchKeys: { serviceName: "what", customerName: "customer" },
    rules: [...its.rules, rule("time", "filled(until(time))", "Anna myös viimeinen päivä.", "Ange också den sista dagen.", "Enter the last day too.")],
    secrecy: "partly-secret",
    retention: { years: 6, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
    legalBases: [{ article: "6(1)(b)", law: "EU 2016/679", explanation: inWords("Varaus on sopimus tilan käytöstä.", "Bokningen är ett avtal om användning av lokalen.", "A booking is a contract on the use of a space.") }],
    lists: [
      {
        code: "day", label: inWords("Päivän varaukset", "Dagens bokningar", "Bookings of a day"), stages: ["confirmed"], day: "time", order: ["what", "time"],
        columns: [column("what", "Kohde", "Objekt", "What"), column("time", "Aika", "Tid", "Time"), column("customer", "Varaaja", "Bokare", "Who booked"), column("persons", "Henkilöitä", "Personer", "Persons"), column("phone", "Puhelin", "Telefon", "Telephone")],
      },
    ],
    statistics: ["group"],
    sample: { persons: "20", capacity: "30", hourPrice: "35,33", minutes: "100", times: "1" },
  }),
]
