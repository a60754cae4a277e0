import { page } from "../parts/page.tsx"
import { apiRoutes } from "./routes.ts"
import { Table } from "../parts/table.tsx"

/** The API for people: every address with what it gives. */
export const apiPage = (): string =>
  page(
    { language: "en", path: "/en", title: "API" },
    <>
      <h1>API</h1>
      <p class="lead">Everything that the public pages tell, as JSON. Open to all, without a key.</p>
      <p>
        The document for tools is <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Lists give <code>items</code>, <code>next</code> (the address of the next page, or
        null) and <code>total</code>; <code>limit</code> is 50 unless told and 200 at most. Every answer has an <code>ETag</code>. Errors are problem details (RFC 9457).
      </p>
      <Table label="Addresses" heads={["Address", "What it gives", "Parameters"]}>
        {apiRoutes.map(({ path, summary, query }) => (
          <tr key={path}>
            <td>
              <code>GET {path}</code>
            </td>
            <td>{summary}</td>
            <td>{Object.keys(query.shape).join(", ")}</td>
          </tr>
        ))}
      </Table>
    </>,
  )
