import { deflateSync } from 'node:zlib'
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

/** Leaks planted by somebody who knows the gate: where a number hides from whoever reads only the obvious places. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const CONTENT = 'word/document.xml'
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`

type Rest = Pick<Leak, 'kind' | 'place'> & Partial<Leak>
const inWord = (name: string, xml: string, rest: Partial<Rest> = {}, parts: Parts = {}): Leak => ({
  name: `文档：${name}`,
  file: async () =>
    edited(await wordFile(['正文甲']), {
      ...(xml === '' ? {} : { [CONTENT]: (before: string) => before.replace('</w:body>', `${xml}</w:body>`) }),
      ...parts,
    }),
  kind: 'resident-id',
  place: /./,
  ...rest,
})
const inSheet = (name: string, changes: Parameters<typeof edited>[1], rest: Partial<Rest> = {}): Leak => ({
  name: `表格：${name}`,
  file: async () => edited(await workbook(() => undefined), changes),
  kind: 'resident-id',
  place: /./,
  ...rest,
})
const inCells = (name: string, make: Parameters<typeof workbook>[0], rest: Partial<Rest> = {}): Leak => ({
  ...{ name: `表格：${name}`, file: () => workbook(make), kind: 'resident-id', place: /./ },
  ...rest,
})
const onPage = (name: string, making: Parameters<typeof pdf>[0], rest: Partial<Rest> = {}): Leak => ({
  ...{ name: `PDF：${name}`, file: () => pdf(making), kind: 'resident-id', place: /./ },
  ...rest,
})
const onSlide = (name: string, shapes: readonly string[], parts: Parts, rest: Partial<Rest> = {}): Leak => ({
  ...{ name: `幻灯片：${name}`, file: () => slides(shapes, { parts }), kind: 'resident-id', place: /./ },
  ...rest,
})
const inText = (name: string, file: Buffer, as: string, rest: Partial<Rest> = {}): Leak => ({
  ...{ name: `文本：${name}`, file: () => file, as, kind: 'resident-id', place: /./ },
  ...rest,
})

const beforeSheetData = (xml: string) => ({
  'xl/worksheets/sheet1.xml': (x: string) => x.replace('<sheetData', `${xml}<sheetData`),
})
const afterSheetData = (xml: string) => ({
  'xl/worksheets/sheet1.xml': (x: string) => x.replace('</sheetData>', `</sheetData>${xml}`),
})
const inWorkbook = (xml: string) => ({ 'xl/workbook.xml': (x: string) => x.replace('<calcPr', `${xml}<calcPr`) })
const eachLetter = (text: string, step: number) =>
  [...text].map((sign, at) => `BT /F1 12 Tf ${72 + at * step} 700 Td (${sign}) Tj ET`).join('\n')

export const ADVERSARIAL: readonly Leak[] = [
  inWord('每个字一段格式', paragraph(...[...ID].map((sign, at) => run(sign, at % 2 ? '<w:b/>' : '<w:i/>')))),
  inWord(
    '拼写检查标记夹在号码中间',
    paragraph(run(ID.slice(0, 9)), '<w:proofErr w:type="spellStart"/>', run(ID.slice(9))),
  ),
  inWord(
    '书签夹在号码中间',
    paragraph(run(ID.slice(0, 9)), '<w:bookmarkStart w:id="9" w:name="a"/><w:bookmarkEnd w:id="9"/>', run(ID.slice(9))),
  ),
  inWord(
    '号码分在超链接内外',
    paragraph(run(ID.slice(0, 6)), `<w:hyperlink w:anchor="a">${run(ID.slice(6))}</w:hyperlink>`),
  ),
  inWord(
    '智能标记里的号码',
    paragraph(`<w:smartTag w:uri="x" w:element="id">${run(ID.slice(0, 8))}</w:smartTag>`, run(ID.slice(8))),
  ),
  inWord(
    '内容控件里的号码',
    `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${paragraph(run(ID))}</w:sdtContent></w:sdt>`,
  ),
  inWord(
    '内容控件的标题',
    `<w:sdt><w:sdtPr><w:alias w:val="${ID}"/></w:sdtPr><w:sdtContent>${paragraph(run('正文'))}</w:sdtContent></w:sdt>`,
  ),
  inWord(
    '不间断连字符夹在号码中间',
    paragraph(
      `<w:r><w:t>${ID.slice(0, 6)}</w:t><w:noBreakHyphen/><w:t>${ID.slice(6, 14)}</w:t><w:noBreakHyphen/><w:t>${ID.slice(14)}</w:t></w:r>`,
    ),
  ),
  inWord(
    '软连字符夹在号码中间',
    paragraph(`<w:r><w:t>${ID.slice(0, 6)}</w:t><w:softHyphen/><w:t>${ID.slice(6)}</w:t></w:r>`),
  ),
  inWord('不间断空格', paragraph(run(`${ID.slice(0, 6)}\u00a0${ID.slice(6, 14)}\u00a0${ID.slice(14)}`))),
  inWord('窄空格和点', paragraph(run(`${ID.slice(0, 6)}\u2009${ID.slice(6, 14)}\u2009${ID.slice(14)}`))),
  inWord(
    '阿拉伯数字的另一种写法',
    paragraph(
      run([...ID].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0x0660 + Number(sign)) : sign)).join('')),
    ),
  ),
  inWord(
    '数学粗体数字',
    paragraph(
      run([...ID].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0x1d7ce + Number(sign)) : sign)).join('')),
    ),
  ),
  inWord('零宽字符夹在每个字之间', paragraph(run([...ID].join('\u200b')))),
  inWord('页眉里的号码', '', {}, { 'word/header7.xml': `<w:hdr ${W}>${paragraph(run(ID))}</w:hdr>` }),
  inWord(
    '尾注里的号码',
    '',
    {},
    { 'word/endnotes.xml': `<w:endnotes ${W}><w:endnote>${paragraph(run(ID))}</w:endnote></w:endnotes>` },
  ),
  inWord(
    '文本框里的号码',
    `<w:p><w:r><w:pict><v:shape xmlns:v="v"><v:textbox><w:txbxContent>${paragraph(run(ID))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
  ),
  inWord(
    '艺术字里的号码',
    `<w:p><w:r><w:pict><v:shape xmlns:v="v"><v:textpath string="${ID}"/></v:shape></w:pict></w:r></w:p>`,
  ),
  inWord('图形的替代文字', `<w:p><w:r><wp:docPr xmlns:wp="a" id="1" name="图1" descr="${ID}"/></w:r></w:p>`),
  inWord('图形的名称', `<w:p><w:r><wp:docPr xmlns:wp="a" id="1" name="${ID}"/></w:r></w:p>`),
  inWord(
    '表格的说明',
    `<w:tbl><w:tblPr><w:tblCaption w:val="${ID}"/></w:tblPr><w:tr><w:tc>${paragraph(run('甲'))}</w:tc></w:tr></w:tbl>`,
  ),
  inWord(
    '域代码里的号码',
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCVARIABLE "${ID}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
  ),
  inWord('简单域里的号码', `<w:p><w:fldSimple w:instr="QUOTE ${ID}">${run('甲')}</w:fldSimple></w:p>`),
  inWord(
    '旧式表单域的默认值',
    `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="${ID}"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>`,
  ),
  inWord('链接的提示文字', `<w:p><w:hyperlink w:anchor="a" w:tooltip="${ID}">${run('甲')}</w:hyperlink></w:p>`),
  inWord(
    '书签名里的号码',
    `<w:p><w:bookmarkStart w:id="3" w:name="p${ID}"/><w:bookmarkEnd w:id="3"/>${run('甲')}</w:p>`.replace(
      `p${ID}`,
      `_${ID}`,
    ),
  ),
  inWord(
    '图表里的号码',
    '',
    {},
    {
      'word/charts/chart1.xml': `<c:chartSpace xmlns:c="c"><c:ser><c:cat><c:strCache><c:pt idx="0"><c:v>${ID}</c:v></c:pt></c:strCache></c:cat></c:ser></c:chartSpace>`,
    },
  ),
  inWord(
    '示意图里的号码',
    '',
    {},
    {
      'word/diagrams/data1.xml': `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:pt><a:p><a:r><a:t>${ID.slice(0, 8)}</a:t></a:r><a:r><a:t>${ID.slice(8)}</a:t></a:r></a:p></dgm:pt></dgm:dataModel>`,
    },
  ),
  inWord('一磅以下的小字', paragraph(run('藏在这里的话', '<w:sz w:val="1"/>')), {
    kind: 'hidden-text',
    place: /第 3 段/,
  }),
  inWord('近白的字', paragraph(run('几乎看不见', '<w:color w:val="FEFEFE"/>')), {
    kind: 'hidden-text',
    place: /第 3 段/,
  }),
  inWord(
    '深灰底纹下的深灰字',
    paragraph(run('李某某', '<w:color w:val="111111"/><w:shd w:val="clear" w:fill="101010"/>')),
    { kind: 'covered-text', place: /第 3 段/ },
  ),
  inWord(
    '段落的黑色底纹',
    `<w:p><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>${run('李某某', '<w:color w:val="000000"/>')}</w:p>`,
    {
      kind: 'covered-text',
      place: /第 3 段/,
    },
  ),
  inWord(
    '附加数据的编码',
    '',
    { kind: 'metadata', place: /附加数据/ },
    { 'customXml/item9.xml': '<root note="初稿意见：不同意"/>' },
  ),
  inWord(
    '标题属性里的号码',
    '',
    { place: /属性/ },
    {
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${ID}</dc:title></cp:coreProperties>`,
    },
  ),
  inWord('未引用的部件', '', {}, { 'word/unused/old.xml': `<x><y>${ID}</y></x>` }),
  inWord('部件的文件名', '', { place: /./ }, { [`word/media/${ID}.png`]: png() }),
  inWord('不叫 xml 的部件', '', {}, { 'word/old.dat': `<x><y>${ID}</y></x>` }),
  inWord(
    '替代内容里的号码',
    `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x"/><mc:Fallback>${`<w:t>${ID}</w:t>`}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
  ),
  inWord('注释里的号码', `<!-- ${ID} -->`),
  inWord('CDATA 里的号码', `<w:p><w:r><w:t><![CDATA[${ID}]]></w:t></w:r></w:p>`),

  inCells('公式里的号码', (_, s) => void (s.getCell('D2').value = { formula: `CONCATENATE("${ID}","")`, result: '' })),
  inCells('格式里的号码', (_, s) => void (s.getCell('B2').numFmt = `"${ID}"`)),
  inCells(
    '富文本单元格',
    (_, s) =>
      void (s.getCell('D2').value = {
        richText: [{ text: ID.slice(0, 9) }, { text: ID.slice(9), font: { bold: true } }],
      }),
  ),
  inCells('工作表名', (b) => void b.addWorksheet(`a${ID}`.replace(`a${ID}`, `表 ${ID}`))),
  inCells(
    '数据有效性的列表',
    (_, s) => void (s.getCell('D2').dataValidation = { type: 'list', allowBlank: true, formulae: [`"${ID},乙"`] }),
  ),
  inCells(
    '数据有效性的提示',
    (_, s) =>
      void (s.getCell('D2').dataValidation = {
        type: 'whole',
        operator: 'greaterThan',
        formulae: [1],
        promptTitle: 'x',
        prompt: `填 ${ID}`,
        showInputMessage: true,
      }),
  ),
  inCells('条件格式', (_, s) =>
    s.addConditionalFormatting({
      ref: 'A1:A9',
      rules: [{ type: 'expression', priority: 1, formulae: [`A1="${ID}"`], style: {} }],
    }),
  ),
  inCells(
    '链接的提示文字',
    (_, s) => void (s.getCell('D2').value = { text: '甲', hyperlink: 'https://www.example.org', tooltip: ID }),
  ),
  inCells(
    '链接地址里的号码',
    (_, s) => void (s.getCell('D2').value = { text: '甲', hyperlink: `https://www.example.org/?id=${ID}` }),
  ),
  inSheet('名称里的号码', inWorkbook(`<definedNames><definedName name="a">"${ID}"</definedName></definedNames>`)),
  inSheet(
    '名称的备注',
    inWorkbook(`<definedNames><definedName name="a" comment="${ID}">1</definedName></definedNames>`),
  ),
  inSheet(
    '方案管理器',
    afterSheetData(`<scenarios><scenario name="a"><inputCells r="A1" val="${ID}"/></scenario></scenarios>`),
  ),
  inSheet(
    '自动筛选的条件',
    afterSheetData(
      `<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="${ID}"/></filters></filterColumn></autoFilter>`,
    ),
  ),
  inSheet(
    '错误提示',
    afterSheetData(
      `<dataValidations><dataValidation sqref="A1" error="${ID}"><formula1>1</formula1></dataValidation></dataValidations>`,
    ),
  ),
  inSheet(
    '页眉分成几节',
    afterSheetData(`<headerFooter><firstHeader>&amp;L${ID}&amp;R甲</firstHeader></headerFooter>`),
  ),
  inSheet('讨论式批注里的号码', {
    'xl/threadedComments/threadedComment1.xml': `<ThreadedComments><threadedComment ref="A1"><text>${ID}</text></threadedComment></ThreadedComments>`,
  }),
  inSheet('外部链接的缓存', {
    'xl/externalLinks/externalLink1.xml': `<externalLink><externalBook><sheetDataSet><sheetData><row r="1"><cell r="A1" t="str"><v>${ID}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
  }),
  inSheet('缓存字段的名称', {
    'xl/pivotCache/pivotCacheDefinition2.xml': `<pivotCacheDefinition><cacheFields><cacheField name="${ID}"/></cacheFields></pivotCacheDefinition>`,
  }),
  inSheet('图表标题', {
    'xl/charts/chart1.xml': `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>${ID.slice(0, 6)}</a:t></a:r><a:r><a:t>${ID.slice(6)}</a:t></a:r></a:p></c:title></c:chartSpace>`,
  }),
  inSheet(
    '图表的数值缓存',
    {
      'xl/charts/chart2.xml':
        '<c:chartSpace xmlns:c="c"><c:val><c:numCache><c:pt idx="0"><c:v>13800138000</c:v></c:pt></c:numCache></c:val></c:chartSpace>',
    },
    { kind: 'mobile' },
  ),
  inSheet('图形里的文字', {
    'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:txBody><a:p><a:r><a:t>${ID}</a:t></a:r></a:p></xdr:txBody></xdr:wsDr>`,
  }),
  inSheet('表的列名', {
    'xl/tables/table1.xml': `<table><tableColumns><tableColumn id="1" name="${ID}"/></tableColumns></table>`,
  }),
  inSheet('查询的命令', {
    'xl/connections.xml': `<connections><connection name="a"><dbPr connection="x" command="select * from t where id='${ID}'"/></connection></connections>`,
  }),
  inSheet('二进制工作表', { 'xl/worksheets/sheet9.bin': Buffer.from(ID, 'utf16le') }, { kind: 'unreadable' }),
  inSheet('拼音标注', {
    'xl/sharedStrings.xml': (x) => x.replace('</sst>', `<si><t>甲</t><rPh sb="0" eb="1"><t>${ID}</t></rPh></si></sst>`),
  }),
  inSheet('列宽近零', beforeSheetData('<cols><col min="2" max="2" width="0.05" customWidth="1"/></cols>'), {
    kind: 'hidden-columns',
  }),

  onSlide('备注页里的号码', [shape('标题')], {
    'ppt/notesSlides/notesSlide1.xml': `<p:notes xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${ID}</a:t></a:r></a:p></p:notes>`,
  }),
  onSlide('母版里的号码', [shape('标题')], {
    'ppt/slideMasters/slideMaster1.xml': `<p:sldMaster xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${ID}</a:t></a:r></a:p></p:sldMaster>`,
  }),
  onSlide('标签里的号码', [shape('标题')], {
    'ppt/tags/tag1.xml': `<p:tagLst xmlns:p="p"><p:tag name="ID" val="${ID}"/></p:tagLst>`,
  }),
  onSlide('分成两段格式', [shape(`${ID.slice(0, 6)}</a:t></a:r><a:r><a:rPr b="1"/><a:t>${ID.slice(6)}`)], {}),

  onPage('字距拉开的号码', { pages: [`BT 6 Tc /F1 12 Tf 72 700 Td (${ID}) Tj ET`] }),
  onPage('逐字放置的号码', { pages: [eachLetter(ID, 9)] }),
  onPage('每个字之间空一格', { pages: [line([...ID].join(' '))] }),
  onPage('倒着画的号码', {
    pages: [
      [...ID]
        .map((sign, at) => ({ sign, at }))
        .toReversed()
        .map(({ sign, at }) => `BT /F1 12 Tf ${72 + at * 7} 700 Td (${sign}) Tj ET`)
        .join('\n'),
    ],
  }),
  onPage('旋转的号码', { pages: [`BT /F1 12 Tf 0 1 -1 0 300 300 Tm (${ID}) Tj ET`] }),
  onPage(
    '书签里的号码',
    {
      catalogue: '/Outlines 10 0 R',
      objects: ['<< /First 11 0 R /Last 11 0 R /Count 1 >>', `<< /Title (${ID}) /Parent 10 0 R >>`],
    },
    { place: /书签/ },
  ),
  onPage(
    'XMP 里的号码',
    {
      catalogue: '/Metadata 10 0 R',
      objects: [
        stream(
          `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li>${ID}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
          '/Type /Metadata /Subtype /XML',
        ),
      ],
    },
    { place: /属性/ },
  ),
  onPage('替换文字', { pages: [`/Span << /ActualText (${ID}) >> BDC ${line('x')} EMC`] }),
  onPage('标记结构里的替代文字', {
    catalogue: '/MarkInfo << /Marked true >> /StructTreeRoot 10 0 R',
    objects: ['<< /Type /StructTreeRoot /K 11 0 R >>', `<< /Type /StructElem /S /Figure /Alt (${ID}) /P 10 0 R >>`],
  }),
  onPage(
    '启动程序的链接',
    { annotations: ['<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /Launch /F (cmd.exe) >> >>'] },
    { kind: 'script' },
  ),
  onPage('打开时启动程序', { catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }, { kind: 'script' }),
  onPage('下拉框的选项', {
    catalogue: '/AcroForm << /Fields [10 0 R] >>',
    annotations: ['10 0 R'],
    objects: [`<< /Type /Annot /Subtype /Widget /FT /Ch /T (c) /Opt [(${ID}) (b)] /V (b) /Rect [0 0 90 20] >>`],
  }),
  onPage('域的提示', {
    catalogue: '/AcroForm << /Fields [10 0 R] >>',
    annotations: ['10 0 R'],
    objects: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (c) /TU (${ID}) /V () /Rect [0 0 90 20] >>`],
  }),
  onPage(
    '照片的拍摄地点',
    { pages: [`${line('x')} q 50 0 0 50 72 72 cm /I2 Do Q`], pictures: '/I2 10 0 R', objects: [photoObject()] },
    { kind: 'picture-location', place: /图片/ },
  ),
  onPage('附件注释里的号码', {
    annotations: [
      `<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /Contents (${ID}) /FS << /Type /Filespec /F (a.txt) >> >>`,
    ],
  }),
  onPage(
    '一磅以下的小字',
    { pages: [`BT /F1 0.5 Tf 72 700 Td (tiny secret) Tj ET ${line('a', 600)}`] },
    { kind: 'hidden-text' },
  ),
  onPage('自定义属性里的号码', { info: `/Applicant (${ID})` }, { place: /属性/ }),

  {
    name: '图片：PNG 里压缩的文字',
    file: () => withChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(ID))])),
    kind: 'resident-id',
    place: /图片属性/,
  },
  {
    name: '图片：PNG 的国际文字',
    file: () => withChunk('iTXt', Buffer.from(`Description\0\0\0\0\0${ID}`)),
    kind: 'resident-id',
    place: /图片属性/,
  },
  { name: '图片：JPEG 的注释', file: () => withComment(ID), kind: 'resident-id', place: /图片属性/ },
  {
    name: '压缩包的注释',
    file: () => withZipComment(zipOf({ 'a.txt': '正文' }), ID),
    kind: 'resident-id',
    place: /压缩包/,
  },
  { name: '压缩包里部件的注释', file: () => withEntryComment(ID), kind: 'resident-id', place: /压缩包/ },
  {
    name: '压缩包里目录的名字',
    file: () => zipOf({ [`${ID}/`]: '', 'a.txt': '正文' }),
    kind: 'resident-id',
    place: /./,
  },
  { name: '压缩包里没有列出的部件', file: () => withHiddenEntry(), kind: 'trailing-data', place: /压缩/ },

  inText('带标记的 UTF-8', Buffer.from(`\uFEFF证件,${ID}`), 'a.csv'),
  inText('GB18030 四字节字', Buffer.concat([Buffer.from([0x81, 0x39, 0xef, 0x30, 0x2c]), Buffer.from(ID)]), 'a.csv'),
  inText('不带标记的 UTF-16', Buffer.from(`证件,${ID}\r\n证件,${ID}\r\n`, 'utf16le'), 'a.txt'),
  inText('表格里的引号和换行', Buffer.from(`"${ID.slice(0, 9)}\n${ID.slice(9)}",1`), 'a.csv'),
  inText('文本格式的等号', Buffer.from(`="${ID}"`), 'a.csv'),
  inText('前置的单引号', Buffer.from(`'${ID}`), 'a.csv'),
  inText('回车换行之外的换行', Buffer.from(`甲\r乙 ${ID}\r丙`), 'a.txt'),
  inText('小写的末位', Buffer.from(ID.toLowerCase()), 'a.txt'),
  inText('点分隔的手机号码', Buffer.from('电话138.0013.8000'), 'a.txt', { kind: 'mobile' }),
  inText('括号里的区号', Buffer.from('电话(+86)13800138000'), 'a.txt', { kind: 'mobile' }),
  inText('斜杠分隔的手机号码', Buffer.from('电话138/0013/8000'), 'a.txt', { kind: 'mobile' }),
  inText('三三五分组的手机号码', Buffer.from('电话138 001 38000'), 'a.txt', { kind: 'mobile' }),
  inText('四三四分组的手机号码', Buffer.from('电话1380 013 8000'), 'a.txt', { kind: 'mobile' }),
  inText('全角连字符', Buffer.from('电话138－0013－8000'), 'a.txt', { kind: 'mobile' }),
  inText('下划线分隔的身份号码', Buffer.from('证件110105_19491231_002X'), 'a.txt'),
  inText('星号邮箱', Buffer.from('邮箱 zhang.san＠example．org'), 'a.txt', { kind: 'email' }),
  inText('中文字紧挨着号码', Buffer.from(`张三${ID}男`), 'a.txt'),
  inText('字母紧挨着号码', Buffer.from(`ID${ID}`), 'a.txt'),
  inText('编码成实体的网页', Buffer.from([...ID].map((sign) => `&#${sign.charCodeAt(0)};`).join('')), 'a.html'),
  {
    name: '文件名里的手机号码',
    file: () => Buffer.from('正文'),
    as: '张三-138 0013 8000.txt',
    kind: 'mobile',
    place: /文件名/,
  },
]

function photoObject(): Buffer {
  const photo = jpeg({ gps: true })
  const head = `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${photo.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), photo, Buffer.from('\nendstream')])
}

function withChunk(type: string, data: Buffer): Buffer {
  const plain = png({ Author: 'x' })
  const from = plain.indexOf('tEXt') - 4
  const end = from + 12 + plain.readUInt32BE(from)
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  return Buffer.concat([plain.subarray(0, from), head, Buffer.from(type), data, Buffer.alloc(4), plain.subarray(end)])
}

function withComment(text: string): Buffer {
  const head = Buffer.from('fffe0000', 'hex')
  head.writeUInt16BE(text.length + 2, 2)
  const plain = jpeg()
  return Buffer.concat([plain.subarray(0, 2), head, Buffer.from(text), plain.subarray(2)])
}

function withZipComment(file: Buffer, comment: string): Buffer {
  const end = Buffer.from(file)
  end.writeUInt16LE(comment.length, end.length - 2)
  return Buffer.concat([end, Buffer.from(comment)])
}

/** A comment of one file in the list of an archive. */
function withEntryComment(comment: string): Buffer {
  const file = zipOf({ 'a.txt': '正文' })
  const at = file.indexOf(Buffer.from('504b0102', 'hex'))
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const entry = Buffer.from(file.subarray(at, end))
  entry.writeUInt16LE(comment.length, 32)
  const tail = Buffer.from(file.subarray(end))
  tail.writeUInt32LE(entry.length + comment.length, 12)
  return Buffer.concat([file.subarray(0, at), entry, Buffer.from(comment), tail])
}

/** A second file packed between, which the list does not name. */
function withHiddenEntry(): Buffer {
  const [shown, hidden] = [zipOf({ 'a.txt': '正文' }), zipOf({ 'b.txt': ID }, { method: 0 })]
  const at = shown.indexOf(Buffer.from('504b0102', 'hex'))
  const extra = hidden.subarray(0, hidden.indexOf(Buffer.from('504b0102', 'hex')))
  const tail = Buffer.from(shown.subarray(at))
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  tail.writeUInt32LE(tail.readUInt32LE(end + 16) + extra.length, end + 16)
  return Buffer.concat([shown.subarray(0, at), extra, tail])
}
