/** What the latest check of an address found. */
export const LINK_STATES = {
  unchecked: { label: '未检查' },
  ok: { label: '正常' },
  moved: { label: '地址已变更' },
  missing: { label: '页面不存在' },
  unreachable: { label: '无法打开' },
} as const satisfies Record<string, { label: string }>
export type LinkState = keyof typeof LINK_STATES
/** The states somebody should look at, the most pressing first. */
export const FAULTY_LINKS = ['missing', 'unreachable', 'moved'] as const satisfies readonly LinkState[]
export type FaultyLink = (typeof FAULTY_LINKS)[number]

/** Why there was no answer. `private`: the address leads into a network the check may not reach. */
const LINK_FAILURES = {
  timeout: '超时没有回应',
  refused: '连接不上',
  'no-such-host': '域名不存在',
  certificate: '网站证书有问题',
  redirects: '跳转太多或者跳转到别的协议',
  private: '地址在内部网络，没有检查',
  address: '不是网页地址',
  other: '连接中断',
} as const
export type LinkFailure = keyof typeof LINK_FAILURES

/** What one look at an address came to; `movedTo`: where it sends everybody for good. */
export type LinkAnswer = { status: number; movedTo: string | null } | { failure: LinkFailure }

/** `status`: the number the site answered with, or why there was no answer. */
export type LinkFinding = { state: LinkState; status: string; target: string | null }

/** What an answer says of the address. Only a page that is gone is missing; a site that is down may come back. */
export function linkFinding(answer: LinkAnswer): LinkFinding {
  if ('failure' in answer)
    return { state: answer.failure === 'private' ? 'unchecked' : 'unreachable', status: answer.failure, target: null }
  const { status, movedTo } = answer
  const found = (state: LinkState) => ({ state, status: String(status), target: null })
  if (status === 404 || status === 410) return found('missing')
  if (status < 200 || status > 299) return found('unreachable')
  return movedTo === null ? found('ok') : { state: 'moved', status: String(status), target: movedTo }
}

/** The status of a check in words. */
export const linkStatusText = (status: string): string =>
  Object.hasOwn(LINK_FAILURES, status) ? LINK_FAILURES[status as LinkFailure] : `HTTP ${status}`

/** Unreachable so many times in a row, a day apart, an address counts as one that is not there. [E] */
export const PATIENCE = 3

/** An address that answers with nothing, or has not answered for days. */
export const isDeadLink = (state: LinkState, failures: number | null): boolean =>
  state === 'missing' || (state === 'unreachable' && (failures ?? 0) >= PATIENCE)

/** How often every address is looked at again, in days, as an office may choose. */
export const CHECK_RHYTHMS = [7, 30, 90] as const
