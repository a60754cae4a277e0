import type { Language } from "../../lib/words.ts"

const fi = {
  lead: "Kun palvelu ei toimi tai sen toiminta on uhattuna, siitä kerrotaan heti kaikilla sivuilla: mikä ei toimi, milloin sen arvioidaan toimivan, miten asian voi hoitaa muuten, ja lopuksi että häiriö on ohi (tiedonhallintalaki 13 a §).",
  none: "Häiriöistä ei ole kerrottu.",
  announce: "Kerro häiriöstä",
  what: (language: string) => `Mikä ei toimi ja mitä voi tehdä sen sijaan (${language})`,
  whatHint: "Esimerkiksi: Hakemuksia ei voi lähettää. Voit soittaa kirjaamoon.",
  from: "Alkaa",
  until: "Arvioitu päättyminen",
  newUntil: "Uusi arvio",
  estimate: "Muuta arviota",
  end: "Kerro, että häiriö on ohi",
  on: "Kesken",
  over: "Ohi",
  needsWhat: "Kirjoita suomeksi, mikä ei toimi.",
  tooLong: "Kirjoita enintään 500 merkkiä.",
  badTime: "Anna päivä ja kellonaika.",
  badEnd: "Päättymisen on oltava alkamisen jälkeen eikä se voi olla jo ohi.",
  gone: "Häiriö on jo ohi.",
}

const sv: typeof fi = {
  lead: "När tjänsten inte fungerar eller det finns risk för det berättas det genast på alla sidor: vad som inte fungerar, när det beräknas fungera, hur ärendet kan skötas på annat sätt, och till slut att störningen är över (informationshanteringslagen 13 a §).",
  none: "Inga störningar har meddelats.",
  announce: "Meddela en störning",
  what: (language) => `Vad som inte fungerar och vad man kan göra i stället (${language})`,
  whatHint: "Till exempel: Ansökningar kan inte skickas. Du kan ringa registratorskontoret.",
  from: "Börjar",
  until: "Beräknas vara över",
  newUntil: "Ny beräkning",
  estimate: "Ändra beräkningen",
  end: "Meddela att störningen är över",
  on: "Pågår",
  over: "Över",
  needsWhat: "Skriv på finska vad som inte fungerar.",
  tooLong: "Skriv högst 500 tecken.",
  badTime: "Ange dag och klockslag.",
  badEnd: "Slutet måste vara efter början och får inte redan ha passerats.",
  gone: "Störningen är redan över.",
}

const en: typeof fi = {
  lead: "When the service does not work, or may stop working, every page says so at once: what does not work, when it is expected to, what to do instead, and at last that it is over (906/2019 13 a §).",
  none: "No break has been announced.",
  announce: "Announce a break",
  what: (language) => `What does not work, and what to do instead (${language})`,
  whatHint: "For example: Applications cannot be sent. You can call the registry office.",
  from: "Begins",
  until: "Estimated end",
  newUntil: "New estimate",
  estimate: "Change the estimate",
  end: "Say that it is over",
  on: "On",
  over: "Over",
  needsWhat: "Say in Finnish what does not work.",
  tooLong: "Write at most 500 characters.",
  badTime: "Give a day and a time.",
  badEnd: "The end must come after the start, and not be past already.",
  gone: "The break is over already.",
}

export const breakWords: Readonly<Record<Language, typeof fi>> = { fi, sv, en }
