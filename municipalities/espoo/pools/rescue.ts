import { held, pool, promisedList } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** The pool of the regional rescue department. */
export const rescuePools: InformationPool[] = [
  pool({
    name: inThree("Pelastustoimen tietovaranto", "Informationslagret för räddningsväsendet", "Rescue services information pool"),
    unit: "lansi-uudenmaan-pelastuslaitos",
    purpose: inThree("Pelastuslaitos hoitaa näillä tiedoilla pelastuslain mukaiset tehtävänsä, valvoo kemikaaliturvallisuutta ja suunnittelee henkilöstönsä ja kalustonsa käyttöä.", "Med dessa uppgifter sköter räddningsverket sina uppgifter enligt räddningslagen, övervakar kemikaliesäkerheten och planerar personal och materiel.", "The rescue department uses this information for its duties under the Rescue Act, for supervising chemical safety and for planning its staff and equipment."),
    registers: held(page, {
      "rekisteriseloste-asukas-ja-rakennusrekisteri": 662,
      "henkiloturvallisuusselvitysrekisteri-tietosuojaseloste": 663,
      "kulunvalvonta-ja-tyoaikaseuranta-tietosuojaseloste": 664,
      "kuntien-yhteystietorekisteri-tietosuojaseloste": 665,
      "pelastuslaitoksen-palvelutuotannon-vuorosuunnittelu": 666,
      "pelastuslaitoksen-henkiloston-palvelussuhdetiedot-harjoitusseuranta": 667,
      "turvallisuushavaintorekisteri": 668,
      "varautumistehtavien-henkilorekisteri-tietosuojaseloste": 669,
      "varustekorttirekisteri-tietosuojaseloste": 670,
      "videovalvontajarjestelma-tietosuojaseloste": 671,
      "tietoa-lup-fi-sivustosta": 672,
    }),
    systems: promisedList("2021-03-31"),
    searchKeys: promisedList("2021-03-31"),
    readAs: { purpose: "c388b11c3e5f4a60", datasets: null },
    source: page(654, 680),
  }),
]
