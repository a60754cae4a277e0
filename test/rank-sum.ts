/**
 * How far two samples lie apart, in standard deviations of their ranks (Mann–Whitney, with mid-ranks for ties): about 0 when both are
 * of one kind, and seldom beyond 4. A slow spell of the machine, which falls on both alike, moves it little.
 */
export function rankSum(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, isOne: true })), ...other.map((value) => ({ value, isOne: false }))].sort((a, b) => a.value - b.value)
  let sum = 0
  for (let at = 0; at < all.length; ) {
    let end = at
    while (all[end]?.value === all[at]?.value && end < all.length) end++
    sum += all.slice(at, end).filter(({ isOne }) => isOne).length * ((at + 1 + end) / 2)
    at = end
  }
  const [n, m] = [one.length, other.length]
  return (sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

export function medianOf(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
}
