import assert from "node:assert/strict"
import { test } from "node:test"
import { read } from "./fixtures.ts"

test("a court's labelled pools are read under no sector, with the law named in the title", () => {
  const { pools, unread } = read(
    "Metsälän käräjäoikeuden asiakirjajulkisuuskuvaus\nJulkaistu 3.4.2024\n\nTiedonhallintalain 28 §:n mukainen kuvaus\n\nRiita-asioiden tietovaranto\nTietovarannon käyttötarkoitus: Riita-asioiden käsittely.\nTietoaineistot: haasteet; tuomiot; pöytäkirjat\nTietojärjestelmät: Kansi, Mappi ja Hylly\nHakutekijät: asianosaisen nimi, diaarinumero\nViranomainen, joka päättää tiedon antamisesta: Metsälän käräjäoikeuden laamanni\n\nHallinnon tietovaranto\nTietovarannon käyttötarkoitus: Hallinnon hoitaminen.\nTietojärjestelmät: Laari\nHakutekijät: nimi\n",
  )
  assert.deepEqual(pools.map(({ name, sector }) => [name, sector]), [["Riita-asioiden tietovaranto", null], ["Hallinnon tietovaranto", null]])
  assert.deepEqual([pools[0]?.datasets, pools[0]?.systems, pools[0]?.decides], [["haasteet", "tuomiot", "pöytäkirjat"], ["Kansi", "Mappi", "Hylly"], "Metsälän käräjäoikeuden laamanni"])
  assert.deepEqual(unread, [])
})

test("Swedish pools named by their service alone are told apart by their labels", () => {
  const { pools } = read(
    "Dokumentbeskrivning för Granviks stad\nBeskrivning enligt 28 § informationshanteringslagen\n\nÄrendehantering\nSyfte: registrering av ärenden\nInformationssystem: Pärmen\nSökbegrepp: diarienummer, avsändare\n\nSmåbarnspedagogik\nSyfte: ordnande av dagvård\nInformationsmaterial: ansökningar, beslut\nInformationssystem: Tusenskönan\nSökbegrepp: barnets namn\n",
  )
  assert.deepEqual(pools.map(({ name, purpose, systems, searchKeys }) => [name, purpose, systems, searchKeys]), [
    ["Ärendehantering", "registrering av ärenden", ["Pärmen"], ["diarienummer", "avsändare"]],
    ["Småbarnspedagogik", "ordnande av dagvård", ["Tusenskönan"], ["barnets namn"]],
  ])
})

test("blocks that begin with a name are systems when owners and users follow, and a pool when search keys do", () => {
  const systems = read("Koivulan kunnan asiarekisteri\n\nAsiarekisterin tietojärjestelmät\n\nNimi: Kansi\nKuvaus: asioiden hallinta\nOmistaja: Hallinto\nKäyttäjät: Koko henkilöstö\n\nNimi: Mappi\nKuvaus: arkisto\nVastuutaho: Arkisto\nKäyttäjät: Arkistonhoitajat\n")
  assert.deepEqual([systems.kind, systems.systems.map(({ name, owners, users }) => [name, owners, users])], ["systems", [["Kansi", ["Hallinto"], "Koko henkilöstö"], ["Mappi", ["Arkisto"], "Arkistonhoitajat"]]])
  const pools = read("Koivulan kunnan tietovarannot\n\nNimi: Kirjasto\nTarkoitus: lainaaminen\nVastuutaho: Sivistys\nHakutekijät: nimi\n\nNimi: Tontit\nTarkoitus: vuokraus\nVastuutaho: Tekninen\nHakutekijät: kiinteistötunnus\n")
  assert.deepEqual([pools.kind, pools.pools.map(({ name, searchKeys }) => [name, searchKeys])], ["description", [["Kirjasto", ["nimi"]], ["Tontit", ["kiinteistötunnus"]]]])
})
