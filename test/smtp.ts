import { SMTPServer } from "smtp-server"

/** What a mail server of the tests took, or how it answers. */
export interface Postman {
  readonly address: string
  readonly took: { readonly from: string; readonly to: readonly string[]; readonly message: string }[]
  /** Refuses every recipient with this code; null to take all. */
  refuse: number | null
  stop(): Promise<void>
}

/** A real mail server on this machine, where one signs in as town with a password. */
export async function startPostman(password: string): Promise<Postman> {
  const took: Postman["took"] = []
  const postman = { took, refuse: null as number | null }
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"], allowInsecureAuth: true, logger: false,
    onAuth: ({ username, password: given }, _, done) => (username === "town" && given === password ? done(null, { user: username }) : done(Object.assign(new Error("wrong"), { responseCode: 535 }))),
    onRcptTo: (_, __, done) => (postman.refuse === null ? done() : done(Object.assign(new Error("no"), { responseCode: postman.refuse }))),
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on("data", (piece: Buffer) => void pieces.push(piece))
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope
        took.push({ from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map(({ address }) => address), message: Buffer.concat(pieces).toString() })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => resolve((listening.address() as { port: number }).port))
  })
  return Object.assign(postman, { address: `smtp://town@127.0.0.1:${port}`, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) })
}
