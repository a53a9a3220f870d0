import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'

/** Words of the law, which exist in Chinese only: marked as such on a page in another language. */
export const inChinese = (text: string, lang: Language): Html =>
  lang === 'zh-CN' ? html`${text}` : html`<span lang="zh-CN">${text}</span>`
