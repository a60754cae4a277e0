import type { Box, Diagram as DiagramData } from "../../derive/diagram.ts"
import type { Language } from "../../lib/words.ts"
import { directionWords, scopes, scopeWords } from "../../model/relation.ts"
import { messages } from "../messages.ts"
import { href, routes } from "../routes.ts"

interface DiagramProps {
  readonly diagram: DiagramData
  readonly language: Language
  readonly municipality: string
}

/** The relations as an SVG drawn on the server. The same is told by the table beside it. */
export function Diagram({ diagram, language, municipality }: DiagramProps) {
  const words = messages[language]
  const used = scopes.filter((scope) => diagram.boxes.some((box) => box.scope === scope))
  return (
    <figure style="margin:0">
      <ul class="legend">
        {used.map((scope) => (
          <li key={scope}>
            <span class="dot" style={`background:var(--scope-${scope})`} />
            {scopeWords[scope][language]}
          </li>
        ))}
      </ul>
      <div class="diagram scroll" tabIndex={0} role="region" aria-label={words.diagramTitle}>
        <svg viewBox={`0 0 ${diagram.width} ${diagram.height}`} role="group" aria-labelledby="diagram-title diagram-description">
          <title id="diagram-title">{words.diagramTitle}</title>
          <desc id="diagram-description">{words.diagramLead}</desc>
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8z" style="fill:var(--strong-line);stroke:none" />
            </marker>
          </defs>
          {diagram.edges.map(({ from, to, direction, what }, at) => {
            const y1 = from.y + from.height / 2
            const y2 = to.y + to.height / 2
            const x1 = from.x + from.width
            const bend = (to.x - x1) / 2
            const ends = direction === "takes" ? { "marker-start": "url(#arrow)" } : { "marker-end": "url(#arrow)" }
            return (
              <path key={at} d={`M${x1} ${y1} C${x1 + bend} ${y1} ${to.x - bend} ${y2} ${to.x} ${y2}`} stroke-dasharray={direction === "included" ? "5 4" : undefined} {...ends}>
                <title>
                  {from.label} {directionWords[direction][language]} {to.label}
                  {what && `: ${what}`}
                </title>
              </path>
            )
          })}
          {diagram.boxes.map((box) =>
            box.pool ? (
              <a key={box.id} href={href(routes.pool, { language, municipality, id: box.pool })}>
                <Shape box={box} />
              </a>
            ) : (
              <g key={box.id}>
                <Shape box={box} />
              </g>
            ),
          )}
        </svg>
      </div>
    </figure>
  )
}

function Shape({ box }: { box: Box }) {
  return (
    <>
      <rect x={box.x + 1} y={box.y} width={box.width - 2} height={box.height} rx="3" style="fill:var(--sheet);stroke:var(--strong-line)" />
      <circle cx={box.x + 14} cy={box.y + box.height / 2} r="7" style={`fill:var(--scope-${box.scope});stroke:var(--strong-line)`} />
      {box.lines.map((line, at) => (
        <text key={line} x={box.x + 30} y={box.y + 24 + at * 17}>
          {line}
        </text>
      ))}
    </>
  )
}
