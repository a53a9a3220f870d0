import { DOOR_NAMES, doorArticle, type DoorName } from '../../../law/other-doors.ts'
import { type OrganRef } from '../../../services/context.ts'
import { button, buttonGroup, details, formFields, insetText } from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { TYPED_FORM } from '../../layout/display-links.ts'
import { type Language } from '../../messages/language.ts'
import { beforeMessages } from '../../messages/public/before/messages.ts'
import { searchMessages } from '../../messages/public/search/messages.ts'
import { addressWith } from '../../path-values.ts'
import { paths } from '../../paths.ts'
import { inChinese } from '../in-chinese.ts'
import { type Found } from '../search/found-things.ts'
import { isNothing, type Suggestions } from './suggestions.ts'

/** Before filing: the subject first, then what can be asked for and the right doors for what cannot. */
export function beforePage(organ: OrganRef, subject: string, lang: Language): Html {
  const t = beforeMessages(lang)
  const { slug, regime } = organ
  const fields = formFields({ lang, values: { title: subject } })
  const items = t.canItems[regime === 'college' ? 'college' : 'organ']
  return html`<h1 class="govuk-heading-xl">${t.title}</h1>
    <p class="govuk-body">${t.time}</p>
    <form method="post" action="${paths.applyStart(slug)}" id="${TYPED_FORM}" novalidate>
      ${fields.input({
        name: 'title',
        label: { text: t.subject, classes: 'govuk-label--m' },
        hint: t.subjectHint,
        autocomplete: 'off',
        attributes: { 'data-app-already': paths.applySuggestions(slug) },
      })}
      <div id="already" aria-live="polite"></div>
      ${buttonGroup(
        button({ text: t.start, preventDoubleClick: true }),
        html`<a class="govuk-link" href="${paths.applyReturn(slug)}">${t.returning}</a>`,
      )}
    </form>
    <h2 class="govuk-heading-m">${t.can}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
    ${details({ summaryText: t.cannot, html: doorList(DOOR_NAMES, organ, lang) })}
    <p class="govuk-body"><a class="govuk-link" href="${paths.privacy(slug)}">${t.notice}</a></p>`
}

/** What the subject suggests, as it is typed: part of a page. Nothing where there is nothing. */
export function suggestionsPart(organ: OrganRef, found: Suggestions, lang: Language): Html {
  if (isNothing(found)) return nothing
  const t = beforeMessages(lang)
  const helped = button({ text: t.helped, classes: 'govuk-button--secondary', name: 'helped', value: 'yes' })
  return insetText({
    html: html`${itemsOf(organ, found.items, lang)}${doorsOf(found.doors, organ, lang)}${found.items.length > 0 && helped}
      <input type="hidden" name="seen" value="yes" />`,
  })
}

/** What that step is about: something public, or another door. */
export const publicTitle = ({ items }: Suggestions, lang: Language): string =>
  items.length > 0 ? beforeMessages(lang).foundTitle : beforeMessages(lang).matched

/** The same as a step of its own, where no script has shown it before. */
export function publicPage(
  organ: OrganRef,
  { draftId, subject, found }: { draftId: string; subject: string; found: Suggestions },
  lang: Language,
): Html {
  const t = beforeMessages(lang)
  return html`<h1 class="govuk-heading-l">${publicTitle(found, lang)}</h1>
    ${found.items.length > 0 && html`<p class="govuk-body">${t.foundIntro(subject)}</p>`}
    ${itemsOf(organ, found.items, lang, false)}${doorsOf(found.doors, organ, lang, found.items.length > 0)}
    <form method="post" action="${paths.applyPublic(organ.slug, draftId)}">
      ${buttonGroup(
        button({ text: t.goOn, preventDoubleClick: true }),
        button({ text: t.helped, classes: 'govuk-button--secondary', name: 'helped', value: 'yes' }),
      )}
    </form>`
}

/** The applicant needs no request any more. */
export function helpedPage({ slug }: OrganRef, lang: Language): Html {
  const t = beforeMessages(lang)
  return html`<h1 class="govuk-heading-l">${t.thanks}</h1>
    <p class="govuk-body">${t.thanksText}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.organ(slug)}">${t.toFront}</a></p>`
}

function itemsOf({ slug }: OrganRef, items: readonly Found[], lang: Language, counted = true): Html {
  if (items.length === 0) return nothing
  const t = beforeMessages(lang)
  const kinds = searchMessages(lang).kinds
  const links = items.map(
    ({ kind, title, href }) => html`<li>
      <a class="govuk-link" href="${addressWith(paths.applyOpened(slug), { to: href })}" target="_blank" rel="noopener"
        >${kind === 'guide' ? title : inChinese(title, lang)}<span class="govuk-visually-hidden"
          >${t.opensNew}</span
        ></a
      >
      <span class="govuk-hint app-nowrap">${kinds[kind]}</span>
    </li>`,
  )
  return html`${counted && html`<p class="govuk-body govuk-!-font-weight-bold">${t.foundCount(items.length)}</p>`}
    <ul class="govuk-list govuk-list--spaced">
      ${links}
    </ul>`
}

function doorsOf(doors: readonly DoorName[], organ: OrganRef, lang: Language, titled = true): Html {
  if (doors.length === 0) return nothing
  const title = html`<p class="govuk-body govuk-!-font-weight-bold">${beforeMessages(lang).matched}</p>`
  return html`${titled && title}${doorList(doors, organ, lang)}`
}

function doorList(doors: readonly DoorName[], { regime, settings }: OrganRef, lang: Language): Html {
  const t = beforeMessages(lang).doors
  const lines = doors.map((name) => {
    const article = doorArticle(name, regime)
    const cited = article !== null && html`（${inChinese(article, lang)}）`
    const unit = name === 'petition' && settings.supervisionUnit
    return html`<li>
      <strong>${t[name].name}</strong><br />${t[name].text}${cited}
      ${unit && html`<br />${beforeMessages(lang).supervision(unit)}`}
    </li>`
  })
  return html`<ul class="govuk-list govuk-list--spaced">
    ${lines}
  </ul>`
}
