import { type MailTemplate } from './layout.ts'

/** Mails to staff: a number and a day, nothing about the applicant or the subject. */
export const STAFF_MAILS = {
  'reply-due-soon': {
    'zh-CN': {
      subject: ({ number, workdaysLeft }) => `${number} 还有${workdaysLeft}个工作日到期`,
      paragraphs: ({ number, dueOn, workdaysLeft }) => [
        `${number} 的答复期限是 ${dueOn}，还有${workdaysLeft}个工作日。`,
      ],
    },
    en: {
      subject: ({ number, workdaysLeft }) => `${number} is due in ${workdaysLeft} working days`,
      paragraphs: ({ number, dueOn, workdaysLeft }) => [
        `The reply to ${number} is due on ${dueOn}, in ${workdaysLeft} working days.`,
      ],
    },
  },
  'reply-overdue': {
    'zh-CN': {
      subject: ({ number }) => `${number} 已经逾期`,
      paragraphs: ({ number, dueOn }) => [
        `${number} 的答复期限 ${dueOn} 已过，尚未答复。申请人可以投诉、申请行政复议或者起诉，请立即处理。`,
      ],
    },
    en: {
      subject: ({ number }) => `${number} is overdue`,
      paragraphs: ({ number, dueOn }) => [
        `The reply to ${number} was due on ${dueOn} and has not been given. The applicant may now take it further.`,
      ],
    },
  },
  'receipt-unconfirmed': {
    'zh-CN': {
      subject: ({ number }) => `${number} 尚未确认收到`,
      paragraphs: ({ number }) => [`${number} 提交后已过一个工作日，尚未与申请人确认收到。请当日确认。`],
    },
    en: {
      subject: ({ number }) => `Receipt of ${number} is not confirmed`,
      paragraphs: ({ number }) => [
        `One working day has passed since ${number} was filed and its receipt is not confirmed. Please confirm it today.`,
      ],
    },
  },
  'case-nudged': {
    'zh-CN': {
      subject: ({ number }) => `催办：${number}`,
      paragraphs: ({ number, dueOn }) => [
        dueOn ? `${number} 的答复期限是 ${dueOn}，请抓紧办理。` : `${number} 请抓紧办理。`,
      ],
    },
    en: {
      subject: ({ number }) => `Please attend to ${number}`,
      paragraphs: ({ number, dueOn }) => [
        dueOn ? `The reply to ${number} is due on ${dueOn}. Please attend to it.` : `Please attend to ${number}.`,
      ],
    },
  },
  'case-assigned': {
    'zh-CN': {
      subject: ({ number }) => `${number} 已分给您承办`,
      paragraphs: ({ number }) => [`${number} 已分给您承办，请登录查看期限和要求。`],
    },
    en: {
      subject: ({ number }) => `${number} has been given to you`,
      paragraphs: ({ number }) => [`${number} has been given to you to work on. Please sign in to see what is due.`],
    },
  },
  'review-asked': {
    'zh-CN': {
      subject: ({ number }) => `${number} 的答复请您审核`,
      paragraphs: ({ number }) => [`${number} 拟作出的答复已经送审，轮到您审核。请登录，在“审核”中办理。`],
    },
    en: {
      subject: ({ number }) => `Please review the reply to ${number}`,
      paragraphs: ({ number }) => [`A reply to ${number} has been drafted and awaits your review. Please sign in.`],
    },
  },
  'review-returned': {
    'zh-CN': {
      subject: ({ number }) => `${number} 的答复被退回`,
      paragraphs: ({ number }) => [`您拟的 ${number} 的答复，审核人不同意，已经退回。请登录查看意见，修改后重新送审。`],
    },
    en: {
      subject: ({ number }) => `The reply to ${number} was returned`,
      paragraphs: ({ number }) => [`A reviewer objected to your draft for ${number}. Please sign in to see why.`],
    },
  },
  'review-approved': {
    'zh-CN': {
      subject: ({ number }) => `${number} 的答复已全部同意`,
      paragraphs: ({ number }) => [`您拟的 ${number} 的答复，审核人已经全部同意。请登录，在期限届满以前作出答复。`],
    },
    en: {
      subject: ({ number }) => `The reply to ${number} was agreed to`,
      paragraphs: ({ number }) => [
        `All reviewers agreed to your draft for ${number}. Please issue it before it is due.`,
      ],
    },
  },
  'dispute-due-soon': {
    'zh-CN': {
      subject: ({ workdaysLeft }) => `有一件争议还有${workdaysLeft}个工作日到期`,
      paragraphs: ({ number, dueOn, workdaysLeft }) => [
        `${number}，应在 ${dueOn} 以前办理，还有${workdaysLeft}个工作日。`,
      ],
    },
    en: {
      subject: ({ workdaysLeft }) => `A dispute is due in ${workdaysLeft} working days`,
      paragraphs: ({ number, dueOn, workdaysLeft }) => [
        `${number}: to be done by ${dueOn}, in ${workdaysLeft} working days.`,
      ],
    },
  },
  'dispute-overdue': {
    'zh-CN': {
      subject: () => '有一件争议的事项已经逾期',
      paragraphs: ({ number, dueOn }) => [`${number}，期限 ${dueOn} 已过，尚未登记办理。请立即处理。`],
    },
    en: {
      subject: () => 'Something in a dispute is overdue',
      paragraphs: ({ number, dueOn }) => [`${number}: it was due on ${dueOn} and has not been recorded as done.`],
    },
  },
} as const satisfies Record<string, MailTemplate>
