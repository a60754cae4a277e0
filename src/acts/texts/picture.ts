import type { Files } from "../../store/files.ts"

const kinds: readonly (readonly [mediaType: string, begins: RegExp])[] = [
  ["image/png", /^89504e470d0a1a0a/],
  ["image/jpeg", /^ffd8ff/],
  ["image/gif", /^47494638(37|39)61/],
  ["image/webp", /^52494646.{8}57454250/],
]

/** A picture that every browser shows, by what its first bytes are; null for all else. Never SVG, which is a document with scripts. */
export async function pictureIn(files: Files, sha256: string): Promise<{ readonly mediaType: string; readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> } | null> {
  const kept = await files.get(sha256)
  if (!kept) return null
  const reader = kept.content.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (let read = await reader.read(); !read.done; read = length < 16 ? await reader.read() : { done: true, value: undefined }) {
    pieces.push(read.value)
    length += read.value.byteLength
  }
  const head = Buffer.concat(pieces)
  const mediaType = kinds.find(([, begins]) => begins.test(head.subarray(0, 16).toString("hex")))?.[0]
  if (mediaType === undefined) {
    await reader.cancel()
    return null
  }
  const content = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(head),
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { mediaType, sizeBytes: kept.sizeBytes, content }
}
