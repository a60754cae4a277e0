import { asked } from "../registers/define.ts"
import { contact, type Doers, move, rule, stage, usual } from "./parts.ts"

/** Bookings of places, times and courses (F10): asked for, queued where there is no room, confirmed, held or cancelled. */
export const booking = ({ by = usual }: Doers = {}) =>
  ({
    family: "booking",
    fields: {
      what: asked.text("Varauksen kohde", "Det som bokas", "What is booked", { required: true, public: true }),
      time: asked.period("Aika", "Tid", "Time", { required: true, public: true }),
      persons: asked.number("Henkilöitä", "Personer", "Persons", { required: true, least: 1, most: 10_000 }),
      capacity: asked.number("Paikkoja", "Platser", "Places", { required: true, least: 1, most: 10_000 }),
      phone: asked.text("Puhelin", "Telefon", "Telephone", { ...contact, most: 40 }),
      price: asked.money("Hinta", "Pris", "Price", { least: 0 }),
      confirmedOn: asked.day("Vahvistettu", "Bekräftad", "Confirmed"),
    },
    rules: [rule("persons", "persons <= capacity", "Kohteeseen ei mahdu niin monta.", "Så många ryms inte.", "There is no room for so many.")],
    stages: [
      stage("applied", "haettu", "ansökt", "asked for"),
      stage("queued", "jonossa", "i kö", "in the queue"),
      stage("confirmed", "vahvistettu", "bekräftad", "confirmed"),
      stage("held", "toteutunut", "genomförd", "held", { ends: true }),
      stage("cancelled", "peruttu", "inställd", "cancelled", { ends: true }),
    ],
    moves: [
      move("queue", ["Siirrä jonoon", "Flytta till kön", "Put in the queue"], "applied", "queued", { by }),
      move("confirm", ["Vahvista", "Bekräfta", "Confirm"], ["applied", "queued"], "confirmed", { by, needs: ["confirmedOn", "price"] }),
      move("hold", ["Toteutui", "Genomfördes", "Was held"], "confirmed", "held", { by }),
      move("cancel", ["Peru", "Ställ in", "Cancel"], ["applied", "queued", "confirmed"], "cancelled", { by }),
    ],
  })
