/** The codes of RFC 7644, section 3.12. */
export type ScimType = "invalidFilter" | "tooMany" | "uniqueness" | "mutability" | "invalidSyntax" | "invalidPath" | "noTarget" | "invalidValue" | "invalidVers"

/** What was wrong with a request, for whoever runs the source. */
export class ScimFault extends Error {
  override name = "ScimFault"
  readonly status: number
  readonly scimType: ScimType | undefined
  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export const mediaType = "application/scim+json; charset=utf-8"
const errorSchema = "urn:ietf:params:scim:api:messages:2.0:Error"

/** An answer in SCIM's form; nothing of it is kept by caches. */
export const scimAnswer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { ...(body === null ? {} : { "content-type": mediaType }), "cache-control": "no-store", ...headers } })

export const scimError = ({ status, message, scimType }: ScimFault, headers: Readonly<Record<string, string>> = {}): Response =>
  scimAnswer(status, { schemas: [errorSchema], status: String(status), ...(scimType ? { scimType } : {}), detail: message }, headers)
