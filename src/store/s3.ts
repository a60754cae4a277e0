import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { rm } from "node:fs/promises"
import { Readable } from "node:stream"
import { setTimeout as wait } from "node:timers/promises"
import { AwsV4Signer } from "aws4fetch"
import { FileRefused, placeOf, type Shelf } from "./files.ts"

/** A bucket of an S3-compatible store, and the key that opens it. */
export interface Bucket {
  /** Address of the bucket and what stands before every name in it, as `https://s3.example.fi/files`; without a slash at the end. */
  readonly url: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

/** Whether an address can be a bucket's: files of people go over no open line, so http is for this machine alone. */
export function bucketAt(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, pathname, search, hash, username } = new URL(address)
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(hostname)
  if (search !== "" || hash !== "" || username !== "" || (protocol !== "https:" && !(protocol === "http:" && here))) return null
  return /^(\/[\w.-]+)*\/?$/.test(pathname) ? address.replace(/\/$/, "") : null
}

/** How often a request is tried, and how long the first pause is, in milliseconds; each is twice the one before. */
const tries = 4
const pauseMs = 200

/**
 * Files in a bucket. One request carries one file (S3 takes 5 GB so), which shows only when it has come whole, and the store is told the digest beforehand,
 * so that it refuses what was spoiled on the way. What is read is digested again, since the store is not ours: the last piece of a spoiled file is held back.
 */
export function shelfInBucket(bucket: Bucket): Shelf {
  const ask = (method: "GET" | "PUT" | "HEAD" | "DELETE", sha256: string, file: { readonly path: string; readonly sizeBytes: number } | null): Promise<Response> =>
    patiently(async () => {
      const { keyId: accessKeyId, secret: secretAccessKey, region } = bucket
      const headers = { "accept-encoding": "identity", "x-amz-content-sha256": file ? sha256 : createHash("sha256").digest("hex"), ...(file && { "content-length": String(file.sizeBytes) }) }
      const signed = await new AwsV4Signer({ method, url: `${bucket.url}/${placeOf(sha256).join("/")}`, headers, accessKeyId, secretAccessKey, region, service: "s3" }).sign()
      const body = file && (Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>)
      return fetch(signed.url, { method, headers: signed.headers, redirect: "manual", body, duplex: "half" } as RequestInit)
    })
  return {
    async take(path, { sha256, sizeBytes }) {
      const answer = await ask("PUT", sha256, { path, sizeBytes }).catch((fault: unknown) => Promise.reject(new FileRefused("not-kept", `The store of files cannot be reached: ${reasonOf(fault)}`)))
      const told = await answer.text()
      if (!answer.ok) throw new FileRefused("not-kept", `The store of files did not take the file: ${answer.status} ${codeIn(told)}`)
      await rm(path, { force: true })
    },
    async get(sha256) {
      const answer = await ask("GET", sha256, null).catch((fault: unknown) => Promise.reject(new Error(`The store of files cannot be reached: ${reasonOf(fault)}`)))
      if (answer.ok && answer.body) return { sizeBytes: Number(answer.headers.get("content-length")), content: Readable.toWeb(Readable.from(asDigested(sha256, answer.body))) as ReadableStream<Uint8Array> }
      const code = codeIn(await answer.text())
      if (answer.status === 404 && code !== "NoSuchBucket") return null
      throw new Error(`The store of files did not give a file: ${answer.status} ${code}`)
    },
    async drop(sha256, unlessSince) {
      const found = await ask("HEAD", sha256, null)
      if (found.status === 404) return true
      const put = Date.parse(found.headers.get("last-modified") ?? "")
      if (!found.ok || Number.isNaN(put)) throw new Error(`The store of files did not tell of a file: ${found.status}`)
      if (put >= unlessSince.getTime()) return false
      const gone = await ask("DELETE", sha256, null)
      if (!gone.ok && gone.status !== 404) throw new Error(`The store of files did not take a file off: ${gone.status} ${codeIn(await gone.text())}`)
      return true
    },
  }
}

/** The same pieces, the last of them only when all make up the digest. */
async function* asDigested(sha256: string, content: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256")
  let held: Uint8Array | null = null
  for await (const piece of content as unknown as AsyncIterable<Uint8Array>) {
    digest.update(piece)
    if (held) yield held
    held = piece
  }
  if (digest.digest("hex") !== sha256) throw new Error(`The store of files gave other content than ${sha256}.`)
  if (held) yield held
}

/** Asks again after a break of the line, and when the store says that it is busy. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let left = tries - 1, pause = pauseMs; ; left--, pause *= 2) {
    const answer = await ask().catch((fault: unknown) => (left > 0 ? null : Promise.reject(fault)))
    if (answer && (left === 0 || (answer.status < 500 && answer.status !== 429))) return answer
    await answer?.body?.cancel()
    await wait(pause)
  }
}

/** The code of S3's answer to what failed, like NoSuchKey; a store's own words may repeat more than a log should. */
const codeIn = (answer: string): string => /<Code>(\w{1,60})<\/Code>/.exec(answer)?.[1] ?? ""

const reasonOf = (fault: unknown): string => {
  const { message, cause } = fault as Error
  return cause instanceof AggregateError ? cause.errors.map(reasonOf).join("; ") : cause instanceof Error ? cause.message : message
}
