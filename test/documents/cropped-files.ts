import { createCanvas } from '@napi-rs/canvas'
import { edited, slides, wordFile, workbook, type Parts } from './made-files.ts'

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const ADDED = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A picture 40 wide and 20 high, blue in its left half and red in its right. */
export function halves(type: 'image/png' | 'image/jpeg' | 'image/webp'): Buffer {
  const canvas = createCanvas(40, 20)
  const context = canvas.getContext('2d')
  for (const [colour, at] of [['#0000ff', 0] as const, ['#ff0000', 20] as const]) {
    context.fillStyle = colour
    context.fillRect(at, 0, 20, 20)
  }
  if (type === 'image/png') return canvas.toBuffer(type)
  return type === 'image/webp' ? canvas.toBuffer(type, 100) : canvas.toBuffer(type, 100)
}

/** The same as a Windows bitmap: rows from the bottom, blue first. */
export function halvesBitmap(): Buffer {
  const row = Buffer.concat([Buffer.from('ff0000'.repeat(20), 'hex'), Buffer.from('0000ff'.repeat(20), 'hex')])
  const head = Buffer.alloc(54)
  head.write('BM')
  head.writeUInt32LE(54 + row.length * 20, 2)
  head.writeUInt32LE(54, 10)
  for (const [value, at] of [[40, 14] as const, [40, 18] as const, [20, 22] as const]) head.writeInt32LE(value, at)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return Buffer.concat([head, ...Array.from({ length: 20 }, () => row)])
}

/** The same as a GIF of two colours; codes of eight bits, begun anew before they grow. */
export function halvesGif(): Buffer {
  const points = Array.from({ length: 800 }, (_, at) => (at % 40 < 20 ? 0 : 1))
  const codes = [...points.flatMap((point, at) => (at % 100 === 0 ? [0x80, point] : [point])), 0x81]
  const palette = Buffer.alloc(3 * 128)
  palette[2] = 255
  palette[3] = 255
  const blocks = Array.from({ length: Math.ceil(codes.length / 255) }, (_, at) => codes.slice(at * 255, (at + 1) * 255))
  return Buffer.concat([
    Buffer.from('4749463839612800140086' + '0000', 'hex'),
    palette,
    Buffer.from('2c00000000280014000007', 'hex'),
    ...blocks.map((block) => Buffer.from([block.length, ...block])),
    Buffer.from('003b', 'hex'),
  ])
}

/** The same from a camera held on its side: stored lying, said to be turned. */
export function halvesTurned(turn: number): Buffer {
  const plain = halves('image/jpeg')
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(turn, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const head = Buffer.from('ffe10000', 'hex')
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)])
}

/** The picture of relation `pic1`, cropped as the attributes say. */
export const fill = (crop: string, inside = ''): string =>
  `<a:blipFill xmlns:a="${A}" xmlns:r="${R}"><a:blip r:embed="pic1">${inside}</a:blip><a:srcRect ${crop}/><a:stretch/></a:blipFill>`
const relation = (id: string, target: string, type = 'image') =>
  `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`
const relations = (list: string) => `<Relationships xmlns="${ADDED}">${list}</Relationships>`
const typed = (xml: string) => xml.replace('</Types>', '<Default Extension="pic" ContentType="image/png"/></Types>')

/** A letter with these fillings of the picture in one paragraph; its right half is cut away if nothing is said. */
export const croppedWord = async (picture: Buffer, fillings = fill('r="50000"')): Promise<Buffer> =>
  edited(await wordFile(['正文甲']), {
    '[Content_Types].xml': typed,
    'word/document.xml': (xml) => xml.replace('</w:body>', `<w:p><w:r>${fillings}</w:r></w:p></w:body>`),
    'word/_rels/document.xml.rels': (xml) =>
      xml.replace('</Relationships>', `${relation('pic1', 'media/p.pic')}</Relationships>`),
    'word/media/p.pic': picture,
  })

export const croppedSlides = (picture: Buffer): Buffer => {
  const parts: Parts = {
    'ppt/slides/_rels/slide1.xml.rels': relations(relation('pic1', '../media/p.pic')),
    'ppt/media/p.pic': picture,
  }
  return edited(slides([`<p:pic>${fill('r="50000"')}</p:pic>`], { parts }), { '[Content_Types].xml': typed })
}

export const croppedWorkbook = async (picture: Buffer): Promise<Buffer> => {
  const book = await workbook((_, sheet) => sheet.addRow(['图']))
  return edited(book, {
    '[Content_Types].xml': typed,
    'xl/worksheets/sheet1.xml': (xml) => xml.replace('</worksheet>', `<drawing xmlns:r="${R}" r:id="d1"/></worksheet>`),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(relation('d1', '../drawings/drawing1.xml', 'drawing')),
    'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x"><xdr:oneCellAnchor><xdr:pic>${fill('r="50000"')}</xdr:pic></xdr:oneCellAnchor></xdr:wsDr>`,
    'xl/drawings/_rels/drawing1.xml.rels': relations(relation('pic1', '/xl/media/p.pic')),
    'xl/media/p.pic': picture,
  })
}
