import { createServer, type ServerResponse } from "node:http"
import { getRequestListener } from "@hono/node-server"
import { takeStepsByItself } from "../acts/registers/by-itself.ts"
import { endOrphanRights } from "../acts/access/orphan-rights.ts"
import { askAgain } from "../acts/holders/ask.ts"
import { foldCaseCounts } from "../acts/cases/fold-counts.ts"
import { makeWordsAnew } from "../acts/cases/title-words.ts"
import { tendFiles } from "../acts/texts/tend-files.ts"
import { type SendMail, sendWaiting } from "../acts/mail/outgoing.ts"
import { forgetPeople } from "../acts/people/forget-people.ts"
import { openPublishedSite, type PublishedSite } from "../acts/published-site.ts"
import { indexRevision } from "../acts/search.ts"
import { shipModels } from "../acts/ship.ts"
import { makePackages, type Packing } from "../acts/requests/package.ts"
import { sweepFiles } from "../acts/disposal/sweep-files.ts"
import { retainLog, usageLogRules } from "../acts/trail/retain-log.ts"
import type { SealKey } from "../acts/trail/seal.ts"
import { openSealKey, sealPlaces } from "../acts/trail/seal-key.ts"
import { keepSealing, openSealer } from "../acts/trail/sealer.ts"
import { watchDue } from "../acts/watching/watch.ts"
import { lookup } from "../derive/lookup.ts"
import type { Language } from "../lib/words.ts"
import type { Model } from "../model/model.ts"
import { plain, type Text } from "../model/text.ts"
import type { Database } from "../store/database.ts"
import { keepRounds, keepRoundsOf } from "../lib/rounds.ts"
import { placeFrom } from "../store/open.ts"
import { ownsItsTables } from "../store/service-role.ts"
import { makeApp } from "../web/app.tsx"
import { type Collector, collectorFrom, openTraces } from "../web/traces.ts"
import { faultLine, requestLine } from "../web/log-lines.ts"
import { isUpToDate } from "../store/migrate.ts"
import { filePlaceFrom, openFiles } from "./open-files.ts"
import { smtpFrom } from "./mail-settings.ts"
import { holdersFrom, saysUnknown } from "./holder-settings.ts"
import { openStore } from "./open-store.ts"
import { secretIn } from "./secret.ts"
import { limitsFrom, signInFrom } from "./sign-in-settings.ts"

interface ServeOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly shipped: readonly Model[]
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

const refreshEveryMs = 2000
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Serves until told to stop. Start-up reads as a list: check, open, migrate, ship, listen. */
export async function serve({ environment, shipped, say, warn }: ServeOptions): Promise<number> {
  const stop = stopSignal()
  const port = parsePort(environment.PORT)
  if (port === null) {
    warn(`PORT must be a number from 0 to 65535, and is "${environment.PORT}".`)
    return 64
  }
  let collector: Collector | null
  let filePlace: ReturnType<typeof filePlaceFrom>
  let sendMail: SendMail | null
  try {
    filePlace = filePlaceFrom(environment)
    sendMail = smtpFrom(environment)
    collector = collectorFrom({ endpoint: environment.OTEL_EXPORTER_OTLP_ENDPOINT, headers: environment.OTEL_EXPORTER_OTLP_HEADERS })
  } catch (fault) {
    warn((fault as Error).message)
    return 64
  }
  const host = environment.HOST || "127.0.0.1"
  const place = placeFrom(environment)
  // The port is taken first: a second server on it must not touch the database.
  const server = createServer()
  const notYet = (_: unknown, response: ServerResponse) => response.writeHead(503, { "retry-after": "1" }).end("Starting. Try again in a second.\n")
  server.on("request", notYet)
  const taken = await listen(server, port, host)
  if (taken) {
    warn(
      taken === "EADDRINUSE"
        ? `Port ${port} on ${host} is taken (${taken}). Stop the other program, or choose a port: PORT=3001 npm start`
        : `Varanto cannot listen on port ${port} of ${host} (${taken}). Choose another with PORT and HOST.`,
    )
    return 1
  }
  const database = await openStore(environment, warn)
  if (!database) {
    server.close()
    return 1
  }
  if (await ownsItsTables(database))
    warn("The role of DATABASE_URL owns the tables, so only seals guard the usage log against it. Let another role own them: VARANTO_MIGRATE_URL (docs/administration.md).")
  const address = server.address()
  const shownPort = typeof address === "object" && address ? address.port : port
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${shownPort}`
  const signing = await signInFrom({ environment, database, host, origin, folder: place.url ? null : place.folder }).catch((fault: Error) => fault)
  if (signing instanceof Error) {
    warn(`Signing in cannot be set up: ${signing.message}`)
    server.close()
    await database.close()
    return 1
  }
  if (!place.url || environment.VARANTO_DEMO === "1") await shipModels(database, shipped, new Date())
  const site = await openPublishedSite(database, (revision) => indexRevision(database, revision, new Date()))
  const log = (message: string, fault?: unknown) => warn(faultLine(message, fault, new Date()))
  const sealing = startSealing(database, environment, log)
  if (!sealing) {
    server.close()
    await database.close()
    return 1
  }
  const connected = await holdersFrom(environment, host, () => new Date()).catch((fault: Error) => fault)
  if (connected instanceof Error) {
    warn(connected.message)
    server.close()
    await sealing.stop()
    await database.close()
    return 1
  }
  const unknown = saysUnknown(connected.systems, [...site.all.values()].map(({ model }) => model))
  if (unknown) warn(unknown)
  const traces = collector ? openTraces(collector, (fault) => log("Sending traces failed", fault)) : null
  const files = openFiles(filePlace)
  const app = makeApp({
    database,
    site,
    files,
    clock: () => new Date(),
    log,
    signIn: signing?.signIn,
    devProvider: signing?.devProvider ?? undefined,
    holders: connected.holders,
    mail: environment.VARANTO_SMTP ? { from: environment.VARANTO_MAIL_FROM || null } : undefined,
    publicOrigin: environment.VARANTO_ORIGIN ? new URL(environment.VARANTO_ORIGIN).origin : undefined,
    limits: limitsFrom(environment),
    trace: traces?.trace,
    watchToken: secretIn(environment, "VARANTO_WATCH_TOKEN") ?? undefined,
    ready: () => isUpToDate(database),
    tell: environment.VARANTO_LOG === "requests" ? (facts) => say(requestLine(facts, new Date())) : undefined,
  })
  server.off("request", notYet)
  server.on("request", getRequestListener(app.fetch))
  say(`Varanto is at ${origin} (${database.engine} database${place.url ? "" : ` in ${place.folder}`})`)
  if (signing?.devProvider) say(`Development sign-in with invented people is open to this machine (VARANTO_DEV_SIGN_IN=0 closes it): ${origin}/staff`)
  if (connected.standIns) say(`Holders of other systems are invented stand-ins: ${connected.standIns.origin} (docs/adapters.md)`)
  if (filePlace.scanner === null) say("Files are kept without a virus scan: name a clamd in VARANTO_CLAMD (docs/files.md)")
  // Once, beside the first requests: cases that an older version opened, or whose words another analysis made.
  const finding = Promise.all([...site.all.keys()].map((municipality) => makeWordsAnew(database, municipality))).catch((fault) => log("Making the words of cases failed", fault))
  const now = (): Date => new Date()
  const towns = (): readonly string[] => [...site.all.keys()]
  const failing = (what: string) => (municipality: string, fault: unknown) => log(`${what} of ${municipality} failed`, fault)
  const rounds = [
    keepRounds(() => retainLog(database, usageLogRules(site), now()), (fault) => log("Disposing of the usage log failed", fault), dayMs),
    keepRounds(() => sweepFiles(database, files, towns(), now()), (fault) => log("Taking off files of destroyed records failed", fault), dayMs),
    keepRoundsOf(towns, (municipality) => forgetPeople(database, municipality, now()), failing("Taking out of the directory those of whom nothing is kept"), dayMs),
    keepRoundsOf(towns, (municipality) => endOrphanRights(database, municipality, now()), failing("Checking for rights without a post"), dayMs),
    keepRoundsOf(towns, (municipality) => askAgain(database, municipality, connected.holders, now), failing("Asking holders again"), dayMs),
    keepRoundsOf(towns, (municipality) => watchDue(database, municipality, signing?.signIn.keys.codeKey ?? "", now()), failing("Watching the usage log"), hourMs),
    ...(signing ? [keepRoundsOf(towns, (municipality, stopping) => takeStepsByItself(database, municipality, signing.signIn.keys.codeKey, now, stopping), failing("Taking steps of registers"), 10_000)] : []),
    keepRoundsOf(towns, (municipality) => foldCaseCounts(database, municipality), failing("Folding the counts of cases"), 5000),
    keepRoundsOf(towns, tendFiles(database, files, now), failing("Tending the files"), 10_000),
    keepRoundsOf(towns, (municipality, stopping) => makePackages(database, municipality, { files, key: sealing.key, ...namesIn(site, municipality) }, now, stopping), failing("Making the answers"), 1000),
    ...(sendMail ? [keepRoundsOf(towns, (municipality) => sendWaiting(database, municipality, sendMail, now), failing("Sending the mail"), 10_000)] : []),
  ]
  const refreshing = setInterval(() => site.refresh().catch((fault) => log("Looking for new publications failed", fault)), refreshEveryMs)
  await stop
  clearInterval(refreshing)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await finding
  for (const one of rounds) await one.stop()
  await traces?.stop()
  await sealing.stop()
  await connected.standIns?.close()
  await database.close()
  return 0
}

/** Names of units and registers, as the description in force has them. */
function namesIn(site: PublishedSite, municipality: string): Pick<Packing, "unitName" | "registerName"> {
  const its = site.find(municipality)
  const names = its ? lookup(its.model) : null
  const named = (found: { readonly name: Text } | undefined, id: string, language: Language): string => (found ? plain(found.name, language) : id)
  return { unitName: (id, language) => named(names?.unit.get(id), id, language), registerName: (id, language) => named(names?.register.get(id), id, language) }
}

/** The usage log is sealed as long as the service runs; null when there is no key to seal it with. */
function startSealing(database: Database, environment: NodeJS.ProcessEnv, log: (message: string, fault?: unknown) => void): (ReturnType<typeof keepSealing> & { readonly key: SealKey }) | null {
  const places = sealPlaces(environment)
  try {
    const key = openSealKey(places)
    return { key, ...keepSealing(openSealer(database, key, places.seals), () => new Date(), (fault) => log("Sealing the usage log failed", fault)) }
  } catch (fault) {
    log(`The key of the usage log's seals cannot be used (VARANTO_SEAL_KEY, else ${places.folder})`, fault)
    return null
  }
}

function parsePort(text: string | undefined): number | null {
  if (text === undefined || text === "") return 3000
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65535 ? port : null
}

/** Null when it listens, else the reason why not. */
const listen = (server: ReturnType<typeof createServer>, port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    server.once("error", (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message))
    server.listen(port, host, () => resolve(null))
  })

/** Asked for before anything is opened: a stop that comes during the start must find nothing left behind. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
