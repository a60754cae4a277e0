/** Reads texts by a reader that always gives the same of the same, each once: as many are remembered as are told, and then it begins anew. */
export function readOnce<Read>(read: (text: string) => Read, most: number): (text: string) => Read {
  const known = new Map<string, Read>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const its = read(text)
    known.set(text, its)
    return its
  }
}
