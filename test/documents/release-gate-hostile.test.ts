import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { cleanFile } from '../../src/documents/release-gate/cleaning/clean-file.ts'
import { FileRefused } from '../../src/documents/release-gate/finding.ts'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { scanFile } from '../../src/documents/release-gate/scan-file.ts'
import { LARGE } from './large-files.ts'
import { jpeg, pdf, png, shape, slides, wordFile, workbook, zipOf } from './made-files.ts'
import { processorSeconds } from '../support/processor-time.ts'

const MEGABYTE = 1024 * 1024
const SECONDS = 20

function bombed(depth: number): Buffer {
  if (depth === 0) return Buffer.alloc(40 * MEGABYTE)
  const inner = bombed(depth - 1)
  return zipOf(Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`${at}.zip`, inner])))
}
const flate = (content: Buffer): string =>
  `<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n${content.toString('latin1')}\nendstream`
const sheetOf = (xml: string) => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/worksheets/sheet1.xml': xml })

/** Files that cannot be checked, and what the officer is told. */
const HOSTILE: [string, () => Buffer | Promise<Buffer>, RegExp][] = [
  ['压缩炸弹', () => zipOf({ 'a.txt': Buffer.alloc(400 * MEGABYTE) }), /解压后超过/],
  ['许多层的压缩炸弹', () => bombed(2), /解压后超过/],
  ['表格里的压缩炸弹', () => sheetOf(`<worksheet>${' '.repeat(400 * MEGABYTE)}</worksheet>`), /解压后超过/],
  [
    '套了五层的压缩包',
    () => [1, 2, 3, 4, 5].reduce((inner) => zipOf({ 'a.zip': inner }), zipOf({ 'a.txt': 'x' })),
    /超过 3 层/,
  ],
  [
    '太多的部件',
    () => zipOf(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`${at}.txt`, 'x']))),
    /已损坏/,
  ],
  ['一万层的 XML', () => sheetOf('<a>'.repeat(10_000) + '</a>'.repeat(10_000)), /已损坏/],
  ['实体展开', () => sheetOf('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'), /已损坏/],
  ['没有写完的 XML', () => sheetOf('<worksheet><sheetData>'), /已损坏/],
  [
    '加密的表格',
    async () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }, { flags: 0x801 }),
    /密码/,
  ],
  ['旧版文档', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /旧版格式/],
  ['只有开头的 PDF', () => Buffer.from('%PDF-1.7 x'), /已损坏/],
  ['加密的 PDF', () => lockedPdf(), /密码/],
  ['二进制内容', () => Buffer.from([1, 2, 3, 0xff, 0xfe, 0x80, 0]), /无法识别/],
  ['可执行文件', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 3)]), /无法识别/],
  ['超过上限的文件', () => Buffer.alloc(50 * MEGABYTE + 1, 'a'), /超过 50 MB/],
]

for (const [name, file, said] of HOSTILE)
  test(`refused in words: ${name}`, async () => {
    const bytes = await file()
    const seconds = await processorSeconds(() =>
      assert.rejects(scanFile(bytes, name), (error) => {
        assert.ok(error instanceof FileRefused, String(error))
        assert.match(error.message, said)
        return true
      }),
    )
    assert.ok(seconds <= SECONDS, `${seconds} s`)
  })

/** Needs a password to be opened: standard security handler, keys that fit none. */
function lockedPdf(): Buffer {
  const key = 'x'.repeat(32)
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O (${key}) /U (${key}) /P -4 >>`
  const file = pdf().toString('latin1')
  return Buffer.from(file.replace('/Info 3 0 R', `/Encrypt ${encrypt} /ID [(a) (b)]`), 'latin1')
}

test('streams that unpack to gigabytes do not end the process, and others are read meanwhile', async () => {
  const bomb = deflateSync(deflateSync(Buffer.alloc(900 * MEGABYTE), { level: 9 }), { level: 9 })
  const entries = flate(bomb).replace('/FlateDecode', '[/FlateDecode /FlateDecode]')
  const pages = Array.from({ length: 3 }, () => '/X1 Do')
  const file = pdf({
    pages,
    pictures: '/X1 10 0 R',
    objects: [entries.replace('<<', '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9]')],
  })
  const [bombed, plain] = await Promise.allSettled([
    scanFile(file, 'a.pdf'),
    scanFile(Buffer.from('13800138000'), 'a.txt'),
  ])
  if (bombed.status === 'rejected') assert.ok(bombed.reason instanceof FileRefused, String(bombed.reason))
  assert.equal(plain.status === 'fulfilled' && plain.value[0]?.kind, 'mobile')
})

test('a page tree that leads back to itself ends', async () => {
  const file = Buffer.from(pdf().toString('latin1').replace('/Kids [10 0 R]', '/Kids [ 2 0 R]'), 'latin1')
  await assert.rejects(scanFile(file, 'a.pdf'), FileRefused)
})

test('cut and spoilt files are read or refused, whatever is left of them', async () => {
  const whole = [
    await workbook((_, sheet) => void (sheet.getCell('B2').note = 'x')),
    await wordFile(['正文']),
    slides([shape('一')]),
    pdf({ annotations: ['<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>'] }),
    jpeg({ gps: true, artist: 'x' }),
    png({ Author: 'x' }),
  ]
  for (const file of whole)
    for (let step = 1; step <= 40; step += 1) {
      const cut = file.subarray(0, Math.floor((file.length * step) / 41))
      const spoilt = Buffer.from(file)
      for (let at = step; at < spoilt.length; at += 41 + step) spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (step % 8))
      for (const bytes of [cut, spoilt])
        await readFileContent(bytes, '附件', newReport()).catch((error: unknown) => {
          if (!(error instanceof FileRefused)) throw error
        })
    }
})

/** Made once for the two tests that read it; the others are not kept, for their size. */
let sheet: Buffer | undefined
const madeSheet = async (make: (typeof LARGE)[number][1]) => (sheet ??= await make())

for (const [name, make] of LARGE)
  test(`large: ${name}`, async (t) => {
    const file = await (name === 'a.xlsx' ? madeSheet(make) : make())
    const seconds = await processorSeconds(() => scanFile(file, name))
    t.diagnostic(`${(file.length / MEGABYTE).toFixed(0)} MB in ${seconds.toFixed(1)} s`)
    assert.ok(seconds <= SECONDS, `${seconds} s`)
  })

test('large: a.xlsx, written anew within its bounds of time and memory', async (t) => {
  const [name, make] = LARGE.find(([each]) => each === 'a.xlsx')!
  const bytes = await madeSheet(make)
  const order = { bytes, name, choices: { kinds: new Set<never>(), places: new Set<string>() } }
  const seconds = await processorSeconds(() => cleanFile({ ...order, found: new Set(['mobile'] as const) }))
  t.diagnostic(`${seconds.toFixed(1)} s`)
  assert.ok(seconds <= SECONDS, `${seconds} s`)
})
