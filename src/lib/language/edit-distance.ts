/**
 * How many letters must be added, removed, changed or swapped with their neighbour to make one word of another. More
 * than `most` counts as `most + 1`, which is found sooner.
 */
export function editDistance(from: string, to: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(from.length - to.length) > most) return most + 1
  let twoAbove: number[] = []
  let above = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      let least = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped) least = Math.min(least, (twoAbove[column - 2] ?? 0) + 1)
      current.push(least)
    }
    if (Math.min(...current) > most) return most + 1
    twoAbove = above
    above = current
  }
  return above[to.length] ?? 0
}

/** The fewest edits to the word or to a beginning of it: a misspelt base form is near an inflected word. */
export function distanceToStart(typed: string, word: string): number {
  const lengths = [-1, 0, 1].map((more) => typed.length + more).filter((length) => length > 0 && length <= word.length)
  return Math.min(editDistance(typed, word), ...lengths.map((length) => editDistance(typed, word.slice(0, length)) + 0.5))
}
