import { outgoing } from './outgoing.zh-CN.ts'
import { type FindingKind, type Severity } from '../../../documents/release-gate/finding.ts'

const mending: Record<FindingKind, string> = {
  'resident-id': '只留前两位和后三位，其余改为星号，或者整列删去。',
  'bank-card': '只留前两位和后三位，其余改为星号，或者整列删去。',
  mobile: '改为 138****1234 的形式，或者删去。',
  address: '门牌号以下删去，只写到街道或者村。',
  email: '删去，或者改用单位的公共邮箱。',
  'hidden-sheet': '在表格软件中取消隐藏，看清内容后删去这个工作表。',
  'hidden-rows': '取消隐藏，看清内容后删去，或者保持显示。',
  'hidden-columns': '取消隐藏，看清内容后删去，或者保持显示。',
  'hidden-text': '显示隐藏的文字后删去；扫描件的文字层可以重新扫描成不带文字识别的文件。',
  'hidden-object': '在“选择窗格”中显示后删去；PDF 的图层请合并后另存。',
  'hidden-slide': '取消隐藏或者删去这一页。',
  'covered-text': '涂黑只盖住了表面，下面的文字仍可复制。请先把文字换成“×××”，再重新生成文件。',
  'pivot-cache': '把透视表复制后选择性粘贴为数值，删去原表，另存。',
  'embedded-file': '把嵌入的对象转换成图片或者普通表格，删去附件。',
  'external-link': '在“编辑链接”中断开链接，删去数据连接。',
  'defined-name': '在“名称管理器”中删去。',
  comment: '删去全部批注和标注后另存。',
  'tracked-change': '接受或者拒绝全部修订，关闭修订后另存。',
  'speaker-notes': '删去备注，或者用“检查文档”一并删除。',
  'earlier-version': '用“打印”或者“另存为”重新生成 PDF。',
  'cropped-picture': '选择清除时只留下所示的部分；打不开的图片（如 EMF、WMF）请用“压缩图片”删除裁剪掉的部分。',
  'picture-location': '用画图软件另存一份，去掉照片属性。',
  author: '用“检查文档”删除文档属性和个人信息。',
  metadata: '用“检查文档”删除文档属性和个人信息。',
  'local-path': '改掉链接，或者用“检查文档”删除后另存。',
  macro: '另存为不带宏的格式（.docx、.xlsx）。',
  script: '用“打印”重新生成不带脚本的 PDF。',
  'trailing-data': '用原来的软件打开后另存一份。',
  unreadable: '取消密码、换成能检查的格式，或者逐页看过再放行。',
}

const severity: Record<Severity, string> = { high: '严重', medium: '注意', low: '一般' }

/** The check of outgoing files, Chinese. */
export const zh = {
  outgoing,
  mending,
  severity,
  heading: '文件还没有发出',
  lead: '这些文件里有不宜随文件一起发出的内容。可以打开逐处清除、遮盖，处理好后在下面选用；也可以改好后重新上传；确实可以公开的，逐项写明理由，再次选择同样的文件后提交。',
  again: '浏览器不会记住选过的文件，请在下面重新选择。',
  limits: '扫描件和照片画面里的文字查不出来，请自己看一遍。',
  refused: '不能检查，不能发出',
  columns: { place: '位置', excerpt: '内容（已遮盖）' },
  caption: (file: string, label: string) => `${file}：${label}`,
  more: (count: number) => `其余${count}处`,
  howTo: '处理办法：',
  reason: (label: string) => `“${label}”可以公开的理由`,
  reasonHint: '写明依据或者已经核对过什么，2至500个字，随本件保存。',
  missing: (file: string, label: string, count: number) =>
    `${file}里有${label}（${count}处），请改好后重新上传，或者写明可以公开的理由`,
  refusal: (file: string, why: string) => `${file}：${why}`,
}
