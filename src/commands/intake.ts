import { createReadStream, existsSync, readdirSync, statSync } from "node:fs"
import { mkdir, open, readFile, rename } from "node:fs/promises"
import { basename, extname, join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { noteRefusedFile } from "../acts/cases/files.ts"
import { acknowledgementMail } from "../acts/intake/acknowledgement.ts"
import { mailer, type OutgoingMail, queueMail, type SendMail, sendWaiting } from "../acts/mail/outgoing.ts"
import { receive } from "../acts/intake/receive.ts"
import { type MailOutcome, receiveMail } from "../acts/intake/receive-mail.ts"
import { keysFrom } from "../acts/sign-in/keys.ts"
import { type Actor, type Database, inWork } from "../acts/work.ts"
import { sayTime } from "../lib/day.ts"
import { isLanguage, languages, type Words } from "../lib/words.ts"
import { FileRefused, type Files } from "../store/files.ts"
import { type CameMail, takeMessages } from "../store/imap.ts"
import { placeFrom } from "../store/open.ts"
import { intakeWords } from "../web/intake/words.ts"
import { publishedModel, saidWrong } from "./asked.ts"
import { mailboxFrom, smtpFrom } from "./mail-settings.ts"
import { filePlaceFrom, openFiles } from "./open-files.ts"
import { openStore } from "./open-store.ts"
import { serviceKey } from "./secret.ts"

interface IntakeParts {
  readonly environment: NodeJS.ProcessEnv
  readonly now: Date
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
}

export const intakeMailUsage = "Usage: varanto intake-mail MUNICIPALITY FOLDER [--outgoing FOLDER] [--from ADDRESS]\n       varanto intake-mail MUNICIPALITY --imap [--outgoing FOLDER] [--from ADDRESS]"
export const intakeScanUsage = "Usage: varanto intake-scan MUNICIPALITY FOLDER [--unit UNIT] [--lang fi|sv|en]"

interface Means {
  readonly database: Database
  readonly files: Files
  readonly codeKey: string
}

/** Opens what the commands need; null after a word on why it could not be. */
async function opened({ environment, warn }: IntakeParts): Promise<Means | null> {
  const place = placeFrom(environment)
  const secret = serviceKey(environment, place.url ? null : place.folder)
  if (secret === null) {
    warn("Set VARANTO_KEY or VARANTO_KEY_FILE to the key of the service: receipts are made with it.")
    return null
  }
  try {
    const files = openFiles(filePlaceFrom(environment))
    const database = await openStore(environment, warn)
    return database && { database, files, codeKey: keysFrom(secret).codeKey }
  } catch (fault) {
    warn((fault as Error).message)
    return null
  }
}

const filesUnder = (folder: string, wanted: (name: string) => boolean): string[] =>
  !existsSync(folder) ? [] : readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith(".") && wanted(entry.name)).map(({ name }) => join(folder, name)).sort((a, b) => (a < b ? -1 : 1))

/** Puts a file that has been taken in beside the others, under a name that is free. */
async function putAway(folder: string, file: string): Promise<void> {
  const handled = join(folder, "handled")
  await mkdir(handled, { recursive: true })
  let to = join(handled, basename(file))
  for (let at = 1; existsSync(to); at++) to = join(handled, `${at}-${basename(file)}`)
  await rename(file, to)
}

const mailbox: Actor = { id: "intake-mail", name: "", kind: "program" }

/** Gives each message that waits to be taken, and lets it be put away when that is done; one that is not taken stays where it is. */
type Mailbag = (take: (mail: CameMail) => Promise<boolean>) => Promise<void>

/** The messages of a folder: `.eml` files, and what is new or current in a Maildir. What was taken is moved to `handled`. */
const bagIn = (folder: string): Mailbag => async (take) => {
  for (const file of [...filesUnder(folder, (name) => name.endsWith(".eml")), ...filesUnder(join(folder, "new"), () => true), ...filesUnder(join(folder, "cur"), () => true)])
    if (await take({ name: basename(file), bytes: await readFile(file) })) await putAway(folder, file)
}

/**
 * Takes in messages, of a folder or of a mailbox on a mail server. Each is put away once it is in the database. Acknowledgements are queued for the mail
 * server, or written to the outgoing folder. Ends with 1 when some message stayed.
 */
export async function intakeMail(words: readonly string[], parts: IntakeParts): Promise<number> {
  const { environment, now, say, warn } = parts
  const asked = askedFor(words, ["outgoing", "from"], ["imap"])
  if (typeof asked === "string") {
    warn(asked)
    return 64
  }
  if (asked?.options.from !== undefined && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(asked.options.from)) {
    warn(`--from must be one address, like kirjaamo@kunta.example, and is "${asked.options.from}".`)
    return 64
  }
  if (!asked) {
    warn(`${intakeMailUsage}\nMessages come from a folder, or with --imap from the mailbox that VARANTO_IMAP names. Acknowledgements are sent by the server that VARANTO_SMTP names; without one they are written to VARANTO_OUTGOING, or to "outgoing" in VARANTO_DATA.`)
    return 64
  }
  const { municipality, folder, options } = asked
  let bag: Mailbag
  let send: SendMail | null
  try {
    bag = bagFrom(environment, folder)
    send = smtpFrom(environment)
  } catch (fault) {
    warn((fault as Error).message)
    return 1
  }
  const means = await opened(parts)
  if (!means) return 1
  const queue = send && ((about: string, mail: Omit<OutgoingMail, "id">) => inWork(means.database, mailer, now, (work) => queueMail(work, municipality, "acknowledgement", about, { ...mail, id: about })))
  try {
    const model = await publishedModel(means.database, municipality, warn)
    if (!model) return 1
    const from = options.from ?? (environment.VARANTO_MAIL_FROM || null) ?? model.contacts.find(({ role, email }) => role === "registry" && email !== null)?.email ?? null
    if (from === null) warn("The description has no address of a registry office, so nobody is told of the arrival. Give one with --from.")
    const outgoing = options.outgoing ?? (environment.VARANTO_OUTGOING || join(placeFrom(environment).folder, "outgoing"))
    const counts: Record<MailOutcome | "failed", number> = { received: 0, again: 0, machine: 0, unread: 0, failed: 0 }
    const origin = environment.VARANTO_ORIGIN || "http://127.0.0.1:3000"
    await bag(async ({ name, bytes }) => {
      try {
        counts[await receiveMail({ ...means, actor: mailbox, now, acknowledge: acknowledgeTo(queue, outgoing, from, municipality, origin, now) }, municipality, name, bytes)]++
        return true
      } catch (fault) {
        counts.failed++
        if (fault instanceof FileRefused) await noteRefusedFile({ ...means, municipality, actor: mailbox, now }, fault)
        warn(`${name} stays: ${fault instanceof Error ? fault.message : String(fault)}`)
        return false
      }
    }).catch((fault: Error) => {
      counts.failed++
      warn(fault.message)
    })
    say(`${counts.received} received, ${counts.again} had come before, ${counts.machine} from machines, ${counts.unread} could not be read, ${counts.failed} failed`)
    if (send) {
      const { sent, later, givenUp } = await sendWaiting(means.database, municipality, send, () => now)
      say(`${sent} acknowledgements sent, ${later} to be tried later, ${givenUp} given up`)
    }
    return counts.failed > 0 ? 1 : 0
  } finally {
    await means.database.close()
  }
}

/** Where messages come from: the folder that was named, or without one the mailbox of the settings. */
function bagFrom(environment: NodeJS.ProcessEnv, folder: string): Mailbag {
  if (folder !== "") return bagIn(folder)
  const box = mailboxFrom(environment)
  if (box === null) throw new Error("Name the mailbox in VARANTO_IMAP, like imaps://user@mail.example.fi/INBOX, and its password in VARANTO_IMAP_PASSWORD or VARANTO_IMAP_PASSWORD_FILE.")
  return (take) => takeMessages(box, take)
}

/** Tells the sender of a message that it arrived: queued for the mail server, or where none is set written to a folder. */
const acknowledgeTo = (queue: ((about: string, mail: Omit<OutgoingMail, "id">) => Promise<void>) | null, outgoing: string, from: string | null, municipality: string, origin: string, now: Date) => async (mail: Parameters<typeof acknowledgementMail>[0], receipt: string, id: string): Promise<void> => {
  if (from === null || from.toLowerCase() === mail.sender.address.toLowerCase()) return
  const words = Object.fromEntries(languages.map((language) => {
    const { subject, text } = intakeWords[language].mail
    return [language, { subject, text: text(sayTime(mail.arrivedAt && mail.arrivedAt <= now ? mail.arrivedAt : now, language), receipt, `${origin}/${language}/${municipality}/my-matter`) }]
  })) as Record<keyof Words, { subject: string; text: string }>
  const message = acknowledgementMail(mail, { id, from, now, words })
  if (queue) return queue(id, { sender: from, recipient: mail.sender.address, message })
  await mkdir(outgoing, { recursive: true, mode: 0o700 })
  const coming = join(outgoing, `.${id}`)
  const handle = await open(coming, "w", 0o600)
  await handle.writeFile(message)
  await handle.sync().finally(() => handle.close())
  await rename(coming, join(outgoing, `${id}.eml`))
}

const scanner: Actor = { id: "intake-scan", name: "", kind: "program" }
const scannedTypes: Readonly<Record<string, string>> = { ".pdf": "application/pdf", ".tif": "image/tiff", ".tiff": "image/tiff", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png" }

/** Takes in a folder of scanned letters, one matter a file, arrived when the file was made. The same content is one matter. */
export async function intakeScan(words: readonly string[], parts: IntakeParts): Promise<number> {
  const { now, say, warn } = parts
  const asked = askedFor(words, ["unit", "lang"])
  if (typeof asked === "string") {
    warn(asked)
    return 64
  }
  const language = typeof asked === "object" ? (asked?.options.lang ?? "fi") : null
  if (!asked || !isLanguage(language)) {
    warn(`${intakeScanUsage}\nFiles: ${Object.keys(scannedTypes).join(" ")}`)
    return 64
  }
  const { municipality, folder, options } = asked
  const means = await opened(parts)
  if (!means) return 1
  try {
    const model = await publishedModel(means.database, municipality, warn)
    if (!model) return 1
    if (options.unit !== undefined && !model.units.some(({ id }) => id === options.unit)) {
      warn(`${municipality} has no unit ${options.unit}. It has: ${model.units.map(({ id }) => id).join(", ")}.`)
      return 1
    }
    let [added, again, failed] = [0, 0, 0]
    for (const file of filesUnder(folder, (name) => extname(name).toLowerCase() in scannedTypes)) {
      const made = statSync(file).mtime
      const name = basename(file)
      const kept = await means.files.put(createReadStream(file), Number.MAX_SAFE_INTEGER).catch((fault: unknown) => (fault instanceof FileRefused ? fault : Promise.reject(fault)))
      if (kept instanceof FileRefused) {
        failed++
        await noteRefusedFile({ ...means, municipality, actor: scanner, now }, kept)
        warn(`${name} stays: ${kept.message}`)
        continue
      }
      const received = await inWork(means.database, scanner, now, (work) =>
        receive(work, municipality, {
          source: "scan", key: kept.sha256, way: "letter", arrivedAt: made < now ? made : now, subject: name.slice(0, 300), body: "", sender: "–", language, unit: options.unit ?? null,
          files: [{ name, mediaType: scannedTypes[extname(name).toLowerCase()] ?? "application/octet-stream", ...kept }],
        }, means.codeKey))
      if (received.again) again++
      else added++
      await putAway(folder, file)
    }
    say(`${added} received, ${again} had come before${failed > 0 ? `, ${failed} failed` : ""}`)
    return failed > 0 ? 1 : 0
  } finally {
    await means.database.close()
  }
}

/** What the command line asks for, with an empty folder where an option stands for it; null when it is of another form, and what is wrong with the folder when that is it. */
function askedFor(words: readonly string[], names: readonly string[], instead: readonly string[] = []): { municipality: string; folder: string; options: Readonly<Record<string, string | undefined>> } | string | null {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])), ...Object.fromEntries(instead.map((name) => [name, { type: "boolean" as const }])) } })
    const [municipality, folder, ...more] = positionals
    if (municipality && folder === undefined && instead.some((name) => values[name] === true)) return { municipality, folder: "", options: values as Readonly<Record<string, string>> }
    if (!municipality || !folder || more.length > 0 || instead.some((name) => values[name] === true)) return null
    if (!existsSync(folder)) return `There is no folder ${resolve(folder)}. Make it, or name the one where what arrives is put.`
    if (!statSync(folder).isDirectory()) return `${resolve(folder)} is not a folder. Name the folder that it lies in.`
    return { municipality, folder, options: values as Readonly<Record<string, string | undefined>> }
  } catch (fault) {
    return saidWrong(fault)
  }
}
