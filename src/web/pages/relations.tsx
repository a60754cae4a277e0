import { relationDiagram } from "../../derive/diagram.ts"
import { lookup } from "../../derive/lookup.ts"
import { directionWords, scopeWords } from "../../model/relation.ts"
import { plain } from "../../model/text.ts"
import { Diagram } from "../parts/diagram.tsx"
import { page } from "../parts/page.tsx"
import { Say } from "../parts/text.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { Table } from "../parts/table.tsx"

/** How pools are tied to each other, as a drawing and as a table. */
export function relations(visit: Visit): Answer {
  const { language, words, path } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const { pool, unit } = lookup(model)
  return html(
    page(
      { language, path, municipality, title: words.diagramTitle, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.relations }] },
      <>
        <h1>{words.diagramTitle}</h1>
        {model.relations.length === 0 ? (
          <p>{words.noneDeclared}</p>
        ) : (
          <>
            <p class="lead">{words.diagramLead}</p>
            <Diagram diagram={relationDiagram(model, language)} language={language} municipality={municipality.id} />
            <h2 id="as-table">{words.diagramText}</h2>
            <Table labelledBy="as-table" heads={[words.from, words.direction, words.to, words.scope, words.what]}>
              {model.relations.map((relation, row) => {
                const source = pool.get(relation.from.pool ?? "") ?? unit.get(relation.from.unit ?? "")
                return (
                  <tr key={row}>
                    <td>{source && <Say text={source.name} language={language} />}</td>
                    <td>{directionWords[relation.direction][language]}</td>
                    <td><Say text={relation.to.name} language={language} /></td>
                    <td>
                      <span class="dot" style={`background:var(--scope-${relation.scope})`} />
                      {scopeWords[relation.scope][language]}
                    </td>
                    <td>{plain(relation.what, language)}</td>
                  </tr>
                )
              })}
            </Table>
          </>
        )}
      </>,
    ),
  )
}
