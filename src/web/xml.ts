import { html, type Child, type Html } from './html.ts'

/** As `html`, for feeds and site maps: the same signs are escaped, and characters XML does not know are left out. */
export const xml = (literals: TemplateStringsArray, ...children: Child[]): Html =>
  html(literals, ...children.map((child) => (typeof child === 'string' ? child.replace(UNKNOWN, '') : child)))

/** Control characters but tab and line ends, lone surrogates, and the two that are no characters. XML 1.0, 2.2 */
const UNKNOWN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A whole document, with its declaration. */
export const xmlDocument = (root: Html): string => `<?xml version="1.0" encoding="UTF-8"?>\n${String(root)}\n`
