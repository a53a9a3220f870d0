import { type MailTemplate } from './layout.ts'

/** Mails to applicants: that there is news, and where; the news itself stands behind number and query code. */
export const APPLICANT_MAILS = {
  'application-received': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 已经提交`,
      paragraphs: ({ number }) => [
        `您的信息公开申请已经提交，编号 ${number}。`,
        '网上、传真、电子邮件和平常信函提交的申请，以双方确认之日为收到申请之日，答复期限自次日起计算。我们会尽快与您确认。',
        '请用编号和提交时显示的查询码查看进度。查询码不会写在邮件里。',
      ],
    },
    en: {
      subject: ({ number }) => `Information request ${number} has been filed`,
      paragraphs: ({ number }) => [
        `Your request for information has been filed under number ${number}.`,
        'A request sent online, by fax, e-mail or ordinary letter counts as received on the day both sides confirm it; the time to reply runs from the next day. We will confirm it soon.',
        'Use the number and the query code shown when you filed to follow it. The code is never sent by e-mail.',
      ],
    },
  },
  'mail-registered': {
    'zh-CN': {
      subject: ({ number }) => `您的邮件已经登记，编号 ${number}`,
      paragraphs: ({ number }) => [
        `我们收到了您的邮件，已经登记，编号 ${number}。`,
        '通过电子邮件提交的政府信息公开申请，以双方确认之日为收到申请之日，答复期限自次日起计算。我们会尽快与您确认。',
        '要在网上查看进度，请打开下面的网页，填写编号和本邮箱，领取查询码。',
      ],
    },
    en: {
      subject: ({ number }) => `Your message has been registered under number ${number}`,
      paragraphs: ({ number }) => [
        `We received your message and registered it under number ${number}.`,
        'A request for information sent by e-mail counts as received on the day both sides confirm it; the time to reply runs from the next day. We will confirm it soon.',
        'To follow it online, open the page below and enter the number and this e-mail address to get a query code.',
      ],
    },
  },
  'receipt-confirmed': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 已确认收到`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请已经确认收到，答复期限开始计算。请用编号和查询码查看答复期限。`,
      ],
    },
    en: {
      subject: ({ number }) => `Receipt of information request ${number} is confirmed`,
      paragraphs: ({ number }) => [
        `Receipt of request ${number} is confirmed and the time to reply has begun. Use the number and the query code to see the date.`,
      ],
    },
  },
  'correction-requested': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 需要补正`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请需要您补正。需要补正的内容、方法和期限，请用编号和查询码查看。`,
        '无正当理由逾期不补正的，视为放弃申请。收到补正材料后，答复期限重新计算。',
      ],
    },
    en: {
      subject: ({ number }) => `Information request ${number} needs a correction`,
      paragraphs: ({ number }) => [
        `Request ${number} needs a correction from you. Use the number and the query code to see what, how and until when.`,
        'A request that is not corrected in time without good reason counts as given up. The time to reply starts afresh when your correction arrives.',
      ],
    },
  },
  'correction-received': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 的补正材料已经收到`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请的补正材料已经收到，答复期限自收到之日起重新计算。新的期限请用编号和查询码查看。`,
      ],
    },
    en: {
      subject: ({ number }) => `Your correction of information request ${number} has arrived`,
      paragraphs: ({ number }) => [
        `The correction of request ${number} has arrived and the time to reply starts afresh. Use the number and the query code to see the new date.`,
      ],
    },
  },
  'fee-paid': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 的缴费已经登记`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请的信息处理费已经收到，答复期限自缴费次日起重新计算。新的期限请用编号和查询码查看。`,
      ],
    },
    en: {
      subject: ({ number }) => `Payment for information request ${number} is recorded`,
      paragraphs: ({ number }) => [
        `The processing fee of request ${number} has been received, and the time to reply starts afresh from the day after payment. Use the number and the query code to see the new date.`,
      ],
    },
  },
  withdrawn: {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 已经撤回`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请已经登记撤回，不再办理。今后仍需要该信息的，可以另行提出申请。`,
        '如果不是您本人撤回的，请尽快与我们联系。',
      ],
    },
    en: {
      subject: ({ number }) => `Information request ${number} has been withdrawn`,
      paragraphs: ({ number }) => [
        `Request ${number} is recorded as withdrawn and is not dealt with any further. You may file another request at any time.`,
        'If it was not you who withdrew it, please contact us soon.',
      ],
    },
  },
  'consultation-begun': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 正在征求意见`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请正在征求有关方面意见，所需时间不计算在答复期限内。请用编号和查询码查看。`,
      ],
    },
    en: {
      subject: ({ number }) => `Others are being consulted on information request ${number}`,
      paragraphs: ({ number }) => [
        `Others are being consulted on request ${number}; the time this takes is not counted. Use the number and the query code to follow it.`,
      ],
    },
  },
  'reasons-requested': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 需要说明理由`,
      paragraphs: ({ number }) => [`编号 ${number} 的申请需要您说明理由。请用编号和查询码查看告知书。`],
    },
    en: {
      subject: ({ number }) => `Information request ${number}: reasons are asked for`,
      paragraphs: ({ number }) => [
        `You are asked to give reasons for request ${number}. Use the number and the query code to read the notice.`,
      ],
    },
  },
  'reply-extended': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 延长答复期限`,
      paragraphs: ({ number }) => [`编号 ${number} 的申请延长了答复期限。新的期限和理由，请用编号和查询码查看。`],
    },
    en: {
      subject: ({ number }) => `More time for information request ${number}`,
      paragraphs: ({ number }) => [
        `The time to reply to request ${number} was extended. Use the number and the query code to see the new date and the reason.`,
      ],
    },
  },
  'fee-charged': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 的收费通知`,
      paragraphs: ({ number }) => [
        `编号 ${number} 的申请有一份信息处理费收费通知。金额、依据和缴纳方式，请用编号和查询码查看。`,
        '自收到通知次日起20个工作日内未缴纳的，视为放弃申请。',
      ],
    },
    en: {
      subject: ({ number }) => `Fee notice for information request ${number}`,
      paragraphs: ({ number }) => [
        `There is a notice of a processing fee for request ${number}. Use the number and the query code to see the amount, the basis and how to pay.`,
        'A fee not paid within 20 working days after the notice was received means the request is given up.',
      ],
    },
  },
  'reply-ready': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 已有答复`,
      paragraphs: ({ number }) => [`编号 ${number} 的申请已经答复。请用编号和查询码查看和下载答复书。`],
    },
    en: {
      subject: ({ number }) => `Information request ${number} has been answered`,
      paragraphs: ({ number }) => [
        `Request ${number} has been answered. Use the number and the query code to read and download the reply.`,
      ],
    },
  },
  'letter-issued': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 有新的文书`,
      paragraphs: ({ number }) => [`编号 ${number} 的申请有一份新的文书。请用编号和查询码查看和下载。`],
    },
    en: {
      subject: ({ number }) => `Information request ${number}: a further letter`,
      paragraphs: ({ number }) => [
        `There is a further letter on request ${number}. Use the number and the query code to read and download it.`,
      ],
    },
  },
  'code-recovery': {
    'zh-CN': {
      subject: ({ number }) => `信息公开申请 ${number} 的查询码找回`,
      paragraphs: ({ number, recovery = '' }) => [
        `有人请求重新领取编号 ${number} 的申请的查询码。找回码：`,
        recovery,
        '请打开下面的网页，填写申请编号和找回码，即可得到新的查询码，原来的查询码随即失效。找回码24小时内有效。',
        '如果不是您本人请求的，不用理会这封邮件，也不要把找回码告诉他人。',
      ],
    },
    en: {
      subject: ({ number }) => `Information request ${number}: recovering the query code`,
      paragraphs: ({ number, recovery = '' }) => [
        `Somebody asked for a new query code of request ${number}. Recovery code:`,
        recovery,
        'Open the page below and enter the number and the recovery code to get a new query code; the old one then ends. The recovery code is valid for 24 hours.',
        'If it was not you, ignore this message, and give the recovery code to nobody.',
      ],
    },
  },
} as const satisfies Record<string, MailTemplate>
