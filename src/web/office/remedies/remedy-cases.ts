import { html, type Child } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { caseLink } from '../case-link.ts'

/** The cases a dispute is about, as links. */
export const casesOf = (numbers: readonly string[], lang: Language): Child =>
  numbers.length > 0
    ? numbers.map((number) => html`${caseLink(number)} `)
    : html`<span class="app-quiet">${affairsMessages(lang).remedies.noCase}</span>`
