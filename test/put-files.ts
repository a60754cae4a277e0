// Puts files into a folder, or the bucket that BUCKET tells of, without end. For tests that kill it.
import { writeSync } from "node:fs"
import { type Bucket, shelfInBucket } from "../src/store/s3.ts"
import { filesIn, filesOn } from "../src/store/files.ts"

const folder = process.argv[2] ?? ""
const files = process.env.BUCKET ? filesOn(shelfInBucket(JSON.parse(process.env.BUCKET) as Bucket), folder) : filesIn(folder)
for (let at = 0; ; at++) {
  await files.put((async function* () {
    for (let piece = 0; piece < 16; piece++) yield Buffer.alloc(65_536, at + piece)
  })(), 2 ** 21)
  writeSync(1, ".")
}
