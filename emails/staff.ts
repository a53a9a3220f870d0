import { type MailFacts, type MailTemplate } from './layout.ts'

type Arrivals = NonNullable<MailFacts['arrivals']>
type ArrivedWords = Record<keyof Arrivals, (count: number) => string>

const ARRIVED_ZH: ArrivedWords = {
  applications: (count) => `申请${count}件`,
  answers: (count) => `补正、说明或者撤回${count}件`,
  complaints: (count) => `投诉举报${count}件`,
  letters: (count) => `来信${count}封`,
}
const ARRIVED_EN: ArrivedWords = {
  applications: (count) => `${count} application(s)`,
  answers: (count) => `${count} answer(s) to notices`,
  complaints: (count) => `${count} complaint(s)`,
  letters: (count) => `${count} letter(s)`,
}

/** What came in, in words; kinds of which nothing came are left out. */
const arrived = (arrivals: Arrivals | undefined, words: ArrivedWords, between: string): string =>
  (Object.keys(words) as (keyof Arrivals)[])
    .flatMap((kind) => (arrivals?.[kind] ? [words[kind](arrivals[kind])] : []))
    .join(between)

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
  'question-asked': {
    'zh-CN': {
      subject: ({ number, dueOn }) => `征询：${number}，请于 ${dueOn} 以前答复`,
      paragraphs: ({ dueOn }) => [
        `请您就一件信息公开申请答复一个问题，请于 ${dueOn} 以前答复。打开下面的链接就能看到问题并答复，不需要账号。`,
        '这个链接只给您本人，请不要转给无关的人。',
      ],
    },
    en: {
      subject: ({ number, dueOn }) => `A question about ${number}, please answer by ${dueOn}`,
      paragraphs: ({ dueOn }) => [
        `Please answer a question about a request for information by ${dueOn}. The link below shows it; no account is needed.`,
        'The link is for you alone; please do not pass it on.',
      ],
    },
  },
  'question-chased': {
    'zh-CN': {
      subject: ({ number }) => `催办：${number} 的征询请尽快答复`,
      paragraphs: ({ dueOn }) => [`有一个信息公开申请的问题等您答复，答复日期是 ${dueOn}。请打开下面的链接答复。`],
    },
    en: {
      subject: ({ number }) => `Reminder: please answer the question about ${number}`,
      paragraphs: ({ dueOn }) => [`A question about a request for information awaits your answer, due on ${dueOn}.`],
    },
  },
  'question-due-soon': {
    'zh-CN': {
      subject: ({ number, dueOn }) => `${number} 的征询请于 ${dueOn} 以前答复`,
      paragraphs: ({ dueOn }) => [`向您征询的问题即将到期（${dueOn}），尚未收到答复。请打开下面的链接答复。`],
    },
    en: {
      subject: ({ number, dueOn }) => `The question about ${number} is due on ${dueOn}`,
      paragraphs: ({ dueOn }) => [`The question put to you is due on ${dueOn} and has not been answered.`],
    },
  },
  'question-overdue': {
    'zh-CN': {
      subject: ({ number }) => `${number} 的征询已经逾期`,
      paragraphs: ({ number, dueOn }) => [`${number} 的征询应于 ${dueOn} 以前答复，现已逾期，请立即处理。`],
    },
    en: {
      subject: ({ number }) => `The question about ${number} is overdue`,
      paragraphs: ({ number, dueOn }) => [
        `The question about ${number} was due on ${dueOn} and has not been answered.`,
      ],
    },
  },
  'question-answered': {
    'zh-CN': {
      subject: ({ number }) => `${number} 的征询已有答复`,
      paragraphs: ({ number }) => [`您就 ${number} 征询的问题已有答复，请登录查看。`],
    },
    en: {
      subject: ({ number }) => `Your question about ${number} was answered`,
      paragraphs: ({ number }) => [`Your question about ${number} has been answered. Please sign in to read it.`],
    },
  },
  invitation: {
    'zh-CN': {
      subject: () => '信息公开申请办理系统：请设置密码',
      paragraphs: () => ['您已被添加为工作人员。请打开下面的链接设置密码，链接七天内有效，只能用一次。'],
    },
    en: {
      subject: () => 'Please set your password',
      paragraphs: () => [
        'You have been added as a member of staff. Please set a password; the link works once, for seven days.',
      ],
    },
  },
  'morning-digest': {
    'zh-CN': {
      subject: ({ counts }) => `今日待办：逾期${counts?.overdue ?? 0}件，即将到期${counts?.dueSoon ?? 0}件`,
      paragraphs: ({ counts }) => [
        `逾期未答复${counts?.overdue ?? 0}件，三个工作日内到期${counts?.dueSoon ?? 0}件，待确认收到${counts?.unconfirmed ?? 0}件。`,
        ...(counts?.duties ? [`定期公开的事项到期或者逾期${counts.duties}项。`] : []),
        '不想再收到的，请在“我的账号”里关闭。',
      ],
    },
    en: {
      subject: ({ counts }) => `Today: ${counts?.overdue ?? 0} overdue, ${counts?.dueSoon ?? 0} due soon`,
      paragraphs: ({ counts }) => [
        `${counts?.overdue ?? 0} overdue, ${counts?.dueSoon ?? 0} due within three working days, ${counts?.unconfirmed ?? 0} to be confirmed.`,
        ...(counts?.duties ? [`${counts.duties} recurring publications are due or overdue.`] : []),
        'You can switch this off in your account.',
      ],
    },
  },
  'new-arrivals': {
    'zh-CN': {
      subject: ({ arrivals }) => `新到：${arrived(arrivals, ARRIVED_ZH, '，')}`,
      paragraphs: ({ arrivals }) => [
        `新到${arrived(arrivals, ARRIVED_ZH, '，')}。网上、传真、电子邮件和平常信函提交的申请，请尽快与申请人确认收到。`,
        '不想再收到的，请在“我的账号”里关闭。',
      ],
    },
    en: {
      subject: ({ arrivals }) => `New: ${arrived(arrivals, ARRIVED_EN, ', ')}`,
      paragraphs: ({ arrivals }) => [
        `Newly come in: ${arrived(arrivals, ARRIVED_EN, ', ')}. Please confirm receipt of applications soon.`,
        'You can switch this off in your account.',
      ],
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
  'duty-due-soon': {
    'zh-CN': {
      subject: ({ number, dueOn }) => `${number}：请于 ${dueOn} 以前公开`,
      paragraphs: ({ number, dueOn }) => [`${number}，应在 ${dueOn} 以前公开。公开之后请打开下面的链接登记完成。`],
    },
    en: {
      subject: ({ number, dueOn }) => `${number}: to be published by ${dueOn}`,
      paragraphs: ({ number, dueOn }) => [
        `${number} is to be published by ${dueOn}. Please record it at the link below once it is.`,
      ],
    },
  },
  'duty-overdue': {
    'zh-CN': {
      subject: ({ number }) => `${number}：公开期限已过`,
      paragraphs: ({ number, dueOn }) => [
        `${number}，公开期限 ${dueOn} 已过，尚未登记完成。请立即公开；已经公开的，请打开下面的链接登记。`,
      ],
    },
    en: {
      subject: ({ number }) => `${number}: publication is overdue`,
      paragraphs: ({ number, dueOn }) => [
        `${number} was to be published by ${dueOn} and is not recorded as done. Please publish it at once, or record it.`,
      ],
    },
  },
} as const satisfies Record<string, MailTemplate>
