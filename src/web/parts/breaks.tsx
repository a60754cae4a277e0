import type { ServiceBreak } from "../../acts/breaks.ts"
import type { PublishedSite } from "../../acts/published-site.ts"
import { sayTime } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import { plain } from "../../model/text.ts"
import { messages } from "../messages.ts"

/** What is broken, since when, until when by estimate, and what to do instead; or that it is over. */
export function Breaks({ breaks, site, language }: { breaks: readonly ServiceBreak[]; site: PublishedSite; language: Language }) {
  const words = messages[language]
  return (
    <aside class="wide breaks" aria-label={words.breaks}>
      {breaks.map((one) => {
        const model = site.find(one.municipality)?.model
        const where = model ? plain(model.municipality.name, language) : one.municipality
        return (
          <div key={one.id} class={one.endedAt ? "notice good" : "notice"}>
            <p>
              <strong>
                {where}: {one.endedAt ? words.breakOver(sayTime(one.endedAt, language)) : words.breakOn(sayTime(one.startsAt, language), sayTime(one.estimatedEndAt, language))}
              </strong>
            </p>
            <BreakText its={one} language={language} />
          </div>
        )
      })}
    </aside>
  )
}

/** The words of a break, in Finnish where the language asked for is missing. */
export function BreakText({ its, language }: { its: ServiceBreak; language: Language }) {
  const own = its[language]
  return own ? <p>{own}</p> : <p lang="fi">{its.fi}</p>
}
