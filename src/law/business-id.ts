const weights = [7, 9, 10, 5, 8, 4, 2]

/** True of a company's id in another country's register, as we write it: the country's two letters by ISO 3166-1, a space, and the id, like EE 10765896. */
export const isForeignCompanyId = (text: string): boolean => /^(?!FI)[A-Z]{2} [A-Z]{0,3}\d{5,15}[A-Z0-9-]{0,5}$/.test(text)

/** True of a Finnish business id (Y-tunnus), like 0101263-6, whose last digit is the check of the others. */
export function isBusinessId(text: string): boolean {
  const digits = /^(\d{7})-(\d)$/.exec(text)
  if (!digits) return false
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(digits[1]?.[at]), 0) % 11
  return rest !== 1 && (rest === 0 ? 0 : 11 - rest) === Number(digits[2])
}
