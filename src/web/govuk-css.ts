/** Parts of govuk-frontend this program does not show. */
const UNUSED =
  /\.govuk-(?:accordion|cookie-banner|exit-this-page|feedback|footer|generic-header|header|language-navigation|logo|password-input|phase-banner|tabs|task-list|file-upload-(?:button|wrapper))(?![a-z])|\.govuk-(?:drop-zone|file-upload__)/

/** Latin type is set tighter than Chinese can be read: sizes (rem) as published, and what they become. */
const SIZES: Readonly<Record<string, string>> = {
  '3': '2.125',
  '2.25': '1.75',
  '2': '1.625',
  '1.6875': '1.5',
  '1.5': '1.375',
  '1.3125': '1.25',
  '1.1875': '1.0625',
}
const HEADING_FROM_REM = 1.2

/**
 * govuk-frontend's stylesheet (MIT licence) without GOV.UK's own identity: no font files, no crest, our font stack;
 * without the parts not used; with sizes and line heights for Chinese text.
 */
export function ownGovukCss(published: string): string {
  const plain = published
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/font-family:(?:GDS Transport,arial,sans-serif|sans-serif)/g, 'font-family:var(--app-font)')
    .replace(/letter-spacing:[^;}]+;?/g, '')
    .replace(/font-size:([\d.]+)rem;line-height:([\d.]+)/g, (_, size: string, height: string) => type(size, height))
  return withoutUnused(plain)
}

function type(size: string, height: string): string {
  const own = SIZES[size] ?? size
  if (Number(height) === 1) return `font-size:${own}rem;line-height:1`
  return `font-size:${own}rem;line-height:${Number(own) > HEADING_FROM_REM ? 1.4 : 1.65}`
}

/** Drops each selector that names an unused part, then each rule and group left empty. */
function withoutUnused(css: string): string {
  return blocksOf(css)
    .map(({ head, body }) => {
      if (body === undefined) return head
      if (/^@(?:media|supports)/.test(head)) return braced(head, withoutUnused(body))
      return braced(
        selectorsOf(head)
          .filter((selector) => !UNUSED.test(selector))
          .join(','),
        body,
      )
    })
    .join('')
}

const braced = (head: string, body: string) => (head === '' || body === '' ? '' : `${head}{${body}}`)

/** Selectors parted at the commas outside brackets. */
const selectorsOf = (head: string) => head.split(/,(?![^(]*\))/)

interface Block {
  head: string
  /** Missing for a statement such as `@charset "UTF-8";`. */
  body?: string
}

/** Top-level rules and statements of minified CSS. */
function blocksOf(css: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  while (start < css.length) {
    const open = css.indexOf('{', start)
    const stop = css.indexOf(';', start)
    if (stop >= 0 && (open < 0 || stop < open)) {
      blocks.push({ head: css.slice(start, stop + 1) })
      start = stop + 1
    } else if (open >= 0) {
      const end = closingBrace(css, open)
      blocks.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, end) })
      start = end + 1
    } else break
  }
  return blocks
}

function closingBrace(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth === 0) return at
  }
  return css.length
}
