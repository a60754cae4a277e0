import { held, keys, pool, promisedList } from "../../../src/model/declare.ts"
import type { InformationPool } from "../../../src/model/pool.ts"
import { inThree, notStated } from "../../../src/model/text.ts"
import { page } from "../documents.ts"

/** Pools that several sectors share. */
export const sharedPools: InformationPool[] = [
  pool({
    name: inThree("Yleisen asiakaspalvelun tietovaranto", "Informationslagret för den allmänna kundtjänsten", "General customer service information pool"),
    unit: "useampaa-toimialaa-koskevat-tietovarannot",
    purpose: inThree("Tietojen avulla kaupunki pitää yhteyttä asiakkaisiin: lähettää uutiskirjeitä, vastaa palautteeseen ja yhteydenottoihin, varaa tiloja, tekee kyselyjä ja järjestää tapahtumia.", "Med hjälp av uppgifterna håller staden kontakt med kunder: skickar nyhetsbrev, besvarar respons och kontakter, bokar lokaler, gör enkäter och ordnar evenemang.", "The city uses this information to keep in touch with customers: to send newsletters, answer feedback and enquiries, book rooms, run surveys and hold events."),
    registers: held(page, {
      "kannusalin-ja-kannukinon-uutiskirjeen-henkilorekisteri": 596,
      "karatalon-uutiskirjeen-henkilorekisteri": 597,
      "lasten-kulttuurikeskus-auroran-uutiskirjeen-henkilorekisteri": 598,
      "kaupunginmuseon-asiakasrekisteri": 599,
      "kaupunginorkesterin-tapiola-sinfonietta-asiakasrekisteri": 600,
      "sellosalin-uutiskirjeen-henkilorekisteri": 601,
      "henkilotietojen-kasittely-kulttuurin-tulosyksikon-tapahtumailmoittautumiset-ja": 602,
      "liikunta-ja-nuorisopalveluiden-uutiskirjeen-asiakasrekisteri": 603,
      "sivistystoimen-resurssivarausjarjestelman-sahkoisen-asiointipalvelun": 604,
      "ohjaamotalon-uutiskirjeen-vastaanottajarekisteri": 605,
      "teknisen-keskuksen-asiakaspalvelun-toimeksiantorekisteri": 606,
      "asiakasrekisteri-villa-elfvikin-luontotalon-tilapaisen-kayton-kayttoluvan": 607,
      "asiakasrekisteri-villa-elfvikin-luontotalon-kasvattajien-kursseista-ja-muista": 608,
      "asiointipalvelujen-ja-palvelutorien-palaute-ja-asiakastyytyvaisyysrekisteri": 609,
      "chat-palveluiden-rekisteri": 610,
      "espoo-fi-sivuston-kayttajarekisteri-paivitetty-24-3-2020": 611,
      "sidosryhmarekisteri": 612,
      "kaikkien-aikojen-espoo-kysely": 613,
      "kestava-kehitys-tapahtumarekisteri": 614,
      "kulkukeskuksen-markkinointirekisteri": 615,
      "puheluiden-tallennusrekisteri": 616,
      "tapahtumarekisteri": 617,
      "espoon-kaupungin-palvelujen-palaute-ja-asiakaspalvelujen-vapaaehtoisten": 618,
      "verkkopalautejarjestelma": 619,
      "palvelujen-palaute-ja-asiakastyytyvaisyysrekisteri": 620,
    }),
    systems: promisedList("2021-03-31"),
    searchKeys: keys(page(628), { serviceName: "Palvelun nimi", customerName: "asiakkaan nimi" }),
    readAs: { purpose: "7f279e355010ba13", datasets: null },
    source: page(588, 628),
  }),
  pool({
    name: inThree("Kameravalvonnan tietovaranto", "Informationslagret för kameraövervakningen", "Camera surveillance information pool"),
    unit: "useampaa-toimialaa-koskevat-tietovarannot",
    purpose: notStated(),
    registers: held(page, {
      "espoon-kaupungin-toimitilojen-tallentava-kameravalvontajarjestelma": 636,
      "talomuseo-glimsin-tallentavan-kameravalvontajarjestelman-henkilorekisteri": 637,
      "saaristomuseo-pentalan-tallentavan-kameravalvontajarjestelman-henkilorekisteri": 638,
      "nayttelykeskus-weegeen-tila-ja-turvallisuudenhallinnan-seka-tyoajanseurannan": 639,
      "henkilotietojen-kasittely-espoon-kaupunki-lukutorin-tyomaan-kameravalvonta": 640,
    }),
    systems: promisedList("2021-03-31"),
    searchKeys: keys(page(648), { premisesName: "Toimitilan nimi", time: "ajankohtatieto" }),
    source: page(630, 648),
  }),
]
