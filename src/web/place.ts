/** Where a page of a list ended: a moment and an id. */
export interface Place {
  readonly at: Date
  readonly id: string
}

/** A place as an address has it. */
export const placeTold = ({ at, id }: Place): string => `${at.getTime()}.${id}`

/** The place that an address tells; null for what is none. */
export function placeRead(told: string | null | undefined): Place | null {
  const [, at = "", id = ""] = /^(\d{1,14})\.([\w-]{1,64})$/.exec(told ?? "") ?? []
  return id === "" ? null : { at: new Date(Number(at)), id }
}
