import { html, type Html } from '../html.ts'

/** A second, quieter line of a cell. */
export const quietLine = (text: string): Html => html`<br /><span class="app-quiet">${text}</span>`
