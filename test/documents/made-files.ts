import { crc32, deflateRawSync } from 'node:zlib'
import { Document, Packer, Paragraph, TextRun, type ParagraphChild } from 'docx'
import ExcelJS from 'exceljs'
import { unzip } from '../../src/documents/unzip.ts'

/** Files made for tests, byte by byte where no library would make them so. */

export type Parts = Record<string, string | Buffer>

/** A ZIP file of these parts. `flags` marks every entry, as encryption does. */
export function zipOf(parts: Parts, { flags = 0x800, method = 8 } = {}): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const [label, plain] = [Buffer.from(name), Buffer.from(content)]
    const packed = method === 8 ? deflateRawSync(plain, { level: 1 }) : plain
    const fields = [20, flags, method, 0, 0x21]
    const sizes = [crc32(plain), packed.length, plain.length]
    const local = record(0x04034b50, fields, sizes, [label.length, 0])
    bodies.push(local, label, packed)
    directory.push(record(0x02014b50, [20, ...fields], sizes, [label.length, 0, 0, 0, 0], [0, at]), label)
    at += local.length + label.length + packed.length
  }
  const list = Buffer.concat(directory)
  const count = Object.keys(parts).length
  return Buffer.concat([...bodies, list, record(0x06054b50, [0, 0, count, count], [list.length, at], [0])])
}

/** A signature, then 16-bit numbers, then 32-bit, then 16-bit, and so on. */
function record(signature: number, ...groups: number[][]): Buffer {
  const bytes: Buffer[] = [Buffer.from(Uint32Array.of(signature).buffer)]
  groups.forEach((group, at) => {
    const numbers = at % 2 === 0 ? Uint16Array.from(group) : Uint32Array.from(group)
    bytes.push(Buffer.from(numbers.buffer))
  })
  return Buffer.concat(bytes)
}

/** A file's parts changed or added: a function gets the text of the part that is there. */
export function edited(file: Buffer, changes: Record<string, string | Buffer | ((xml: string) => string)>): Buffer {
  const parts: Parts = {}
  for (const { name, content } of unzip(file, 100_000_000)) parts[name] = content
  for (const [name, change] of Object.entries(changes)) {
    const before = parts[name]
    if (typeof change !== 'function') parts[name] = change
    else if (before === undefined) throw new Error(`no part ${name}`)
    else {
      const after = change(before.toString())
      if (after === before.toString()) throw new Error(`nothing changed in ${name}`)
      parts[name] = after
    }
  }
  return zipOf(parts)
}

/** A workbook as it is made in the function. */
export async function workbook(make: (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('公开表')
  sheet.addRow(['项目', '预算（万元）', '决算（万元）'])
  sheet.addRow(['设备购置', 120.5, 118.2])
  make(book, sheet)
  return Buffer.from(await book.xlsx.writeBuffer())
}

export const wordFile = (
  children: readonly (ParagraphChild | string)[],
  options: Partial<ConstructorParameters<typeof Document>[0]> = {},
): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      ...options,
      sections: [
        {
          children: [
            new Paragraph('关于申请公开信息的说明'),
            new Paragraph({
              children: children.map((each) => (typeof each === 'string' ? new TextRun(each) : each)),
            }),
          ],
        },
      ],
    }),
  )

const MAIN = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A shape with text, on a slide of 12192000 by 6858000. */
export const shape = (text: string, { at = 1_000_000, extra = '' } = {}): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="文本框" ${extra}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${at}" y="100000"/>` +
  `<a:ext cx="900000" cy="300000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`

const slideXml = (element: string, shapes: string, attributes = '') =>
  `<p:${element} xmlns:p="${MAIN}" xmlns:a="${DRAWING}" xmlns:r="${OFFICE}" ${attributes}><p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>${shapes}</p:spTree></p:cSld></p:${element}>`

/** Slides with these shapes; further parts as given. */
export const slides = (shapes: readonly string[], { attributes = '', parts = {} as Parts } = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    'ppt/presentation.xml': `<p:presentation xmlns:p="${MAIN}"><p:sldSz cx="12192000" cy="6858000"/></p:presentation>`,
    ...Object.fromEntries(
      shapes.map((each, at) => [`ppt/slides/slide${at + 1}.xml`, slideXml('sld', each, attributes)]),
    ),
    ...parts,
  })

export const notesXml = (text: string): string => slideXml('notes', text)

/** A picture of one point: as a camera, or a program, would write it. */
export function jpeg(
  tags: { gps?: boolean; artist?: string; description?: string } = {},
  rest: Uint8Array = Buffer.alloc(0),
): Buffer {
  const head = Buffer.from('ffd8', 'hex')
  const end = Buffer.from('ffd9', 'hex')
  return Buffer.concat([head, app1(tags), end, rest])
}

function app1({ gps, artist, description }: { gps?: boolean; artist?: string; description?: string }): Buffer {
  const ascii = (tag: number, text: string) => ({ tag, type: 2, data: Buffer.from(`${text}\0`) })
  const entries = [
    ...(description === undefined ? [] : [ascii(0x010e, description)]),
    ...(artist === undefined ? [] : [ascii(0x013b, artist)]),
  ]
  const count = entries.length + (gps ? 1 : 0)
  if (count === 0) return Buffer.alloc(0)
  let free = 8 + 2 + count * 12 + 4
  const [fields, data]: [Buffer[], Buffer[]] = [[], []]
  const keep = (bytes: Buffer): number => {
    const at = free
    data.push(bytes)
    free += bytes.length
    return at
  }
  for (const { tag, type, data: bytes } of entries) {
    const padded = bytes.length < 5 ? Buffer.concat([bytes, Buffer.alloc(5 - bytes.length)]) : bytes
    fields.push(field(tag, type, padded.length, keep(padded)))
  }
  if (gps) fields.push(field(0x8825, 4, 1, keep(gpsBlock(free))))
  const tiff = [Buffer.from('49492a0008000000', 'hex'), short(count), ...fields, Buffer.alloc(4), ...data]
  const body = Buffer.concat([Buffer.from('Exif\0\0'), ...tiff])
  return Buffer.concat([
    Buffer.from('ffe1', 'hex'),
    Buffer.from([(body.length + 2) >> 8, (body.length + 2) & 255]),
    body,
  ])
}

function gpsBlock(start: number): Buffer {
  const at = start + 2 + 4 * 12 + 4
  const degrees = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers.flatMap((each) => [each, 1])).buffer)
  return Buffer.concat([
    short(4),
    inline(1, 'N'),
    field(2, 5, 3, at),
    inline(3, 'E'),
    field(4, 5, 3, at + 24),
    Buffer.alloc(4),
    degrees(28, 57, 10),
    degrees(118, 52, 20),
  ])
}

const short = (number: number) => Buffer.from(Uint16Array.of(number).buffer)
const inline = (tag: number, letter: string) =>
  Buffer.concat([short(tag), short(2), Buffer.from(Uint32Array.of(2).buffer), Buffer.from(`${letter}\0\0\0`)])
const field = (tag: number, type: number, count: number, value: number) =>
  Buffer.concat([short(tag), short(type), Buffer.from(Uint32Array.of(count, value).buffer)])

/** A PNG of one point, with texts in chunks of their own. */
export function png(texts: Record<string, string> = {}): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.from('0000000100000001080000000000', 'hex').subarray(0, 13)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...Object.entries(texts).map(([name, text]) => chunk('tEXt', Buffer.from(`${name}\0${text}`, 'latin1'))),
    chunk('IDAT', Buffer.from('789c6360000000020001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export type PdfMaking = {
  /** What is painted on each page. */
  pages?: readonly string[]
  annotations?: readonly string[]
  /** Further entries of the catalogue. */
  catalogue?: string
  info?: string
  /** Further objects, from number 10 on. */
  objects?: readonly (string | Buffer)[]
  /** Further things to paint, by name. */
  pictures?: string
  /** Further entries of each page. */
  page?: string
}

/** A PDF in its plainest form; Latin text in Helvetica is `/F1`, an opaque picture `/I1`. */
export function pdf({ pages = [line('Annual budget')], ...making }: PdfMaking = {}): Buffer {
  const { annotations = [], catalogue = '', info = '', objects = [], pictures = '', page = '' } = making
  const first = 10 + objects.length
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')
  const image =
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream'
  const all: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< ${info} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    image,
    ...Array.from({ length: 4 }, () => 'null'),
    ...objects,
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} /Contents ${first + 2 * at + 1} 0 R /Annots [${at === 0 ? annotations.join(' ') : ''}]` +
        ` /Resources << /Font << /F1 4 0 R >> /XObject << /I1 5 0 R ${pictures} >> >> >>`,
      stream(content),
    ]),
  ]
  return assembled(all)
}

export const stream = (content: string, entries = ''): string =>
  `<< /Length ${Buffer.byteLength(content, 'latin1')} ${entries} >>\nstream\n${content}\nendstream`
/** A line of text at a height of the page. */
export const line = (text: string, y = 700, before = ''): string => `BT ${before} /F1 12 Tf 72 ${y} Td (${text}) Tj ET`

function assembled(objects: readonly (string | Buffer)[]): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = chunks[0]?.length ?? 0
  objects.forEach((object, number) => {
    const body = Buffer.concat([
      Buffer.from(`${number + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(at)
    chunks.push(body)
    at += body.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  chunks.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(chunks)
}

/** The same PDF, saved once more with a new object appended. */
export function savedAgain(file: Buffer): Buffer {
  const before = /startxref\n(\d+)/.exec(file.toString('latin1'))?.[1] ?? '0'
  const object = `99 0 obj\n<< /Producer (x) >>\nendobj\n`
  const xref = `xref\n99 1\n${String(file.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 100 /Root 1 0 R /Prev ${before} >>\nstartxref\n${file.length + object.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(object + xref)])
}
