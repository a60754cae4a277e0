import { clientRelation } from "../../../src/model/families/client-relation.ts"
import { among, rule } from "../../../src/model/families/parts.ts"
import { asked, defineRegister } from "../../../src/model/registers/define.ts"
import { inWords } from "../../../src/lib/words.ts"

const its = clientRelation()

/** Requests to contact a young person in need: row 53, by whoever is worried, with her own consent. */
export const youthContacts = [
  defineRegister({
    ...its,
    type: "youth-contact-request",
    register: "tajua-mut-yhteydenottopyynto-palvelun-henkilorekisteri",
    version: 1,
    systems: ["tajua-mut-yhteydenottopyynto-palvelu"],
    record: inWords("Yhteydenottopyyntö", "Begäran om kontakt", "Request for contact"),
    purpose: inWords("Tukea tarvitsevan nuoren tavoittaminen ja ohjaaminen palveluun.", "Att nå en ung person som behöver stöd och hänvisa till service.", "Reaching a young person in need and guiding her to services."),
    fields: {
      ...its.fields,
      by: asked.choice("Pyynnön tekijä", "Vem som bad", "Who asks", { required: true, ...among(["self", "nuori itse", "den unga själv", "the young person"], ["adult", "huolestunut aikuinen", "orolig vuxen", "a worried adult"], ["authority", "viranomainen", "myndighet", "an authority"]) }),
      consentOn: asked.day("Suostumus", "Samtycke", "Consent", { when: "not by = 'authority'", required: true, data: "ordinary", secrecy: "24-1-25" }),
      born: asked.day("Syntynyt", "Född", "Born", { required: true, data: "ordinary", secrecy: "24-1-32" }),
    },
    subject: "client",
    columns: ["by", "period", "reviewOn"],
    searchKeys: { hetu: "client", personName: "client", customerRelationPeriod: "period" },
    rules: [rule("born", "years(born, today()) < 30", "Palvelu on alle 30-vuotiaille.", "Servicen är för dem som inte fyllt 30.", "The service is for those under 30.")],
    secrecy: "secret",
    retention: { years: 2, from: "end", after: "destroy", basis: inWords("Kaupungin tiedonohjaus", "Stadens informationsstyrning", "The city's records plan") },
    legalBases: [
      { article: "6(1)(e)", law: "1285/2016 10 §", explanation: inWords("Etsivä nuorisotyö tavoittaa tukea tarvitsevat nuoret.", "Det uppsökande ungdomsarbetet når unga som behöver stöd.", "Outreach youth work reaches the young who need support.") },
      { article: "9(2)(g)", law: "1285/2016 11 §", explanation: inWords("Palvelun tarve vaatii arkaluonteisia tietoja.", "Servicebehovet kräver känsliga uppgifter.", "The need for service takes sensitive data.") },
    ],
    statistics: ["by"],
    sample: { born: "2008-05-01" },
  }),
]
