import { documentDocx } from '../src/documents/document-docx.ts'
import { documentPdf } from '../src/documents/document-pdf.ts'
import { localDate } from '../src/law/date.ts'
import { composeLetter } from '../src/letters/compose-letter.ts'
import { type OfficialDocument } from '../src/letters/document.ts'
import { type LetterOrgan } from '../src/letters/letter-facts.ts'
import { LETTER_KIND_NAMES } from '../src/letters/letter.ts'
import { letterPages } from '../src/letters/letter-pages.ts'
import { sampleDetails, sampleFacts } from '../src/letters/sample-case.ts'
import { median, timed, type Figure } from './measure.ts'

const LETTERS = 100
const TODAY = localDate('2026-09-07')
const ORGAN: LetterOrgan = {
  name: '示例市教育局',
  regime: 'organ',
  bodies: {
    reconsiderationBody: '示例市人民政府',
    court: '示例市示例区人民法院',
    supervisionUnit: null,
    educationDepartment: null,
    onlineFilingUrl: 'https://fy.example.org',
  },
  contact: { office: '办公室', address: '示例路1号', phone: '0570-1234567' },
  redHead: '示例市教育局文件',
}

/** A hundred letters of every kind in turn, each as DOCX and as PDF. */
export async function* letters(): AsyncGenerator<Figure> {
  const documents = Array.from({ length: LETTERS }, (_, at) => documentOf(at))
  const each: number[] = []
  const before = process.cpuUsage()
  const whole = await timed(async () => {
    for (const document of documents)
      each.push(await timed(async () => [await documentDocx(document), await documentPdf(document)]))
  })
  const target = { at: 'most', value: 20 } as const
  yield { what: `${LETTERS} letters as DOCX and PDF`, value: whole / 1000, unit: ' s', target }
  const { user, system } = process.cpuUsage(before)
  yield { what: 'processor time of it', value: (user + system) / 1e6, unit: ' s' }
  yield { what: 'one letter as DOCX and PDF, median', value: median(each), unit: ' ms' }
}

function documentOf(at: number): OfficialDocument {
  const kind = LETTER_KIND_NAMES[at % LETTER_KIND_NAMES.length]!
  const composed = composeLetter(
    kind,
    sampleFacts(ORGAN, `示教公复〔2026〕${at + 1}号`, TODAY, sampleDetails(kind, TODAY)),
  )
  if ('problems' in composed) throw new Error(composed.problems.map(({ message }) => message).join('; '))
  return letterPages(composed.letter)
}
