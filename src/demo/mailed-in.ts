import { type LocalDate } from '../law/date.ts'
import { type FileInput } from '../services/attachment-service.ts'
import { fileFromSource } from '../services/mail-application.ts'
import { takeIn } from '../services/outgoing-keeping.ts'
import { mendOutgoing } from '../services/outgoing-mending.ts'
import { type Beat } from './stage.ts'

/** So many cases come of letters to the office's mailbox. */
export const MAILED_CASES = 1

/** An application by e-mail, come this morning: registered as it is, its receipt still to be confirmed by both sides. */
export const beatOfMail = (on: LocalDate): Beat => ({
  on,
  play: ({ context, organ }) => fileFromSource(context, organ, Buffer.from(LETTER.join('\r\n')), on),
})

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
const LETTER = [
  `From: ${encoded('秦晚舟')} <qin@example.org>`,
  'To: xxgk@example.org',
  `Subject: ${encoded('申请公开食堂价格平抑基金收支情况')}`,
  'Message-ID: <20260101.canteen@mail.example.org>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(
    '您好：\n\n请公开2025年食堂价格平抑基金的收入、支出和结余，以及补贴的标准和范围。以电子邮件回复即可。\n\n秦晚舟',
  ).toString('base64'),
  '',
]

/** Two lists on their way out: one with numbers still to be dealt with, one mended and ready. */
export const beatOfOutgoing = (on: LocalDate): Beat => ({
  on,
  play: async ({ context, organ, cast }) => {
    await takeIn(context, organ, listOf('临时困难补助发放名单.csv', '临时困难补助'), cast.clerk)
    const ready = await takeIn(context, organ, listOf('勤工助学酬金发放名单.csv', '勤工助学酬金'), cast.clerk)
    await mendOutgoing(context, organ, ready, 1, { kinds: [], places: [], dropped: [], reasons: {} }, cast.clerk)
  },
})

/** Numbers of the specimen card and of nobody's telephone. */
function listOf(name: string, what: string): FileInput {
  const rows = [
    '序号,姓名,证件号码,联系电话,项目,金额（元）',
    `1,某甲,11010519491231002X,13800138000,${what},800`,
    `2,某乙,,,${what},600`,
    `合计,,,,,1400`,
  ]
  return { name, contentType: 'text/csv', bytes: Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`) }
}
