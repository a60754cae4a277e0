import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import test, { type TestContext } from "node:test"
import { freshFolder } from "../../test/folders.ts"
import { holdLock, takeLock } from "./lock.ts"
import { joinUsers } from "./users.ts"

function ownFolder(t: TestContext): string {
  const folder = freshFolder()
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The number of a process that has ended. */
const deadProcess = (): number => spawnSync("true").pid

test("a lock is taken once, also within one process, and can be taken again when it was let go", (t) => {
  const file = join(ownFolder(t), "a.lock")
  const release = takeLock(file)
  assert.ok(release)
  assert.equal(readFileSync(file, "utf8"), String(process.pid))
  assert.equal(takeLock(file), null)
  assert.throws(() => holdLock(file), new RegExp(`Process ${process.pid} is already using this folder`))
  release()
  assert.ok(!existsSync(file))
  takeLock(file)?.()
})

test("the lock of a process that died is taken over", (t) => {
  const file = join(ownFolder(t), "a.lock")
  writeFileSync(file, String(deadProcess()))
  assert.ok(takeLock(file))
})

test("a lock with our own number that we did not take is of an earlier process", (t) => {
  const file = join(ownFolder(t), "a.lock")
  writeFileSync(file, String(process.pid))
  assert.ok(takeLock(file))
})

test("a lock of another live process is respected", (t) => {
  const file = join(ownFolder(t), "a.lock")
  writeFileSync(file, "1")
  assert.equal(takeLock(file), null)
  assert.equal(readFileSync(file, "utf8"), "1")
})

test("a lock that is just being written is respected, and an empty one of long ago is not", (t) => {
  const file = join(ownFolder(t), "a.lock")
  writeFileSync(file, "")
  assert.equal(takeLock(file), null)
  utimesSync(file, 0, 0)
  assert.ok(takeLock(file))
})

test("the last user of a folder knows that nobody is left", (t) => {
  const folder = ownFolder(t)
  const [first, second] = [joinUsers(folder), joinUsers(folder)]
  assert.deepEqual([first(), second()], [false, true])
})

test("users that were killed are no users, and others that live are", (t) => {
  const folder = ownFolder(t)
  const leave = joinUsers(folder)
  writeFileSync(join(folder, "users", `${deadProcess()}-aaaaaaaa`), "")
  writeFileSync(join(folder, "users", `${process.pid}-bbbbbbbb`), "")
  assert.equal(leave(), true)
  const again = joinUsers(folder)
  writeFileSync(join(folder, "users", "1-cccccccc"), "")
  assert.equal(again(), false)
})
