import { safeFileName } from "../../acts/cases/documents.ts"
import { readWithin } from "../../acts/access/border.ts"
import { NotFound } from "../../acts/refusals.ts"
import { addComment, commentsOf, getCommentFile } from "../../acts/registers/comments.ts"
import { toldByRecord } from "../../acts/registers/decide.ts"
import { getLetter, lettersOf, makeLetter } from "../../acts/registers/letters.ts"
import { namesOf } from "../../acts/people/names.ts"
import { lettersOpen, letterTexts } from "../../derive/registers/texts.ts"
import { dayAt } from "../../lib/day.ts"
import { inWords } from "../../lib/words.ts"
import { fromToken } from "../cases/kept-file.ts"
import { letterAnswer } from "../registers/letters.tsx"
import { unitName } from "../rights/visit.ts"
import { savedFile } from "../saved-file.ts"
import { asked, NotRight, type RegisterRoute, registerRecordPath, right, route, seenFor } from "./register-call.ts"
import * as schemas from "./register-schemas.ts"

const notKept = inWords("Tiedostoa ei ole tuotu, tai toinen toi sen. Tuo se ensin.", "Filen har inte tagits emot, eller så tog någon annan in den. Skicka den först.", "The file has not been kept, or somebody else sent it. Send it first.")

/** What stands beside a record: comments with their files, and letters. */
export const besideRoutes: readonly RegisterRoute[] = [
  route(["get", `${registerRecordPath}/comments`, "listRecordComments", "What the staff have said of a record"], { query: schemas.purposeQuery, request: null, response: schemas.commentList }, async (call) => {
    const { database, municipality } = call.desk
    const { record } = await seenFor(call)
    return readWithin(database, municipality, async (queries) => {
      const comments = await commentsOf(queries, municipality, [record.id])
      const names = await namesOf(queries, municipality, comments.map(({ actor }) => actor))
      return { body: { items: comments.map(({ id, at, actor, said, file }) => ({ id, at: at.toISOString(), by: names.get(actor) ?? actor, said, file: file && { name: file.name, sizeBytes: file.sizeBytes } })), next: null } }
    })
  }),
  route(["post", `${registerRecordPath}/comments`, "addRecordComment", "Say something of a record, or put a file beside it"], { query: schemas.noQuery, request: schemas.commenting, response: schemas.addedComment }, async ({ desk, part, body: { said, file }, keys, doing }) => {
    const kept = file === undefined ? null : fromToken(file, desk.actor.id, keys.codeKey)
    if (file !== undefined && kept === null) throw new NotRight([{ field: "file", part: "value", message: notKept }])
    const { answer, again } = await doing((work) => addComment(work, desk.municipality, part, said, kept && { name: safeFileName(kept.name), sha256: kept.sha256, sizeBytes: kept.sizeBytes }))
    return { body: { id: answer, again } }
  }),
  route(["get", `${registerRecordPath}/comments/{comment}/file`, "getCommentFile", "The file of a comment"], { query: schemas.purposeQuery, request: null, response: "file" }, async ({ desk, part, field, query: { purpose }, files }) => {
    const { name, sha256 } = asked(await getCommentFile(desk, part, field, purpose ? { purpose } : null))
    const kept = await files.get(sha256)
    if (!kept) throw new NotFound("There is no such file.")
    return savedFile({ name, mediaType: "application/octet-stream" }, kept)
  }),
  route(["get", `${registerRecordPath}/letters`, "listRecordLetters", "The letters of a record, and those that can be made of it"], { query: schemas.purposeQuery, request: null, response: schemas.letterList }, async (call) => {
    const { database, municipality, now } = call.desk
    const { record, definition, stage, values, mayChange } = await seenFor(call)
    const open = mayChange ? lettersOpen(definition, stage, values, dayAt(now)) : []
    return readWithin(database, municipality, async (queries) => {
      const letters = await lettersOf(queries, municipality, [record.id])
      const names = await namesOf(queries, municipality, letters.map(({ actor }) => actor))
      return {
        body: {
          items: letters.map(({ id, code, language, heading, body, at, actor }) => ({ id, letter: code, language, heading, body, at: at.toISOString(), by: names.get(actor) ?? actor })), next: null,
          open: open.map(({ code, label, lacks }) => ({ letter: code, label, lacks })),
        },
      }
    })
  }),
  route(["get", `${registerRecordPath}/letter-drafts/{letter}`, "draftRecordLetter", "A letter as it would be"], { query: schemas.draftQuery, request: null, response: schemas.letterDraft }, async (call) => {
    const { desk, field, query: { language }, site } = call
    const seen = await seenFor(call)
    const letter = seen.mayChange ? lettersOpen(seen.definition, seen.stage, seen.values, dayAt(desk.now)).find(({ code }) => code === field) : undefined
    if (!letter) throw new NotFound("There is no such letter, or it is not made in this stage.")
    const unit = unitName({ site, session: { municipality: desk.municipality }, language }, seen.record.unit)
    return { body: { letter: field, language, ...letterTexts(letter, toldByRecord(seen, { unit, official: desk.actor.name }, desk.now), language) } }
  }),
  route(["post", `${registerRecordPath}/letters`, "makeRecordLetter", "Make a letter of a record"], { query: schemas.noQuery, request: schemas.letterMaking, response: schemas.madeLetter }, async ({ desk, part, body: { letter, language, heading, body }, doing }) => {
    const { answer, again } = await doing(async (work) => right(await makeLetter(work, desk.municipality, part, { code: letter, language, heading, body })))
    return { body: { id: answer, again } }
  }),
  route(["get", `${registerRecordPath}/letters/{letter}/file`, "getLetterFile", "A letter as a file (PDF)"], { query: schemas.purposeQuery, request: null, response: "file" }, async ({ desk, part, field, query: { purpose }, site }) =>
    letterAnswer(site, desk.municipality, asked(await getLetter(desk, part, field, purpose ? { purpose } : null))),
  ),
]
