import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  InsertedTextRun,
  Paragraph,
  TextRun,
} from 'docx'
import { type FindingKind } from '../../src/documents/release-gate/finding.ts'
import {
  edited,
  jpeg,
  line,
  notesXml,
  pdf,
  png,
  savedAgain,
  shape,
  slides,
  stream,
  wordFile,
  workbook,
  zipOf,
} from './made-files.ts'
import { croppedWord, halves } from './cropped-files.ts'

/** The number in the leaks; nobody's. */
export const ID = '11010519491231002X'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const CONTENT = 'word/document.xml'
const BY = { id: 1, author: '钱七', date: '2025-01-01T00:00:00Z' }
const relation = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x1" Type="http://x/${type}" Target="${target}" TargetMode="External"/></Relationships>`

/** What is planted, where it must be found, and what the officer is to see of it. */
export type Leak = {
  name: string
  file: () => Buffer | Promise<Buffer>
  as?: string
  kind: FindingKind
  place: RegExp
  excerpt?: RegExp
}

const text = (name: string, words: string, kind: FindingKind, excerpt: RegExp): Leak => ({
  name,
  file: () => Buffer.from(`标题\n${words}\n`),
  as: '说明.txt',
  kind,
  place: /第 2 行/,
  excerpt,
})
const sheet = (
  name: string,
  make: Parameters<typeof workbook>[0],
  kind: FindingKind,
  place: RegExp,
  excerpt?: RegExp,
): Leak => ({
  name: `表格：${name}`,
  file: () => workbook(make),
  kind,
  place,
  ...(excerpt ? { excerpt } : {}),
})
const sheetEdit = (
  name: string,
  changes: Parameters<typeof edited>[1],
  kind: FindingKind,
  place: RegExp,
  excerpt?: RegExp,
): Leak => ({
  name: `表格：${name}`,
  file: async () => edited(await workbook(() => undefined), changes),
  kind,
  place,
  ...(excerpt ? { excerpt } : {}),
})
const word = (name: string, file: () => Promise<Buffer>, kind: FindingKind, place: RegExp, excerpt?: RegExp): Leak => ({
  name: `文档：${name}`,
  file,
  kind,
  place,
  ...(excerpt ? { excerpt } : {}),
})
const wordEdit = (
  name: string,
  changes: Parameters<typeof edited>[1],
  kind: FindingKind,
  place: RegExp,
  excerpt?: RegExp,
) => word(name, async () => edited(await wordFile(['正文甲']), changes), kind, place, excerpt)
const body = (xml: string) => ({ [CONTENT]: (before: string) => before.replace('</w:body>', `${xml}</w:body>`) })
const page = (
  name: string,
  making: Parameters<typeof pdf>[0],
  kind: FindingKind,
  place: RegExp,
  excerpt?: RegExp,
): Leak => ({
  name: `PDF：${name}`,
  file: () => pdf(making),
  kind,
  place,
  ...(excerpt ? { excerpt } : {}),
})
const box = 'q 0 0 0 rg 60 690 300 30 re f Q'

export const LEAKS: readonly Leak[] = [
  text('公民身份号码', `证件 ${ID} 。`, 'resident-id', /^11\*{13}02X$/),
  text('分段书写的身份号码', '证件 110105 19491231 002x', 'resident-id', /02X$/),
  text('全角身份号码', '证件１１０１０５１９４９１２３１００２Ｘ', 'resident-id', /02X$/),
  text('夹有零宽字符的身份号码', `证件${ID.slice(0, 8)}\u200B${ID.slice(8)}`, 'resident-id', /02X$/),
  text('十五位身份号码', '证件 110105491231002', 'resident-id', /^11\*+002$/),
  text('手机号码', '电话13800138000转张三', 'mobile', /^138\*{4}8000$/),
  text('加区号的手机号码', '电话 +86 138-0013-8000', 'mobile', /^138\*{4}8000$/),
  text('银行卡号', '账号 6222021234567890128', 'bank-card', /^62\*+128$/),
  text('分组书写的银行卡号', '账号 4111 1111 1111 1111', 'bank-card', /^41\*+111$/),
  text('邮箱', '邮箱 zhang.san@example.org 。', 'email', /^z\*{3}@example\.org$/),
  text('小区住址', '住在幸福小区3号楼1单元502室', 'address', /\*{6}$/),
  text('街道住址', '某人，解放路12号2单元402室，已婚', 'address', /^解放路12号\*/),
  text('农村住址', '清水镇李家村3组12号', 'address', /\*{6}$/),
  text('标明的家庭住址', '家庭住址：建设北路128号', 'address', /\*{6}$/),
  {
    name: 'GBK 编码的 CSV',
    file: () => Buffer.from([0xd6, 0xa4, 0xbc, 0xfe, 0x2c, ...Buffer.from(ID)]),
    as: 'a.csv',
    kind: 'resident-id',
    place: /第 1 行/,
  },
  {
    name: 'UTF-16 文本',
    file: () => Buffer.from(`\uFEFF证件,${ID}\r\n`, 'utf16le'),
    as: 'a.csv',
    kind: 'resident-id',
    place: /第 1 行/,
  },
  { name: '文件名', file: () => Buffer.from('正文'), as: `张三_${ID}.txt`, kind: 'resident-id', place: /文件名/ },

  sheet('单元格里的身份号码', (_, s) => void s.addRow(['张三', ID]), 'resident-id', /“公开表” 单元格 B3/, /02X/),
  sheet('数字格式的手机号码', (_, s) => void s.addRow(['张三', 13800138000]), 'mobile', /单元格 B3/),
  sheet('失去末三位的身份号码', (_, s) => void s.addRow([110105194912310021]), 'resident-id', /单元格 A3/),
  sheet('隐藏的工作表', (b) => void (b.addWorksheet('原始').state = 'hidden'), 'hidden-sheet', /“原始”/),
  sheet(
    '深度隐藏的工作表',
    (b) => void (b.addWorksheet('名单').state = 'veryHidden'),
    'hidden-sheet',
    /“名单”/,
    /深度/,
  ),
  sheet('隐藏的行', (_, s) => void (s.getRow(2).hidden = true), 'hidden-rows', /第 2 行/),
  sheet('隐藏的列', (_, s) => void (s.getColumn(3).hidden = true), 'hidden-columns', / C 列/),
  sheet('行高为零', (_, s) => void (s.getRow(2).height = 0.00001), 'hidden-rows', /第 2 行/),
  sheet('批注', (_, s) => void (s.getCell('B2').note = '此数未经核对'), 'comment', /单元格 B2 的批注/, /未经核对/),
  sheet('批注里的手机号码', (_, s) => void (s.getCell('B2').note = '问 13800138000'), 'mobile', /B2 的批注/),
  sheet('不显示的格式', (_, s) => void (s.getCell('B2').numFmt = ';;;'), 'hidden-text', /单元格 B2/),
  sheet(
    '白底白字',
    (_, s) => void (s.getCell('B2').font = { color: { argb: 'FFFFFFFF' } }),
    'hidden-text',
    /单元格 B2/,
  ),
  sheet('作者', (b) => void (b.creator = '王五'), 'author', /作者/, /王五/),
  sheet('最后修改人', (b) => void (b.lastModifiedBy = '赵六'), 'author', /最后修改人/, /赵六/),
  sheet('单位', (b) => void (b.company = '示例律师事务所'), 'metadata', /单位/),
  sheet('页眉里的手机号码', (_, s) => void (s.headerFooter.oddHeader = '联系 13800138000'), 'mobile', /公开表/),
  sheet(
    '指向隐藏工作表的名称',
    (b) => {
      b.addWorksheet('底稿').state = 'hidden'
      b.definedNames.add('底稿!$A$1:$B$2', '来源')
    },
    'defined-name',
    /“来源”.*隐藏/,
  ),
  sheetEdit(
    '指向外部工作簿的名称',
    {
      'xl/workbook.xml': (x) =>
        x.replace(
          '<calcPr',
          '<definedNames><definedName name="上年">\'[1]上年\'!$A$1</definedName></definedNames><calcPr',
        ),
    },
    'defined-name',
    /上年.*其他工作簿/,
  ),
  sheetEdit(
    '数据透视表的缓存',
    {
      'xl/pivotCache/pivotCacheRecords1.xml': `<pivotCacheRecords><r><s v="张三"/><s v="${ID}"/></r></pivotCacheRecords>`,
    },
    'pivot-cache',
    /缓存/,
    /1 行/,
  ),
  sheetEdit(
    '缓存里的身份号码',
    {
      'xl/pivotCache/pivotCacheDefinition1.xml': `<pivotCacheDefinition><cacheFields><sharedItems><s v="${ID}"/></sharedItems></cacheFields></pivotCacheDefinition>`,
    },
    'resident-id',
    /缓存/,
  ),
  sheetEdit(
    '外部链接',
    {
      'xl/externalLinks/_rels/externalLink1.xml.rels': relation(
        'externalLinkPath',
        'file:///D:/%E4%BA%BA%E4%BA%8B/%E5%90%8D%E5%86%8C.xlsx',
      ),
    },
    'external-link',
    /链接/,
    /名册/,
  ),
  sheetEdit(
    '数据连接',
    {
      'xl/connections.xml':
        '<connections><connection name="人事库"><dbPr connection="Server=10.0.0.5;User=hr"/></connection></connections>',
    },
    'external-link',
    /数据连接/,
    /10\.0\.0\.5/,
  ),
  sheetEdit('宏', { 'xl/vbaProject.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') }, 'macro', /vbaProject/),
  sheetEdit(
    '宏工作表',
    { 'xl/macrosheets/sheet1.xml': '<xm:macrosheet xmlns:xm="x"><sheetData/></xm:macrosheet>' },
    'macro',
    /sheet1/,
  ),
  sheetEdit(
    '嵌入的对象',
    { 'xl/embeddings/oleObject1.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') },
    'embedded-file',
    /oleObject1/,
  ),
  sheetEdit(
    '保存时的文件夹',
    {
      'xl/workbook.xml': (x) =>
        x.replace('<calcPr', '<x15ac:absPath xmlns:x15ac="y" url="C:\\Users\\wangwu\\桌面\\"/><calcPr'),
    },
    'local-path',
    /工作簿/,
    /wangwu/,
  ),
  sheetEdit(
    '打印机的网络路径',
    { 'xl/printerSettings/printerSettings1.bin': Buffer.from('\\\\hr-server\\HP LaserJet\0\0', 'utf16le') },
    'local-path',
    /打印机/,
    /hr-server/,
  ),
  sheetEdit(
    '共享工作簿的修订',
    { 'xl/revisions/revisionHeaders.xml': '<headers><header userName="王五"/></headers>' },
    'tracked-change',
    /修订/,
    /王五/,
  ),
  sheetEdit(
    '残留的共享文字',
    { 'xl/sharedStrings.xml': (x) => x.replace('</sst>', `<si><t>${ID}</t></si></sst>`) },
    'resident-id',
    /残留/,
  ),
  sheetEdit(
    '隐藏的图形',
    { 'xl/drawings/drawing1.xml': '<xdr:wsDr xmlns:xdr="x"><xdr:cNvPr id="1" name="遮盖" hidden="1"/></xdr:wsDr>' },
    'hidden-object',
    /图形/,
  ),
  sheetEdit(
    '讨论式批注',
    {
      'xl/threadedComments/threadedComment1.xml':
        '<ThreadedComments><threadedComment ref="A1" personId="1"><text>先不公开</text></threadedComment></ThreadedComments>',
    },
    'comment',
    /A1/,
    /先不公开/,
  ),

  word('手机号码', () => wordFile(['联系人 138 0013 8000']), 'mobile', /正文第 2 段/),
  word(
    '分在几处格式里的身份号码',
    () => wordFile(['110105', new TextRun({ text: '19491231', bold: true }), '002X']),
    'resident-id',
    /正文第 2 段/,
  ),
  word(
    '插入的修订',
    () => wordFile([new InsertedTextRun({ ...BY, text: '新增一句' })]),
    'tracked-change',
    /第 2 段/,
    /插入（钱七）：新增一句/,
  ),
  word(
    '删除的修订',
    () => wordFile([new DeletedTextRun({ ...BY, text: '删去一句' })]),
    'tracked-change',
    /第 2 段/,
    /删去一句/,
  ),
  word('删除的修订里的身份号码', () => wordFile([new DeletedTextRun({ ...BY, text: ID })]), 'resident-id', /第 2 段/),
  word(
    '隐藏的文字',
    () => wordFile([new TextRun({ text: '内部意见', vanish: true })]),
    'hidden-text',
    /第 2 段/,
    /内部意见/,
  ),
  word(
    '涂黑的文字',
    () => wordFile([new TextRun({ text: '李某某', highlight: 'black' })]),
    'covered-text',
    /第 2 段/,
    /李某某/,
  ),
  word(
    '黑色底纹下的文字',
    () => wordFile([new TextRun({ text: '李某某', shading: { fill: '000000' } })]),
    'covered-text',
    /第 2 段/,
  ),
  word(
    '白底白字',
    () => wordFile([new TextRun({ text: '看不见', color: 'FFFFFF' })]),
    'hidden-text',
    /第 2 段/,
    /看不见/,
  ),
  word(
    '批注',
    () =>
      wordFile(
        [
          new CommentRangeStart(0),
          '正文',
          new CommentRangeEnd(0),
          new TextRun({ children: [new CommentReference(0)] }),
        ],
        {
          comments: { children: [{ id: 0, author: '赵六', date: new Date(0), children: [new Paragraph('这句删掉')] }] },
        },
      ),
    'comment',
    /批注/,
    /赵六：这句删掉/,
  ),
  word('作者', () => wordFile(['正文'], { creator: '王五' }), 'author', /作者/, /王五/),
  word(
    '自定义属性',
    () => wordFile(['正文'], { customProperties: [{ name: '拟稿科室', value: '信访科' }] }),
    'metadata',
    /拟稿科室/,
  ),
  wordEdit(
    '样式里的隐藏',
    {
      ...body('<w:p><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>样式藏起</w:t></w:r></w:p>'),
      'word/styles.xml': (x) =>
        x.replace(
          '</w:styles>',
          '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
        ),
    },
    'hidden-text',
    /正文第 3 段/,
    /样式藏起/,
  ),
  wordEdit(
    '移动的修订',
    body(`<w:p><w:moveFrom w:id="5" w:author="钱七"><w:r><w:t>移走的话</w:t></w:r></w:moveFrom></w:p>`),
    'tracked-change',
    /第 3 段/,
    /移走/,
  ),
  wordEdit(
    '格式修订',
    body('<w:p><w:pPr><w:pPrChange w:id="6" w:author="钱七"><w:pPr/></w:pPrChange></w:pPr></w:p>'),
    'tracked-change',
    /第 3 段/,
    /修改格式/,
  ),
  wordEdit(
    '页脚里的手机号码',
    { 'word/footer1.xml': `<w:ftr ${W}><w:p><w:r><w:t>13800138000</w:t></w:r></w:p></w:ftr>` },
    'mobile',
    /页脚第 1 段/,
  ),
  wordEdit(
    '脚注里的邮箱',
    {
      'word/footnotes.xml': `<w:footnotes ${W}><w:footnote><w:p><w:r><w:t>zhang.san@example.org</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    },
    'email',
    /脚注/,
  ),
  wordEdit(
    '嵌入的表格',
    {
      'word/embeddings/Microsoft_Excel_Sheet1.xlsx': zipOf({
        '[Content_Types].xml': '<Types/>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${ID}</t></is></c></row></sheetData></worksheet>`,
      }),
    },
    'embedded-file',
    /Sheet1/,
  ),
  wordEdit(
    '嵌入的表格里的身份号码',
    {
      'word/embeddings/a.xlsx': zipOf({
        '[Content_Types].xml': '<Types/>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${ID}</t></is></c></row></sheetData></worksheet>`,
      }),
    },
    'resident-id',
    /嵌入的文件 a\.xlsx › .*单元格 A1/,
  ),
  wordEdit('宏', { 'word/vbaProject.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') }, 'macro', /vbaProject/),
  wordEdit(
    '外部模板',
    { 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'file:///\\\\oa-server\\templates\\red.dotm') },
    'external-link',
    /链接/,
    /oa-server/,
  ),
  wordEdit(
    '链接到本机文件',
    { 'word/_rels/header9.xml.rels': relation('hyperlink', 'file:///C:/Users/wangwu/a.docx') },
    'local-path',
    /链接/,
    /wangwu/,
  ),
  wordEdit(
    '链接到外部图片',
    { 'word/_rels/header9.xml.rels': relation('image', 'http://track.example.org/p.png') },
    'external-link',
    /链接/,
    /track/,
  ),
  wordEdit(
    '附加的数据',
    { 'customXml/item1.xml': '<root><draft>初稿意见：不同意</draft></root>' },
    'metadata',
    /附加数据/,
    /不同意/,
  ),
  wordEdit(
    '文档变量',
    {
      'word/settings.xml': `<w:settings ${W}><w:docVars><w:docVar w:name="oaUser" w:val="wangwu"/></w:docVars></w:settings>`,
    },
    'metadata',
    /文档变量“oaUser”/,
  ),
  word('裁剪的图片', () => croppedWord(halves('image/png')), 'cropped-picture', /第 3 段/),
  wordEdit(
    '图片说明里的路径',
    body('<w:p><w:r><wp:docPr xmlns:wp="a" id="1" name="图1" descr="D:\\信访\\张三\\照片.jpg"/></w:r></w:p>'),
    'local-path',
    /图形说明/,
    /张三/,
  ),
  wordEdit('照片里的拍摄地点', { 'word/media/image1.jpeg': jpeg({ gps: true }) }, 'picture-location', /图片 image1/),

  {
    name: '幻灯片：隐藏的一页',
    file: () => slides([shape('标题')], { attributes: 'show="0"' }),
    kind: 'hidden-slide',
    place: /幻灯片 1/,
  },
  {
    name: '幻灯片：备注',
    file: () =>
      slides([shape('标题')], { parts: { 'ppt/notesSlides/notesSlide1.xml': notesXml(shape('口头说明底线')) } }),
    kind: 'speaker-notes',
    place: /备注 1/,
    excerpt: /底线/,
  },
  {
    name: '幻灯片：页面之外',
    file: () => slides([shape('藏起', { at: 13_000_000 })]),
    kind: 'hidden-object',
    place: /幻灯片 1/,
  },
  {
    name: '幻灯片：隐藏的图形',
    file: () => slides([shape('藏起', { extra: 'hidden="1"' })]),
    kind: 'hidden-object',
    place: /幻灯片 1/,
  },
  {
    name: '幻灯片：手机号码',
    file: () => slides([shape('一'), shape('电话 13800138000')]),
    kind: 'mobile',
    place: /幻灯片 2/,
  },
  {
    name: '幻灯片：批注',
    file: () =>
      slides([shape('一')], {
        parts: {
          'ppt/comments/comment1.xml':
            '<p:cmLst xmlns:p="p"><p:cm authorId="0"><p:text>数字不对</p:text></p:cm></p:cmLst>',
        },
      }),
    kind: 'comment',
    place: /批注/,
    excerpt: /数字不对/,
  },
  {
    name: '幻灯片：宏文件',
    file: () =>
      slides([shape('一')], {
        parts: {
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"/></Types>',
        },
      }),
    kind: 'macro',
    place: /文件类型/,
  },

  page('文字里的手机号码', { pages: [line('Tel 13800138000')] }, 'mobile', /第 1 页/),
  page('第二页的身份号码', { pages: [line('a'), line(ID)] }, 'resident-id', /第 2 页/),
  page(
    '断在两行的身份号码',
    { pages: [`${line(ID.slice(0, 10))} ${line(ID.slice(10), 686)}`] },
    'resident-id',
    /第 1 页/,
  ),
  page(
    '黑框下的文字',
    { pages: [`${line('Zhang San secret')} ${box}`] },
    'covered-text',
    /第 1 页/,
    /Zhang San secret/,
  ),
  page(
    '图片下的文字',
    { pages: [`${line('under picture')} q 400 0 0 60 60 680 cm /I1 Do Q`] },
    'covered-text',
    /第 1 页/,
    /under picture/,
  ),
  page(
    '粗线下的文字',
    { pages: [`${line('struck out')} q 0 0 0 RG 16 w 60 704 m 400 704 l S Q`] },
    'covered-text',
    /第 1 页/,
    /struck out/,
  ),
  page(
    '表单对象里的黑框',
    {
      pages: [`${line('in a form')} /X1 Do`],
      pictures: '/X1 10 0 R',
      objects: [stream(box, '/Type /XObject /Subtype /Form /BBox [0 0 595 842]')],
    },
    'covered-text',
    /第 1 页/,
    /in a form/,
  ),
  page(
    '看不见的文字层',
    { pages: [`q 400 0 0 60 60 680 cm /I1 Do Q ${line('recognised text', 700, '3 Tr')}`] },
    'hidden-text',
    /第 1 页/,
    /recognised text/,
  ),
  page('白底白字', { pages: [`1 1 1 rg ${line('white on white')}`] }, 'hidden-text', /第 1 页/, /white on white/),
  page('页面之外的文字', { pages: [line('beyond the page', 1200)] }, 'hidden-text', /第 1 页/, /beyond the page/),
  page(
    '批注',
    { annotations: ['<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (check this figure) /T (wangwu) >>'] },
    'comment',
    /第 1 页/,
    /wangwu：check this figure/,
  ),
  page(
    '盖上去的方框',
    {
      pages: [line('under a square')],
      annotations: ['<< /Type /Annot /Subtype /Square /Rect [60 690 360 720] /IC [0 0 0] >>'],
    },
    'covered-text',
    /第 1 页/,
    /under a square/,
  ),
  page(
    '附件',
    {
      catalogue: '/Names << /EmbeddedFiles << /Names [(a.txt) 10 0 R] >> >>',
      objects: ['<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>', stream(`id ${ID}`, '/Type /EmbeddedFile')],
    },
    'embedded-file',
    /附件/,
    /a\.txt/,
  ),
  page(
    '附件里的身份号码',
    {
      catalogue: '/Names << /EmbeddedFiles << /Names [(a.txt) 10 0 R] >> >>',
      objects: ['<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>', stream(`id ${ID}`, '/Type /EmbeddedFile')],
    },
    'resident-id',
    /附件“a\.txt” › 第 1 行/,
  ),
  page('脚本', { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }, 'script', /整个文件/),
  page('作者', { info: '/Author (wangwu)' }, 'author', /作者/, /wangwu/),
  page('标题里的路径', { info: '/Title (C:\\\\Users\\\\wangwu\\\\a.docx)' }, 'local-path', /属性/, /wangwu/),
  page(
    '不显示的图层',
    {
      catalogue: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] /Order [10 0 R] >> >>',
      objects: ['<< /Type /OCG /Name (draft) >>'],
    },
    'hidden-object',
    /图层/,
    /draft/,
  ),
  page(
    '表单里填的手机号码',
    {
      catalogue: '/AcroForm << /Fields [10 0 R] >>',
      annotations: ['10 0 R'],
      objects: ['<< /Type /Annot /Subtype /Widget /FT /Tx /T (tel) /V (13800138000) /Rect [0 0 90 20] >>'],
    },
    'mobile',
    /第 1 页/,
  ),
  { name: 'PDF：修改前的版本', file: () => savedAgain(pdf()), kind: 'earlier-version', place: /整个文件/ },
  {
    name: 'PDF：后面夹带的数据',
    file: () => Buffer.concat([pdf(), zipOf({ 'a.txt': 'x'.repeat(99) })]),
    kind: 'trailing-data',
    place: /末尾/,
  },

  { name: '照片的拍摄地点', file: () => jpeg({ gps: true }), kind: 'picture-location', place: /拍摄地点/ },
  {
    name: '照片的作者',
    file: () => jpeg({ artist: 'Wang Wu' }),
    kind: 'author',
    place: /图片属性/,
    excerpt: /Wang Wu/,
  },
  {
    name: '照片说明里的手机号码',
    file: () => jpeg({ description: 'tel 13800138000' }),
    kind: 'mobile',
    place: /图片属性/,
  },
  { name: '图片的作者', file: () => png({ Author: 'Wang Wu' }), kind: 'author', place: /图片属性/ },
  {
    name: '图片后面夹带的压缩包',
    file: () => jpeg({}, zipOf({ 'a.txt': 'x'.repeat(99) })),
    kind: 'trailing-data',
    place: /图片之后/,
  },

  {
    name: '压缩包里的文本',
    file: () => zipOf({ '名单/a.txt': `证件 ${ID}` }),
    kind: 'resident-id',
    place: /压缩包内“名单\/a\.txt” › 第 1 行/,
  },
  {
    name: '压缩包里的表格',
    file: async () => zipOf({ 'a.xlsx': await workbook((_, s) => void s.addRow([ID])) }),
    kind: 'resident-id',
    place: /a\.xlsx” › 工作表“公开表” 单元格 A3/,
  },
  {
    name: '压缩包里的压缩包',
    file: () => zipOf({ 'a.zip': zipOf({ 'b.txt': ID }) }),
    kind: 'resident-id',
    place: /a\.zip” › 压缩包内“b\.txt” › 第 1 行/,
  },
  { name: '压缩包里的文件名', file: () => zipOf({ '13800138000.txt': '正文' }), kind: 'mobile', place: /文件名/ },
  {
    name: '压缩包里加密的文件',
    file: () => zipOf({ 'a.txt': 'x' }, { flags: 0x801 }),
    kind: 'unreadable',
    place: /a\.txt/,
    excerpt: /密码/,
  },
  {
    name: '压缩包里的旧格式文件',
    file: () => zipOf({ 'a.doc': Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'b.txt': '正文' }),
    kind: 'unreadable',
    place: /a\.doc/,
    excerpt: /旧版/,
  },
]
