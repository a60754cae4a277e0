/** The posts whose holders declare their interests (410/2015 84 §). */
export const interestPosts = ["board-member", "land-use-member", "council-chair", "committee-chair", "municipal-manager", "mayor", "deputy-mayor", "presenter"] as const
export type InterestPost = (typeof interestPosts)[number]

/** A seat in a body, as far as the duty to declare goes. */
interface Seated {
  readonly body: "council" | "board" | "committee" | "section"
  /** A body that has a task of its own: land use and building, or audit. */
  readonly task: "audit" | "land-use" | null
  readonly role: "chair" | "vice-chair" | "member" | "substitute"
}

/** The post by which a seat brings the duty to declare, or null: members of the board and of the body for land use, chairs and vice-chairs of the council and of committees. */
export function postOfSeat({ body, task, role }: Seated): InterestPost | null {
  if (role === "substitute") return null
  if (body === "board") return "board-member"
  if (task === "land-use") return "land-use-member"
  if (role === "member") return null
  return body === "council" ? "council-chair" : body === "committee" ? "committee-chair" : null
}
