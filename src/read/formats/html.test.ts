import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "./open-page.ts"

const open = (html: string) => openPage(Buffer.from(html), "sivu.html")
const textOf = (html: string): string[] => open(html).lines.map(({ text }) => text)
const codesOf = (html: string): string[] => open(html).findings.map(({ code }) => code)

test("headings, paragraphs and lists keep their mark, level and line in the source", () => {
  const page = open("<!doctype html>\n<title>Koivula</title>\n<main>\n<h1>Kirjaston\n tietovaranto</h1>\n<p>Ensimmäinen <b>kappale</b>.</p>\n<ul><li>lainat\n<ul><li>uusinnat</li></ul></li></ul>\n</main>")
  assert.equal(page.title, "Koivula")
  assert.deepEqual(page.lines, [
    { line: 4, text: "Kirjaston tietovaranto", mark: "heading", level: 1 },
    { line: 6, text: "Ensimmäinen kappale.", mark: "text" },
    { line: 7, text: "lainat", mark: "bullet", level: 1 },
    { line: 8, text: "uusinnat", mark: "bullet", level: 2 },
  ])
})

test("a definition list gives its terms as headings over their texts", () => {
  assert.deepEqual(
    open("<dl><dt>Hakutekijät</dt><dd>nimi</dd><dd>osoite</dd></dl>").lines.map(({ text, mark }) => [text, mark]),
    [
      ["Hakutekijät", "heading"],
      ["nimi", "text"],
      ["osoite", "text"],
    ],
  )
})

test("a line break in the page is a line break in the reading", () => {
  assert.deepEqual(textOf("<p>Koivula<br>Lehtola<br/>Björkby</p>"), ["Koivula", "Lehtola", "Björkby"])
})

test("scripts, styles and what a browser does not show are no text", () => {
  const html = `<body><script>document.write("Salainen järjestelmä")</script><style>p { color: red }</style><noscript>Ota skriptit käyttöön</noscript>
    <template><p>malli</p></template><svg><text>kuva</text></svg><iframe>kehys</iframe><p>Koivula<script>1</script></p></body>`
  assert.deepEqual(textOf(html), ["Koivula"])
})

test("hidden text is not read and is told of", () => {
  const html = `<p>Koivula</p><p hidden>a</p><p style="display: none">b</p><p style="VISIBILITY:hidden">c</p><span aria-hidden="true">d</span><div hidden><p>e</p></div>`
  assert.deepEqual(textOf(html), ["Koivula"])
  const [found] = open(html).findings
  assert.equal(found?.code, "hidden-content")
  assert.equal(found?.message.en, "The page has 5 hidden places that a reader does not see. They were not read.")
})

test("menus, footers, forms and what stands outside the main part are left out and counted", () => {
  const html = `<body><a href="#sisalto">Siirry sisältöön</a><nav><a>Etusivu</a>\n<a>Palvelut</a></nav><main id="sisalto"><p>Koivula</p><form><label>Haku</label></form></main><footer>Yhteys</footer></body>`
  assert.deepEqual(textOf(html), ["Koivula"])
  assert.deepEqual(codesOf(html), ["navigation-left-out"])
})

test("a skip link on a page without a main part is text, which the reader then knows for what it is", () => {
  assert.deepEqual(textOf("<body><a href='#a'>Siirry sisältöön</a><p>Koivula</p></body>"), ["Siirry sisältöön", "Koivula"])
})

test("letters written as entities are letters, and markup written as text stays text", () => {
  assert.deepEqual(textOf("<p>Bj&ouml;rkby&nbsp;&#228;&#xE5; &lt;script&gt;alert(1)&lt;/script&gt;</p>"), ["Björkby\u00a0äå <script>alert(1)</script>"])
})

test("markup that is broken or hostile is read for its text alone", () => {
  assert.deepEqual(textOf(`<p>Koivula<p>Lehtola</b></div> <img src=x onerror="alert(1)"><a href="javascript:alert(1)">Björkby</a>`), ["Koivula", "Lehtola Björkby"])
  assert.deepEqual(textOf(`<p>Koivula</p><!-- <p>huomautus</p> --><![CDATA[ x ]]><p title="<script>">Lehtola</p>`), ["Koivula", "Lehtola"])
})

test("a page with nothing that a reader sees has no lines", () => {
  assert.deepEqual(textOf("<html><head><title>Koivula</title></head><body><script>x</script></body></html>"), [])
})
