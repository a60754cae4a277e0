/** A file that someone sent, as an answer: to be saved only, since what it holds is not ours. */
export function savedFile({ name, mediaType }: { readonly name: string; readonly mediaType: string }, { sizeBytes, content }: { readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> }): Response {
  const plainName = name.normalize("NFD").replace(/[^\x20-\x7e]/g, "").replace(/["\\%;]/g, "")
  return new Response(content, {
    headers: {
      "content-type": mediaType,
      "content-length": String(sizeBytes),
      "content-disposition": `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
      "cache-control": "no-store",
    },
  })
}
