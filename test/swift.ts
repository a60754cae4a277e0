import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { createServer } from "node:net"
import { setTimeout as wait } from "node:timers/promises"
import { AwsClient } from "aws4fetch"
import type { Bucket } from "../src/store/s3.ts"
import { freshFolder } from "./folders.ts"

const library = "/usr/lib/python3/dist-packages/swift"

export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => resolve(server))
  })))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** A real S3-speaking store: OpenStack Swift, whole on this machine, with an empty bucket. */
export async function startSwift(): Promise<{ readonly bucket: Bucket; stop(): Promise<void> }> {
  if (!existsSync(library)) throw new Error("OpenStack Swift is not installed. Run: bin/setup")
  const [port = 0, ...inner] = await freePorts(4)
  const bucket = { url: `http://127.0.0.1:${port}/files`, region: "fi-1", keyId: "town:files", secret: "a-secret-of-the-tests" }
  const swift = spawn("/usr/bin/python3", ["test/swift-server.py", freshFolder(), bucket.keyId, bucket.secret, String(port), ...inner.map(String)], { stdio: ["pipe", "ignore", "ignore"] })
  const ended = new Promise<void>((resolve) => swift.once("exit", () => resolve()))
  const client = new AwsClient({ accessKeyId: bucket.keyId, secretAccessKey: bucket.secret, region: bucket.region, service: "s3", retries: 0 })
  for (let at = 0; at < 200; at++) {
    if (await client.fetch(bucket.url, { method: "PUT" }).then(({ ok }) => ok, () => false)) return { bucket, stop: () => (swift.stdin.end(), ended) }
    await wait(100)
  }
  swift.stdin.end()
  throw new Error("Swift did not begin to answer in twenty seconds.")
}
