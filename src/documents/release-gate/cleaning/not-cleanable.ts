import { FileRefused } from '../finding.ts'

const WHY = {
  empty: '去掉隐藏的内容以后就没有内容了，请在原来的软件中处理',
  pdf: 'PDF 不能在这里清理，请在案件页面用“遮盖”重新生成，或者改好后重新上传',
  kind: '这种格式的文件不能在这里清理，请改好后重新上传',
} as const

/** The file cannot be mended by a machine; the message says what to do instead. */
export class NotCleanable extends FileRefused {
  override name = 'NotCleanable'
  constructor(why: keyof typeof WHY) {
    super(WHY[why])
  }
}
