import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { documentLimitBytes, type Files } from "../../acts/cases/files.ts"
import type { Holders } from "../../acts/holders/protocol.ts"
import type { CodeKeys } from "../../acts/registers/people.ts"
import { registerFileLimitBytes } from "../../acts/registers/rows.ts"
import { registerRoutes } from "../routes.ts"
import { savedFile } from "../saved-file.ts"
import { smallForm } from "../sign-in/answers.ts"
import type { Posted, StaffVisit } from "../staff/visit.tsx"
import type { Problem } from "../parts/form.tsx"
import { postDisclosure, postProposal, postQuestion } from "./exchange.tsx"
import { sendCommentFile, sendRecordFile } from "./files.ts"
import { alikePage, companies, people, postAlike } from "./alike.tsx"
import { batchFile, batchPage, keptBatchPage, postBatch, postUndoing } from "./batch.tsx"
import { registerBoard } from "./board.tsx"
import { postView } from "./views.tsx"
import { filePage, postFile, tableOf } from "./file.tsx"
import { newLetter, postLetter, sendLetter } from "./letters.tsx"
import { postMoves, registerList, registersPage } from "./list.tsx"
import { mergePage, postMerge } from "./merge.tsx"
import { newRecord, postRecord } from "./new.tsx"
import { listFile, listPage, outputsPage } from "./outputs.tsx"
import { postChange, postComment, postMove, registerRecord } from "./record.tsx"
import { postSearch } from "./search.tsx"
import { statisticsPage } from "./statistics.tsx"

interface Ways {
  readonly visit: (context: Context) => StaffVisit
  readonly posted: (context: Context, result: Posted) => Response
  readonly keys: CodeKeys
  readonly files: Files
  readonly holders: Holders
  readonly clock: () => Date
}

/** The running registers under /staff; they stand before the municipalities' own addresses. */
export function addRegisters(app: Hono, { visit, posted, keys, files, holders, clock }: Ways): void {
  const show = (make: (visit: StaffVisit) => Promise<string>) => async (context: Context) => posted(context, { page: await make(visit(context)), status: 200 })
  const post = (act: (visit: StaffVisit, keys: CodeKeys, form: FormData) => Promise<Posted>) => async (context: Context) => posted(context, await act(visit(context), keys, await context.req.formData()))
  // A form's own parts around the largest file.
  const withFile = bodyLimit({ maxSize: documentLimitBytes + 1024 * 1024 })
  const means = { files, key: keys.codeKey }
  app.get(registerRoutes.registers, show((its) => registersPage(its)))
  app.post(registerRoutes.search, smallForm, post((its, { codeKey }, form) => postSearch(its, codeKey, form)))
  for (const sort of [people, companies]) {
    app.get(sort.path, show((its) => alikePage(its, sort)))
    app.post(sort.path, smallForm, post((its, _, form) => postAlike(its, sort, form)))
  }
  app.get(registerRoutes.open, show((its) => newRecord(its)))
  app.post(registerRoutes.open, withFile, post((its, own, form) => postRecord(its, own, means, form)))
  app.get(registerRoutes.board, show(registerBoard))
  app.post(registerRoutes.atOnce, smallForm, post((its, own, form) => postMoves(its, own, form)))
  app.post(registerRoutes.views, smallForm, post((its, _, form) => postView(its, form)))
  app.get(registerRoutes.statistics, show(statisticsPage))
  app.get(registerRoutes.file, async (context) => {
    const its = visit(context)
    const table = its.query.has("csv") ? await tableOf(its) : null
    return table === null ? posted(context, { page: await filePage(its), status: 200 }) : savedFile({ name: `${its.parts.type}.csv`, mediaType: "text/csv; charset=utf-8" }, { sizeBytes: Buffer.byteLength(table), content: new Blob([table]).stream() })
  })
  app.post(registerRoutes.file, bodyLimit({ maxSize: registerFileLimitBytes * 2 }), post(postFile))
  app.get(registerRoutes.outputs, show(outputsPage))
  const fileOr = (name: string, file: (visit: StaffVisit) => Promise<Response | null>, page: (visit: StaffVisit) => Promise<string>) => async (context: Context) => {
    const its = visit(context)
    return (its.query.has(name) ? await file(its) : null) ?? posted(context, { page: await page(its), status: 200 })
  }
  app.get(registerRoutes.output, fileOr("as", listFile, listPage))
  app.get(registerRoutes.batch, show((its) => batchPage(its)))
  app.post(registerRoutes.batch, smallForm, post(postBatch))
  app.get(registerRoutes.keptBatch, fileOr("file", batchFile, (its) => keptBatchPage(its)))
  app.post(registerRoutes.keptBatch, smallForm, post((its, own) => postUndoing(its, own)))
  app.get(registerRoutes.list, show((its) => registerList(its)))
  app.get(registerRoutes.record, show((its) => registerRecord(its, holders)))
  app.post(registerRoutes.record, withFile, post((its, own, form) => postChange(its, holders, own, means, form)))
  app.get(registerRoutes.recordFile, (context) => sendRecordFile(visit(context), means))
  app.get(registerRoutes.letters, show((its) => newLetter(its)))
  app.post(registerRoutes.letters, bodyLimit({ maxSize: 256 * 1024 }), post((its, _, form) => postLetter(its, form)))
  app.get(registerRoutes.letter, (context) => sendLetter(visit(context)))
  app.get(registerRoutes.merge, show((its) => mergePage(its)))
  app.post(registerRoutes.merge, smallForm, post((its, { codeKey }, form) => postMerge(its, codeKey, form)))
  app.post(registerRoutes.comments, withFile, post((its, _, form) => postComment(its, holders, means, form)))
  app.get(registerRoutes.commentFile, (context) => sendCommentFile(visit(context), means))
  app.post(registerRoutes.move, smallForm, post((its, own, form) => postMove(its, holders, own, form)))
  const again = (its: StaffVisit) => (problems: readonly Problem[], form: FormData) => registerRecord(its, holders, problems, form)
  app.post(registerRoutes.questions, smallForm, post((its, _, form) => postQuestion(its, holders, clock, form, again(its))))
  app.post(registerRoutes.disclosures, smallForm, post((its, _, form) => postDisclosure(its, form, again(its))))
  app.post(registerRoutes.proposals, smallForm, post((its, own, form) => postProposal(its, own, form, again(its))))
}
