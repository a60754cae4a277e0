import { join } from "node:path"
import { type Figure, inFolder, load, median, startServer } from "./measure.ts"

const page = "/fi/espoo/pools/sosiaalihuollon-tietovaranto"
const rounds = 5

/** A public page against a trivial text route, in turns: as kept, and made anew each time. */
export async function pages(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const ours = await startServer(["bin/varanto", "serve"], { PORT: "0", VARANTO_DATA: join(folder, "data") })
    const trivial = await startServer(["--import", "tsx", "bench/trivial.ts"])
    const measured = { trivial: [] as number[], kept: [] as number[], anew: [] as number[] }
    for (let round = -1; round < rounds; round++) {
      const text = await load([`${trivial.origin}/`])
      const kept = await load([ours.origin + page])
      const anew = await load([`${ours.origin}${page}?anew=${round}-%d`])
      if (round < 0) continue
      measured.trivial.push(text.perSecond)
      measured.kept.push(kept.perSecond / text.perSecond)
      measured.anew.push(anew.perSecond / text.perSecond)
    }
    await ours.stop()
    await trivial.stop()
    const [kept, anew] = [median(measured.kept), median(measured.anew)]
    const base = `${Math.round(median(measured.trivial))} requests/s of the trivial route`
    return [
      { what: "public page, kept", value: `${kept.toFixed(2)} of ${base}`, promise: "at least 0.5", kept: kept >= 0.5 },
      { what: "public page, made anew", value: `${anew.toFixed(2)} of ${base}`, promise: "at least 0.15", kept: anew >= 0.15 },
    ]
  })
}
