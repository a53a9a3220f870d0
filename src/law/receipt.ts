/**
 * How an application reaches the organ, and which day counts as its day of receipt (条例 2019 art. 31): handed in, the
 * day itself; by post with signature, the day of signing; ordinary letter, the day the applicant confirms; internet or
 * fax, the day both sides confirm. E-mail follows the internet rule although 国办公开办函〔2015〕207号 let it count on
 * arrival: the act is later and higher [E].
 */
export const CHANNELS = {
  'in-person': { label: '当面提交', article: '条例第三十一条第一项', needsConfirmation: false },
  'registered-post': { label: '挂号信、快递等需签收的邮寄', article: '条例第三十一条第二项', needsConfirmation: false },
  'ordinary-post': { label: '平常信函', article: '条例第三十一条第二项', needsConfirmation: true },
  online: { label: '网上提交', article: '条例第三十一条第三项', needsConfirmation: true },
  fax: { label: '传真', article: '条例第三十一条第三项', needsConfirmation: true },
  email: { label: '电子邮件', article: '条例第三十一条第三项', needsConfirmation: true },
} as const satisfies Record<string, ChannelRule>

/** `needsConfirmation`: received only on the day of the `receipt-confirmed` event, not of `submitted`. */
export type ChannelRule = { label: string; article: string; needsConfirmation: boolean }

/** A way in which an application arrives. */
export type Channel = keyof typeof CHANNELS

/** Whether `text` names a channel. */
export function isChannel(text: unknown): text is Channel {
  return typeof text === 'string' && Object.hasOwn(CHANNELS, text)
}
