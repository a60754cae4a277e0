import { type Language, languages } from "../words.ts"
import { wordsIn } from "./analyser.ts"

/** The commonest small words of each language that are no words of the others. */
const smallWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set("ja ei että hän mutta tai olen ovat kun jos myös kanssa sekä niin minä tämä joka mikä voi ole vain tästä mukaan kuin".split(" ")),
  sv: new Set("och att det är inte jag som för på av med den till om har ett vi kan från detta mig eller också hälsningar".split(" ")),
  en: new Set("the and of to is that it you not with this are have be was would please from your regards my".split(" ")),
}

/** The language that a text is written in, by its small words; Finnish where they do not tell. */
export function spokenIn(text: string): Language {
  const words = wordsIn(text.slice(0, 20_000))
  const counts = languages.map((language) => words.filter((word) => smallWords[language].has(word)).length)
  return languages[counts.indexOf(Math.max(...counts))] ?? "fi"
}
