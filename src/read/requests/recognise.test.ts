import assert from "node:assert/strict"
import test from "node:test"
import { chooseAnalyser, withoutDictionary } from "../../lib/language/analyser.ts"
import { recogniseRequests } from "./recognise.ts"

/** Invented letters with what a registrar would take each to ask for; those that ask for nothing of the kind are there to mislead. */
const letters: readonly (readonly [string, string])[] = [
  ["Hei, haluaisin tietää, mitä tietoja minusta on rekistereissänne.", "own-data"],
  ["Pyydän saada kopion kaikista omista henkilötiedoistani.", "own-data"],
  ["Käytän tarkastusoikeuttani: lähettäkää tietoni postitse.", "own-data"],
  ["Vilka uppgifter om mig finns i era register?", "own-data"],
  ["Jag begär ett registerutdrag med alla mina personuppgifter.", "own-data"],
  ["I would like a copy of all my personal data.", "own-data"],
  ["What information do you hold about myself? Please send it.", "own-data"],
  ["Osoitteeni on rekisterissänne väärin. Pyydän korjaamaan sen.", "rectification"],
  ["Nimeni on kirjoitettu väärin asiakastietoihin.", "rectification"],
  ["Vaadin virheellisten tietojen oikaisemista.", "rectification"],
  ["Puhelinnumeroni on vanha, päivittäkää se tietoihini.", "rectification"],
  ["Min adress är felaktig i ert register, vänligen rätta den.", "rectification"],
  ["Rätta mina uppgifter: namnet är fel.", "rectification"],
  ["Please correct my address, it is wrong in your register.", "rectification"],
  ["My date of birth is incorrect in your records.", "rectification"],
  ["Pyydän poistamaan kaikki tietoni järjestelmästänne.", "erasure"],
  ["Haluan, että henkilötietoni poistetaan.", "erasure"],
  ["Hävittäkää minua koskevat tiedot.", "erasure"],
  ["Jag vill att ni raderar mina uppgifter.", "erasure"],
  ["Ta bort alla mina personuppgifter.", "erasure"],
  ["Please delete my data.", "erasure"],
  ["I want to be forgotten: erase everything about myself.", "erasure"],
  ["Vaadin, että henkilötietojeni käsittelyä rajoitetaan.", "restriction"],
  ["Begränsa behandlingen av mina uppgifter tills saken är utredd.", "restriction"],
  ["I ask you to restrict the processing of my data.", "restriction"],
  ["Haluan siirtää tietoni toiseen palveluun koneluettavassa muodossa.", "portability"],
  ["Överför mina uppgifter till en annan tjänst i maskinläsbar form.", "portability"],
  ["Please transfer my data to another provider in a machine readable format.", "portability"],
  ["Vastustan henkilötietojeni käsittelyä.", "objection"],
  ["Jag motsätter mig behandlingen av mina uppgifter.", "objection"],
  ["I object to the use of my information.", "objection"],
  ["Kuka on katsonut tietojani sosiaalitoimessa?", "log"],
  ["Pyydän lokitiedot viime vuodelta.", "log"],
  ["Ketkä ovat avanneet asiakastietoni?", "log"],
  ["Vem har läst mina uppgifter?", "log"],
  ["Jag vill ha ett loggutdrag.", "log"],
  ["Who has looked at my records?", "log"],
  ["Päätöksen teki kone. Vaadin, että ihminen arvioi automaattisen päätöksen.", "human-review"],
  ["Beslutet fattades automatiskt, jag vill att en människa prövar det.", "human-review"],
  ["The decision was automated and I want a human to review it.", "human-review"],
  ["Lähettäkää minulle kaupunginhallituksen pöytäkirja 12.10.", "document"],
  ["Pyydän julkisuuslain nojalla hankintasopimuksen ja tarjoukset.", "document"],
  ["Haluaisin saada rakennuspiirustukset osoitteesta Keksitynkuja 4.", "document"],
  ["Tietopyyntö: torin remontin laskut vuodelta 2025.", "document"],
  ["Jag begär en kopia av nämndens protokoll.", "document"],
  ["Kan ni skicka avtalet med entreprenören?", "document"],
  ["Could you send the contract on snow clearing?", "document"],
  ["I request the minutes of the school board.", "document"],
  ["Pyydän saada minua koskevat lausunnot.", "own-document"],
  ["Lähettäkää päätökseni vuodelta 2024.", "own-document"],
  ["Please send my application and the decision.", "own-document"],
  ["Asianosaisena pyydän nähtäväksi asian kaikki asiakirjat.", "party"],
  ["Som part vill jag ta del av handlingarna i ärendet.", "party"],
  ["As a party to the case I ask to see the documents.", "party"],
  ["Teen väitöskirjaa ja haen tutkimuslupaa: haluan saada päivähoidon aineiston.", "research"],
  ["Jag begär uppgifter för forskning om skolorna.", "research"],
  ["Our research project requests access to the data of day care.", "research"],
  ["Päätöksessänne on kirjoitusvirhe: vuosi on 2025, ei 2052.", "decision-error"],
  ["Det finns ett räknefel i beslutet.", "decision-error"],
  ["There is a clerical error in your decision.", "decision-error"],
  ["Teen hallintokantelun viranhaltijan menettelystä.", "complaint"],
  ["Jag vill lämna ett klagomål om betjäningen.", "complaint"],
  ["I wish to make a complaint about the service.", "complaint"],
  ["Tarvitsisin neuvoa: miten haen pysäköintilupaa?", "advice"],
  ["Hur ansöker jag om bygglov?", "advice"],
  ["How do I apply for a place in day care?", "advice"],
  // Several things in one letter.
  ["Haluan kopion omista tiedoistani. Lisäksi osoitteeni on väärin, korjatkaa se. Kuka on katsonut tietojani?", "own-data rectification log"],
  ["Hej, vilka uppgifter har ni om mig? Please delete my data afterwards.", "own-data erasure"],
  ["Lähettäkää lautakunnan pöytäkirja. Teen myös kantelun, koska vastaus viipyi.", "document complaint"],
  ["Vastustan tietojeni käsittelyä ja vaadin niiden poistamista.", "objection erasure"],
  // What asks for nothing of these, or not for what its words look like.
  ["Teen oikaisuvaatimuksen päätöksestä 12 §.", ""],
  ["Kiitos hyvästä palvelusta kirjastossa!", ""],
  ["Älkää poistako tietojani, tarvitsen niitä vielä.", ""],
  ["Jag vill inte att ni raderar mina uppgifter.", ""],
  ["Do not delete my data.", ""],
  ["Tienvarren lumi on kasattu portin eteen.", ""],
  ["Ilmoitan, että muutamme Espooseen keväällä.", ""],
  ["Gatlampan på Påhittsvägen har slocknat.", ""],
  ["The bus shelter was broken last night.", ""],
  ["Hakemukseni liitteenä on todistus.", ""],
  ["Valokuvanäyttely poistetaan torilta perjantaina.", ""],
  ["Kuka vastaa koirapuiston hoidosta?", ""],
]

/** Right, too many and missing kinds over all letters, with the letters that were not read right. */
function measure(read: (text: string) => readonly string[]) {
  let [right, extra, missing] = [0, 0, 0]
  const wrong: string[] = []
  for (const [text, kinds] of letters) {
    const wanted = kinds.split(" ").filter(Boolean)
    const got = read(text)
    const hits = got.filter((kind) => wanted.includes(kind)).length
    right += hits
    extra += got.length - hits
    missing += wanted.length - hits
    if (got.length !== hits || hits !== wanted.length) wrong.push(`${text} → ${got.join(" ") || "nothing"}, not ${kinds || "nothing"}`)
  }
  return { precision: right / (right + extra), recall: right / (right + missing), wrong }
}

for (const [name, analyser, least] of [["the best analyser of this machine", chooseAnalyser(process.env), 0.93], ["no dictionary", withoutDictionary(), 0.75]] as const)
  test(`what ${letters.length} letters ask for is recognised in three languages with ${name}, told by precision and recall`, (t) => {
    const { precision, recall, wrong } = measure((text) => recogniseRequests(text, analyser).map(({ kind }) => kind))
    t.diagnostic(`${analyser.name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; read otherwise: ${wrong.join(" | ")}`)
    assert.equal(precision >= least && recall >= least, true, `precision ${precision}, recall ${recall}\n${wrong.join("\n")}`)
  })

test("the words that told are the letter's own, and an empty or endless letter tells nothing", () => {
  const analyser = chooseAnalyser(process.env)
  assert.deepEqual(recogniseRequests("Please delete my data.", analyser), [{ kind: "erasure", told: ["delete", "my", "data"] }])
  assert.deepEqual([recogniseRequests("", analyser), recogniseRequests("a ".repeat(200_000), analyser)], [[], []])
})
