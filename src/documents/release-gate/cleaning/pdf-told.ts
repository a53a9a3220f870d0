import { isPersonal, personalDataIn } from '../personal-data.ts'
import { readPdf } from '../pdf.ts'
import { type Report } from '../report.ts'
import { keepsKind, keepsPlace, type Choices } from './choices.ts'
import { NotCleanable } from './not-cleanable.ts'

/** What is not to stay in a PDF, by page where it is on one. */
export type PdfTold = {
  /** Pages of which only what is to be seen may stay. */
  pictured: Set<number>
  /** Whether pages of which only a part is shown become pictures. */
  cropped: boolean
  /** From this page on nobody looked. */
  picturedFrom: number
  /** Personal data in the text of pages, masked. */
  personal: Map<number, string[]>
  /** Personal data in remarks on pages and in fields that show nothing, masked. */
  remarks: Map<number, string[]>
  /** Pages whose links tell something. */
  links: Set<number>
  /** Whether something personal may stand in words to be copied in place of what is shown. */
  replaced: boolean
  /** Whether the properties tell something. */
  properties: boolean
}

const PAGE = /^第 (\d+) 页(起|的链接|的标注|的表单)?$/
/** Kept as a whole in a file that is made anew, these cannot go along. */
const STAYS_WHOLE = { script: 'pdf-script', 'hidden-object': 'pdf-layers' } as const

/** Reads a PDF as the gate does, and gathers what of it the choices do not keep. @throws FileRefused */
export async function pdfTold(bytes: Buffer, choices: Choices): Promise<PdfTold> {
  const told: PdfTold = {
    pictured: new Set(),
    cropped: false,
    replaced: false,
    picturedFrom: Infinity,
    personal: new Map(),
    remarks: new Map(),
    links: new Set(),
    properties: false,
  }
  await readPdf(bytes, gathering(told, choices), () => Promise.resolve())
  return told
}

function gathering(told: PdfTold, choices: Choices): Report {
  return {
    add(kind, place, excerpt) {
      if (kind in STAYS_WHOLE && keepsKind(choices, kind))
        throw new NotCleanable(STAYS_WHOLE[kind as keyof typeof STAYS_WHOLE])
      if (keepsPlace(choices, kind, place, excerpt)) return
      const [, page, how] = PAGE.exec(place) ?? []
      if (kind === 'hidden-object' && place === '图层') told.picturedFrom = 1
      else if (kind === 'unreadable' && how === '起') told.picturedFrom = Math.min(told.picturedFrom, Number(page))
      else if (how === '的链接') told.links.add(Number(page))
      else if (kind === 'cropped-picture' && page === undefined) told.cropped = true
      else if (/^(?:covered-text|hidden-text|cropped-picture)$/.test(kind)) told.pictured.add(Number(page))
      else if (isPersonal(kind) && page === undefined) told.replaced = true
      else if (isPersonal(kind)) add(told.personal, Number(page), [excerpt])
      else if (place.startsWith('文档属性')) told.properties = true
    },
    text(place, text) {
      const found = personalDataIn(text).filter(({ kind, masked }) => !keepsPlace(choices, kind, place, masked))
      const [, page, how] = PAGE.exec(place) ?? []
      if (found.length === 0) return
      if (page === undefined) told.properties ||= place.startsWith('文档属性')
      else if (how === '的链接') told.links.add(Number(page))
      else
        add(
          how === undefined ? told.personal : told.remarks,
          Number(page),
          found.map(({ masked }) => masked),
        )
    },
    packed: () => undefined,
    findings: () => [],
    packedFiles: () => [],
    left: () => Infinity,
    unpacked: () => undefined,
  }
}

const add = (to: Map<number, string[]>, page: number, found: readonly string[]) =>
  to.set(page, [...(to.get(page) ?? []), ...found])
