import { join } from "node:path"

/** The folder of the checkout. The built file stands elsewhere than the sources, so its starter tells where. */
export const projectRoot: string = process.env.VARANTO_ROOT ?? join(import.meta.dirname, "..", "..")
