import { isSet, type Attributes, type XmlReader } from './read-xml.ts'
import { colourOfWord, isWhite } from './word-colours.ts'
import { type PackagePart } from './package-part.ts'

/** What a style says of its letters; null where it leaves them to the style it is based on. */
type Style = { basedOn: string; hidden: boolean | null; white: boolean | null; shaded: boolean }

/** Nobody reads letters of a point and a half. */
export const SMALLEST_HALF_POINTS = 3
/** Styles are based on others so many levels deep. */
const DEEPEST = 12

/** Reads Word's styles: which of them hide their text, or write it in white on nothing. Those of tables have grounds of their own. */
export function wordStylesReader({ facts }: PackagePart): XmlReader {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  return {
    open: (name, attributes) => {
      if (name === 'style' && attributes['type'] !== 'table') {
        style = { basedOn: '', hidden: null, white: null, shaded: false }
        styles.set(attributes['styleId'] ?? '', style)
      } else if (style) takeStyle(style, name, attributes)
    },
    close: (name) => {
      if (name === 'style') style = null
      if (name !== 'styles') return
      for (const id of styles.keys()) {
        if (inherited(styles, id, ({ hidden }) => hidden)) facts.hiddenStyles.add(id)
        if (inherited(styles, id, ({ white, shaded }) => (shaded ? false : white))) facts.whiteStyles.add(id)
      }
    },
  }
}

function takeStyle(style: Style, name: string, attributes: Attributes): void {
  const { val = '' } = attributes
  if (name === 'basedOn') style.basedOn = val
  else if (name === 'vanish') style.hidden = isSet(attributes)
  else if (name === 'sz' && Number(val) <= SMALLEST_HALF_POINTS) style.hidden = true
  else if (name === 'color') style.white = isWhite(colourOfWord(attributes))
  else if (name === 'shd' && !/^(?:auto|FFFFFF)$/i.test(attributes['fill'] ?? 'auto')) style.shaded = true
}

function inherited(styles: ReadonlyMap<string, Style>, id: string, said: (style: Style) => boolean | null): boolean {
  let style = styles.get(id)
  for (let level = 0; style && level < DEEPEST; level += 1) {
    const own = said(style)
    if (own !== null) return own
    style = styles.get(style.basedOn)
  }
  return false
}

/** Reads Word's settings: variables a macro or template left, sources of a serial letter. */
export function wordSettingsReader({ report }: PackagePart): XmlReader {
  return {
    open: (name, { name: called = '', val = '' }) => {
      if (name === 'docVar') report.add('metadata', `文档变量“${called}”`, val)
      if (name === 'docVar') report.text(`文档变量“${called}”`, val)
      if ((name === 'connectString' || name === 'query') && val !== '')
        report.add('external-link', '邮件合并的数据源', val)
    },
  }
}
