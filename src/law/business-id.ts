const weights = [7, 9, 10, 5, 8, 4, 2]

/** True of a Finnish business id (Y-tunnus), like 0101263-6, whose last digit is the check of the others. */
export function isBusinessId(text: string): boolean {
  const digits = /^(\d{7})-(\d)$/.exec(text)
  if (!digits) return false
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(digits[1]?.[at]), 0) % 11
  return rest !== 1 && (rest === 0 ? 0 : 11 - rest) === Number(digits[2])
}
