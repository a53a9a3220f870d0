import { FileRefused } from '../finding.ts'

const WHY = {
  empty: '去掉隐藏的内容以后就没有内容了，请在原来的软件中处理',
  'pdf-strange': '这个 PDF 的写法少见，不能在这里清理，请在案件页面用“遮盖”重新生成，或者用原来的软件另存后重新上传',
  'pdf-long': '要变成图片的页数超过200页，不能一次清理，请拆分成几个文件分别上传',
  'pdf-place': '有的个人信息找不到在页面上的准确位置，请在案件页面用“遮盖”逐处标出',
  'pdf-script': '清理后的 PDF 不能带脚本；请不要选择保留脚本，或者改好后重新上传',
  'pdf-layers': '清理后的 PDF 不能带隐藏的图层；请不要选择保留隐藏的对象，或者改好后重新上传',
  'locked-entry': '压缩包里加了密码的文件不能原样放进新的压缩包；请不要保留，或者取消密码后重新上传',
  kind: '这种格式的文件不能在这里清理，请改好后重新上传',
} as const

/** The file cannot be mended by a machine; the message says what to do instead. */
export class NotCleanable extends FileRefused {
  override name = 'NotCleanable'
  constructor(why: keyof typeof WHY) {
    super(WHY[why])
  }
}
