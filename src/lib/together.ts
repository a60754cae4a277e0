interface Waiting<Ask, Answer> {
  readonly ask: Ask
  readonly done: (answer: Answer) => void
  readonly failed: (fault: unknown) => void
}

/**
 * Asks at once what many ask at the same time: what comes while `atOnce` askings are on their way is the next one, `most` at the most.
 * A lone ask waits for nothing. Answers come in the order of the asks. Where an asking of several fails, each is asked again by
 * itself, so that a bad ask harms no other; hence only for what may be asked twice.
 */
export function together<Ask, Answer>({ atOnce, most }: { readonly atOnce: number; readonly most: number }, askAll: (asks: readonly Ask[]) => Promise<readonly Answer[]>): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = []
  let onTheirWay = 0
  let isComing = false

  const answer = async (batch: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const answers = await askAll(batch.map(({ ask }) => ask))
      for (const [at, { done }] of batch.entries()) done(answers[at] as Answer)
    } catch (fault) {
      if (batch.length === 1) for (const { failed } of batch) failed(fault)
      else await Promise.all(batch.map((one) => answer([one])))
    }
  }

  const go = (): void => {
    isComing = false
    while (waiting.length > 0 && onTheirWay < atOnce) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      onTheirWay++
      void answer(batch).finally(() => {
        onTheirWay--
        go()
      })
    }
  }

  return (ask) =>
    new Promise((done, failed) => {
      waiting.push({ ask, done, failed })
      // Those whose requests came in the same turn of the event loop go together.
      if (!isComing && onTheirWay < atOnce) {
        isComing = true
        setImmediate(go)
      }
    })
}

/** The rows that were found for several asks, each in its ask's place; `at` counts from one, as `with ordinality` does. */
export function inPlace<Row>(asks: readonly unknown[], found: readonly (Row & { readonly at: number })[]): (Row | null)[] {
  const byPlace = new Map(found.map((row) => [row.at, row]))
  return asks.map((_, at) => byPlace.get(at + 1) ?? null)
}

const keptMost = 500

/** Makes something once for an owner and a name, such as what reads from one database for one municipality. Of very many the eldest is made again. */
export function keptBy<Owner extends object, Thing>(): (owner: Owner, name: string, make: () => Thing) => Thing {
  const owned = new WeakMap<Owner, Map<string, Thing>>()
  return (owner, name, make) => {
    const its = owned.get(owner) ?? new Map<string, Thing>()
    owned.set(owner, its)
    const found = its.get(name)
    if (found !== undefined) return found
    const [eldest] = its.keys()
    if (its.size >= keptMost && eldest !== undefined) its.delete(eldest)
    const thing = make()
    its.set(name, thing)
    return thing
  }
}

/**
 * Lets those who ask the very same, by a key, share an answer: whoever comes while an asking is on its way waits for the next, with all others who do, so that no answer
 * is older than its question. Only for what is the same for everybody.
 */
export function shared<Answer>(): (key: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const running = new Map<string, Promise<Answer>>()
  const next = new Map<string, Promise<Answer>>()
  return (key, ask) => {
    const start = async (): Promise<Answer> => {
      next.delete(key)
      const answer = ask()
      running.set(key, answer)
      try {
        return await answer
      } finally {
        if (running.get(key) === answer) running.delete(key)
      }
    }
    const before = running.get(key)
    if (!before) return start()
    const following = next.get(key) ?? before.then(start, start)
    next.set(key, following)
    return following
  }
}
