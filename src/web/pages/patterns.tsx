import { ErrorSummary, Field } from "../parts/form.tsx"
import { Filter, Filters } from "../parts/filters.tsx"
import { page } from "../parts/page.tsx"
import { Fact } from "../parts/pool-facts.tsx"
import { type Answer, html, type Visit } from "../visit.ts"

/** Every part of the house's look on one page, so that each can be seen and checked alone. */
export function patterns({ language, words, path }: Visit): Answer {
  const problems = [{ field: "sample", message: words.feedbackNeedsMessage }]
  return html(
    page(
      { language, path, title: "Varanto: patterns" },
      <>
        <ErrorSummary problems={problems} language={language} />
        <h1>Patterns</h1>
        <p class="lead">{words.siteLead}</p>
        <h2>Pills</h2>
        <p>
          <span class="pill error">{words.severity.error}</span> <span class="pill warning">{words.severity.warning}</span>{" "}
          <span class="pill note">{words.severity.note}</span> <span class="pill good">{words.openNow}</span> <span class="tag">{words.pool}</span>
        </p>
        <h2>Notices</h2>
        <div class="notice">
          <p>{words.oldRevision(1)}</p>
        </div>
        <div class="notice good">
          <p>{words.feedbackThanks("8.12.2026")}</p>
        </div>
        <h2>Facts</h2>
        <dl class="facts">
          <Fact term={words.sector}>A</Fact>
          <Fact term={words.systems}>
            <ul>
              <li>B</li>
              <li>C</li>
            </ul>
          </Fact>
        </dl>
        <h2>Form</h2>
        <Filters language={language} path={path} active>
          <Filter name="choice" label={words.state} all={words.all} value={null} options={[["one", words.stateWhole]]} />
        </Filters>
        <Field name="sample" label={words.feedbackMessage} hint={words.searchHint} problems={problems}>
          {(attributes) => <textarea rows={2} {...attributes} />}
        </Field>
        <p>
          <button type="button">{words.feedbackSend}</button>{" "}
          <button type="button" class="second">
            {words.filter}
          </button>
        </p>
        <h2>Table</h2>
        <table>
          <caption>{words.hits(1)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.pool}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">A</th>
              <td>{words.stateWhole}</td>
            </tr>
          </tbody>
        </table>
      </>,
    ),
  )
}
