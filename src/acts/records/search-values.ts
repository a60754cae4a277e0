import { createHmac } from "node:crypto"
import { type IdentityCode, parseIdentityCode } from "../../law/identity-code.ts"
import { type SearchKeyName, searchKeys } from "../../model/search-key.ts"

/** The keyed hash by which an identity code is found; without the key it tells nothing. */
export const codeIndex = (key: string, code: IdentityCode): string => createHmac("sha256", key).update(`hetu ${code}`).digest("hex")

/** A search value as it is kept and asked for, or null when it cannot be one. */
export function searchValue(key: SearchKeyName, input: string, codeKey: string): string | null {
  if (key === "hetu") {
    const code = parseIdentityCode(input)
    return code ? codeIndex(codeKey, code) : null
  }
  const value = input.normalize("NFKC").toLowerCase().replace(/[\s,.]+/g, " ").trim()
  if (value === "") return null
  // "Meikäläinen, Sofia" and "Sofia Meikäläinen" are one name.
  return /name/i.test(key) && searchKeys[key].of === "person" ? value.split(" ").sort().join(" ") : value
}

/** Keys that say where someone lives or what she owns (661/2009 36 §). */
export const addressKeys: readonly SearchKeyName[] = ["address", "siteAddress", "dwellingAddress", "propertyId"]
