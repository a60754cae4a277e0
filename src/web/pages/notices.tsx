import { lookup } from "../../derive/lookup.ts"
import { sayDay } from "../../lib/day.ts"
import type { Language } from "../../lib/words.ts"
import type { Model } from "../../model/model.ts"
import { type NoticeSection, noticeSections, type PrivacyNotice } from "../../model/notice.ts"
import { plain } from "../../model/text.ts"
import { ContactCard } from "../parts/how-to-ask.tsx"
import { Listing } from "../parts/listing.tsx"
import { page } from "../parts/page.tsx"
import { Say, SourceNote } from "../parts/text.tsx"
import { href, routes } from "../routes.ts"
import { type Answer, html, one, revisionOf, type Visit, wordsOf } from "../visit.ts"

/** The privacy notices of a municipality. */
export function notices(visit: Visit): Answer {
  const { language, words, path } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const rows = model.notices.map(({ id, name, published, registers }) => ({
    id,
    name,
    to: href(routes.notice, { ...at, id }),
    cells: [published ? sayDay(published, language) : "", String(registers.length)],
  }))
  return html(
    page(
      { language, path, municipality, title: words.notices, crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.notices }] },
      <>
        <h1>{words.notices}</h1>
        <Listing language={language} count={String(rows.length)} heads={[words.notice, words.published, words.registers]} rows={rows} empty={words.noneDeclared} />
      </>,
    ),
  )
}

/** One notice in its 13 sections. */
export function notice(visit: Visit): Answer {
  const { language, words, path, parts } = visit
  const { model } = revisionOf(visit)
  const { municipality } = model
  const at = { language, municipality: municipality.id }
  const found = one(lookup(model).notice, parts.id)
  const name = plain(found.name, language)
  return html(
    page(
      {
        language,
        path,
        municipality,
        title: name,
        crumbs: [{ label: plain(municipality.name, language), to: href(routes.front, at) }, { label: words.notices, to: href(routes.notices, at) }, { label: name }],
      },
      <>
        <h1>
          <Say text={found.name} language={language} />
        </h1>
        {found.published && (
          <p class="quiet">
            {words.published} {sayDay(found.published, language)}
          </p>
        )}
        {noticeSections.map((section) => (
          <section key={section} aria-labelledby={section}>
            <h2 id={section}>{words.sections[section]}</h2>
            <p>
              <Say text={found.sections[section]} language={language} />
            </p>
            <Details model={model} notice={found} section={section} language={language} />
          </section>
        ))}
        <SourceNote source={found.source} documents={model.documents} language={language} />
      </>,
    ),
  )
}

interface DetailsProps {
  readonly model: Model
  readonly notice: PrivacyNotice
  readonly section: NoticeSection
  readonly language: Language
}

/** What a section lists beside its text. */
function Details({ model, notice, section, language }: DetailsProps) {
  const words = wordsOf(language)
  const { system, contact } = lookup(model)
  if (section === "contact")
    return (
      <>
        {notice.contacts.flatMap((id) => contact.get(id) ?? []).map((found) => (
          <ContactCard key={found.id} contact={found} language={language} now={null} />
        ))}
      </>
    )
  if (section === "purposes" && notice.acts.length > 0)
    return (
      <>
        <h3>{words.actsCited}</h3>
        <ul>
          {notice.acts.map(({ name, number }) => (
            <li key={number}>
              <Say text={name} language={language} /> {number && `(${number})`}
            </li>
          ))}
        </ul>
      </>
    )
  if (section === "legalBases")
    return (
      <ul>
        {notice.legalBases.map(({ article, explanation }) => (
          <li key={article}>
            EU 2016/679, {article}: <Say text={explanation} language={language} />
          </li>
        ))}
      </ul>
    )
  if (section === "dataCategories")
    return (
      <>
        {notice.dataCategories.map(({ name, items }) => (
          <div key={plain(name, language)}>
            <h3>
              <Say text={name} language={language} />
            </h3>
            <ul>
              {items.map((item) => (
                <li key={plain(item.name, language)}>
                  <Say text={item.name} language={language} />
                  {item.special && <span class="pill warning">{words.special}</span>}
                </li>
              ))}
            </ul>
          </div>
        ))}
        <h3>{words.systems}</h3>
        <ul>
          {notice.systems.flatMap((id) => system.get(id) ?? []).map(({ id, name }) => (
            <li key={id}>
              <a href={href(routes.system, { language, municipality: model.municipality.id, id })}>
                <Say text={name} language={language} />
              </a>
            </li>
          ))}
        </ul>
      </>
    )
  if (section === "sources")
    return (
      <ul>
        {notice.sources.map(({ name, byConsent }) => (
          <li key={plain(name, language)}>
            <Say text={name} language={language} />
            {byConsent && <span class="quiet"> ({words.byConsent})</span>}
          </li>
        ))}
      </ul>
    )
  if (section === "rights")
    return (
      <ul>
        {notice.rights.map(({ right, explanation }) => (
          <li key={right}>
            <Say text={explanation} language={language} />
          </li>
        ))}
      </ul>
    )
  return null
}
