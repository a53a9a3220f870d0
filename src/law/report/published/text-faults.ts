import { type FilledReport } from '../filled-report.ts'
import { FORMS } from '../forms.ts'
import { bareLabel } from './figure-cells.ts'

/** Something that looks wrong in a report's words. `sure`: it is; else somebody has to look. `place`: paragraph and quote. */
export type TextFault = { check: 'numbering' | 'act' | 'year'; place: string; text: string; sure: boolean }

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** Numbering of sections and sub-sections, names of acts, years left standing from an older report. */
export function textFaults(lines: readonly string[], report: FilledReport): TextFault[] {
  return [...numberingFaults(lines, report), ...actFaults(lines, report), ...yearFaults(lines, report)]
}

const placeOf = (at: number, quote: string) => `第${at + 1}段“${quote.length > 24 ? `${quote.slice(0, 24)}…` : quote}”`

type Heading = { at: number; numeral: string; title: string; level: 1 | 2 }

function headingsOf(lines: readonly string[]): Heading[] {
  return lines.flatMap((line, at): Heading[] => {
    const first = /^\s*([一二三四五六七八九十]+)、\s*(.{2,40})$/.exec(line)
    if (first && !/[。；]$/.test(line)) return [{ at, numeral: first[1]!, title: first[2]!, level: 1 }]
    const second = /^\s*[（(]([一二三四五六七八九十]+)[）)]\s*(.*)$/.exec(line)
    return second ? [{ at, numeral: second[1]!, title: second[2]!, level: 2 }] : []
  })
}

function numberingFaults(lines: readonly string[], { form }: FilledReport): TextFault[] {
  const headings = headingsOf(lines)
  const top = headings.filter(({ level }) => level === 1)
  if (top.length === 0) return []
  const order = inOrder(headings, lines, form)
  const missing = FORMS[form].sections.flatMap((section): TextFault[] => {
    const title = section.replace(/^[^、]+、/, '')
    const found = top.some((heading) => bareLabel(heading.title) === bareLabel(title))
    return found
      ? []
      : [{ check: 'numbering', place: '全文', text: `缺少规定的部分“${section}”，或者标题不一致`, sure: false }]
  })
  return [...order, ...missing]
}

/**
 * Each level counts 一, 二, 三 …; the second begins anew under every section. A section that bears the form's own number is
 * right wherever it stands: an excerpt may begin with 三.
 */
function inOrder(headings: readonly Heading[], lines: readonly string[], form: FilledReport['form']): TextFault[] {
  const printed = new Set(FORMS[form].sections.map(bareHeading))
  const counts = { 1: 0, 2: 0 }
  return headings.flatMap(({ at, numeral, title, level }): TextFault[] => {
    counts[level] += 1
    if (level === 1) counts[2] = 0
    const expected = NUMERALS[counts[level] - 1]
    const found = NUMERALS.indexOf(numeral) + 1
    const isPrinted = level === 1 && printed.has(bareHeading(`${numeral}、${title}`))
    if (numeral === expected) return []
    counts[level] = found > 0 ? found : counts[level]
    if (isPrinted) return []
    const mark = (word: string | undefined) => (level === 1 ? `${word}、` : `（${word}）`)
    return [
      {
        check: 'numbering',
        place: placeOf(at, lines[at]!),
        text: `序号是“${mark(numeral)}”，按顺序应为“${mark(expected)}”`,
        sure: true,
      },
    ]
  })
}

/** A heading with its number; blanks and punctuation do not matter. */
const bareHeading = (text: string) => text.replace(/[\s，,、。.]/g, '')

type ActRule = { wrong: RegExp; text: string; from?: number; to?: number; sure?: boolean }
/** Names that are no act, numbers and articles of acts no longer in force in the year reported. */
const ACTS: readonly ActRule[] = [
  {
    wrong:
      /《中华人民共和国信息公开条例》|《政府信息公开条列》|《政府信息公开条理》|《中华人民共和国政务信息公开条例》/,
    text: '应为《中华人民共和国政府信息公开条例》',
  },
  { wrong: /国务院令第?492号/, text: '《条例》2019年修订后为国务院令第711号', from: 2019 },
  {
    wrong: /《高校信息公开办法》|《高等学校信息公开条例》|《高等院校信息公开办法》|《高等学校政府信息公开办法》/,
    text: '应为《高等学校信息公开办法》',
  },
  { wrong: /教育部令第?(?!29号)\d+号/, text: '《高等学校信息公开办法》是教育部令第29号', sure: false },
  { wrong: /国办公开办函〔?\[?2019〕?\]?60号/, text: '2021年度起的格式是国办公开办函〔2021〕30号', from: 2021 },
  { wrong: /国办公开办函〔?\[?2021〕?\]?30号/, text: '2020年度及以前用的是国办公开办函〔2019〕60号', to: 2020 },
  { wrong: /《信访条例》/, text: '2022年5月1日起为《信访工作条例》', from: 2022 },
  { wrong: /条例》第三十[一二]条/, text: '2019年修订后，年度报告规定在《条例》第四十九条、第五十条', from: 2019 },
]

function actFaults(lines: readonly string[], { year }: FilledReport): TextFault[] {
  return lines.flatMap((line, at) =>
    ACTS.filter(({ from = 0, to = 9999 }) => from <= year && year <= to).flatMap(
      ({ wrong, text, sure = true }): TextFault[] => {
        const match = wrong.exec(line)
        return match ? [{ check: 'act', place: placeOf(at, match[0]), text: `“${match[0]}”：${text}`, sure }] : []
      },
    ),
  )
}

/** Words that make another year right: comparisons, days something began or was issued, document numbers. */
const OTHER_YEAR_IS_RIGHT =
  /比|较|同比|上年|去年|以来|起施行|修订|印发|发布|通过|下一年|明年|结转|〔|号|学年|至|—|规划|截至|截止/

function yearFaults(lines: readonly string[], { year, period }: FilledReport): TextFault[] {
  const own = new Set([year, Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))])
  return lines.flatMap((line, at): TextFault[] => {
    const title = /(\d{4})年(?:度)?政府信息公开工作年度报告/.exec(line.replace(/\s/g, ''))
    if (title && !own.has(Number(title[1])))
      return [
        { check: 'year', place: placeOf(at, line), text: `写的是${title[1]}年度，本报告是${year}年度`, sure: true },
      ]
    return [...periodFault(line, at, year, own), ...strayYears(line, at, year, own)]
  })
}

/** 「2022年1月1日至2022年12月31日」 in the report for 2023. */
function periodFault(line: string, at: number, year: number, own: ReadonlySet<number>): TextFault[] {
  const match = /(\d{4})年1月1日(?:起)?(?:，)?(?:至|到|—|-)(?:(\d{4})年)?12月31日(?:止)?/.exec(line)
  if (!match || [match[1], match[2] ?? match[1]].every((each) => own.has(Number(each)))) return []
  return [
    {
      check: 'year',
      place: placeOf(at, match[0]),
      text: `统计期间写的是“${match[0]}”，本报告应为${year}年`,
      sure: true,
    },
  ]
}

/** A sentence about another year without a word of comparison: perhaps left standing. */
function strayYears(line: string, at: number, year: number, own: ReadonlySet<number>): TextFault[] {
  return line.split(/[。；]/).flatMap((sentence): TextFault[] => {
    if (OTHER_YEAR_IS_RIGHT.test(sentence) || /1月1日/.test(sentence)) return []
    const other = [...sentence.matchAll(/(?<!\d)(20\d{2})年/g)].map(([, each]) => Number(each))
    const stray = other.find((each) => !own.has(each) && each !== year + 1)
    if (stray === undefined) return []
    return [
      {
        check: 'year',
        place: placeOf(at, sentence.trim()),
        text: `提到${stray}年而没有比较的意思，可能是旧报告遗留，请核对`,
        sure: false,
      },
    ]
  })
}
