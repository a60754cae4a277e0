import type { Text } from "../src/model/text.ts"

/** True when a text has a value in Finnish, Swedish and English. */
export const sayAll = (text: Text): boolean => Object.values(text).every(({ value }) => value !== null)
