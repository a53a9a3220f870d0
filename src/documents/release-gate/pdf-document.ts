import { type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type ReadNested } from './binary-part.ts'
import { addPaths } from './local-paths.ts'
import { isSomebody, tellAuthor } from './properties.ts'
import { runsSomething } from '../pdf-harm.ts'
import { stringsOfPdf } from './pdf-strings.ts'
import { personalDataIn } from './personal-data.ts'
import { readPicture } from './picture.ts'
import { within, type Report } from './report.ts'

const TOLD: Record<string, string> = { Subject: '主题', Keywords: '关键词' }

/** Reads what belongs to a PDF as a whole: properties, attachments, scripts, layers, earlier versions. `words`: its objects, without their streams. */
export async function readDocument(
  document: PDFDocumentProxy,
  bytes: Buffer,
  words: string,
  report: Report,
  nested: ReadNested,
): Promise<void> {
  const linearized = await readProperties(document, report)
  for (const { filename = '', content } of await attachmentsOf(document)) {
    report.add('embedded-file', '附件', `“${filename}”`)
    if (content) await nested(Buffer.from(content), filename, within(report, `附件“${filename}”`))
  }
  const actions = await document.getJSActions()
  if (actions) report.add('script', '整个文件', Object.keys(actions).join('、'))
  else if (runsSomething(words)) report.add('script', '整个文件', '运行脚本、启动程序或者播放媒体的动作')
  tellBookmarks((await document.getOutline()) as Bookmark[] | null, report)
  for (const [, layer] of (await document.getOptionalContentConfig()) as Iterable<[string, Layer]>)
    if (!layer.visible) report.add('hidden-object', '图层', `不显示的图层“${layer.name ?? ''}”`)
  tellLeftovers(words, document.numPages, report)
  const updates = updatesOf(bytes, linearized)
  if (updates > 0) report.add('earlier-version', '整个文件', `保存后又修改过 ${updates} 次，修改前的内容仍在文件中`)
  const before = bytes.subarray(0, Math.max(0, bytes.indexOf('%PDF-')))
  if (before.some((byte) => byte > 32))
    report.add('trailing-data', '文件开头', `PDF 开始之前还有 ${before.length} 字节`)
  const rest = restOf(bytes)
  if (rest > 0) report.add('trailing-data', '文件末尾', `PDF 结束后还有 ${rest} 字节`)
}

const THUMBNAIL = /\/Thumb\s+\d+\s+\d+\s+R/
const PAGE_OBJECT = /\/Type\s*\/Page(?![A-Za-z])/g
const CROP = /\/(Crop|Media)Box\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]/g
/** Less cut away than this share of a page is a matter of looks. */
const SLIGHT_CROP = 0.1

/** What programs leave in a PDF that no page shows: small pictures of pages, pages no list names, what is cut away. */
function tellLeftovers(words: string, shown: number, report: Report): void {
  if (THUMBNAIL.test(words)) report.add('metadata', '页面的缩略图', '可能还是修改以前的样子')
  const pages = words.match(PAGE_OBJECT)?.length ?? 0
  if (pages > shown) report.add('hidden-object', '整个文件', `不显示的页面 ${pages - shown} 页`)
  const cropped = words.split(/\bendobj\b/).filter(isCropped).length
  if (cropped > 0) report.add('cropped-picture', '整个文件', `${cropped} 页裁掉的部分仍在文件中`)
}

/** Whether an object is a page of which a part is not shown. */
function isCropped(object: string): boolean {
  if (!object.includes('/CropBox')) return false
  const areas = new Map(
    [...object.matchAll(CROP)].map(([, which, ...sides]) => {
      const [left, bottom, right, top] = sides.map(Number) as [number, number, number, number]
      return [which, Math.abs(right - left) * Math.abs(top - bottom)]
    }),
  )
  const [shown, whole] = [areas.get('Crop'), areas.get('Media')]
  return shown !== undefined && whole !== undefined && shown < whole * (1 - SLIGHT_CROP)
}

/** Attachments no list names. Read last, when the named ones are told. */
export function tellAttachments(words: string, report: Report): void {
  const named = report.findings().filter(({ kind }) => kind === 'embedded-file').length
  const all = words.match(/\/EF\s*(?:<<|\d+\s+\d+\s+R)/g)?.length ?? 0
  if (all > named) report.add('embedded-file', '附件', `没有列出的附件 ${all - named} 个`)
}

type Bookmark = { title?: string; items?: Bookmark[] }

function tellBookmarks(bookmarks: readonly Bookmark[] | null, report: Report, depth = 0): void {
  for (const { title = '', items = [] } of bookmarks ?? []) {
    report.text('书签', title)
    if (depth < DEEPEST) tellBookmarks(items, report, depth + 1)
  }
}

/** Pictures lie in a PDF as a camera wrote them. */
export async function readPhotos(bytes: Buffer, report: Report): Promise<void> {
  let [at, count] = [bytes.indexOf(EXIF), 0]
  while (at >= 0 && count < MOST_PHOTOS) {
    const start = bytes.lastIndexOf(JPEG, at)
    const end = bytes.indexOf('endstream', at, 'latin1')
    // What else stands in the stream was not written by the camera.
    const where = within(
      { ...report, add: (kind, ...rest) => kind !== 'trailing-data' && report.add(kind, ...rest) },
      '图片',
    )
    if (start >= 0 && at - start < 64) await readPicture(bytes.subarray(start, end < 0 ? bytes.length : end), where)
    count += 1
    at = bytes.indexOf(EXIF, at + EXIF.length)
  }
}

/** Texts that no page, property or remark shows. */
export function readStrings(bytes: Buffer, words: string, report: Report): void {
  const known = new Set(report.findings().map(({ kind, excerpt }) => `${kind}${excerpt}`))
  for (const text of stringsOfPdf(bytes, words))
    for (const { kind, masked } of text.length < SHORTEST ? [] : personalDataIn(text))
      if (!known.has(`${kind}${masked}`)) report.add(kind, '文件内部的文字', masked)
}

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const JPEG = Buffer.from('ffd8ff', 'hex')
const [MOST_PHOTOS, SHORTEST, DEEPEST] = [200, 6, 20]

type Layer = { visible: boolean; name: string | null }
type Attachment = { filename?: string; content?: Uint8Array }

const attachmentsOf = async (document: PDFDocumentProxy): Promise<Attachment[]> =>
  Object.values(((await document.getAttachments()) ?? {}) as Record<string, Attachment>)

async function readProperties(document: PDFDocumentProxy, report: Report): Promise<boolean> {
  const { info: raw, metadata } = await document.getMetadata()
  const info = raw as Record<string, unknown>
  for (const [name, value] of Object.entries({ ...info, ...((info['Custom'] as object | undefined) ?? {}) })) {
    if (typeof value !== 'string') continue
    report.text('文档属性', value)
    addPaths(report, '文档属性', value)
    if (name === 'Author') tellAuthor(report, '作者', value)
    if (TOLD[name] !== undefined && isSomebody(value)) report.add('metadata', `文档属性“${TOLD[name]}”`, value)
  }
  for (const [, value] of (metadata ?? []) as Iterable<[string, unknown]>)
    for (const text of [value].flat()) if (typeof text === 'string') report.text('文档属性（XMP）', text)
  const creators: unknown = metadata?.get('dc:creator')
  for (const name of Array.isArray(creators) ? creators : [creators])
    if (typeof name === 'string' && name !== info['Author']) tellAuthor(report, '作者（XMP）', name)
  if (info['IsXFAPresent'] === true) report.add('hidden-object', '表单', 'XFA 表单数据')
  return info['IsLinearized'] === true
}

const END = '%%EOF'

/** How often something was appended after the file was first complete. Word ends its files twice, with nothing between. */
function updatesOf(bytes: Buffer, linearized: boolean): number {
  const sections: Buffer[] = []
  for (let from = 0, end = bytes.indexOf(END); end >= 0; end = bytes.indexOf(END, from)) {
    sections.push(bytes.subarray(from, end))
    from = end + END.length
  }
  const written = sections.filter((section) => /\d \d+ obj\b/.test(section.toString('latin1', 0, 1_000_000)))
  return Math.max(0, written.length - (linearized ? 2 : 1))
}

/** Bytes after the end that are no white space; readers allow a kilobyte of them. */
function restOf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(END)
  if (end < 0) return 0
  const rest = bytes.subarray(end + END.length)
  return rest.length > 32 && rest.some((byte) => byte !== 0 && byte !== 10 && byte !== 13 && byte !== 32)
    ? rest.length
    : 0
}
