import type { DevPerson } from "./dev-provider.ts"

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The people as links, under a plain word in three languages that nobody is identified here. */
export function peoplePage(action: string, asked: URLSearchParams, people: readonly DevPerson[]): string {
  const to = (person: DevPerson): string => {
    const address = new URLSearchParams(asked)
    address.set("person", person.subject)
    return `${action}?${address}`
  }
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Development sign-in</title>
<link rel="stylesheet" href="/assets/varanto.css"></head>
<body><main class="wide" id="content">
<div class="notice warn">
<p lang="fi"><strong>Vain kehitykseen.</strong> Ketään ei tunnisteta, ja henkilöt ovat keksittyjä.</p>
<p lang="sv"><strong>Endast för utveckling.</strong> Ingen identifieras, och personerna är påhittade.</p>
<p lang="en"><strong>Development only.</strong> Nobody is identified, and the people are invented.</p>
</div>
<h1>Development sign-in</h1>
<ul class="cards">
${people.map((person) => `<li><a class="button" href="${escaped(to(person))}">${escaped(person.name)}</a><p>${escaped(person.role)}</p></li>`).join("\n")}
</ul>
</main></body></html>`
}
