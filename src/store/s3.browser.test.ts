// With OpenStack Swift, a real S3-speaking store, that bin/setup installs, as the browser tests are with the browser.
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { readdirSync, rmSync } from "node:fs"
import { after, before, test } from "node:test"
import { setTimeout as wait } from "node:timers/promises"
import { AwsClient } from "aws4fetch"
import { freshFolder } from "../../test/folders.ts"
import { startProgram } from "../../test/programs.ts"
import { startSwift } from "../../test/swift.ts"
import { FileRefused, type Files, filesOn } from "./files.ts"
import { shelfInBucket } from "./s3.ts"

let swift: Awaited<ReturnType<typeof startSwift>>
before(async () => void (swift = await startSwift()))
after(() => swift.stop())

async function* pieces(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of all) yield Buffer.from(piece)
}
const digestOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex")
const read = async (found: { content: ReadableStream<Uint8Array> } | null): Promise<string | null> => found && new Response(found.content).text()
const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
const client = (): AwsClient => new AwsClient({ accessKeyId: swift.bucket.keyId, secretAccessKey: swift.bucket.secret, region: swift.bucket.region, service: "s3" })
const namesInBucket = async (): Promise<string[]> => [...(await (await client().fetch(`${swift.bucket.url}?list-type=2`)).text()).matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key ?? "")

function filesInBucket(scan?: Parameters<typeof filesOn>[2], bucket = swift.bucket): { folder: string; files: Files } {
  const folder = freshFolder()
  after(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, files: filesOn(shelfInBucket(bucket), folder, scan) }
}

test("a file is kept in the bucket under the digest of its content, whole or in parts, and nothing of it stays on our disk", async () => {
  const { folder, files } = filesInBucket()
  const one = await files.put(pieces("haken ", "palkkatukea"), 100)
  assert.deepEqual(one, { sha256: digestOf("haken palkkatukea"), sizeBytes: 17 })
  assert.deepEqual(await files.put(pieces("haken palkkatukea"), 100), one)
  const id = "0f1d5a3e-0000-4000-8000-000000000001"
  await files.parts.begin(id)
  const large = Buffer.alloc(9_000_000, "kaava ")
  await files.parts.append(id, 0, pieces(large.subarray(0, 4_000_000)), 10_000_000)
  await files.parts.append(id, 4_000_000, pieces(large.subarray(4_000_000)), 10_000_000)
  const two = await files.parts.keep(id)
  const empty = await files.put(pieces(), 10)
  assert.deepEqual((await namesInBucket()).sort(), [one, two, empty].map(({ sha256 }) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`).sort())
  assert.equal(await read(await files.get(one.sha256)), "haken palkkatukea")
  assert.equal(digestOf((await read(await files.get(two.sha256))) ?? ""), two.sha256)
  assert.equal(await read(await files.get(empty.sha256)), "")
  assert.equal((await files.get(two.sha256))?.sizeBytes, 9_000_000)
  assert.equal(await files.get("0".repeat(64)), null)
  const { sha256 } = await files.put(pieces("menee pois"), 100)
  assert.deepEqual([await files.drop(sha256, new Date(Date.now() - 3_600_000)), await files.drop(sha256, new Date(Date.now() + 3_600_000)), await files.get(sha256), await files.drop(sha256, new Date())], [false, true, null, true])
  await assert.rejects(files.get("../../etc/passwd"), /digest/)
  assert.deepEqual(filesUnder(folder), [])
})

test("what is infected, too large, or not opened by the key is never in the bucket, and the clerk is told", async () => {
  const before = await namesInBucket()
  const refuses = async (): Promise<void> => Promise.reject(new FileRefused("infected", "found", "Own.Eicar"))
  const refused = (code: string) => (fault: unknown) => fault instanceof FileRefused && fault.code === code
  await assert.rejects(filesInBucket(refuses).files.put(pieces("paha"), 100), refused("infected"))
  await assert.rejects(filesInBucket().files.put(pieces("liian suuri"), 5), refused("too-large"))
  for (const [other, reason] of [[{ secret: "wrong" }, /403 SignatureDoesNotMatch/], [{ url: `${swift.bucket.url}-none` }, /404 NoSuchBucket/], [{ url: "http://127.0.0.1:2/files" }, /cannot be reached: .*ECONNREFUSED/]] as const) {
    const { folder, files } = filesInBucket(undefined, { ...swift.bucket, ...other })
    await assert.rejects(files.put(pieces("tiedosto"), 100), (fault: unknown) => refused("not-kept")(fault) && reason.test((fault as Error).message))
    await assert.rejects(files.get(digestOf("tiedosto")), reason)
    assert.deepEqual(filesUnder(folder), [])
  }
  assert.deepEqual(await namesInBucket(), before)
})

test("the store refuses what was spoiled on the way, and what it spoils itself is not given whole", async () => {
  const sha256 = digestOf("oikea")
  const url = `${swift.bucket.url}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  const spoiled = await client().fetch(url, { method: "PUT", body: "väärä", headers: { "x-amz-content-sha256": sha256 } })
  assert.match(await spoiled.text(), /<Code>(BadDigest|XAmzContentSHA256Mismatch)</)
  await client().fetch(url, { method: "PUT", body: "väärä" })
  await assert.rejects(read(await filesInBucket().files.get(sha256)), /other content/)
  await client().fetch(url, { method: "DELETE" })
})

test("a process that is killed while it sends leaves only whole files in the bucket", async () => {
  const folder = freshFolder()
  after(() => rmSync(folder, { recursive: true, force: true }))
  for (let round = 0; round < 3; round++) {
    const child = startProgram("put-files", [folder], { BUCKET: JSON.stringify(swift.bucket) })
    // Each point that it prints is a file that it has put; it dies in the middle of one after those.
    for (let put = 0; put < 3 + round;) put += ((await once(child.stdout, "data")) as [Buffer])[0].length
    await wait(7 + round * 11)
    child.kill("SIGKILL")
    await once(child, "close")
  }
  const { files } = filesInBucket()
  const names = await namesInBucket()
  assert.equal(names.length > 4, true, `${names.length} files`)
  // Reading digests what is read, so a half file would reject.
  for (const name of names) await read(await files.get(name.split("/").at(-1) ?? ""))
})
