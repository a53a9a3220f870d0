import { html, nothing, type Child, type Html } from '../html.ts'
import { classNames, printable, type Spoken, type Words } from './parameters.ts'
import { statusLight, type Light } from './status-light.ts'

export interface TaskRowParameters extends Spoken {
  href: string
  /** What the case is about, or what is to be done. */
  title: string
  number?: string | undefined
  light?: Light | undefined
  /** Instead of the light's own word. */
  lightText?: string | undefined
  /** The next date, large on the right: 3月27日前答复. */
  due?: string | undefined
  /** Small facts: applicant, channel, who has it. */
  facts?: readonly (string | false | undefined)[] | undefined
  /** A form or button for the next act. */
  action?: Words | undefined
}

/** One piece of work: what, how urgent, until when. Put rows into taskRows. */
export function taskRow(parameters: TaskRowParameters): Html {
  const { href, title, number, light, due, facts = [] } = parameters
  const name = html`<a class="govuk-link app-task__link" href="${href}">${title}</a>`
  const shown = light && statusLight({ light, text: parameters.lightText, lang: parameters.lang })
  const small: Child[] = [number, ...facts].filter(Boolean).map((fact) => html`<span>${fact}</span>`)
  const action = parameters.action && html`<div class="app-task__action">${printable(parameters.action)}</div>`
  return html`<li class="${classNames('app-task', light && `app-task--${light}`)}">
    <div class="app-task__what">
      ${name}
      <p class="app-task__facts">${small}</p>
    </div>
    <div class="app-task__when">${shown}${due && html`<span class="app-task__due">${due}</span>`}</div>
    ${action}
  </li>`
}

/** A list of taskRow. */
export const taskRows = (rows: readonly Html[]): Html =>
  rows.length === 0
    ? nothing
    : html`<ul class="app-tasks">
        ${rows}
      </ul>`
