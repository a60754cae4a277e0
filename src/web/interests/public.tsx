import { publicInterests } from "../../acts/interests/get.ts"
import { sayDay } from "../../lib/day.ts"
import { plain } from "../../model/text.ts"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, revisionOf, type Visit } from "../visit.ts"
import { interestWords } from "./words.ts"

/** Interests of those whose posts last (410/2015 84 §); kept in no cache, since a post may end today. */
export async function interestsOnWeb(visit: Visit): Promise<Answer> {
  const { language, path, database, now } = visit
  const { municipality } = revisionOf(visit).model
  const words = interestWords[language]
  const at = { language, municipality: municipality.id }
  const found = await publicInterests(database, municipality.id, now)
  return html(
    page(
      { language, path, municipality, title: words.publicTitle, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.publicTitle }] },
      <>
        <h1>{words.publicTitle}</h1>
        <p class="lead">{words.publicLead}</p>
        {found.length === 0 && <p>{words.nonePublic}</p>}
        {found.map((one) => (
          <section key={`${one.name} ${one.postOf}`} class="sheet" style="margin-bottom:1rem">
            <h2>{one.name}</h2>
            <dl class="facts">
              <Fact term={words.post}>
                {words.posts[one.post]}, {language === "sv" ? one.postOfSv : one.postOf}
              </Fact>
              <Fact term={words.given}>{sayDay(one.givenOn, language)}</Fact>
              {(["positions", "wealth", "other"] as const).map((part) => (
                <Fact key={part} term={words[part]}>
                  <span class="written">{one[part] || words.nothing}</span>
                </Fact>
              ))}
            </dl>
          </section>
        ))}
      </>,
    ),
    { keep: false },
  )
}
