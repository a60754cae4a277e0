import { commentMost } from "../../acts/registers/comments.ts"
import { dayAt, sayDay, sayTime } from "../../lib/day.ts"
import { Area } from "../cases/area.tsx"
import { Field, typedIn } from "../parts/form.tsx"
import { connectionWords } from "../rights/connection-words.ts"
import { href, registerRoutes, rightsRoutes } from "../routes.ts"
import type { Shown } from "./exchange.tsx"
import { withPurpose } from "./list.tsx"
import { registerWords } from "./words.ts"

/** What the staff have said of the record or put beside it, and what has been asked of somebody and is not done yet. */
export function Comments({ seen, around, visit: { language }, problems, form, purpose }: Shown) {
  const words = registerWords[language]
  const { comments, tasks, names } = around
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{words.comments}</h2>
      {tasks.length > 0 && (
        <ul>
          {tasks.map(({ person, kind, endsAt }) => (
            <li key={`${person} ${kind} ${endsAt.getTime()}`}>
              {words.openTask(names.get(person) ?? person, (connectionWords[language].taskKinds as Readonly<Record<string, string>>)[kind] ?? kind, sayDay(dayAt(endsAt), language))}
            </li>
          ))}
        </ul>
      )}
      {comments.length === 0 ? (
        <p>{words.noComments}</p>
      ) : (
        <ul>
          {comments.map(({ id, at, actor, said, file }) => (
            <li key={id}>
              <span class="quiet">
                {sayTime(at, language)}, {names.get(actor) ?? actor}:
              </span>{" "}
              <span class="written">{said}</span>
              {file !== null && <> <a href={withPurpose(href(registerRoutes.commentFile, { id: seen.record.id, comment: id }), purpose)}>{file.name}</a></>}
            </li>
          ))}
        </ul>
      )}
      {seen.mayChange && (
        <form method="post" action={withPurpose(href(registerRoutes.comments, { id: seen.record.id }), purpose)} enctype="multipart/form-data">
          <Area name="comment" label={words.comment} hint={words.commentHint} problems={problems} value={form ? typedIn(form, "comment") : ""} rows={2} most={commentMost} />
          <input type="hidden" name="kept-comment-file" value={form ? typedIn(form, "kept-comment-file") : ""} />
          <Field name="comment-file" label={`${words.commentFile} (${words.optional})`} problems={problems}>
            {(attributes) => <input type="file" {...attributes} />}
          </Field>
          <button type="submit" class="second">
            {words.say}
          </button>
        </form>
      )}
      <p>
        <a href={`${href(rightsRoutes.record, { id: seen.record.id })}?purpose=${encodeURIComponent(purpose)}`}>{words.askTask}</a>
      </p>
    </section>
  )
}
