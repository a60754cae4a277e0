import { z } from "zod"
import { id } from "./id.ts"
import { validity } from "./organisation.ts"
import { scope } from "./relation.ts"
import { declaredKey } from "./search-key.ts"
import { source } from "./source.ts"
import { partState, text } from "./text.ts"

/** A group of data by kind (tietoryhmä), by which 906/2019 28 § item 3 wants datasets told. */
export const dataGroup = z.object({ id, name: text }).meta({ id: "DataGroup" })
export type DataGroup = z.infer<typeof dataGroup>

/** A set of documents and other data tied to one task or service (tietoaineisto, 906/2019 2 §). */
export const dataset = z
  .object({
    name: text,
    /** Data groups that it belongs to. */
    groups: z.array(z.string()),
    manual: z.boolean(),
    source,
  })
  .meta({ id: "Dataset" })
export type Dataset = z.infer<typeof dataset>

/** The state of a list in the description, with the day by which the source promised to complete it. */
const listState = z.object({ state: partState, promisedBy: z.iso.date().nullable() })

const poolRegister = z.object({ register: z.string(), source })
const poolSystem = z.object({ system: z.string(), source })

/** Part of a pool with a purpose, data and systems of its own, such as a trial. */
export const poolPart = z
  .object({
    id,
    name: text,
    purpose: text,
    /** Who collects the data, when it is not the municipality. */
    controller: z.string().nullable(),
    datasets: z.array(dataset),
    systems: listState.extend({ items: z.array(poolSystem) }),
    source,
  })
  .meta({ id: "PoolPart" })
export type PoolPart = z.infer<typeof poolPart>

/** An information pool (tietovaranto, 906/2019 2 § and 28 §): datasets that serve one set of tasks. */
export const informationPool = z
  .object({
    id,
    name: text,
    /** The sector, department or heading under which the municipality describes it. */
    unit: z.string(),
    purpose: text,
    scope,
    /** For the organisation's own use: not a service to the public. */
    internal: z.boolean(),
    /** What is held on paper or otherwise by hand, where it is and how it is guarded; not-stated when the source is silent. */
    manual: text,
    parts: z.array(poolPart),
    datasets: listState.extend({ items: z.array(dataset) }),
    registers: z.array(poolRegister),
    systems: listState.extend({ items: z.array(poolSystem) }),
    searchKeys: listState.extend({ items: z.array(declaredKey) }),
    functionClasses: z.array(z.string()),
    /** Who decides on giving data, and where to ask (28 § item 2). */
    decides: z.object({ authority: z.string().nullable(), contact: z.string().nullable() }),
    /** Availability through an open technical interface (28 § item 5). */
    openInterface: z.object({ state: partState, address: z.url().nullable(), note: text }),
    updated: z.iso.date().nullable(),
    validity,
    /**
     * Digests of the page's own words for what the model tells in ours. By them a newer edition of the page shows
     * whether its words have changed, though the words themselves are not kept. Null where nothing was read.
     */
    readAs: z.object({ purpose: z.string().nullable(), datasets: z.string().nullable() }),
    /** The authority that took the task over, when the validity has ended. */
    successor: z.string().nullable(),
    source,
  })
  .meta({ id: "InformationPool" })
export type InformationPool = z.infer<typeof informationPool>
