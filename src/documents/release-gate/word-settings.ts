import { isSet, type XmlReader } from './read-xml.ts'
import { type PackagePart } from './package-part.ts'

/** Reads Word's styles: which of them hide their text. */
export function wordStylesReader({ facts }: PackagePart): XmlReader {
  let style = ''
  return {
    open: (name, attributes) => {
      if (name === 'style') style = attributes['styleId'] ?? ''
      if (name === 'vanish' && style !== '' && isSet(attributes)) facts.hiddenStyles.add(style)
    },
    close: (name) => {
      if (name === 'style') style = ''
    },
  }
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
