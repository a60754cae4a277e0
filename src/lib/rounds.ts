/** Work that comes again and again while the service runs. */
export interface Rounds {
  /** No more rounds; returns when the one that runs has ended. */
  stop(): Promise<void>
}

/** Tells long work whether to break off. */
export type Stopping = () => boolean

/** Does work now and every so often, one round after another. A round that fails is told and does not keep the next from coming. */
export function keepRounds(round: (stopping: Stopping) => Promise<unknown>, failed: (fault: unknown) => void, everyMs: number): Rounds {
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  const start = (): void => void (running = running.then(() => (stopped ? undefined : round(() => stopped))).catch(failed))
  const timer = setInterval(start, everyMs)
  start()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** The same for each municipality by itself: what fails in one does not keep the work from the others. */
export const keepRoundsOf = (
  municipalities: () => readonly string[],
  work: (municipality: string, stopping: Stopping) => Promise<unknown>,
  failed: (municipality: string, fault: unknown) => void,
  everyMs: number,
): Rounds =>
  keepRounds(
    async (stopping) => {
      for (const municipality of municipalities()) if (!stopping()) await work(municipality, stopping).catch((fault: unknown) => failed(municipality, fault))
    },
    (fault) => failed("every municipality", fault),
    everyMs,
  )
