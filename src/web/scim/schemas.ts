import { coreUser, enterpriseUser } from "../../acts/people/staff-filter.ts"

/** How many entries one answer holds at the most. */
export const pageMost = 200

export const listSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse"

const meta = (resourceType: string, location: string) => ({ resourceType, location })

/** What this service can (RFC 7643, section 5). */
export const serviceProviderConfig = (base: string) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: pageMost },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [{ type: "oauthbearertoken", name: "API client token", description: "A token of an API client with the scope directory:write, or directory:read to read.", specUri: "https://www.rfc-editor.org/rfc/rfc6750", primary: true }],
  meta: meta("ServiceProviderConfig", `${base}/ServiceProviderConfig`),
})

/** The one kind of resource: a person of the staff. */
export const resourceTypes = (base: string) => [
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: "User",
    name: "User",
    endpoint: "/Users",
    description: "A person of the staff",
    schema: coreUser,
    schemaExtensions: [{ schema: enterpriseUser, required: false }],
    meta: meta("ResourceType", `${base}/ResourceTypes/User`),
  },
]

interface Told {
  readonly type?: "string" | "boolean" | "complex" | "reference"
  readonly required?: boolean
  readonly mutability?: "readWrite" | "readOnly"
  readonly caseExact?: boolean
  readonly uniqueness?: "none" | "server"
  readonly multiValued?: boolean
  readonly subAttributes?: readonly object[]
  readonly referenceTypes?: readonly string[]
}

const attribute = (name: string, description: string, its: Told = {}) => ({
  name,
  type: "string",
  multiValued: false,
  description,
  required: false,
  ...(its.type === "boolean" || its.type === "complex" ? {} : { caseExact: false }),
  mutability: "readWrite",
  returned: "default",
  ...(its.type === "boolean" || its.type === "complex" ? {} : { uniqueness: "none" }),
  ...its,
})

/** The attributes that are kept (RFC 7643, section 7). */
export const schemas = (base: string) => [
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id: coreUser,
    name: "User",
    description: "A person of the staff",
    attributes: [
      attribute("userName", "The name by which the source knows her", { required: true, uniqueness: "server" }),
      attribute("name", "Her names", {
        type: "complex",
        required: true,
        subAttributes: [
          attribute("givenName", "Given names", { required: true }),
          attribute("familyName", "Family name", { required: true }),
          attribute("formatted", "Both", { mutability: "readOnly" }),
        ],
      }),
      attribute("displayName", "Both names", { mutability: "readOnly" }),
      attribute("title", "Title of her post"),
      attribute("active", "Whether she is in service; false ends her employment and her rights now", { type: "boolean" }),
      attribute("emails", "Her address at work: one", {
        type: "complex",
        multiValued: true,
        subAttributes: [attribute("value", "The address"), attribute("type", "work", { mutability: "readOnly" }), attribute("primary", "true", { type: "boolean", mutability: "readOnly" })],
      }),
    ],
    meta: meta("Schema", `${base}/Schemas/${coreUser}`),
  },
  {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id: enterpriseUser,
    name: "EnterpriseUser",
    description: "Her place in the organisation",
    attributes: [
      attribute("employeeNumber", "Number of the employee", { caseExact: true, uniqueness: "server" }),
      attribute("department", "Her unit: its id or name in the municipality's description"),
      attribute("manager", "Her supervisor", {
        type: "complex",
        subAttributes: [
          attribute("value", "Id of the supervisor", { caseExact: true }),
          attribute("$ref", "Address of the supervisor", { type: "reference", mutability: "readOnly", referenceTypes: ["User"] }),
        ],
      }),
    ],
    meta: meta("Schema", `${base}/Schemas/${enterpriseUser}`),
  },
]
