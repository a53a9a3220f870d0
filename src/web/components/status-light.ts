import { html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { type Spoken } from './parameters.ts'

/** How each light looks: its word in the catalogue, its colour class, its sign (a shape, so colour never stands alone). */
const LIGHTS = {
  'on-time': { word: 'onTime', colour: 'green', sign: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
  'due-soon': { word: 'dueSoon', colour: 'yellow', sign: 'M8 1.5 15 14H1zM7 6v4h2V6zm0 5v2h2v-2z' },
  'due-today': { word: 'dueToday', colour: 'orange', sign: 'M8 1l7 7-7 7-7-7zM7 4.5V9h2V4.5zm0 5.5v2h2v-2z' },
  overdue: { word: 'overdue', colour: 'red', sign: 'M2 2h12v12H2zM7 4v5h2V4zm0 6v2h2v-2z' },
  paused: { word: 'paused', colour: 'grey', sign: 'M3 2h4v12H3zM9 2h4v12H9z' },
  'awaiting-correction': {
    word: 'awaitingCorrection',
    colour: 'violet',
    sign: 'M11 1l4 4-9 9-5 1 1-5zM11 3.8 4 10.8l-.4 1.6 1.6-.4 7-7z',
  },
  'awaiting-fee': {
    word: 'awaitingFee',
    colour: 'violet',
    sign: 'M2 1h2.4L8 6.5 11.600 1H14l-4 6h3v1.700H9v1.600h4V12H9v3H7v-3H3v-1.700h4V8.700H3V7h3z',
  },
  closed: { word: 'closed', colour: 'blue', sign: 'M6.2 13.500 1 8.300l1.700-1.700 3.500 3.500L13.300 3 15 4.700z' },
} as const

export type Light = keyof typeof LIGHTS
export const LIGHT_NAMES = Object.keys(LIGHTS) as Light[]

/** State of a deadline: word, sign and colour. `text` replaces the word, for instance 剩3个工作日 or 逾期2个工作日. */
export function statusLight(parameters: Spoken & { light: Light; text?: string | undefined }): Html {
  const { word, colour, sign } = LIGHTS[parameters.light]
  const words = parameters.text ?? sharedMessages(parameters.lang ?? 'zh-CN').light[word]
  return html`<span class="app-light app-light--${colour}"
    ><svg class="app-light__sign" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d="${sign}" /></svg
    >${words}</span
  >`
}
