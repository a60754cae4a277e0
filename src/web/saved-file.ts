/** A file that someone sent, as an answer. What it holds is not ours: wherever it is opened, it loads nothing and runs nothing. */
const ofOthers = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox", "cache-control": "no-store" } as const

/** A picture that someone sent, to be shown on a page of ours. */
export const shownPicture = ({ mediaType, sizeBytes, content }: { readonly mediaType: string; readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> }): Response =>
  new Response(content, { headers: { ...ofOthers, "content-type": mediaType, "content-length": String(sizeBytes), "content-disposition": "inline" } })

/** A picture that we painted of what someone sent, likewise. */
export const paintedPicture = (png: Uint8Array): Response => new Response(new Uint8Array(png), { headers: { ...ofOthers, "content-type": "image/png", "content-length": String(png.length), "content-disposition": "inline" } })

/** A file that someone sent, to be saved only. */
export function savedFile({ name, mediaType }: { readonly name: string; readonly mediaType: string }, { sizeBytes, content }: { readonly sizeBytes: number; readonly content: ReadableStream<Uint8Array> }): Response {
  const plainName = name.normalize("NFD").replace(/[^\x20-\x7e]/g, "").replace(/["\\%;]/g, "")
  return new Response(content, {
    headers: {
      "content-type": mediaType,
      "content-length": String(sizeBytes),
      "content-disposition": `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      ...ofOthers,
    },
  })
}
