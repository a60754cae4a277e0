import assert from "node:assert/strict"
import test from "node:test"
import { testCode } from "../../law/identity-code.ts"
import { titleFlags } from "./titles.ts"

test("a public title with an identity code or a party's name, also inflected, is flagged; other titles are not", () => {
  const of = (title: string) => titleFlags(title, ["Sofia Asukas", "Esimerkki", "Martti Mallinen"]).join("+")
  assert.deepEqual(
    ["Sofia Asukas, palkkatuki", "Sofia Asukkaan hakemus", "Asukkaan Sofian hakemus", "Esimerkin valitus", "Mallisen Martin aloite", `Hakemus ${testCode("1990-02-28", 901)}`].map(of),
    ["name", "name", "name", "name", "name", "identity-code"],
  )
  assert.deepEqual(["Palkkatukihakemus", "Asukaspysäköinti Tapiolassa", "Sofianlehdon päiväkodin laajennus", "Kiinteistön 49-10-2-1 rakennuslupa", ""].map(of), ["", "", "", "", ""])
})
