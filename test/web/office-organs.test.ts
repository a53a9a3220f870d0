import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { disableAccount } from '../../src/services/account-service.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { testApp, tokenIn, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

const codeOf = async (officer: Officer) =>
  /app-code app-break">([^<]+)</.exec((await officer.post('/office/me/links/offer').expect(200)).text)?.[1] ??
  assert.fail('no code')
const actionsIn = async (organId: number) =>
  (await query<{ action: string }>(reading(context), 'select action from audit where organ_id = $1', [organId])).map(
    ({ action }) => action,
  )
/** After going over the session is a new one, with a token of its own. */
async function goOver(officer: Officer, slug: string): Promise<Officer> {
  await officer.post('/office/me/organ', { organ: slug }).expect(303)
  const csrf = tokenIn(await officer.get('/office/me').expect(200))
  const post: Officer['post'] = (path, fields = {}) =>
    officer.agent
      .post(path)
      .type('form')
      .send({ _csrf: csrf, ...fields })
  return { ...officer, csrf, post }
}

test('an officer of two organs goes over without signing in, and sees there only what that organ gives', async () => {
  const [here, there] = [await givenOrgan('organ'), await givenOrgan('college')]
  const [officer, other] = [await signIn(here, 'clerk'), await signIn(there, 'auditor')]
  const mine = await registerByOffice(context, here, anApplication({ title: '此处一件' }), clerkOf(here), null)
  await registerByOffice(context, there, anApplication({ title: '彼处一件' }), clerkOf(there), null)
  await officer.post('/office/me/organ', { organ: there.slug }).expect(404)
  await officer.post('/office/me/links/joining', { code: await codeOf(other) }).expect(303)
  assert.match((await officer.get('/office')).text, new RegExp(`name="organ" value="${there.slug}"`))
  const gone = await goOver(officer, there.slug)
  const ledger = (await gone.get('/office/cases').expect(200)).text
  assert.match(ledger, /彼处一件/)
  assert.doesNotMatch(ledger, /此处一件/)
  await gone.post('/office/cases/bulk/preview', {}).expect(403)
  assert.ok((await actionsIn(there.organId)).includes('ORGAN_SWITCHED'))
  const back = await goOver(gone, here.slug)
  await back.get(`/office/cases/${mine.number}`).expect(200)
  await back.post('/office/cases/bulk/preview', {}).expect(422)
  for (const { organId } of [here, there]) assert.ok((await actionsIn(organId)).includes('ACCOUNT_LINKED'))
})

test('a code serves once, for ten minutes, for another organ only', async () => {
  const [here, there] = [await givenOrgan(), await givenOrgan()]
  const [officer, other, third] = [await signIn(here), await signIn(there), await signIn(here)]
  const join = (who: Officer, code: string) => who.post('/office/me/links/joining', { code })
  assert.match((await join(officer, await codeOf(officer)).expect(422)).text, /连接码不对/)
  assert.match((await join(officer, `${there.slug}.wrong`).expect(422)).text, /连接码不对/)
  assert.match((await join(officer, '').expect(422)).text, /请填写连接码/)
  const late = await codeOf(other)
  context.clock.pass(601)
  await join(officer, late).expect(422)
  const code = await codeOf(other)
  await join(officer, code).expect(303)
  await join(third, code).expect(422)
  assert.match((await join(third, await codeOf(other)).expect(422)).text, /一个单位会有两个账号/)
})

test('a disabled account is not gone over to; leaving ends the connection', async () => {
  const [here, there] = [await givenOrgan(), await givenOrgan()]
  const [officer, other] = [await signIn(here), await signIn(there)]
  await officer.post('/office/me/links/joining', { code: await codeOf(other) }).expect(303)
  const gone = await goOver(officer, there.slug)
  const back = await goOver(gone, here.slug)
  await disableAccount(context, there, other.accountId, clerkOf(there))
  await back.post('/office/me/organ', { organ: there.slug }).expect(404)
  await back.post('/office/me/links/leaving').expect(303)
  assert.doesNotMatch((await back.get('/office')).text, /切换单位/)
})

test('where the other account has a second factor, going over asks for its code first', async () => {
  const [here, there] = [await givenOrgan(), await givenOrgan()]
  const [officer, other] = [await signIn(here), await signIn(there)]
  const page = (await other.get('/office/me/second-factor').expect(200)).text
  const secret = /<code class="app-break">([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  const codeAt = (steps: number) =>
    generateSync({ secret, epoch: Math.floor(context.clock.now().getTime() / 1000) + steps * 30 })
  await other.post('/office/me/second-factor', { code: codeAt(0) }).expect(200)
  await officer.post('/office/me/links/joining', { code: await codeOf(other) }).expect(303)
  const going = await officer.post('/office/me/organ', { organ: there.slug }).expect(303)
  assert.equal(going.headers['location'], '/office/sign-in/code')
  await officer.get('/office').expect(303)
  const typed = (code: string) => officer.agent.post('/office/sign-in/code').type('form').send({ code })
  assert.equal((await typed('000000')).status, 422)
  await officer.get('/office').expect(303)
  assert.ok(!(await actionsIn(there.organId)).includes('ORGAN_SWITCHED'), 'nobody has come over yet')
  assert.equal((await typed(codeAt(1))).status, 303)
  assert.ok((await actionsIn(there.organId)).includes('ORGAN_SWITCHED'))
  // The session is the other account's now: a case of that organ opens.
  const { number } = await registerByOffice(context, there, anApplication(), clerkOf(there), null)
  await officer.get(`/office/cases/${number}`).expect(200)
})
