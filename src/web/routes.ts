import type { Language } from "../lib/words.ts"

/** Every address of the public site on one screen. `:language` is fi, sv or en; ids are the model's own. */
export const routes = {
  root: "/",
  home: "/:language",
  front: "/:language/:municipality",
  pools: "/:language/:municipality/pools",
  pool: "/:language/:municipality/pools/:id",
  registers: "/:language/:municipality/registers",
  register: "/:language/:municipality/registers/:id",
  publicRecords: "/:language/:municipality/public-records/:type",
  publicRecordsTable: "/:language/:municipality/public-records/:type/table.csv",
  systems: "/:language/:municipality/systems",
  system: "/:language/:municipality/systems/:id",
  functionClasses: "/:language/:municipality/function-classes",
  functionClass: "/:language/:municipality/function-classes/:id",
  notices: "/:language/:municipality/notices",
  notice: "/:language/:municipality/notices/:id",
  relations: "/:language/:municipality/relations",
  cases: "/:language/:municipality/cases",
  case: "/:language/:municipality/cases/:id",
  casesFeed: "/:language/:municipality/cases.atom",
  caseFeed: "/:language/:municipality/cases/:id/feed.atom",
  ask: "/:language/:municipality/ask",
  gaps: "/:language/:municipality/gaps",
  search: "/:language/:municipality/search",
  revisions: "/:language/:municipality/revisions",
  revision: "/:language/:municipality/revisions/:number",
  difference: "/:language/:municipality/revisions/:number/diff/:other",
  noticeBoard: "/:language/:municipality/notice-board",
  posted: "/:language/:municipality/notice-board/:id",
  noticeFeed: "/:language/:municipality/notice-board.atom",
  interests: "/:language/:municipality/interests",
  meetings: "/:language/:municipality/meetings",
  meeting: "/:language/:municipality/meetings/:id",
  logRoot: "/:language/:municipality/log-root",
  feed: "/:language/:municipality/feed.atom",
  accessibility: "/:language/:municipality/accessibility",
  siteAccessibility: "/:language/accessibility",
  patterns: "/:language/patterns",
  sendMatter: "/:language/:municipality/send",
  myMatter: "/:language/:municipality/my-matter",
  request: "/:language/:municipality/request",
  delivery: "/:language/:municipality/answers/:link",
  answers: "/:language/:municipality/answers",
  coverage: "/:language/:municipality/case-register/systems",
  asset: "/assets/:file",
  sitemap: "/sitemap.xml",
  robots: "/robots.txt",
} as const

/** Signing in. The addresses under /sign-in are those that providers are told of. */
export const signInRoutes = {
  resident: "/:language/sign-in",
  own: "/:language/own",
  ownData: "/:language/own/data.json",
  ownServices: "/:language/own/services",
  ownOpen: "/:language/own/services/:type",
  ownMove: "/:language/own/records/:id/moves",
  ownBring: "/:language/own/records/:id/values",
  ownFile: "/:language/own/records/:id/files/:field",
  ownCommentFile: "/:language/own/records/:id/comments/:comment/file",
  ownLetter: "/:language/own/records/:id/letters/:letter",
  staff: "/staff/sign-in",
  account: "/staff/account",
  password: "/staff/account/password",
  totp: "/staff/account/totp",
  link: "/staff/link/:token",
  start: "/sign-in/start/:provider",
  back: "/sign-in/back/:provider",
  logout: "/sign-in/logout/:provider",
  local: "/sign-in/local",
  signOut: "/sign-out",
  sessions: "/sign-in/sessions",
} as const

/** Rights, commitments and records in the workspace, in the municipality of the one who has signed in. */
export const rightsRoutes = {
  own: "/staff/rights",
  commitment: "/staff/rights/commitments/:kind",
  person: "/staff/rights/people/:person",
  grants: "/staff/rights/people/:person/grants",
  grant: "/staff/rights/grants/:id",
  records: "/staff/records",
  record: "/staff/records/:id",
  reveal: "/staff/records/:id/reveal",
  connections: "/staff/records/:id/connections",
  emergency: "/staff/emergency",
  emergencyReview: "/staff/emergency/:id/review",
} as const

/** The case register, in the municipality of the one who has signed in. */
export const caseRoutes = {
  queue: "/staff/cases",
  open: "/staff/cases/new",
  atOnce: "/staff/cases/at-once",
  register: "/staff/cases/register",
  texts: "/staff/cases/texts",
  case: "/staff/cases/:id",
  course: "/staff/cases/:id/course",
  act: "/staff/cases/:id/actions",
  documents: "/staff/cases/:id/documents",
  file: "/staff/cases/:id/documents/:document/file",
  text: "/staff/cases/:id/documents/:document/text",
  picture: "/staff/cases/:id/documents/:document/picture",
  uploads: "/staff/cases/:id/uploads",
  upload: "/staff/cases/:id/uploads/:upload",
  redaction: "/staff/cases/:id/documents/:document/redaction",
  redactionPicture: "/staff/cases/:id/documents/:document/redaction/pictures/:picture",
  publicity: "/staff/cases/:id/publicity",
  documentPublicity: "/staff/cases/:id/documents/:document/publicity",
  export: "/staff/cases/:id/export",
} as const

/** Requests for information and those of data subjects, in the municipality of the one who has signed in. */
export const requestRoutes = {
  queue: "/staff/requests",
  statistics: "/staff/requests/statistics",
  tariff: "/staff/requests/tariff",
  unfound: "/staff/requests/unfound",
  publish: "/staff/cases/:id/requests/:task/publication",
  ofCase: "/staff/cases/:id/requests",
  package: "/staff/cases/:id/requests/:task/packages/:package",
} as const

/** Breaches of personal data, in the municipality of the one who has signed in. */
export const breachRoutes = {
  breaches: "/staff/data-breaches",
  breach: "/staff/data-breaches/:id",
  notices: "/staff/data-breaches/:id/notices",
} as const

/** Assessments of impact on data protection, for the data protection officer. */
export const impactRoutes = {
  assessments: "/staff/impact-assessments",
  assessment: "/staff/impact-assessments/:register",
} as const

/** The registers that run, in the municipality of the one who has signed in. */
export const registerRoutes = {
  registers: "/staff/registers",
  search: "/staff/registers/search",
  alike: "/staff/register-people",
  companies: "/staff/register-companies",
  list: "/staff/registers/:type",
  open: "/staff/registers/:type/new",
  statistics: "/staff/registers/:type/statistics",
  views: "/staff/registers/:type/views",
  board: "/staff/registers/:type/board",
  atOnce: "/staff/registers/:type/moves",
  file: "/staff/registers/:type/file",
  outputs: "/staff/registers/:type/outputs",
  output: "/staff/registers/:type/lists/:code",
  batch: "/staff/registers/:type/batches/:code",
  keptBatch: "/staff/register-batches/:id",
  record: "/staff/register-records/:id",
  move: "/staff/register-records/:id/moves",
  merge: "/staff/register-records/:id/merge",
  comments: "/staff/register-records/:id/comments",
  commentFile: "/staff/register-records/:id/comments/:comment/file",
  recordFile: "/staff/register-records/:id/files/:field",
  letters: "/staff/register-records/:id/letters",
  letter: "/staff/register-records/:id/letters/:letter",
  questions: "/staff/register-records/:id/questions",
  disclosures: "/staff/register-records/:id/disclosures",
  proposals: "/staff/register-records/:id/proposals",
} as const

/** What of the registers has been kept for its time. */
export const disposalRoutes = { due: "/staff/disposal" } as const

/** Decisions of a case. */
export const decisionRoutes = {
  open: "/staff/cases/:id/decisions/new",
  decision: "/staff/cases/:id/decisions/:decision",
  text: "/staff/cases/:id/decisions/:decision/text",
  act: "/staff/cases/:id/decisions/:decision/actions",
} as const

/** The notice board as those see it who post on it. */
export const boardRoutes = {
  board: "/staff/notice-board",
  open: "/staff/notice-board/new",
  withdraw: "/staff/notice-board/:id/withdrawal",
} as const

/** Collegiate bodies and their meetings. */
export const meetingRoutes = {
  bodies: "/staff/bodies",
  body: "/staff/bodies/:body",
  meeting: "/staff/meetings/:id",
  act: "/staff/meetings/:id/actions",
  section: "/staff/meetings/:id/sections/:section",
} as const

/** Declarations of interests (410/2015 84 §). */
export const interestRoutes = {
  interests: "/staff/interests",
  interest: "/staff/interests/:id",
} as const

/** What has arrived and waits for the registrar, in the municipality of the one who has signed in. */
export const intakeRoutes = {
  queue: "/staff/intake",
  matter: "/staff/intake/:id",
  open: "/staff/intake/:id/open",
  file: "/staff/intake/:id/files/:seq",
  unread: "/staff/intake/unread/:id",
} as const

/** The staff directory and the clients of the API, in the municipality of the one who has signed in. */
export const peopleRoutes = {
  people: "/staff/people",
  person: "/staff/people/:person",
  end: "/staff/people/:person/end",
  substitutes: "/staff/people/:person/substitutes",
  substitute: "/staff/people/:person/substitutes/:id",
  leftWork: "/staff/left-work",
  file: "/staff/directory-file",
  breaks: "/staff/breaks",
  break: "/staff/breaks/:id",
  clients: "/staff/clients",
  client: "/staff/clients/:id",
  ownPrograms: "/staff/own-programs",
} as const

/** The watching of the usage log, for the data protection officer; and what is asked of those who looked. */
export const watchingRoutes = {
  queue: "/staff/watching",
  review: "/staff/watching/reviews/:id",
  ask: "/staff/watching/reviews/:id/question",
  outcome: "/staff/watching/reviews/:id/outcome",
  withholding: "/staff/watching/reviews/:id/withholding",
  plan: "/staff/watching/plan",
  figures: "/staff/watching/figures",
  statistics: "/staff/watching/statistics",
  statisticsCsv: "/staff/watching/statistics.csv",
  asked: "/staff/explanations",
  explain: "/staff/explanations/:id",
} as const

/** The definitions of a municipality's registers, for its information manager. */
export const definitionRoutes = {
  definitions: "/staff/:municipality/definitions",
  make: "/staff/:municipality/definitions/new",
  brought: "/staff/:municipality/definitions/file",
  definition: "/staff/:municipality/definitions/:type",
  file: "/staff/:municipality/definitions/:type/versions/:version",
} as const

/** The staff workspace. */
export const staffRoutes = {
  desk: "/staff",
  municipality: "/staff/:municipality",
  findings: "/staff/:municipality/findings",
  read: "/staff/:municipality/read",
  reading: "/staff/:municipality/readings/:id",
  readingDraft: "/staff/:municipality/readings/:id/draft",
  revision: "/staff/:municipality/revisions/:number",
  steps: "/staff/:municipality/revisions/:number/steps",
} as const

type PartsOf<Route extends string> = Route extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PartsOf<Rest>
  : Route extends `${string}:${infer Name}`
    ? Name
    : never

/** The address of a route. A missing part does not compile. */
export function href<Route extends string>(route: Route, parts: Record<PartsOf<Route>, string | number>): string {
  let pieces = cut.get(route)
  if (!pieces) cut.set(route, (pieces = route.split(/:(\w+)/)))
  let address = pieces[0] ?? ""
  for (let at = 1; at < pieces.length; at += 2) address += encodeURIComponent(String(parts[pieces[at] as PartsOf<Route>])) + (pieces[at + 1] ?? "")
  return address
}

/** Routes cut at their parts, since a page makes a hundred links. */
const cut = new Map<string, readonly string[]>()

/** The same address in another language. */
export const inLanguage = (path: string, language: Language): string => path.replace(/^\/(fi|sv|en)(?=\/|$)/, `/${language}`)
