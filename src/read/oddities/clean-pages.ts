/** Pages of towns that do not exist, with nothing odd in them; a test changes one thing and looks at what is told of it. */

export const lehtola = `Lehtolan kunnan asiakirjajulkisuuskuvaus

Asiarekisteri

Kunnan asiarekisteri on luettelo vireille tulleista asioista ja niiden asiakirjoista.

Kirjaston tietovaranto

Käyttötarkoitus

Tietoja käytetään kirjojen lainaamiseen ja palauttamiseen.

Tietoaineistot

• lainat
• varaukset

Tietojärjestelmät

Lainausjärjestelmä Sivu, kuvapankki

Hakutekijät

kortin numero, nimi

Museon tietovaranto

Käyttötarkoitus

Tietoja käytetään esineiden luettelointiin.

Tietoaineistot

• esineluettelo

Tietojärjestelmät

Kokoelmaohjelma Helmi

Hakutekijät

esineen numero
`

export const bjorkby = `Beskrivning av handlingars offentlighet i Björkby kommun

Bibliotekets informationslager

Användningsändamål

Uppgifterna används för utlåning av böcker.

Informationsmaterial

• lån
• reserveringar

Informationssystem

Låneprogrammet Näckros, bildarkivet

Sökfaktorer

kortnummer, namn

Museets informationslager

Användningsändamål

Uppgifterna används för katalogisering av föremål.

Informationsmaterial

• föremålskatalog

Informationssystem

Samlingsprogrammet Pärla

Sökfaktorer

föremålets nummer
`

export const lehtolaTable = `Lehtolan kunta

Tietovaranto\tKäyttötarkoitus\tTietoaineistot\tTietojärjestelmät\tHakutekijät
Kirjaston tietovaranto\tLainaaminen\tlainat, varaukset\tLainausjärjestelmä Sivu, kuvapankki\tkortin numero
Museon tietovaranto\tLuettelointi\tesineluettelo\tKokoelmaohjelma Helmi\tesineen numero
Liikunnan tietovaranto\tVuorojen jako\thakemukset, vuorot\tvarausohjelma\tseuran nimi
`

export const lehtolaSystems = `Asiarekisterin tietojärjestelmät, Lehtolan kunta

Järjestelmä Kanto

Kuvaus: Asioiden ja päätösten hallinta
Omistaja: Hallintopalvelut
Käyttäjät: Koko kunta

Järjestelmä Nuotti

Kuvaus: Palkkojen laskenta
Omistaja: Talouspalvelut
Käyttäjät: Palkkatoimisto

Järjestelmä Pesä

Kuvaus: Päiväkotien hakemukset
Omistaja: Sivistyspalvelut
Käyttäjät: Päiväkodit
`

export const lehtolaNotice = `Tietosuojaseloste: Kirjaston asiakasrekisteri, Lehtolan kunta
Laatimispäivä: 4.2.2026

1. Rekisterinpitäjä
Lehtolan kunta

2. Tietosuojavastaava
tietosuoja@lehtola.example

3. Käsittelyn tarkoitus
Kirjojen lainaaminen.

4. Käsittelyn oikeusperuste
Artikla 6(1)(e).

5. Käsiteltävät tiedot
- nimi
- osoite

6. Tietolähteet
- asiakas itse
- väestötiedot

7. Tietojen luovutukset
Tietoja ei luovuteta.

8. Siirrot EU- ja ETA-alueen ulkopuolelle
Tietoja ei siirretä.

9. Säilytysaika
Kaksi vuotta.

10. Suojaaminen
Tietoja näkevät vain kirjaston työntekijät.

11. Rekisteröidyn oikeudet
Oikeus saada omat tiedot.
`

export const lehtolaDepartment = `Lehtolan kaupunki: hallinnon tietovarannot

Hallinto-osaston tietovarantojen käyttötarkoitus

Hallinto-osasto vastaa päätöksenteosta.

Osastolla on kaksi yksikköä:

• kirjaamo
• arkisto

Hallinto-osaston tietovarantojen kuvaus, ylläpito ja rekisterit

Arkiston tietovaranto

Arkiston tietovarannossa ovat kaupungin säilytettävät asiakirjat.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:

• Lainaajarekisteri

Kirjaamon tietovaranto

Kirjaamon tietovarannossa ovat saapuneet asiat.

Hallinto-osaston tietovarantojen tietoaineistot

Arkiston tietovaranto

• asiakirjat

Kirjaamon tietovaranto

• saapuneet kirjeet

Hallinto-osaston tietojärjestelmät

Arkiston tietovaranto

Arkistojärjestelmä Honka

Kirjaamon tietovaranto

Asianhallintajärjestelmä Kanto

Hallinto-osaston hakutekijät

Arkiston tietovaranto

asiakirjan nimi

Kirjaamon tietovaranto

asian numero
`
