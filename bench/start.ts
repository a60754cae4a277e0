import { join } from "node:path"
import { type Figure, inFolder, median, startServer } from "./measure.ts"

const rounds = 5

/** From starting the program on an empty folder to the first page, against a Node program that serves one text. */
export async function start(): Promise<Figure[]> {
  const seconds: number[] = []
  const trivial: number[] = []
  for (let round = -1; round < rounds; round++)
    await inFolder(async (folder) => {
      const bare = await timed(() => startServer(["--import", "tsx", "bench/trivial.ts"]), "/")
      const ours = await timed(() => startServer(["bin/varanto", "serve"], { PORT: "0", VARANTO_DATA: join(folder, "data") }), "/fi/espoo")
      if (round < 0) return
      trivial.push(bare)
      seconds.push(ours)
    })
  const took = median(seconds)
  return [{ what: "cold start to first page, empty folder", value: `${took.toFixed(2)} s (${(took / median(trivial)).toFixed(1)} times a trivial server)`, promise: "under 3 s", kept: took < 3 }]
}

async function timed(begin: () => Promise<{ origin: string; stop(): Promise<void> }>, path: string): Promise<number> {
  const from = performance.now()
  const server = await begin()
  const response = await fetch(server.origin + path)
  await response.text()
  const took = (performance.now() - from) / 1000
  await server.stop()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
  return took
}
