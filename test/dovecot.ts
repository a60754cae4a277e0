import { spawn } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { ImapFlow } from "imapflow"
import { freshFolder } from "./folders.ts"
import { freePorts } from "./swift.ts"

const program = "/usr/sbin/dovecot"

/** A real IMAP server with one empty mailbox, on this machine. */
export interface PostOffice {
  readonly address: string
  readonly password: string
  /** What someone does in the mailbox with a mail program. */
  by<Result>(act: (client: ImapFlow) => Promise<Result>): Promise<Result>
  stop(): Promise<void>
}

/** Starts the Dovecot that bin/setup installs, in a folder of its own. */
export async function startDovecot(): Promise<PostOffice> {
  if (!existsSync(program)) throw new Error("Dovecot is not installed. Run: bin/setup")
  const folder = freshFolder()
  const [port = 0] = await freePorts(1)
  const password = "a secret of the tests"
  mkdirSync(join(folder, "mail"), { mode: 0o777 })
  chmodSync(join(folder, "mail"), 0o777)
  writeFileSync(join(folder, "users"), `town:{PLAIN}${password}::::::\n`)
  writeFileSync(join(folder, "dovecot.conf"), `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_login_user = nobody
default_internal_group = nogroup
mail_location = maildir:${folder}/mail
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
first_valid_gid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail
}
`)
  const dovecot = spawn(program, ["-F", "-c", join(folder, "dovecot.conf")], { stdio: "ignore" })
  const ended = new Promise<void>((resolve) => dovecot.once("exit", () => resolve()))
  const stop = (): Promise<void> => (dovecot.kill(), ended)
  for (let at = 0; at < 100; at++) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1")
      socket.once("data", () => (socket.destroy(), resolve(true)))
      socket.once("error", () => resolve(false))
      socket.setTimeout(2000, () => (socket.destroy(), resolve(false)))
    })
    if (answers)
      return {
        address: `imap://town@127.0.0.1:${port}/INBOX`, password, stop,
        async by(act) {
          const client = new ImapFlow({ host: "127.0.0.1", port, secure: false, auth: { user: "town", pass: password }, logger: false })
          await client.connect()
          try {
            return await act(client)
          } finally {
            await client.logout()
          }
        },
      }
    await wait(100)
  }
  await stop()
  throw new Error(`Dovecot did not begin to answer: see ${folder}/log.`)
}
