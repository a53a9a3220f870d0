import { type Request, type Response } from 'express'
import { type Route } from '../../../http/route.ts'
import { button, table } from '../../components/index.ts'
import { html } from '../../html.ts'
import { hasKeys, setKeys } from '../../layout/display-settings.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { keyList } from './key-list.ts'

/** The keyboard shortcuts, and the switch that turns them off (WCAG 2.1.4). */
export const keyRoutes = (): Route[] => [
  {
    method: 'get',
    path: paths.keys(),
    access: 'own-account',
    audit: 'VIEW_KEYS',
    handle: showKeys,
  },
  {
    method: 'post',
    path: paths.keys(),
    access: 'own-account',
    audit: 'VIEW_KEYS',
    handle: (req, res) => {
      const isOn = (req.body as Record<string, unknown> | undefined)?.['keys'] === 'on'
      setKeys(req, res, isOn)
      res.redirect(303, `${paths.keys()}?done=${isOn ? 'on' : 'off'}`)
    },
  },
]

function showKeys(req: Request, res: Response): void {
  const lang = languageOfPage(req)
  const t = officeMessages(lang).keys
  const head = [t.columns.keys, t.columns.what].map((text) => ({ text }))
  const groups = Object.entries(keyList(lang)).map(([group, listed]) =>
    table({
      lang,
      caption: t.groups[group as keyof typeof t.groups],
      captionClasses: 'govuk-table__caption--m',
      responsive: 'none',
      head,
      rows: listed.map(({ keys, what }) => [{ html: html`<kbd class="app-key">${keys}</kbd>` }, { text: what }]),
    }),
  )
  const turn = hasKeys(req) ? 'off' : 'on'
  const content = html`${doneNote(req, t.turned)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${groups}
    <h2 class="govuk-heading-m">${t.switchHeading}</h2>
    <p class="govuk-body">${t.state[turn === 'off' ? 'on' : 'off']}</p>
    <form method="post" action="${paths.keys()}">
      ${csrfField(req)}<input type="hidden" name="keys" value="${turn}" />
      ${button({ text: t.turn[turn], classes: 'govuk-button--secondary' })}
    </form>`
  officeShell(req, res, { title: t.title, content })
}
