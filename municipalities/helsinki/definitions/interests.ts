import { among, identified, move, only, rule, stage } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"

const declared = { data: "ordinary", public: true } as const

/** Declarations of interests as the audit office watches them: invited, declared in two months, checked, told to the council, confirmed each year, ended (410/2015 84 §). */
export const interests = [
  defineRegister({
    type: "interest-declaration",
    register: "sidonnaisuusrekisteri",
    version: 1,
    systems: ["sidonnaisuusilmoitukset-sidonnaisuusrekisteri"],
    record: inWords("Sidonnaisuusilmoitus", "Redogörelse för bindningar", "Declaration of interests"),
    purpose: inWords("Ilmoitusvelvollisten sidonnaisuuksien valvonta ja julkaiseminen.", "Övervakning och publicering av de redogörelseskyldigas bindningar.", "Watching and publishing the interests of those who have to declare them."),
    family: "declaration",
    fields: {
      declarant: asked.person("Ilmoitusvelvollinen", "Redogörelseskyldig", "Who declares", identified),
      post: asked.choice("Tehtävä", "Uppdrag", "Post", {
        required: true, public: true,
        ...among(["board", "hallituksen jäsen tai varajäsen", "styrelsens ledamot eller ersättare", "member or substitute of the board"], ["land-use", "maankäytön toimielimen jäsen", "ledamot i organet för markanvändning", "member of the body for land use"], ["chair", "puheenjohtajisto", "presidium", "chair or vice-chair"], ["manager", "johtava viranhaltija tai esittelijä", "ledande tjänsteinnehavare eller föredragande", "leading official or presenter"]),
      }),
      body: asked.text("Toimielin", "Organ", "Body", { required: true, public: true }),
      chosenOn: asked.day("Valittu", "Vald", "Chosen", { required: true, public: true }),
      nothing: asked.yesNo("Ei ilmoitettavaa", "Inget att redogöra för", "Nothing to declare", { public: true }),
      leading: asked.longText("Johtotehtävät ja luottamustoimet", "Ledningsuppgifter och förtroendeuppdrag", "Leading posts and positions of trust", declared),
      wealth: asked.longText("Merkittävä varallisuus", "Betydande förmögenhet", "Significant wealth", declared),
      debts: asked.longText("Velat ja takaukset", "Skulder och borgensförbindelser", "Debts and guarantees", declared),
      other: asked.longText("Muut sidonnaisuudet", "Övriga bindningar", "Other interests", declared),
      declaredOn: asked.day("Ilmoitettu", "Redogjort", "Declared", { public: true }),
      finding: asked.longText("Tarkastuksen havainto", "Granskningens iakttagelse", "Finding of the check"),
      toldOn: asked.day("Valtuusto sai tiedoksi", "Fullmäktige informerades", "Told to the council"),
      confirmedOn: asked.day("Vahvistettu viimeksi", "Senast bekräftad", "Last confirmed"),
      endedOn: asked.day("Tehtävä päättyi", "Uppdraget upphörde", "Post ended"),
    },
    subject: "declarant",
    title: ["declarant", "body"],
    columns: ["post", "chosenOn", "declaredOn"],
    searchKeys: { electedOfficialName: "declarant" },
    rules: [
      rule("nothing", "not filled(declaredOn) or filled(leading) or filled(wealth) or filled(debts) or filled(other) or (filled(nothing) and nothing = yes)", "Kirjoita sidonnaisuus tai merkitse, ettei ilmoitettavaa ole.", "Skriv bindningen eller ange att det inte finns något att redogöra för.", "Write an interest, or say that there is nothing to declare."),
      rule("endedOn", "endedOn >= chosenOn", "Tehtävä päättyy vasta alettuaan.", "Uppdraget upphör först efter att det börjat.", "The post ends after it has begun."),
    ],
    stages: [
      stage("invited", "pyydetty", "ombedd", "invited", { clock: { by: "interests-declaration", from: "chosenOn" } }),
      stage("declared", "ilmoitettu", "redogjord", "declared"),
      stage("incomplete", "täydennettävä", "ska kompletteras", "to be supplemented"),
      stage("checked", "tarkastettu", "granskad", "checked"),
      stage("published", "julkaistu", "publicerad", "published"),
      stage("ended", "poistettu verkosta", "borttagen från webben", "off the web", { ends: true }),
    ],
    moves: [
      move("declare", ["Ilmoitus saatiin", "Redogörelsen inkom", "Was declared"], ["invited", "incomplete"], "declared", { needs: ["declaredOn"] }),
      move("ask-more", ["Pyydä täydennystä", "Begär komplettering", "Ask for more"], "declared", "incomplete", { needs: ["finding"] }),
      move("check", ["Tarkasta", "Granska", "Check"], "declared", "checked"),
      move("publish", ["Julkaise", "Publicera", "Publish"], "checked", "published", { needs: ["toldOn"], notBy: "check" }),
      move("confirm", ["Ei muutoksia tänä vuonna", "Inga ändringar i år", "No changes this year"], "published", "published", { needs: ["confirmedOn"] }),
      move("change", ["Muutosilmoitus", "Ändringsanmälan", "A change is declared"], "published", "declared"),
      move("end", ["Tehtävä päättyi", "Uppdraget upphörde", "The post ended"], ["invited", "declared", "incomplete", "checked", "published"], "ended", { needs: ["endedOn"], only: only("endedOn <= today()", "Tehtävä ei ole vielä päättynyt.", "Uppdraget har inte upphört än.", "The post has not ended yet."), itself: "endedOn <= today()" }),
    ],
    secrecy: "partly-secret",
    retention: { years: 1, from: "endedOn", after: "destroy", basis: inWords("410/2015 84 §: tiedot poistetaan, kun tehtävä päättyy", "410/2015 84 §: uppgifterna tas bort när uppdraget upphör", "410/2015 84 §: the data is taken away when the post ends") },
    legalBases: [{ article: "6(1)(c)", law: "410/2015 84 §", explanation: inWords("Laki velvoittaa pitämään rekisteriä sidonnaisuuksista.", "Lagen ålägger att föra register över bindningar.", "The law obliges to keep a register of interests.") }],
    statistics: ["post"],
    sample: { nothing: "no", chosenOn: "2025-06-16", declaredOn: "2025-08-01", endedOn: "2026-05-31" },
  }),
]
