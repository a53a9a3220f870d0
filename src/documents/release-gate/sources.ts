import { type XmlReader } from './read-xml.ts'
import { fileNameOf, type PackagePart } from './package-part.ts'

/** Reads a pivot table's copy of its source: it holds every value, whatever the table shows. */
export function pivotCacheReader({ report, path }: PackagePart): XmlReader {
  const place = `数据透视表的缓存 ${fileNameOf(path)}`
  let [values, records, source] = [0, 0, '']
  return {
    open: (name, attributes) => {
      if (name === 'worksheetSource') source = attributes['sheet'] ?? attributes['name'] ?? ''
      if (name === 'r') records += 1
      if (!/^[sndbe]$/.test(name) || attributes['v'] === undefined) return
      values += 1
      report.text(place, attributes['v'])
    },
    close: (name) => {
      if (name === 'pivotCacheRecords' && records > 0) report.add('pivot-cache', place, `${records} 行源数据`)
      if (name === 'pivotCacheDefinition')
        report.add('pivot-cache', place, source ? `源数据：${source}` : `${values} 个值`)
    },
  }
}

/** Reads what a workbook keeps of another: sheet names and values. */
export function externalLinkReader({ report, path }: PackagePart): XmlReader {
  const place = `外部工作簿的缓存 ${fileNameOf(path)}`
  let [values, text] = [0, '']
  return {
    text: (more) => {
      text += more
    },
    close: (name) => {
      if (name === 'v') {
        values += 1
        report.text(place, text)
      }
      text = ''
      if (name === 'externalLink') report.add('external-link', place, `缓存了 ${values} 个值`)
    },
  }
}

/** Reads the data sources of a workbook. */
export function connectionsReader({ report }: PackagePart): XmlReader {
  return {
    open: (name, attributes) => {
      if (name === 'connection')
        report.add('external-link', `数据连接“${attributes['name'] ?? ''}”`, attributes['sourceFile'] ?? '')
      if (name === 'dbPr') report.add('external-link', '数据连接', attributes['connection'] ?? '')
    },
  }
}
