// Opens the database of a folder, adds a row, says so, and stays until it is stopped. For tests that kill it.
import { sql } from "../src/lib/sql.ts"
import { openDatabase } from "../src/store/open.ts"
import { makeKept } from "./kept.ts"

const [folder = "", onlyPglite] = process.argv.slice(2)
const database = await openDatabase({ url: null, folder, onlyPglite: onlyPglite === "pglite" }, () => {}, makeKept)
process.once("SIGTERM", () => void database.close().then(() => process.exit(0)))
await database.rows(sql`insert into kept values (${process.pid})`)
console.log("open")
setInterval(() => {}, 60_000)
