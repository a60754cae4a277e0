import { serve } from "./commands/serve.ts"
import type { Model } from "./model/model.ts"

const usage = `Usage: varanto COMMAND

  serve                    serve the public site, the workspace and the API (npm start)
`

/** The models that come with the program. */
const shipped: readonly Model[] = []

/** The one place that joins the parts. Returns the exit code: 0 done, 64 wrong use; the commands have their own. */
export async function main(words: readonly string[]): Promise<number> {
  const [command, ..._rest] = words
  const say = (line: string) => console.log(line)
  const warn = (line: string) => console.error(line)
  switch (command) {
    case "serve":
      return serve({ environment: process.env, shipped, say, warn })
    default:
      warn(usage)
      return 64
  }
}
