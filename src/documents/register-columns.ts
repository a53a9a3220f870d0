import { type ColumnMapping } from './column-mapping.ts'
import { columnName } from './header-row.ts'
import { type FieldList } from './import-fields.ts'
import { type ItemLine } from './item-fields.ts'
import { type CaseLine, type RemedyLine } from './register-fields.ts'

/** What registers call our columns, the likeliest first. Only a suggestion: the office sees it and may choose otherwise. */
const OTHER_NAMES: { [K in keyof CaseLine | keyof RemedyLine | keyof ItemLine]?: readonly string[] } = {
  number: ['编号', '受理编号', '登记编号', '申请单号', '申请号', '登记号', '序号'],
  applicantKind: ['申请人类别', '申请人性质', '申请主体', '申请主体类型', '主体类型'],
  applicantName: ['申请人姓名', '申请人名称', '申请人姓名或名称', '申请人姓名（名称）', '姓名', '申请单位'],
  channel: ['渠道', '申请渠道', '申请方式', '接收方式', '提交方式', '来件方式', '受理渠道', '来源'],
  receivedOn: ['收到时间', '收件日期', '收到申请日期', '受理日期', '受理时间', '申请日期', '申请时间', '登记日期'],
  content: [
    '内容',
    '申请事项',
    '申请公开内容',
    '申请公开事项',
    '所需信息',
    '所需信息内容',
    '信息内容描述',
    '申请公开信息内容',
  ],
  repliedOn: ['答复时间', '回复日期', '回复时间', '办结日期', '办结时间', '答复日'],
  outcome: ['办理情况', '处理结果', '答复结果', '答复类型', '答复类别', '处理情况', '结果'],
  kind: ['争议类型', '案件类型', '类别'],
  openedOn: ['受理时间', '立案日期', '收到日期'],
  result: ['处理结果', '办理结果', '审理结果'],
  endedOn: ['结案时间', '办结日期', '审结日期'],
  title: ['标题', '名称', '信息标题', '公开内容', '公开事项', '文件名称'],
  entry: ['类别', '所属栏目', '公开栏目', '目录', '公开目录', '信息类别'],
  documentNumber: ['文件编号', '发文字号', '发文文号'],
  department: ['部门', '责任部门', '发布部门', '公开单位', '发布单位', '责任单位', '来源'],
  publisher: ['发布人', '公开人员'],
  reviewer: ['审核人', '审查人员', '审核人员'],
  responsible: ['负责人', '责任人员'],
  formedOn: ['形成时间', '生成日期', '成文日期', '制作日期'],
  channels: ['渠道', '公开方式', '公开形式', '发布渠道'],
  publishedOn: ['公开时间', '发布日期', '发布时间', '上网日期'],
  link: ['网址', '链接地址', '公开链接', 'URL'],
}

const namesOf = (key: string, label: string): string[] => [
  label,
  ...(OTHER_NAMES[key as keyof typeof OTHER_NAMES] ?? []),
]

/** Every name by which the header row of such a register may be known. */
export const likelyNames = <R>({ fields }: FieldList<R>): string[] =>
  Object.entries<{ label: string }>(fields).flatMap(([key, { label }]) => namesOf(key, label))

/** Which column of this header is likely which of our fields; none is taken twice, fields under their own name are left out. */
export function suggestedMapping<R>(list: FieldList<R>, header: readonly string[]): ColumnMapping<R> {
  const taken = new Set<string>()
  const found = Object.entries<{ label: string }>(list.fields).flatMap(([key, { label }]) => {
    const name = namesOf(key, label).find((each) => header.includes(columnName(each)) && !taken.has(columnName(each)))
    if (name === undefined) return []
    taken.add(columnName(name))
    return name === label ? [] : [[key, { column: columnName(name) }] as const]
  })
  return Object.fromEntries(found) as ColumnMapping<R>
}
