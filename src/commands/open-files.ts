import { join } from "node:path"
import { clamdAt, scanWith } from "../store/clamd.ts"
import { type Files, filesIn, filesOn } from "../store/files.ts"
import { placeFrom } from "../store/open.ts"
import { type Bucket, bucketAt, shelfInBucket } from "../store/s3.ts"
import { secretIn } from "./secret.ts"

/** Where files of documents lie, as the environment says: in a folder, or in a bucket with the folder for what is on its way. */
interface FilePlace {
  readonly folder: string
  readonly bucket: Bucket | null
  /** Where a virus scanner listens; null when files are kept unscanned. */
  readonly scanner: string | null
}

/** The settings of files. Throws an Error that says which is wrong, before anything is opened. */
export function filePlaceFrom(environment: NodeJS.ProcessEnv): FilePlace {
  const scanner = environment.VARANTO_CLAMD || null
  if (scanner !== null && !clamdAt(scanner)) throw new Error(`VARANTO_CLAMD must be the path of clamd's socket or host:port, and is "${scanner}".`)
  return { folder: environment.VARANTO_FILES || join(placeFrom(environment).folder, "files"), bucket: bucketFrom(environment), scanner }
}

function bucketFrom(environment: NodeJS.ProcessEnv): Bucket | null {
  const address = environment.VARANTO_S3
  if (!address) return null
  const url = bucketAt(address)
  if (url === null) throw new Error(`VARANTO_S3 must be the https address of a bucket, as https://s3.example.fi/files (http for this machine only), and is "${address}".`)
  const keyId = secretIn(environment, "VARANTO_S3_KEY_ID")
  const secret = secretIn(environment, "VARANTO_S3_SECRET")
  if (keyId === null || secret === null) throw new Error("VARANTO_S3 needs VARANTO_S3_KEY_ID and VARANTO_S3_SECRET, or files of them in VARANTO_S3_KEY_ID_FILE and VARANTO_S3_SECRET_FILE.")
  return { url, keyId, secret, region: environment.VARANTO_S3_REGION || "us-east-1" }
}

export function openFiles({ folder, bucket, scanner }: FilePlace): Files {
  const scan = scanner === null ? null : scanWith(scanner)
  return bucket ? filesOn(shelfInBucket(bucket), folder, scan) : filesIn(folder, scan)
}

/** How the place of files answers, in words for whoever looks after the machine. */
export async function sayFilePlace({ folder, bucket }: FilePlace): Promise<string> {
  if (!bucket) return `in ${folder}`
  return `in the bucket ${bucket.url}, which ${await shelfInBucket(bucket).get("0".repeat(64)).then(() => "answers", (fault: Error) => `does not answer as it should: ${fault.message}`)}`
}
