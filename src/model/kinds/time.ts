import { z } from "zod"
import { type Day, dayAt, dayFromFinnish, instantFrom, isDay, sayDay, sayTime, timeAt } from "../../lib/day.ts"
import { inWords } from "../../lib/words.ts"
import { type Kind, type Typed, typedIn, whole, Wrong } from "./kind.ts"

const noDay = inWords("Anna päivä, joka on kalenterissa, esimerkiksi 31.3.2027.", "Ange en dag som finns i kalendern, till exempel 31.3.2027.", "Enter a day that is in the calendar, like 31.3.2027.")

/** A day as a browser sends it or as people here write it; null where nothing was typed. */
function dayIn(typed: Typed, part: string): Day | Wrong | null {
  const input = typedIn(typed, part)
  if (input === "") return null
  const found = isDay(input) ? input : dayFromFinnish(input)
  return found ?? new Wrong(noDay, part)
}

const isoDay = z.string().refine(isDay, { error: "is not a day" })

/** A calendar day, without a time. */
export const day: Kind<Day> = {
  label: inWords("päivä", "dag", "day"),
  type: "day",
  parts: whole("day"),
  read: (typed) => dayIn(typed, "value"),
  typed: (value) => ({ value }),
  show: sayDay,
  schema: isoDay,
  keys: (value) => [value],
  samples: ["2024-02-29", "1917-12-06"],
}

/** A moment in Finland's time, kept as an instant. */
export const instant: Kind<string> = {
  label: inWords("ajankohta", "tidpunkt", "moment"),
  type: "other",
  parts: whole("moment"),
  read(typed) {
    const input = typedIn(typed)
    if (input === "") return null
    const found = instantFrom(input)
    return found ? found.toISOString() : new Wrong(inWords("Anna päivä ja kellonaika, joka on olemassa.", "Ange en dag och ett klockslag som finns.", "Enter a day and a time that exist."))
  },
  typed: (value) => ({ value: `${dayAt(new Date(value))}T${timeAt(new Date(value))}` }),
  show: (value, language) => sayTime(new Date(value), language),
  schema: z.iso.datetime(),
  samples: ["2026-11-24T08:15:00.000Z"],
}

interface Period {
  readonly from: Day
  /** The last day; null while no end is known. */
  readonly until: Day | null
}

/** Days from the first to the last, both included. */
export const period: Kind<Period> = {
  label: inWords("ajanjakso", "tidsperiod", "period"),
  type: "period",
  parts: [
    { name: "from", label: inWords("alkaa", "börjar", "from"), control: "day" },
    { name: "until", label: inWords("päättyy", "slutar", "until"), control: "day" },
  ],
  read(typed) {
    const [from, until] = [dayIn(typed, "from"), dayIn(typed, "until")]
    if (from instanceof Wrong) return from
    if (until instanceof Wrong) return until
    if (from === null) return until === null ? null : new Wrong(inWords("Anna myös ensimmäinen päivä.", "Ange också den första dagen.", "Enter the first day too."), "from")
    if (until !== null && until < from) return new Wrong(inWords("Viimeinen päivä on ennen ensimmäistä.", "Den sista dagen är före den första.", "The last day is before the first."), "until")
    return { from, until }
  },
  typed: ({ from, until }) => ({ from, until: until ?? "" }),
  show: ({ from, until }, language) => `${sayDay(from, language)}–${until === null ? "" : sayDay(until, language)}`,
  schema: z.strictObject({ from: isoDay, until: isoDay.nullable() }),
  samples: [{ from: "2026-01-01", until: "2026-12-31" }, { from: "2026-05-01", until: null }],
}
