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

/** Leaks planted by somebody who has read the gate and the leaks before: writing systems, grids, clips, lies, leftovers. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const PHONE = '13800138000'
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const hidden = (text = '藏在这里的话') => text

type Rest = Partial<Pick<Leak, 'kind' | 'place' | 'excerpt'>>
const leak = (name: string, file: Leak['file'], rest: Rest = {}, as?: string): Leak => ({
  ...{ name, file, kind: 'resident-id', place: /./ },
  ...(as === undefined ? {} : { as }),
  ...rest,
})
const inWord = (name: string, xml: string, rest: Rest = {}, parts: Parts = {}): Leak =>
  leak(
    `文档：${name}`,
    async () =>
      edited(await wordFile(['正文甲']), {
        ...(xml === '' ? {} : { 'word/document.xml': (x: string) => x.replace('</w:body>', `${xml}</w:body>`) }),
        ...parts,
      }),
    rest,
  )
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

const between = (sign: string, text = ID) => [...text].join(sign)
const digits = (zero: number, text = ID) =>
  [...text].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(zero + Number(sign)) : sign)).join('')
const sheetXml = (edit: (xml: string) => string) => ({ 'xl/worksheets/sheet1.xml': edit })
const rich = (text: string) => `<is><t>${text}</t></is>`
const newRow = (cells: string) => sheetXml((x) => x.replace('</sheetData>', `<row r="9">${cells}</row></sheetData>`))
const grid = [...ID].map((sign) => `<w:tc><w:tcPr/>${paragraph(run(sign))}</w:tc>`).join('')
const anchored = (where: string, inside: string) =>
  `<w:p><w:r><w:drawing><wp:anchor xmlns:wp="wp" xmlns:a="a" xmlns:wps="wps">${where}<wp:extent cx="3000000" cy="400000"/>` +
  `<wp:docPr id="7" name="图形"/><a:graphic><a:graphicData><wps:wsp>${inside}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`
const black = '<wps:spPr><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr>'
const textIn = (text: string) => `<wps:txbx><w:txbxContent>${paragraph(run(text))}</w:txbxContent></wps:txbx>`
const widget = (entries: string) => ({
  catalogue: '/AcroForm << /Fields [10 0 R] >>',
  annotations: ['10 0 R'],
  objects: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (c) /Rect [60 690 360 720] ${entries} >>`],
})
/** A font whose letters are told to be others. */
const lyingFont = [
  `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 11 0 R >>`,
  stream(
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <30> <39> <0061> endbfrange endcmap end',
  ),
]
const fontPage = (content: string) => ({
  pages: [content],
  objects: lyingFont,
})
const gif = (comment: string) => {
  const data = Buffer.from(comment)
  return Buffer.concat([
    Buffer.from('474946383961010001008000000000000000000021fe', 'hex'),
    Buffer.from([data.length]),
    data,
    Buffer.from('002c00000000010001000002024401003b', 'hex'),
  ])
}
const segment = (marker: number, text: string) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(text.length + 2, 2)
  const plain = jpeg({ description: 'Campus' })
  return Buffer.concat([plain.subarray(0, 2), head, Buffer.from(text), plain.subarray(2)])
}
/** An entry whose own header says another name than the list. */
function renamedInside(): Buffer {
  const [long, short] = [`${PHONE}-a.txt`, `${'x'.repeat(PHONE.length)}-a.txt`]
  const file = zipOf({ [short]: '正文' })
  return Buffer.concat([Buffer.from(file.subarray(0, 30)), Buffer.from(long), file.subarray(30 + long.length)])
}
function withExtra(text: string): Buffer {
  const file = zipOf({ 'a.txt': '正文' })
  const at = file.indexOf(Buffer.from('504b0102', 'hex'))
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const extra = Buffer.concat([Buffer.from([0x75, 0x70, text.length, 0]), Buffer.from(text)])
  const entry = Buffer.from(file.subarray(at, end))
  entry.writeUInt16LE(extra.length, 30)
  const tail = Buffer.from(file.subarray(end))
  tail.writeUInt32LE(entry.length + extra.length, 12)
  return Buffer.concat([file.subarray(0, at), entry, extra, tail])
}
const cover = (fill: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="9" name="块"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="900000" y="50000"/><a:ext cx="1200000" cy="500000"/></a:xfrm>${fill}</p:spPr></p:sp>`

export const FURTHER: readonly Leak[] = [
  inText('从右到左的标记夹在号码中间', `证件${ID.slice(0, 6)}\u200F${ID.slice(6, 14)}\u200E${ID.slice(14)}`),
  inText('方向覆盖符夹在每个数字之间', `证件${between('\u202D')}\u202C`),
  inText('方向隔离符', `证件\u2066${between('\u2069')}`),
  inText('变体选择符', `证件${between('\uFE0F')}`),
  inText('组合用的连接符', `证件${between('\u034F')}`),
  inText('蒙古文元音分隔符', `证件${between('\u180E')}`),
  inText('标签字符', `证件${between('\u{E0020}')}`),
  inText('上标数字', `证件${[...ID].map((sign) => (/\d/.test(sign) ? '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] : sign)).join('')}`),
  inText('带圈数字', `电话${[...PHONE].map((sign) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(sign)]).join('')}`, { kind: 'mobile' }),
  inText('孟加拉数字', `证件${digits(0x9e6)}`),
  inText('随意分段的号码', `证件 ${ID.slice(0, 10)} ${ID.slice(10)}`),
  inText('四位一段的号码', '证件 1101 0519 4912 3100 2X'),
  inText('年月日分开的号码', '证件 110105-1949-12-31-002X'),
  inText('逗号隔开每一位', `张三,${between(',')},男`, {}, 'a.csv'),
  inText('制表符隔开每一位', between('\t'), {}, 'a.csv'),
  inText('竖线隔开每一位', between('|')),
  inText('顿号隔开每一位', between('、')),
  inText('网页标签夹在号码中间', `<b>${ID.slice(0, 6)}</b><i>${ID.slice(6)}</i>`),
  inText('四四三分组的手机号码', '电话：1380 0138 000', { kind: 'mobile' }),
  inText('七四分组的手机号码', '手机号1380013 8000', { kind: 'mobile' }),
  inText('中文点分隔的手机号码', '电话138·0013·8000', { kind: 'mobile' }),
  inText('斜杠分隔的身份号码', '证件110105/19491231/002X'),

  inWord('一格一个数字的表格', `<w:tbl><w:tr>${grid}</w:tr></w:tbl>`),
  inWord('分在两段的号码', paragraph(run(ID.slice(0, 10))) + paragraph(run(ID.slice(10)))),
  inWord('号码中间换行', `<w:p><w:r><w:t>${ID.slice(0, 10)}</w:t><w:br/><w:t>${ID.slice(10)}</w:t></w:r></w:p>`),
  inWord(
    '用符号元素写的号码',
    `<w:p><w:r>${[...ID].map((sign) => `<w:sym w:font="Arial" w:char="${sign.charCodeAt(0).toString(16).padStart(4, '0')}"/>`).join('')}</w:r></w:p>`,
  ),
  inWord('公式里的号码', `<w:p><m:oMath xmlns:m="m"><m:r><m:t>${ID}</m:t></m:r></m:oMath></w:p>`),
  inWord(
    '编号的文字',
    '',
    {},
    {
      'word/numbering.xml': `<w:numbering ${W}><w:abstractNum><w:lvl><w:lvlText w:val="${ID}"/></w:lvl></w:abstractNum></w:numbering>`,
    },
  ),
  inWord(
    '隐藏的表格行',
    `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph(run(hidden()))}</w:tc></w:tr></w:tbl>`,
    { kind: 'hidden-text' },
  ),
  inWord('行距只有一磅', `<w:p><w:pPr><w:spacing w:line="10" w:lineRule="exact"/></w:pPr>${run(hidden())}</w:p>`, {
    kind: 'hidden-text',
  }),
  inWord(
    '图文框在页面之外',
    `<w:p><w:pPr><w:framePr w:w="2000" w:hAnchor="page" w:x="-25000" w:y="1"/></w:pPr>${run(hidden())}</w:p>`,
    { kind: 'hidden-text' },
  ),
  inWord(
    '文字与底纹同色',
    paragraph(run('李某某', '<w:color w:val="FFC000"/><w:shd w:val="clear" w:fill="FFC000"/>')),
    { kind: 'covered-text' },
  ),
  inWord('文字与突出显示同色', paragraph(run('李某某', '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')), {
    kind: 'covered-text',
  }),
  inWord('主题里的白色', paragraph(run(hidden(), '<w:color w:val="auto" w:themeColor="background1"/>')), {
    kind: 'hidden-text',
  }),
  inWord('没有填充的文字', paragraph(run(hidden(), '<w14:textFill xmlns:w14="w14"><w14:noFill/></w14:textFill>')), {
    kind: 'hidden-text',
  }),
  inWord(
    '页面之外的文本框',
    anchored('<wp:positionH><wp:posOffset>-30000000</wp:posOffset></wp:positionH>', textIn(hidden())),
    { kind: 'hidden-object' },
  ),
  inWord('黑色的方块', anchored('', black), { kind: 'covered-text' }),
  inWord(
    '替换用的外来内容',
    '',
    { kind: 'embedded-file' },
    {
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="part.mht"/></Relationships>',
      'word/part.mht': 'MIME-Version: 1.0\n\nhidden words',
    },
  ),
  inWord(
    '矢量图里的号码',
    '',
    {},
    {
      'word/media/image9.svg': `<svg xmlns="http://www.w3.org/2000/svg"><text><tspan>${ID.slice(0, 7)}</tspan><tspan>${ID.slice(7)}</tspan></text></svg>`,
    },
  ),
  inWord('图片里的注释', '', {}, { 'word/media/image9.gif': gif(ID) }),

  inSheet(
    '一格一个数字',
    newRow(
      [...ID]
        .map(
          (sign, at) =>
            `<c r="${String.fromCharCode(65 + at)}9"${/\d/.test(sign) ? `><v>${sign}</v>` : ` t="str"><v>${sign}</v>`}</c>`,
        )
        .join(''),
    ),
  ),
  inSheet(
    '号码分在相邻两格',
    newRow(`<c r="A9" t="inlineStr">${rich(ID.slice(0, 6))}</c><c r="B9" t="inlineStr">${rich(ID.slice(6))}</c>`),
  ),
  inSheet('转义写法的数字', newRow(`<c r="A9" t="inlineStr">${rich(`${ID.slice(0, 8)}_x0034_${ID.slice(9)}`)}</c>`)),
  inCells('共享文字里的转义写法', (_, s) => void s.addRow([`${ID.slice(0, 8)}_x0034_${ID.slice(9)}`])),
  inCells(
    '公式里拼起来的号码',
    (_, s) => void (s.getCell('D2').value = { formula: `"${ID.slice(0, 7)}"&"${ID.slice(7)}"`, result: '' }),
  ),
  inCells(
    '函数里拼起来的号码',
    (_, s) => void (s.getCell('D2').value = { formula: `CONCAT("${ID.slice(0, 7)}", "${ID.slice(7)}")`, result: '' }),
  ),
  inCells(
    '只显示别的文字的格式',
    (_, s) => void ((s.getCell('B2').value = 123456), (s.getCell('B2').numFmt = '"—";"—";"—";"—"')),
    { kind: 'hidden-text' },
  ),
  inCells(
    '白色的数字格式',
    (_, s) => void ((s.getCell('B2').value = 123456), (s.getCell('B2').numFmt = '[White]General')),
    { kind: 'hidden-text' },
  ),
  inCells('四个分号的格式', (_, s) => void (s.getCell('B2').numFmt = ';;;;'.slice(0, 3) + ' '), {
    kind: 'hidden-text',
  }),
  inCells(
    '黑底黑字',
    (_, s) => {
      s.getCell('B2').font = { color: { argb: 'FF000000' } }
      s.getCell('B2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF000000' } }
    },
    { kind: 'covered-text' },
  ),
  inCells(
    '黄底黄字',
    (_, s) => {
      s.getCell('B2').font = { color: { argb: 'FFFFC000' } }
      s.getCell('B2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC000' } }
    },
    { kind: 'covered-text' },
  ),
  inCells('一磅的字', (_, s) => void (s.getCell('B2').font = { size: 1 }), { kind: 'hidden-text' }),
  inSheet(
    '表格上的黑色方块',
    {
      'xl/drawings/drawing1.xml':
        '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="块"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="400000"/></a:xfrm><a:solidFill><a:srgbClr val="000000"/></a:solidFill></xdr:spPr></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>',
    },
    { kind: 'covered-text' },
  ),
  inSheet('旧式批注框里的文字', {
    'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="v"><v:shape><v:textbox><div><font>${ID.slice(0, 6)}</font><font>${ID.slice(6)}</font></div></v:textbox></v:shape></xml>`,
  }),

  onSlide('一格一个数字的表格', [
    shape('标题') +
      `<p:graphicFrame><a:tbl><a:tr>${[...ID].map((sign) => `<a:tc><a:txBody><a:p><a:r><a:t>${sign}</a:t></a:r></a:p></a:txBody></a:tc>`).join('')}</a:tr></a:tbl></p:graphicFrame>`,
  ]),
  onSlide(
    '不透明度为零的字',
    [
      shape('标题'),
      shape(
        `甲</a:t></a:r><a:r><a:rPr><a:solidFill><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:solidFill></a:rPr><a:t>${hidden()}`,
      ),
    ],
    { kind: 'hidden-text' },
  ),
  onSlide('一磅的字', [shape(`甲</a:t></a:r><a:r><a:rPr sz="100"/><a:t>${hidden()}`)], { kind: 'hidden-text' }),
  onSlide('没有填充的字', [shape(`甲</a:t></a:r><a:r><a:rPr><a:noFill/></a:rPr><a:t>${hidden()}`)], {
    kind: 'hidden-text',
  }),
  onSlide('黑色方块下的字', [shape('李某某') + cover('<a:solidFill><a:srgbClr val="000000"/></a:solidFill>')], {
    kind: 'covered-text',
  }),
  onSlide(
    '图片下的字',
    [
      shape('李某某') +
        '<p:pic><p:nvPicPr><p:cNvPr id="9" name="图"/></p:nvPicPr><p:blipFill/><p:spPr><a:xfrm><a:off x="900000" y="50000"/><a:ext cx="1200000" cy="500000"/></a:xfrm></p:spPr></p:pic>',
    ],
    { kind: 'covered-text' },
  ),

  onPage(
    '裁切掉的文字',
    { pages: [`q 0 0 50 50 re W n ${line('clipped words')} Q ${line('a', 600)}`] },
    { kind: 'hidden-text' },
  ),
  onPage(
    '与底色同色的文字',
    { pages: [`0 0.3 0.6 rg 60 690 300 30 re f ${line('blue on blue')}`] },
    { kind: 'hidden-text' },
  ),
  onPage(
    '圆角黑框下的文字',
    {
      pages: [
        `${line('Zhang San')} q 0 0 0 rg 70 690 m 350 690 l 356 690 360 694 360 700 c 360 712 l 360 718 356 722 350 722 c 70 722 l 64 722 60 718 60 712 c 60 700 l 60 694 64 690 70 690 c f Q`,
      ],
    },
    { kind: 'covered-text' },
  ),
  onPage(
    '实心蒙版下的文字',
    {
      pages: [`${line('under a mask')} q 0 0 0 rg 400 0 0 60 60 680 cm /M1 Do Q`],
      pictures: '/M1 10 0 R',
      objects: [
        stream('\u0000', '/Type /XObject /Subtype /Image /ImageMask true /Width 1 /Height 1 /BitsPerComponent 1'),
      ],
    },
    { kind: 'covered-text' },
  ),
  onPage(
    '圆形标注下的文字',
    {
      pages: [line('under a circle')],
      annotations: ['<< /Type /Annot /Subtype /Circle /Rect [0 650 595 750] /IC [0 0 0] >>'],
    },
    { kind: 'covered-text' },
  ),
  onPage(
    '表单底色下的文字',
    { pages: [line('under a field')], ...widget('/MK << /BG [0 0 0] >>') },
    { kind: 'covered-text' },
  ),
  onPage('读作别的字的号码', { ...fontPage(`BT /F2 12 Tf 72 700 Td (${ID}) Tj ET`) }),
  onPage('图案里的号码', {
    pages: [`/Pattern cs /P1 scn 0 0 500 500 re f`],
    objects: [
      stream(
        `BT /F1 12 Tf 10 10 Td (${ID}) Tj ET`,
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 200 200] /XStep 200 /YStep 200 /Resources << /Font << /F1 4 0 R >> >>',
      ),
    ],
  }),
  onPage('没有引用的页面内容', { objects: [stream(`BT /F1 12 Tf 10 10 Td (${ID}) Tj ET`)] }),
  onPage('对象之间的注释', { objects: [`<< >> % ${ID}`] }),
  onPage('名称对象', { catalogue: `/ID${ID} true` }),
  leak('PDF：文件头之前的文字', () => Buffer.concat([Buffer.from(`${'# '.repeat(30)}\n`), pdf()]), {
    kind: 'trailing-data',
  }),
  onPage('字段的默认值', widget(`/V () /DV (${ID})`)),
  onPage('字段的富文本', widget(`/V () /RV (<p>${ID}</p>)`)),
  onPage('没有页面的字段', {
    catalogue: '/AcroForm << /Fields [10 0 R] >>',
    objects: [`<< /FT /Tx /T (c) /V (${ID}) >>`],
  }),
  onPage('页码的前缀', { catalogue: `/PageLabels << /Nums [0 << /S /D /P (${ID}) >>] >>` }),
  onPage('命名的目标', { catalogue: `/Names << /Dests << /Names [(${ID}) [1 0 R /Fit]] >> >>` }),
  onPage(
    '隐藏的批注',
    { annotations: [`<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 9 9] /Contents (hidden remark) >>`] },
    { kind: 'comment' },
  ),
  onPage('十六进制编码的替换文字', {
    pages: ['/X1 Do'],
    pictures: '/X1 10 0 R',
    objects: [
      stream(
        `${Buffer.from(`/Span << /ActualText (${ID}) >> BDC EMC`).toString('hex')}>`,
        '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /ASCIIHexDecode',
      ),
    ],
  }),
  onPage('竖排的号码', {
    pages: [[...ID].map((sign, at) => `BT /F1 12 Tf 72 ${780 - at * 14} Td (${sign}) Tj ET`).join('\n')],
  }),

  leak('压缩包里两处不同的名字', () => renamedInside(), { kind: 'mobile' }),
  leak('压缩包的附加信息', () => withExtra(ID)),
  leak('图片：别的段里的号码', () => segment(0xe4, ID)),
  leak('图片：版权属性里的号码', () => segment(0xed, `Photoshop 3.0 ${ID}`)),
  leak('图片：PNG 的未知属性', () => png({ Whatever: `tel ${PHONE}` }), { kind: 'mobile' }),
]
