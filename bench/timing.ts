import { registerByOffice } from '../src/services/filing-service.ts'
import { createAccount } from '../src/services/account-service.ts'
import { SYSTEM } from '../src/services/context.ts'
import { applicationBody } from './applications.ts'
import { bureau, openInstallation, PASSWORD, serveApp } from './installation.ts'
import { type Figure, timed } from './measure.ts'

const SAMPLES = 400
const BETWEEN = { at: 'most', value: 0.1 } as const

/**
 * Whether the time of an answer tells what the answer does not: an application that exists from one that does not, a
 * login that exists from one that does not. The figure is how far the rank test lies from chance (AUC 0.5); 0.1 is
 * the most that may be told apart.
 */
export async function* timing(): AsyncGenerator<Figure> {
  const { context, close } = await openInstallation()
  const organ = await bureau(context)
  const app = await serveApp(context)
  try {
    const { number } = await registerByOffice(
      context,
      organ,
      {
        ...(JSON.parse(applicationBody(organ.slug, 1)) as object),
        purpose: null,
        privacyNotice: null,
        channel: 'in-person',
        submittedOn: context.clock.today(),
      } as never,
      SYSTEM(organ.organId),
      null,
    )
    const account = { login: 'clerk', name: '经办人', email: null, role: 'clerk', password: PASSWORD } as const
    await createAccount(context, organ, account, SYSTEM(organ.organId))
    const track = (n: string, at: number) =>
      post(`${app.url}/o/${organ.slug}/track`, { number: n, code: 'A'.repeat(24) }, at)
    const signIn = (login: string, at: number) =>
      post(`${app.url}/office/sign-in`, { organ: organ.slug, login, password: 'not the password at all' }, at)
    yield await told('an application that exists or not', SAMPLES, (real, at) =>
      track(real ? number : '2026-99999', at),
    )
    yield await told('a login that exists or not', SAMPLES / 4, (real, at) => signIn(real ? 'clerk' : 'nobody', at))
  } finally {
    await app.close()
    await close()
  }
}

/** Every request comes from an address of its own, so that no limit answers in the place of what is measured. */
async function post(url: string, fields: Record<string, string>, at: number): Promise<void> {
  const headers = { 'x-forwarded-for': `10.9.${(at >> 8) & 255}.${at & 255}` }
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
  await answer.text()
  if (answer.status !== 422) throw new Error(`${url}: ${answer.status}`)
}

async function told(what: string, samples: number, ask: (real: boolean, at: number) => Promise<void>): Promise<Figure> {
  const times: Record<'real' | 'none', number[]> = { real: [], none: [] }
  for (let at = 0; at < samples * 2 + 20; at += 1) {
    const isReal = at % 2 === 0
    const time = await timed(() => ask(isReal, at))
    if (at >= 20) times[isReal ? 'real' : 'none'].push(time)
  }
  const value = Math.abs(areaUnderCurve(times.real, times.none) - 0.5)
  return { what: `${what}: |AUC − 0.5| of ${samples} pairs`, value, unit: '', target: BETWEEN }
}

/** How often a time of the one is longer than a time of the other (Mann and Whitney). */
function areaUnderCurve(one: readonly number[], other: readonly number[]): number {
  const longer = one.reduce((sum, a) => sum + other.reduce((n, b) => n + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0)
  return longer / (one.length * other.length)
}
