import { readFileSync } from 'node:fs'
import { createCipheriv } from 'node:crypto'
import { join } from 'node:path'
import { edited, jpeg, line, pdf, png, shape, slides, stream, wordFile, zipOf } from './made-files.ts'

const MEGABYTE = 1024 * 1024
const REGISTER = join(import.meta.dirname, '../../../shared/real/register-suqian-2023.csv')
/** Words a packer cannot fold. */
function noise(bytes: number): string {
  let [text, state] = ['', 1]
  while (text.length < bytes) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    text += `第${state}号；`
  }
  return text
}

/** Files of nearly fifty megabytes, the largest the gate takes, one of each kind. */
export const LARGE: [string, () => Buffer | Promise<Buffer>][] = [
  ['a.csv', () => largeRegister()],
  ['a.xlsx', () => largeSheet()],
  [
    'a.docx',
    async () =>
      edited(await wordFile(['正文']), {
        'word/media/image1.jpeg': Buffer.concat([jpeg(), grain(45 * MEGABYTE)]),
        'word/document.xml': (xml) =>
          xml.replace('</w:body>', `${`<w:p><w:r><w:t>${noise(300)}</w:t></w:r></w:p>`.repeat(60_000)}</w:body>`),
      }),
  ],
  [
    'a.pdf',
    () =>
      pdf({
        pages: Array.from({ length: 1500 }, (_, at) =>
          Array.from({ length: 45 }, (_, row) =>
            line(`${at} budget line ${row} of the annual report`, 800 - row * 16),
          ).join('\n'),
        ),
        objects: [stream('x'.repeat(40 * MEGABYTE))],
      }),
  ],
  [
    'a.pptx',
    () =>
      slides(
        Array.from({ length: 400 }, (_, at) => shape(`第${at}页，${noise(3000)}`)),
        { parts: { 'ppt/media/image1.jpeg': Buffer.concat([jpeg({ gps: true }), grain(44 * MEGABYTE)]) } },
      ),
  ],
  ['a.txt', () => Buffer.from(noise((48 * MEGABYTE) / 3))],
  ['a.zip', () => zipOf({ 'a.txt': noise(9 * MEGABYTE), 'b.txt': Buffer.alloc(24 * MEGABYTE, 'a 1 ') }, { method: 0 })],
]

/** Whole copies of a real register, as many as fit. */
function largeRegister(): Buffer {
  const register = readFileSync(REGISTER)
  return Buffer.concat(Array.from({ length: Math.floor((50 * MEGABYTE) / register.length) }, () => register))
}

/** A sheet of a hundred and forty megabytes, packed to a fraction, and a table of strings that is not. */
function largeSheet(): Buffer {
  const rows = Array.from({ length: 1000 }, (_, row) => {
    const cells = ['A', 'B', 'C', 'D', 'E', 'F'].map(
      (column) => `<c r="${column}${row + 1}" s="1"><v>${(row * 7919) % 1_000_003}</v></c>`,
    )
    return `<row r="${row + 1}" spans="1:6">${cells.join('')}<c r="G${row + 1}" t="inlineStr"><is><t>第${row}项支出</t></is></c></row>`
  })
  const strings = Array.from(
    { length: 400_000 },
    (_, at) => `<si><t>经办 ${at} 说明 ${(at * 104_729) % 999_983}</t></si>`,
  )
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('').repeat(540)}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
    'xl/media/image1.png': Buffer.concat([png(), grain(30 * MEGABYTE)]),
  })
}

/** Bytes that cannot be packed. */
const grain = (bytes: number): Buffer => {
  const key = Buffer.alloc(32, 7)
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes))
}
