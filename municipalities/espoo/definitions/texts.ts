import { inWords } from "../../../src/lib/words.ts"
import type { Declared } from "../../../src/model/registers/define.ts"

type Decisions = NonNullable<Declared["decisions"]>
type Letters = NonNullable<Declared["letters"]>

const assistanceMatter = {
  fi: "Asia {case number}. {client} on hakenut toimeentulotukea ({kind}). Hakemus saapui {appliedOn}.",
  sv: "Ärende {case number}. {client} har ansökt om utkomststöd ({kind}). Ansökan kom in {appliedOn}.",
}
const assistanceReckoning = {
  fi: "Laskelma: perusosat {base}, hyväksytyt menot {expenses}, huomioon otettavat tulot ja varat {income}. Laskelman mukainen tuki on {reckoned}.\n{if lowered > 0}\nPerusosaa on alennettu {lowered} prosenttia.\n{end}\n{if deviates = yes}\nPäätös poikkeaa laskelmasta: {deviation}\n{end}\n\n{reasons}",
  sv: "Beräkning: grunddelar {base}, godkända utgifter {expenses}, inkomster och tillgångar som beaktas {income}. Stödet enligt beräkningen är {reckoned}.\n{if lowered > 0}\nGrunddelen har sänkts med {lowered} procent.\n{end}\n{if deviates = yes}\nBeslutet avviker från beräkningen: {deviation}\n{end}\n\n{reasons}",
}
const assistanceProvisions = {
  fi: "Laki toimeentulotuesta (1412/1997)\n{if kind = 'supplementary'}\n7 c §: täydentävä toimeentulotuki\n{end}\n{if kind = 'preventive'}\n13 §: ehkäisevä toimeentulotuki\n{end}\nLaskettu: {law socialAssistance}, perusosat {law basePartsOf}",
  sv: "Lagen om utkomststöd (1412/1997)\n{if kind = 'supplementary'}\n7 c §: kompletterande utkomststöd\n{end}\n{if kind = 'preventive'}\n13 §: förebyggande utkomststöd\n{end}\nBeräknat: {law socialAssistance}, grunddelar {law basePartsOf}",
}

/** Decisions on social assistance. A review is claimed first (1412/1997 24 §, from memory), then the administrative court. */
export const assistanceDecisions: Decisions = [
  {
    code: "granted", label: inWords("Tuki myönnetään", "Stöd beviljas", "Assistance is granted"), move: "grant", kind: "administrative-review-first", when: "granted > 0€",
    heading: { fi: "Päätös toimeentulotuesta: myönnetty", sv: "Beslut om utkomststöd: beviljat" },
    matter: assistanceMatter, grounds: assistanceReckoning,
    decision: { fi: "{client} saa toimeentulotukea {granted}. Tuki maksetaan hakemuksessa ilmoitetulle tilille.", sv: "{client} beviljas utkomststöd {granted}. Stödet betalas till kontot som angetts i ansökan." },
    provisions: assistanceProvisions,
  },
  {
    code: "refused", label: inWords("Hakemus hylätään", "Ansökan avslås", "The application is refused"), move: "refuse", kind: "administrative-review-first",
    heading: { fi: "Päätös toimeentulotuesta: hylätty", sv: "Beslut om utkomststöd: avslag" },
    matter: assistanceMatter, grounds: assistanceReckoning,
    decision: { fi: "Toimeentulotukea ei myönnetä.", sv: "Utkomststöd beviljas inte." },
    provisions: assistanceProvisions,
  },
]

const subsidyLaw = [["skill", "wageSubsidySkill"], ["ability", "wageSubsidyAbility"], ["association", "wageSubsidyAssociation"], ["over-55", "wageSubsidyOver55"], ["over-60", "wageSubsidyOver60"]]
  .map(([kind, calculation]) => `{if kind = '${kind}'}\n{law ${calculation}}\n{end}`).join("\n")
const subsidyMatter = {
  fi: "Asia {case number}. {employer} on hakenut palkkatukea (peruste: {kind}). Työsuhde alkaa {startsOn}, ja palkka on {wage} kuukaudessa. Työntekijä: [työntekijän nimi].",
  sv: "Ärende {case number}. {employer} har ansökt om lönesubvention (grund: {kind}). Anställningen börjar {startsOn} och lönen är {wage} i månaden. Arbetstagare: [arbetstagarens namn].",
}

/** Decisions on a wage subsidy: a review is claimed first, by the general rule (434/2003 49 b–g §). */
export const subsidyDecisions: Decisions = [
  {
    code: "granted", label: inWords("Palkkatuki myönnetään", "Lönesubvention beviljas", "The subsidy is granted"), move: "grant", kind: "administrative-review-first", when: "amount > 0€",
    heading: { fi: "Päätös palkkatuesta: {employer}", sv: "Beslut om lönesubvention: {employer}" },
    matter: subsidyMatter,
    grounds: { fi: "Tuen peruste: {kind}. Tuki {periodDays} päivän jaksolta on laskettu palkasta {wage}.\n\n[Miten tuen edellytykset täyttyvät.]", sv: "Stödets grund: {kind}. Stödet för en period på {periodDays} dagar har räknats på lönen {wage}.\n\n[Hur villkoren för stödet uppfylls.]" },
    decision: { fi: "Palkkatukea myönnetään {amount} {periodDays} päivän jaksolta {startsOn} alkaen. Tuki maksetaan selvitystä vastaan. [Tuen kesto ja ehdot.]", sv: "Lönesubvention beviljas {amount} för en period på {periodDays} dagar från {startsOn}. Stödet betalas mot redovisning. [Stödets längd och villkor.]" },
    provisions: { fi: `Laki työvoimapalveluiden järjestämisestä (380/2023)\n${subsidyLaw}`, sv: `Lagen om ordnande av arbetskraftsservice (380/2023)\n${subsidyLaw}` },
  },
  {
    code: "refused", label: inWords("Hakemus hylätään", "Ansökan avslås", "The application is refused"), move: "refuse", kind: "administrative-review-first",
    heading: { fi: "Päätös palkkatuesta: hakemus hylätään", sv: "Beslut om lönesubvention: ansökan avslås" },
    matter: subsidyMatter,
    grounds: { fi: "[Mikä tuen edellytys ei täyty ja mihin selvitykseen se perustuu.]", sv: "[Vilket villkor som inte uppfylls och vilken utredning det grundar sig på.]" },
    decision: { fi: "Palkkatukea ei myönnetä.", sv: "Lönesubvention beviljas inte." },
    provisions: { fi: "Laki työvoimapalveluiden järjestämisestä (380/2023) [pykälä]", sv: "Lagen om ordnande av arbetskraftsservice (380/2023) [paragraf]" },
  },
]

/** Letters to a client of employment services. */
export const clientLetters: Letters = [
  {
    code: "first-interview", label: inWords("Kutsu alkuhaastatteluun", "Kallelse till första intervju", "Invitation to the first interview"), stages: ["registered"],
    heading: inWords("Kutsu alkuhaastatteluun", "Kallelse till första intervju", "Invitation to your first interview"),
    body: inWords(
      "Hei {client},\n\ntyönhakusi alkoi {searchFrom}. Kutsumme sinut alkuhaastatteluun: [päivä ja kellonaika], [paikka tai miten].\n\nHaastattelussa sovimme, miten työnhakusi etenee ja mitä palveluja tarvitset. Ota mukaan henkilöllisyystodistus ja todistukset, jotka haluat näyttää.\n{if interpreter = yes}\n\nTilaamme haastatteluun tulkin.\n{end}\n\nJos aika ei sovi, kerro siitä meille ennen haastattelua.\n\nTerveisin\n{official name}\n{unit name}",
      "Hej {client},\n\ndin jobbsökning började {searchFrom}. Vi kallar dig till den första intervjun: [dag och klockslag], [plats eller sätt].\n\nPå intervjun kommer vi överens om hur du söker jobb och vilka tjänster du behöver. Ta med en identitetshandling och de intyg som du vill visa.\n{if interpreter = yes}\n\nVi beställer en tolk till intervjun.\n{end}\n\nOm tiden inte passar, meddela oss före intervjun.\n\nMed vänlig hälsning\n{official name}\n{unit name}",
      "Dear {client},\n\nyour search for work began on {searchFrom}. We invite you to your first interview: [day and time], [place or way].\n\nIn the interview we agree on how your search goes on and which services you need. Bring an identity document and the certificates that you want to show.\n{if interpreter = yes}\n\nWe order an interpreter for the interview.\n{end}\n\nIf the time does not suit you, tell us before the interview.\n\nWith kind regards\n{official name}\n{unit name}",
    ),
  },
]

/** The letter about a talk that has been booked. */
export const talkLetters: Letters = [
  {
    code: "booked", label: inWords("Vahvistus ajasta", "Bekräftelse av tiden", "Confirmation of the time"), stages: ["booked"],
    heading: inWords("Aikasi työllisyyspalveluissa", "Din tid hos sysselsättningstjänsterna", "Your time at employment services"),
    body: inWords(
      "Hei,\n\nsinulle on varattu aika: {kind}, {at}.\n{if way = 'visit'}\nTapaamme paikan päällä: [osoite ja huone].\n{end}\n{if way = 'phone'}\nSoitamme sinulle.\n{end}\n{if way = 'video'}\nTapaamme videoyhteydellä: [linkki].\n{end}\n{if filled(minutes)}\nVaraa aikaa {minutes} minuuttia.\n{end}\n\nVoit perua ajan omilla sivuillasi.\n\nTerveisin\n{official name}\n{unit name}",
      "Hej,\n\ndu har en tid: {kind}, {at}.\n{if way = 'visit'}\nVi träffas på plats: [adress och rum].\n{end}\n{if way = 'phone'}\nVi ringer dig.\n{end}\n{if way = 'video'}\nVi träffas per video: [länk].\n{end}\n{if filled(minutes)}\nReservera {minutes} minuter.\n{end}\n\nDu kan ställa in tiden på dina egna sidor.\n\nMed vänlig hälsning\n{official name}\n{unit name}",
      "Hello,\n\na time has been booked for you: {kind}, {at}.\n{if way = 'visit'}\nWe meet on the spot: [address and room].\n{end}\n{if way = 'phone'}\nWe call you.\n{end}\n{if way = 'video'}\nWe meet by video: [link].\n{end}\n{if filled(minutes)}\nKeep {minutes} minutes for it.\n{end}\n\nYou can cancel the time on your own pages.\n\nWith kind regards\n{official name}\n{unit name}",
    ),
  },
]
