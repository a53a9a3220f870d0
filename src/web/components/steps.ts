import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { type Spoken } from './parameters.ts'

export interface Step {
  text: string
  /** Back to a step already done. */
  href?: string | undefined
}

/** Progress through the pages of a form; `current` counts from 0. */
export function steps(parameters: Spoken & { items: readonly Step[]; current: number }): Html {
  const t = sharedMessages(parameters.lang ?? 'zh-CN').component
  const items = parameters.items.map((step, index) => {
    const state = index < parameters.current ? 'done' : index === parameters.current ? 'current' : 'to-do'
    const spoken = { done: t.stepDone, current: t.stepCurrent, 'to-do': t.stepToDo }[state]
    const name =
      step.href && state === 'done' ? html`<a class="govuk-link" href="${step.href}">${step.text}</a>` : step.text
    const current = attributes({ 'aria-current': state === 'current' ? 'step' : undefined })
    return html`<li class="app-steps__step app-steps__step--${state}" ${current}>
      <span class="app-steps__name">${name}</span><span class="govuk-visually-hidden"> ${spoken}</span>
    </li>`
  })
  return html`<ol class="app-steps" aria-label="${t.steps}">
    ${items}
  </ol>`
}
