import { readFileSync } from "node:fs"
import { z } from "zod"
import { levels } from "./level.ts"

const text = z.string().min(1).max(500)
const name = z.object({ fi: text, sv: text, en: text }).strict()

const provider = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
    kind: z.enum(["staff", "resident"]),
    name,
    issuer: z.url(),
    clientId: text,
    clientSecret: text.optional(),
    clientSecretFile: text.optional(),
    /** Whose directory the people of this provider are looked up in. */
    municipality: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
    scope: text.default("openid profile email"),
    /** A member of staff is known by this claim, which is her id, e-mail address, employee number or source's id in our directory. */
    link: z.object({ claim: text, is: z.enum(["id", "email", "employee-number", "external-id"]) }).strict().default({ claim: "email", is: "email" }),
    /** What the provider calls the levels of assurance; a value that is not here is low. */
    levels: z.record(z.string(), z.enum(levels)).default({}),
    levelClaim: text.default("acr"),
    /** A sign-in below this is refused. */
    needs: z.enum(levels).optional(),
    hetuClaim: text.optional(),
    eidasClaim: text.optional(),
    givenNamesClaim: text.default("given_name"),
    familyNameClaim: text.default("family_name"),
    mandateClaim: text.optional(),
  })
  .strict()
  .refine((it) => it.kind === "staff" || it.hetuClaim || it.eidasClaim, { message: "A provider of residents names hetuClaim, eidasClaim or both." })
  .refine((it) => it.kind === "staff" || Object.keys(it.levels).length > 0, { message: "A provider of residents names its levels: without one, no resident would be let in." })

export type Provider = z.infer<typeof provider>

/** The providers of a configuration. A client's secret may stand in a file of its own. */
export function parseProviders(input: unknown): Provider[] {
  const all = z.array(provider).parse(input)
  const twice = all.find((one, at) => all.findIndex(({ id }) => id === one.id) !== at)
  if (twice) throw new Error(`Two providers are called ${twice.id}.`)
  const unsafe = all.find(({ issuer }) => !issuer.startsWith("https:"))
  if (unsafe) throw new Error(`The issuer of ${unsafe.id} must be an https address.`)
  return all.map(({ clientSecretFile, ...one }) => (clientSecretFile ? { ...one, clientSecret: readFileSync(clientSecretFile, "utf8").trim() } : one))
}

/** The level that a sign-in of this provider must reach: residents' secret content asks for strong identification (306/2019 6 §). */
export const neededOf = (one: Provider): (typeof levels)[number] => one.needs ?? (one.kind === "resident" ? "substantial" : "low")
/** A provider of our own making, for tests and development, may be on this machine without TLS. */
export const localProvider = (input: z.input<typeof provider>): Provider => provider.parse(input)
