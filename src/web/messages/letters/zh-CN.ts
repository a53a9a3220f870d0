import { copy } from './copy.zh-CN.ts'
import { further } from './further.zh-CN.ts'
import { redaction } from './redaction.zh-CN.ts'
import { service } from './service.zh-CN.ts'
import { wording } from './wording.zh-CN.ts'

/** Texts of letters, by page. */
export const zh = {
  copy,
  further,
  redaction,
  service,
  wording,
  page: {
    kept: '留存的原件',
    keptHint: '文书在首次打开、下载或者登记送达时定稿留存，以后每次下载都是同一份文件。',
    hash: (format: string, hash: string) => `${format} 校验值（SHA-256）：${hash}`,
    service: '登记送达',
    envelope: '打印信封',
    envelopeOf: (number: string) => `申请 ${number} 的信封`,
    envelopeBack: '返回文书',
    envelopeHint:
      '5号（DL）信封，220×110毫米：放得下三折的A4纸。打印时请选择实际大小（100%）；Word文件可以修改后再打印。',
  },
}
