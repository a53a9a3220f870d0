import { createCanvas } from '@napi-rs/canvas'
import { edited, slides, wordFile, workbook, type Parts } from './made-files.ts'

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const ADDED = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A picture 40 wide and 20 high, blue in its left half and red in its right. */
export function halves(type: 'image/png' | 'image/jpeg'): Buffer {
  const canvas = createCanvas(40, 20)
  const context = canvas.getContext('2d')
  for (const [colour, at] of [['#0000ff', 0] as const, ['#ff0000', 20] as const]) {
    context.fillStyle = colour
    context.fillRect(at, 0, 20, 20)
  }
  return type === 'image/png' ? canvas.toBuffer(type) : canvas.toBuffer(type, 100)
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
