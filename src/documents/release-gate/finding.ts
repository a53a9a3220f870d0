/** How much a finding weighs: `high` is a leak as soon as the file leaves, `low` often harmless. */
export type Severity = 'high' | 'medium' | 'low'

/** What the gate looks for, by the name under which it stands in the audit log. */
export const FINDING_KINDS = {
  'resident-id': { severity: 'high', label: '身份证号码' },
  'bank-card': { severity: 'high', label: '银行卡号' },
  mobile: { severity: 'medium', label: '手机号码' },
  address: { severity: 'medium', label: '住址' },
  email: { severity: 'low', label: '个人邮箱' },
  'hidden-sheet': { severity: 'high', label: '隐藏的工作表' },
  'hidden-rows': { severity: 'medium', label: '隐藏的行' },
  'hidden-columns': { severity: 'medium', label: '隐藏的列' },
  'hidden-text': { severity: 'medium', label: '看不见的文字' },
  'hidden-object': { severity: 'medium', label: '看不见的图形、图层或者表单' },
  'hidden-slide': { severity: 'medium', label: '隐藏的幻灯片' },
  'covered-text': { severity: 'high', label: '遮盖下面的文字' },
  'pivot-cache': { severity: 'high', label: '数据透视表的源数据' },
  'embedded-file': { severity: 'high', label: '嵌入的文件' },
  'external-link': { severity: 'medium', label: '指向外部的链接或者数据源' },
  'defined-name': { severity: 'low', label: '可疑的名称定义' },
  comment: { severity: 'medium', label: '批注、标注' },
  'tracked-change': { severity: 'medium', label: '修订记录' },
  'speaker-notes': { severity: 'medium', label: '演讲者备注' },
  'earlier-version': { severity: 'medium', label: '修改前的版本' },
  'cropped-picture': { severity: 'low', label: '图片裁掉的部分' },
  'picture-location': { severity: 'medium', label: '照片的拍摄地点' },
  author: { severity: 'low', label: '作者姓名' },
  metadata: { severity: 'low', label: '附带的属性' },
  'local-path': { severity: 'low', label: '电脑或者服务器的路径' },
  macro: { severity: 'high', label: '宏' },
  script: { severity: 'high', label: '脚本' },
  'trailing-data': { severity: 'medium', label: '夹带的数据' },
  unreadable: { severity: 'medium', label: '没有检查的部分' },
} as const satisfies Record<string, { severity: Severity; label: string }>

export type FindingKind = keyof typeof FINDING_KINDS

/**
 * Something in a file that should not leave unseen.
 * `place`: where, in the office's words; `excerpt`: what stands there, personal numbers masked, at most 60 characters.
 */
export type Finding = { kind: FindingKind; place: string; excerpt: string; severity: Severity }

/** The file cannot be checked, so it cannot leave; the message says why and how to mend it. */
export class FileRefused extends Error {
  override name = 'FileRefused'
}

/** A limit that holds for a file and everything packed in it. */
export class LimitReached extends FileRefused {}

/** Why a file cannot be checked. */
export const REFUSALS = {
  broken: () => '文件已损坏或者内容与扩展名不符，无法检查；请用原来的软件打开后另存一份再上传',
  locked: () => '文件加了密码，无法检查；请取消密码后再上传',
  tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB，无法检查；请拆成几个文件`,
  unpacksTooLarge: (megabytes: number) => `文件解压后超过 ${megabytes} MB，无法检查；请拆成几个文件`,
  tooDeep: (levels: number) => `压缩包里套压缩包超过 ${levels} 层，无法检查；请解开后分别上传`,
  tooLong: (seconds: number) => `检查了 ${seconds} 秒还没有完成，文件过于复杂；请拆成几个文件或者另存一份再上传`,
  tooMuchMemory: () => '检查这个文件需要的内存过多，文件过于复杂；请拆成几个文件或者另存一份再上传',
  strange: () => '这个文件的写法少见，检查没有完成；请用原来的软件打开后另存一份再上传',
  oldFormat: () => '这是旧版格式（.doc、.xls、.ppt）或者加了密码的文件，无法检查；请取消密码并另存为新版格式',
  otherOffice: (format: string) =>
    `${format} 文件里隐藏的内容无法检查；请用原来的软件打开，另存为 PDF、DOCX 或者 XLSX 后再上传`,
  otherPicture: () => '这种格式的图片无法检查；请另存为 JPG 或者 PNG 后再上传',
  unknown: () => '无法识别文件的格式，不能检查里面的内容；请另存为 PDF、DOCX、XLSX 或者文本后再上传',
} as const
