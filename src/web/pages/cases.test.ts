import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { espoo } from "../../../municipalities/espoo/index.ts"
import { anEngine } from "../../../test/engines.ts"
import { publicCase, registryOn } from "../../../test/registry.ts"
import { openTown, type Town } from "../../../test/town.ts"
import { addSamples } from "../../acts/samples.ts"

let town: Town
let playground: string
let secret: string
before(async () => {
  town = await openTown(anEngine(), [espoo])
  await addSamples(town.database, town.now(), town.signIn.keys.codeKey)
  const registry = registryOn(town.database)
  const open = { ...publicCase, publicity: { secrecy: "public" } } as const
  playground = (await registry.open("aino", { ...open, title: "Sofia Asukkaan aloite", publicTitle: "Aloite leikkipuistosta", classCode: "10 03" })).id
  for (let at = 0; at < 27; at++) await registry.open("aino", { ...open, title: `Lausunto ${at}`, publicTitle: `Lausunto kaavasta <${at}>`, classCode: "10 02" })
  secret = (await registry.open("aino", { ...publicCase, handler: "veikko", publicity: { secrecy: "secret", act: "621/1999", item: "24 § 1 mom. 25 k" } })).id
})
after(() => town.close())

test("anyone browses the public cases page by page, and narrows them by a link", async () => {
  const first = await town.page("/fi/espoo/cases?q=lausunto")
  assert.match(first, /27 asiaa/)
  const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? ""
  const second = await town.page(`/fi/espoo/cases${next}`)
  const shown = [first, second].map((page) => [...page.matchAll(/Lausunto kaavasta &lt;(\d+)/g)].map(([, at]) => at))
  assert.deepEqual(shown.map(({ length }) => length), [25, 2])
  assert.equal(new Set(shown.flat()).size, 27, "with each case once, under markup that is text")
  assert.doesNotMatch(second, /after=/)
  const best = await town.page("/fi/espoo/cases?q=lausunto&order=best")
  assert.match(best, /<strong>parhaat osumat ensin<\/strong>/)
  const after = /href="([^"]*after=25[^"]*)"/.exec(best)?.[1]?.replaceAll("&amp;", "&") ?? ""
  const both = [best, await town.page(`/fi/espoo/cases${after}`)].flatMap((page) => [...page.matchAll(/Lausunto kaavasta &lt;(\d+)/g)].map(([, at]) => at))
  assert.deepEqual([both.length, new Set(both).size], [27, 27], "the best match first, page by page too")
  const narrowed = await town.page("/sv/espoo/cases?class=10+03")
  assert.match(narrowed, /1 ärende</)
  assert.match(narrowed, /aria-current="true"/)
})

test("words that find nothing say so, and tell where to ask", async () => {
  assert.match(await town.page("/en/espoo/cases?q=lightyear"), /No public case was found\..*registry office/s)
  assert.match(await town.page("/fi/espoo/cases?stage=nonsense&year=abc&after=x"), /2\d asiaa|yli/)
})

test("a public case has a lasting page and a feed of its course; a secret one is as if it were not there", async () => {
  const shown = await town.page(`/en/espoo/cases/${playground}`)
  for (const told of ["Aloite leikkipuistosta", "1/10.03/2026", "pending", "ask for them"]) assert.equal(shown.includes(told), true, told)
  assert.doesNotMatch(shown, /Sofia|aino/i)
  const feed = await town.page(`/en/espoo/cases/${playground}/feed.atom`)
  assert.match(feed, /<title>pending<\/title>.*<summary>1\/10\.03\/2026 Aloite leikkipuistosta<\/summary>/s)
  assert.match(await town.page("/fi/espoo/cases.atom?q=kaavat"), /Lausunto kaavasta &lt;26&gt;/)
  for (const path of [`/fi/espoo/cases/${secret}`, `/fi/espoo/cases/${secret}/feed.atom`, "/fi/espoo/cases/nothing"]) assert.equal((await town.get(path)).status, 404, path)
})
