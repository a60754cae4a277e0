import assert from "node:assert/strict"
import test from "node:test"
import { chooseAnalyser, withoutDictionary } from "./analyser.ts"
import { coverNames } from "./names.ts"

for (const [how, analyser] of [["with the dictionary of this machine, if it has one,", chooseAnalyser(process.env)], ["without a dictionary", withoutDictionary()]] as const) {
  const covers = (names: string[], texts: string[]) => texts.map(coverNames(names, analyser))
  test(`${how} a name is covered in each of its forms, in any order and in a file's name`, () => {
    assert.deepEqual(
      covers(["Sofia Asukas"], ["Sofia Asukkaan hakemus", "Asukkaan Sofian asia", "Soitto ASUKKAALLE, Sofialta ja takaisin", "asukas_sofia_hakemus.pdf", "SofiaAsukas.pdf", "S. Asukas", "Asukas-Sofian kirje"]),
      ["••• hakemus", "••• asia", "Soitto ••• ja takaisin", "•••_hakemus.pdf", "•••.pdf", "S. •••", "••• kirje"],
    )
    assert.deepEqual(covers(["Satu Mäki"], ["Mäen Sadun hakemus", "Sadulle", "Mäelle", "Mäki-Satu"]), ["••• hakemus", "•••", "•••", "•••"])
    assert.deepEqual(covers(["Aki Susi", "Ahti Joki"], ["Akin ja Suden asia", "Ahdin", "Joelta"]), ["••• ja ••• asia", "•••", "•••"])
    assert.deepEqual(covers(["Maija Påhittad-Mallinen"], ["Påhittads överklagande", "Mallisen valitus", "Mallisellekin"]), ["••• överklagande", "••• valitus", "•••"])
  })

  test(`${how} other words of a title stay`, () => {
    const titles = ["Palkkatukihakemus 12/2026", "Kiinteistön 49-10-2-1 rakennuslupa", "Ansökan om understöd", "Koivulan kunnan päätös § 4", "Liite 1: kartta.pdf", ""]
    assert.deepEqual(covers(["Sofia Asukas", "Satu Mäki", "Ek & Bo Oy"], titles), titles)
  })
}
