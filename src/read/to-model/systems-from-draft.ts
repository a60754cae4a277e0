import { digestOf } from "../../lib/digest.ts"
import { slug } from "../../lib/words.ts"
import { contact, party, system } from "../../model/declare.ts"
import type { Model } from "../../model/model.ts"
import type { Contact } from "../../model/organisation.ts"
import type { Source } from "../../model/source.ts"
import type { InformationSystem } from "../../model/system.ts"
import { named, notStated } from "../../model/text.ts"
import type { DraftContact, DraftSystem } from "../draft.ts"
import { restated } from "./held.ts"

type At = (line: number) => Source

export function systemFrom({ name, description, group, owners, users, line }: DraftSystem, base: Model | null, at: At): InformationSystem {
  const held = base?.systems.find(({ id }) => id === slug(name))
  const readAs = description === null ? null : digestOf(description)
  return system({
    ...held,
    name: held?.name ?? named(name),
    description: held && held.readAs === readAs ? held.description : restated(held?.description, description, "not-stated"),
    owners: owners.map((owner) => held?.owners.find((known) => known.name === owner) ?? party(owner)),
    users,
    readAs,
    caseRegisterGroup: group,
    source: at(line),
  })
}

export function contactFrom({ name, address, phone, email, hours, line }: DraftContact, base: Model | null, at: At): Contact {
  const held = base?.contacts.find(({ id }) => id === slug(name))
  const sameAddress = held !== undefined && held.postalAddress.join(", ") === address
  return contact({
    ...held,
    id: slug(name),
    name: held?.name ?? named(name),
    role: held?.role ?? "registry",
    postalAddress: sameAddress ? held.postalAddress : address ? [address] : [],
    phone,
    email,
    note: held?.note ?? (hours ? named(hours) : notStated()),
    source: at(line),
  })
}
