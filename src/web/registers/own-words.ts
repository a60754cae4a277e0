import type { Language } from "../../lib/words.ts"

const fi = {
  titleFor: (name: string) => `Palvelut: ${name}`, leadFor: (name: string) => `Asioit tässä toisen puolesta: ${name}. Näet ja teet sen, minkä rekisteri sallii puolesta asioivalle. Mitä teet, kirjataan sinun tekemäksesi.`, noneFor: "Täällä ei ole nyt mitään, mitä hänen tai yrityksen puolesta voi hoitaa.",
  title: "Palvelusi", lead: "Tällä sivulla varaat ajan, näet suunnitelmasi, annat ja perut suostumuksia ja tuot tietoja itsestäsi.", none: "Sinulla ei ole nyt palveluja, joita hoitaa täällä.", back: "Omat sivut",
  time: "Aika", noTimes: "Vapaita aikoja ei ole nyt. Katso myöhemmin uudelleen tai soita.", laterTimes: "Myöhemmät ajat", firstTimes: "Ensimmäiset ajat", open: (what: string) => `Uusi: ${what.toLowerCase()}`, save: "Lähetä",
  bring: "Tuo tietoja", bringLead: "Virkailija katsoo tiedot ja hyväksyy ne. Siihen asti voimassa on entinen tieto.", waits: "Odottaa virkailijan hyväksyntää", accepted: "Hyväksytty", left: "Ei hyväksytty", brought: "Mitä olet tuonut", broughtOn: "Milloin", what: "Mitä", state: "Tila",
  asked: "Mitä sinusta on kysytty muilta", askedWhat: "Mitä", askedWhom: "Mistä järjestelmästä", ground: "Peruste", answer: "Vastaus",
  givenFor: "Mitä on annettu muille", given: "Mitä sinusta on annettu muille", givenNone: "Sinua koskevia tietoja ei ole annettu muille näistä palveluista.",
  done: { opened: "Lähetetty.", moved: "Muutos on tehty.", brought: "Tiedot on lähetetty virkailijalle.", nothing: "Mikään ei muuttunut." } as Readonly<Record<string, string>>, taken: "Tämä ei enää onnistu: aika on juuri varattu tai tila on muuttunut. Valitse uudelleen.", notHers: "Tätä et voi tehdä itse. Ota yhteyttä virkailijaan.", code: "Henkilötunnusta ei kirjoiteta tekstiin.",
}

export type OwnWords = typeof fi

const sv: OwnWords = {
  titleFor: (name) => `Tjänster: ${name}`, leadFor: (name) => `Du uträttar här ärenden för en annan: ${name}. Du ser och gör det som registret tillåter för den som företräder en annan. Det du gör antecknas som gjort av dig.`, noneFor: "Det finns inget här just nu som kan skötas för personen eller företaget.",
  title: "Dina tjänster", lead: "På den här sidan bokar du tid, ser din plan, ger och återkallar samtycken och lämnar uppgifter om dig själv.", none: "Du har inga tjänster att sköta här just nu.", back: "Egna sidor",
  time: "Tid", noTimes: "Det finns inga lediga tider just nu. Titta igen senare eller ring.", laterTimes: "Senare tider", firstTimes: "De första tiderna", open: (what) => `Ny: ${what.toLowerCase()}`, save: "Skicka",
  bring: "Lämna uppgifter", bringLead: "En tjänsteman ser på uppgifterna och godkänner dem. Till dess gäller de tidigare.", waits: "Väntar på tjänstemannens godkännande", accepted: "Godkänt", left: "Inte godkänt", brought: "Vad du har lämnat", broughtOn: "När", what: "Vad", state: "Läge",
  asked: "Vad om dig som har frågats av andra", askedWhat: "Vad", askedWhom: "Av vilket system", ground: "Grund", answer: "Svar",
  givenFor: "Vad som har getts till andra", given: "Vad om dig som har getts till andra", givenNone: "Inga uppgifter om dig har getts till andra från de här tjänsterna.",
  done: { opened: "Skickat.", moved: "Ändringen är gjord.", brought: "Uppgifterna har skickats till tjänstemannen.", nothing: "Inget ändrades." }, taken: "Det här går inte längre: tiden har just bokats eller läget har ändrats. Välj på nytt.", notHers: "Det här kan du inte göra själv. Kontakta tjänstemannen.", code: "En personbeteckning skrivs inte i text.",
}

const en: OwnWords = {
  titleFor: (name) => `Services: ${name}`, leadFor: (name) => `You act here for another: ${name}. You see and do what the register lets one who acts for another. What you do is noted as done by you.`, noneFor: "There is nothing here now that can be looked after for the person or the company.",
  title: "Your services", lead: "On this page you book a time, see your plan, give and withdraw consents, and bring data about yourself.", none: "You have no services to look after here now.", back: "Own pages",
  time: "Time", noTimes: "There are no free times now. Look again later, or call.", laterTimes: "Later times", firstTimes: "The first times", open: (what) => `New: ${what.toLowerCase()}`, save: "Send",
  bring: "Bring data", bringLead: "An official looks at the data and accepts it. Until then what was there before holds.", waits: "Waits for an official to accept", accepted: "Accepted", left: "Not accepted", brought: "What you have brought", broughtOn: "When", what: "What", state: "State",
  asked: "What about you has been asked of others", askedWhat: "What", askedWhom: "Of which system", ground: "Ground", answer: "Answer",
  givenFor: "What has been given to others", given: "What about you has been given to others", givenNone: "No data about you has been given to others from these services.",
  done: { opened: "Sent.", moved: "The change is made.", brought: "The data has been sent to an official.", nothing: "Nothing changed." }, taken: "This can no longer be done: the time has just been taken, or things have changed. Choose again.", notHers: "You cannot do this by yourself. Contact the official.", code: "A personal identity code is not written in text.",
}

export const ownWords: Readonly<Record<Language, OwnWords>> = { fi, sv, en }
