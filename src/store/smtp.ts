/** Where mail is handed over: a server that one signs in to, or one of our own network. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (465); else STARTTLS, which is demanded of every server but one on this machine. */
  readonly tls: boolean
  readonly user: string | null
  readonly password: string | null
}

/** The server of an address like smtps://user@mail.example.fi or smtp://127.0.0.1:2525, without its password; null for another form. */
export function mailServerAt(address: string, kinds: Readonly<Record<string, number>>): Omit<MailServer, "password"> | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, port, username, password, pathname, search } = new URL(address)
  const usual = kinds[protocol]
  if (usual === undefined || hostname === "" || password !== "" || search !== "" || (pathname !== "" && pathname !== "/" && !protocol.startsWith("imap"))) return null
  return { host: hostname.replace(/^\[|\]$/g, ""), port: port === "" ? usual : Number(port), tls: protocol.endsWith("s:"), user: username === "" ? null : decodeURIComponent(username) }
}

export const isHere = ({ host }: Pick<MailServer, "host">): boolean => ["localhost", "127.0.0.1", "::1"].includes(host)

/** The server's code of a refusal, or the connection's, and whether trying again is of no use. */
export interface SmtpRefusal {
  readonly code: string
  readonly forGood: boolean
}

/**
 * Hands one message over; resolves when the server has taken it (250 after the data). Returns why not, else null. A server that refuses our sign-in or our
 * TLS may be set right again, so that only a refusal of the message or its recipient is for good.
 */
export async function handOver(server: MailServer, { sender, recipient, message }: { readonly sender: string; readonly recipient: string; readonly message: string }): Promise<SmtpRefusal | null> {
  const { host, port, tls, user, password } = server
  // Loaded by whoever sends mail, not at every start.
  const { createTransport } = await import("nodemailer")
  const transport = createTransport({
    host, port, secure: tls, requireTLS: !tls && !isHere(server), connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 300_000,
    disableFileAccess: true, disableUrlAccess: true, ...(user !== null && { auth: { user, pass: password ?? "" } }),
  })
  try {
    await transport.sendMail({ envelope: { from: sender, to: [recipient] }, raw: message })
    return null
  } catch (fault) {
    const { responseCode, code = "unknown", command = "" } = fault as { responseCode?: number; code?: string; command?: string }
    // An address that is none is refused before the server is asked.
    const unasked = command === "API" && (code === "EENVELOPE" || code === "EMESSAGE")
    return { code: String(responseCode ?? code), forGood: unasked || ((responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA")) }
  } finally {
    transport.close()
  }
}
