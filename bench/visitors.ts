import { STEP_FIELDS, type Step } from '../src/web/public/apply/steps.ts'

/** What everybody types; each applicant comes from an address of their own. */
const TYPED: Readonly<Record<string, string>> = {
  title: '2025年度科研经费使用情况',
  description: '请提供2025年度各学院科研经费决算表。',
  kind: 'natural-person',
  name: '李明',
  idType: 'resident-id',
  idNumber: '11010519491231002X',
  medium: 'electronic',
  delivery: 'online',
  phone: '13800138000',
  privacyNotice: '2026-4',
}
const STEPS_TYPED = ['wanted', 'who', 'identity', 'reach'] as const

/** Somebody with a browser. */
export type Visitor = ReturnType<typeof visitor>

/** Somebody with cookies; notes how long each kind of request takes until its last byte. */
export function visitor(url: string, n: number, times: Map<string, number[]>) {
  const cookies = new Map<string, string>()
  const ask = async (what: string, path: string, body?: BodyInit): Promise<{ location: string; text: string }> => {
    const headers = {
      cookie: [...cookies.values()].join('; '),
      'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    }
    const begun = performance.now()
    const sent = body === undefined ? {} : { method: 'POST', body }
    const answer = await fetch(url + path, { redirect: 'manual', headers, ...sent })
    const text = await answer.text()
    times.set(what, [...(times.get(what) ?? []), performance.now() - begun])
    for (const each of answer.headers.getSetCookie()) cookies.set(each.split('=')[0]!, each.split(';')[0]!)
    if (answer.status >= 400) throw new Error(`${what}: ${answer.status}`)
    return { location: answer.headers.get('location') ?? '', text }
  }
  return { ask }
}

/** What is sent with a question's page. */
export const answers = (step: Step): URLSearchParams =>
  new URLSearchParams(STEP_FIELDS[step].map((name) => [name, TYPED[name] ?? '']))

/** Everything up to the check page; gives the draft's address. */
export async function fillIn({ ask }: Visitor, slug: string, look = true): Promise<string> {
  const { location } = await ask('begin a draft', `/o/${slug}/apply/start`, new URLSearchParams({ title: '' }))
  const draft = location.replace(/\/\w+$/, '')
  for (const step of STEPS_TYPED) {
    if (look) await ask(`page ${step}`, `${draft}/${step}`)
    await ask(`answer ${step}`, `${draft}/${step}`, answers(step))
  }
  if (look) await ask('page files', `${draft}/files`)
  const files = new FormData()
  for (const [name, value] of Object.entries({ sent: 'yes', identityProof: 'desk' })) files.set(name, value)
  await ask('answer files', `${draft}/files`, files)
  return draft
}

/** The whole way of one applicant, every page looked at. */
export async function journey(somebody: Visitor, slug: string): Promise<void> {
  const { ask } = somebody
  const at = `/o/${slug}`
  for (const path of ['', '/guide', '/replies', '/catalogue', '/search?q=%E7%A7%91%E7%A0%94', '/apply', '/track'])
    await ask(`page ${decodeURIComponent(path) || 'front'}`, at + path)
  const draft = await fillIn(somebody, slug)
  await ask('page check', `${draft}/check`)
  const { location } = await ask('submit', `${draft}/check`, answers('check'))
  const { text } = await ask('page receipt', location)
  const number = /app-receipt-number">([\d-]+)</.exec(text)?.[1] ?? ''
  const code = /app-query-code">([0-9A-Z-]+)</.exec(text)?.[1] ?? ''
  const opened = await ask('number and code', `${at}/track`, new URLSearchParams({ number, code }))
  await ask('page of the case', opened.location)
}
