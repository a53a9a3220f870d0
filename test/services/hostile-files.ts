import { Buffer } from 'node:buffer'
import { deflateSync, gzipSync } from 'node:zlib'
import { pdfBytes } from '../../src/documents/pdf-maker.ts'
import { type FileHarm } from '../../src/services/file-kind.ts'
import { jpeg, line, pdf, png, stream, wordFile, workbook, zipOf } from '../documents/made-files.ts'

/** A file somebody may send: what it is, its name, its bytes, whether the office takes it, or what it says against it. */
export type HostileFile = { what: string; name: string; bytes: Buffer; taken: boolean; harm?: FileHarm }

const taken = (what: string, name: string, bytes: Buffer): HostileFile => ({ what, name, bytes, taken: true })
const refused = (what: string, name: string, bytes: Buffer, harm?: FileHarm): HostileFile => ({
  what,
  name,
  bytes,
  taken: false,
  ...(harm ? { harm } : {}),
})
const text = (words: string): Buffer => Buffer.from(words, 'utf8')
const SCRIPT = '<script>alert(1)</script>'
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-' + 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const PROGRAM = Buffer.concat([Buffer.from('4d5a9000030000000400', 'hex'), Buffer.alloc(200)])
const ELF = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(200)])

/** A JPEG of one point with a frame header; `rest` stands after its end. */
const photo = (rest: Buffer = Buffer.alloc(0), [width, height] = [1, 1]): Buffer => {
  const frame = Buffer.from('ffc0000b080001000101011100', 'hex')
  frame.writeUInt16BE(height!, 5)
  frame.writeUInt16BE(width!, 7)
  const whole = jpeg()
  return Buffer.concat([whole.subarray(0, 2), frame, whole.subarray(2), rest])
}

const pictureOf = (width: number, height: number): Buffer => {
  const picture = Buffer.from(png())
  picture.writeUInt32BE(width, 16)
  picture.writeUInt32BE(height, 20)
  return picture
}

const SCRIPT_ACTION = '<< /S /JavaScript /JS (app.alert(1)) >>'
const packedObjects = (objects: string): Buffer => {
  const packed = deflateSync(Buffer.from(`1 0 ${objects}`))
  const head = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
}
const lockedPdf = (passwords: { userPassword?: string; ownerPassword?: string }): Promise<Buffer> =>
  pdfBytes({ content: ['locked'], ...passwords })

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const relation = (type: string, target: string): string =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`
const word = (parts: Record<string, string | Buffer> = {}): Buffer =>
  zipOf({ '[Content_Types].xml': TYPES, 'word/document.xml': '<w:document/>', ...parts })
const sheet = (parts: Record<string, string | Buffer> = {}): Buffer =>
  zipOf({ '[Content_Types].xml': TYPES, 'xl/workbook.xml': '<workbook/>', ...parts })

const ZEROS = Buffer.alloc(70 * 1024 * 1024)
/** Two gigabytes that weigh two megabytes: the same packed bytes named again and again by the directory. */
function overlapping(copies: number): Buffer {
  const one = zipOf({ a: ZEROS.subarray(0, 8 * 1024 * 1024) })
  const start = one.readUInt32LE(one.length - 6)
  const entry = one.subarray(start, one.length - 22)
  const end = Buffer.from(one.subarray(one.length - 22))
  end.writeUInt16LE(copies, 8)
  end.writeUInt16LE(copies, 10)
  end.writeUInt32LE(entry.length * copies, 12)
  return Buffer.concat([one.subarray(0, start), ...Array<Buffer>(copies).fill(entry), end])
}

/** The size in the directory says little, the packed bytes give much. */
function lying(): Buffer {
  const bomb = zipOf({ 'a.txt': ZEROS })
  bomb.writeUInt32LE(10, 22)
  bomb.writeUInt32LE(10, bomb.readUInt32LE(bomb.length - 6) + 24)
  return bomb
}

const manyEntries = (count: number): Buffer =>
  zipOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`word/${at}.xml`, ''])))

/** The corpus: polyglots, false names, bombs, macros, entities, outside parts, odd names, damaged and honest files. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const honest = { docx: await wordFile(['说明']), xlsx: await workbook(() => undefined), pdf: pdf() }
  const archive = zipOf({ '说明.txt': '说明', '表.csv': 'a,b' })
  const longName = `${'信'.repeat(85)}`
  return [
    // What honest people send.
    taken('a PDF', '申请.pdf', honest.pdf),
    taken('a Word document', '申请.docx', honest.docx),
    taken('a workbook', '表.xlsx', honest.xlsx),
    taken('a PNG', '图.png', png()),
    taken('a JPEG', '照片.JPG', photo()),
    taken('a text in UTF-8', '说明.txt', text('说明')),
    taken('a text in GB18030', '说明.txt', Buffer.from('cbb5c3f7', 'hex')),
    taken(
      'a text of Windows “Unicode”',
      '说明.txt',
      Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('说明', 'utf16le')]),
    ),
    taken('a CSV', '表.csv', text('姓名,数量\n')),
    taken('a zip of texts', '材料.zip', archive),
    taken('a phone’s picture with a film after its end', '照片.jpg', photo(Buffer.from('0000001866747970', 'hex'))),
    taken(
      'a document with a link to a page',
      'a.docx',
      word({ 'word/_rels/document.xml.rels': relation('hyperlink', 'http://example.org') }),
    ),
    // Two things at once.
    taken(
      'a PDF that is a page too: saved, never shown',
      'a.pdf',
      Buffer.concat([honest.pdf, text(`<html>${SCRIPT}</html>`)]),
    ),
    refused('a page that is a PDF too', 'a.pdf', Buffer.concat([text(`<html>${SCRIPT}`), honest.pdf])),
    refused('a GIF that is a script', 'a.png', text('GIF89a=1;alert(1)')),
    refused('a GIF', 'a.gif', text('GIF89a')),
    refused('a PNG with PHP after its end', 'a.png', Buffer.concat([png(), text('<?php system($_GET[0]); ?>')])),
    taken('a PNG with PHP in a text of its own: never run', 'a.png', png({ Comment: '<?php phpinfo();' })),
    refused('a JPEG that is a zip', 'a.jpg', photo(archive)),
    refused('a zip that is a JPEG', 'a.zip', photo(archive)),
    refused('a PDF named as a picture', 'a.png', honest.pdf),
    refused('a picture named as a PDF', 'a.pdf', png()),
    refused('a document that is a PDF', 'a.docx', Buffer.concat([honest.pdf, honest.docx])),
    refused('a PNG’s first bytes only', 'a.png', png().subarray(0, 8)),
    refused('a JPEG’s first bytes only', 'a.jpg', Buffer.from('ffd8ff', 'hex')),
    refused('a PNG without an end', 'a.png', png().subarray(0, -12)),
    // PDF files that run something, or that nobody can open.
    refused('a PDF with a script', 'a.pdf', pdf({ catalogue: `/OpenAction ${SCRIPT_ACTION}` }), 'script'),
    refused(
      'a PDF that hides the name of its script',
      'a.pdf',
      pdf({ catalogue: '/OpenAction << /S /J#61vaScript /J#53 (x) >>' }),
      'script',
    ),
    refused(
      'a PDF that starts a program',
      'a.pdf',
      pdf({ catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
      'script',
    ),
    refused(
      'a PDF with a film',
      'a.pdf',
      pdf({ annotations: ['<< /Subtype /RichMedia /Rect [0 0 9 9] >>'] }),
      'script',
    ),
    refused(
      'a PDF with a script in packed objects',
      'a.pdf',
      pdf({ objects: [packedObjects(SCRIPT_ACTION)] }),
      'script',
    ),
    refused('a PDF with a password', 'a.pdf', await lockedPdf({ userPassword: 'x' }), 'locked'),
    taken('a PDF with talk of locks after its end', 'a.pdf', Buffer.concat([honest.pdf, text('/Encrypt')])),
    taken('a PDF that only may not be printed', 'a.pdf', await lockedPdf({ ownerPassword: 'x' })),
    taken('a PDF that speaks of scripts', 'a.pdf', pdf({ pages: [line('Names such as /JavaScript and /Launch')] })),
    taken('a PDF whose packed objects are damaged', 'a.pdf', pdf({ objects: [stream('x', '/Type /ObjStm')] })),
    taken('the test virus as a text, where nothing scans', 'a.txt', text(EICAR)),
    // What browsers would run.
    refused('an SVG', 'a.svg', text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)),
    refused('an SVG named PNG', 'a.png', text('<svg onload="alert(1)"/>')),
    refused('an XHTML page', 'a.xht', text('<html xmlns="http://www.w3.org/1999/xhtml"/>')),
    refused('a page', 'a.html', text(SCRIPT)),
    refused('a page of another name', 'a.htm', text(SCRIPT)),
    refused('a web archive', 'a.mhtml', text('MIME-Version: 1.0')),
    refused('an XML with a style', 'a.xml', text('<?xml-stylesheet href="x.xsl"?>')),
    refused('a script', 'a.js', text('alert(1)')),
    refused('a manifest', '.htaccess', text('AddType application/x-httpd-php .txt')),
    taken('a page named as a text: shown to nobody, saved as text', 'a.txt', text(SCRIPT)),
    // Programs.
    refused('a program', 'a.exe', PROGRAM),
    refused('a program named PDF', '申请.pdf', PROGRAM),
    refused('a program named text', 'a.txt', PROGRAM),
    refused('a program named zip', 'a.zip', PROGRAM),
    refused('a Linux program named CSV', 'a.csv', ELF),
    refused('a program behind a second ending', '申请.pdf.exe', PROGRAM),
    refused('PHP behind a picture’s ending', 'a.php.jpg', text('<?php system($_GET[0]); ?>')),
    taken('a PDF with a program’s ending before its own', '申请.exe.pdf', honest.pdf),
    refused('a batch file', 'a.bat', text('del *.*')),
    refused('a shortcut', 'a.lnk', Buffer.from('4c0000000114020000', 'hex')),
    refused('a shell script', 'a.sh', text('#!/bin/sh')),
    refused('a Java archive', 'a.jar', archive),
    refused('an Android program', 'a.apk', archive),
    refused('the test virus under its own name', 'eicar.com', text(EICAR)),
    refused('the test virus in a zip', 'a.zip', zipOf({ 'eicar.com': EICAR })),
    refused('a program in a zip', 'a.zip', zipOf({ '申请.txt': 'x', 'x/安装.exe': PROGRAM })),
    refused('a page in a zip', 'a.zip', zipOf({ 'index.html': SCRIPT })),
    refused('a shortcut in a zip', 'a.zip', zipOf({ '申请.pdf.lnk': 'x' })),
    // Archives.
    refused('a bomb of one part', 'a.zip', zipOf({ 'a.txt': ZEROS })),
    refused(
      'a bomb of many parts',
      'a.zip',
      zipOf(
        Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.txt`, ZEROS.subarray(0, 8 * 1024 * 1024)])),
      ),
    ),
    refused('a bomb of overlapping parts', 'a.zip', overlapping(250)),
    refused('a bomb that says it is small', 'a.zip', lying()),
    refused(
      'a bomb in a bomb',
      'a.zip',
      zipOf({ 'a.zip': zipOf({ 'a.zip': zipOf({ a: ZEROS.subarray(0, 1024 * 1024) }) }) }),
    ),
    refused('a zip in a zip', 'a.zip', zipOf({ '材料.zip': archive })),
    refused('a gzip in a zip', 'a.zip', zipOf({ 'a.tar.gz': gzipSync('x') })),
    refused('a zip with a password', 'a.zip', zipOf({ 'a.txt': 'x' }, { flags: 0x801 }), 'packed'),
    refused('a zip that climbs out', 'a.zip', zipOf({ '../../etc/passwd': 'x' })),
    refused('a zip that climbs out the other way', 'a.zip', zipOf({ '..\\..\\a.txt': 'x' })),
    refused('a zip with an absolute path', 'a.zip', zipOf({ '/etc/passwd': 'x' })),
    refused('a zip with a drive', 'a.zip', zipOf({ 'C:\\a.txt': 'x' })),
    refused('a zip with U+0000 in a name', 'a.zip', zipOf({ 'a.exe\u0000.txt': 'x' })),
    refused('an empty zip', 'a.zip', zipOf({})),
    refused('a zip cut short', 'a.zip', archive.subarray(0, archive.length - 10)),
    refused('a zip’s first bytes only', 'a.zip', archive.subarray(0, 4)),
    refused('a zip of five thousand parts', 'a.zip', manyEntries(5_000)),
    refused('a zip packed in a way nobody knows', 'a.zip', zipOf({ 'a.txt': 'x' }, { method: 99 })),
    refused('another archive', 'a.rar', Buffer.from('526172211a0700', 'hex')),
    refused('another archive named zip', 'a.zip', Buffer.from('377abcaf271c', 'hex')),
    refused('a gzip', 'a.gz', gzipSync('x')),
    // Office files.
    refused('a document with macros', 'a.docx', word({ 'word/vbaProject.bin': 'x' }), 'macros'),
    refused('a document with macros, by its own name', 'a.docm', word({ 'word/vbaProject.bin': 'x' })),
    refused(
      'a document that says it has macros',
      'a.docx',
      word({
        '[Content_Types].xml': '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      }),
    ),
    refused(
      'a document with a template elsewhere',
      'a.docx',
      word({ 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'http://example.org/a.dotm') }),
      'fetching',
    ),
    refused(
      'a document with a picture elsewhere',
      'a.docx',
      word({ 'word/_rels/document.xml.rels': relation('image', 'http://example.org/a.png') }),
    ),
    refused(
      'a document with an object elsewhere',
      'a.docx',
      word({ 'word/_rels/document.xml.rels': relation('oleObject', 'mhtml:http://example.org!x') }),
    ),
    refused(
      'a document with a frame elsewhere',
      'a.docx',
      word({ 'word/_rels/webSettings.xml.rels': relation('frame', 'file://example.org/a') }),
    ),
    refused(
      'a document that reads a file of the reader',
      'a.docx',
      word({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>' }),
    ),
    refused(
      'a document of a billion laughs',
      'a.docx',
      word({ 'word/document.xml': '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>' }),
    ),
    refused('a document that unpacks to seventy megabytes', 'a.docx', word({ 'word/media/a.bin': ZEROS })),
    refused('a document of a hundred thousand parts', 'a.docx', manyEntries(100_000)),
    refused(
      'a document without its main part',
      'a.docx',
      zipOf({ '[Content_Types].xml': TYPES, 'word/styles.xml': '' }),
    ),
    refused('a workbook named as a document', 'a.docx', sheet()),
    refused('a document named as a workbook', 'a.xlsx', word()),
    refused('a workbook with old macros', 'a.xlsx', sheet({ 'xl/macrosheets/sheet1.xml': '<x/>' })),
    refused('a workbook with macros', 'a.xlsx', sheet({ 'xl/vbaProject.bin': 'x' })),
    refused('a zip named as a document', 'a.docx', archive),
    refused('an old or locked document', 'a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'locked'),
    refused('an old document', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    // Pictures made to fill a memory.
    refused('a PNG of 30,000 by 30,000', 'a.png', pictureOf(30_000, 30_000)),
    refused('a PNG of no size', 'a.png', pictureOf(0, 1)),
    refused('a PNG as large as it can say', 'a.png', pictureOf(0xffffffff, 0xffffffff)),
    refused('a JPEG of 60,000 by 60,000', 'a.jpg', photo(undefined, [60_000, 60_000])),
    // Names.
    refused('nothing at all', 'a.pdf', Buffer.alloc(0)),
    refused('no name', '', text('x')),
    refused('no ending', 'README', text('x')),
    refused('an ending only', '.pdf.', honest.pdf),
    refused('another stream of a file', 'a.pdf::$DATA', honest.pdf),
    refused('an ending that is no letter', 'a.пдф', honest.pdf),
    taken('a way out of the folder', '../../../etc/passwd.txt', text('x')),
    taken('a way out of the folder on Windows', '..\\..\\a.txt', text('x')),
    taken('U+0000 in the name', 'a\u0000b.txt', text('x')),
    taken('a name written backwards', 'exe.\u202efdp.txt', text('x')),
    taken('a line end in the name', 'a\r\nSet-Cookie: x=1.txt', text('x')),
    taken('markup in the name', '<img src=x onerror=alert(1)>.txt', text('x')),
    taken('255 bytes of Chinese', `${longName}.txt`, text('x')),
    taken('a thousand letters', `${'a'.repeat(1_000)}.txt`, text('x')),
    taken('a name of a device', 'con.txt', text('x')),
    taken('a name without form', '\ufffd\ufffd.txt', text('x')),
  ]
}
