import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActType } from '../../src/cases/decide.ts'
import { localDate } from '../../src/law/date.ts'
import { lettersCalledFor } from '../../src/letters/called-for.ts'
import { letterLabel } from '../../src/letters/letter.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { ACT_NAMES, type ActName } from '../../src/web/office/acts/act-names.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { openRemedy, handleRemedy } from '../../src/services/remedy-service.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const SETTINGS = { office: '办公室', address: '示例路1号', phone: '0570-1234567' }
const bureau = await givenOrgan('organ', SETTINGS)
const college = await givenOrgan('college', SETTINGS)
const officers = new Map<OrganRef, Officer>([
  [bureau, await signIn(bureau)],
  [college, await signIn(college)],
])

type Fields = Record<string, string>
const CONSULTED = { partyName: '示例公司', information: '投标文件', reason: '含有报价', receivedOn: '2026-09-07' }
const NOTICE = { unclear: '年度', howToCorrect: '请写明', correctBy: '2026-09-21' }
const EXTENSION = { workdays: '10', reason: '数量较大', approvedBy: '王主任' }
const FEE = { feeMode: 'page', feeCount: '120', payment: '到窗口缴纳' }

/** How to come to each act, what to type, and what the law on its page must say. */
type Spec = {
  before?: [ActName, Fields][]
  /** What is done elsewhere first, and the fields that come of it. */
  given?: (organ: OrganRef, number: string) => Promise<Fields>
  fields?: Fields
  law: RegExp
  online?: true
  college?: true
}
const SPECS: Record<ActName, Spec> = {
  receipt: { online: true, law: /条例第三十一条/ },
  'correction-notice': { fields: NOTICE, law: /7个工作日内.*条例第三十条/ },
  correction: { before: [['correction-notice', NOTICE]], fields: { text: '2025年度' }, law: /重新计算.*条例第三十条/ },
  'third-party-consultation': { fields: CONSULTED, law: /15个工作日内.*条例第三十二条/ },
  'third-party-opinion': {
    before: [['third-party-consultation', CONSULTED]],
    fields: { party: 'A', stance: 'object', opinion: '含有报价' },
    law: /条例第三十二条/,
  },
  'co-producer-consultation': { fields: CONSULTED, law: /视为同意公开.*条例第三十四条/ },
  'co-producer-opinion': {
    before: [['co-producer-consultation', CONSULTED]],
    fields: { party: 'A', stance: 'agree' },
    law: /条例第三十四条/,
  },
  'reasons-request': { fields: { volume: '今年共36件', answerBy: '2026-09-21' }, law: /条例第三十五条/ },
  reasons: {
    before: [['reasons-request', { volume: '今年共36件', answerBy: '2026-09-21' }]],
    fields: { text: '用于研究' },
    law: /条例第三十五条/,
  },
  extension: { fields: EXTENSION, law: /最长20个工作日.*条例第三十三条/ },
  'fee-notice': { fields: FEE, law: /20个工作日内缴纳.*条例第四十二条/ },
  payment: { before: [['fee-notice', FEE]], law: /缴费后，答复期限重新计算/ },
  reply: { fields: { outcome: 'granted', given: '决算表', way: '自行领取' }, law: /20个工作日内答复.*条例第三十三条/ },
  'new-reply': {
    given: givenOrder,
    fields: { outcome: 'granted', given: '决算表', way: '自行领取' },
    law: /行政复议法第六十四条第二款/,
  },
  'public-power': {
    college: true,
    fields: { statute: '学位法第五条', reason: '授予学位时形成' },
    law: /条例第五十四条/,
  },
  withdrawal: { law: /可以随时撤回申请/ },
  voiding: { before: [['extension', EXTENSION]], fields: { seq: '2', reason: '误录' }, law: /只作废，不删改/ },
}

/** A refusal revoked on reconsideration, with ten working days to reply anew. */
async function givenOrder(organ: OrganRef, number: string): Promise<Fields> {
  const [clerk, on] = [clerkOf(organ), localDate('2026-09-07')]
  await handleCase(context, organ, number, { type: 'replied', on, outcome: 'internal' }, clerk, 'CASE_REPLIED')
  const remedy = await openRemedy(context, organ, { kind: 'reconsideration', on, number }, clerk)
  const newReply = { amount: 10, unit: 'workdays' } as const
  const decided = { type: 'decided', on, decision: 'reconsideration-revoked', newReply } as const
  const texts = [{ kind: 'docket-number', text: '示政复〔2026〕3号' }]
  await handleRemedy(context, organ, remedy, decided, clerk, null, { texts })
  await handleRemedy(context, organ, remedy, { type: 'served', on, party: 'respondent' }, clerk, null)
  return { remedy }
}

/** Acts that cannot be undone within half a minute: declaring void is what undoing would be, or a dispute rests on them. */
const NEVER_UNDONE: readonly string[] = ['voiding', 'new-reply']

let cases = 0
async function givenCase(organ: OrganRef, online: boolean): Promise<string> {
  const submittedOn = localDate('2026-09-04')
  if (!online)
    return (await registerByOffice(context, organ, anApplication({ submittedOn }), clerkOf(organ), null)).number
  const application = anApplication({ channel: 'online', submittedOn })
  return (await fileOnline(context, organ, application, { key: `acts-${++cases}`, body: 'x' })).number
}

for (const [type, name] of Object.entries(ACT_NAMES) as [ActType, ActName][]) {
  const { before = [], given, fields: typed = {}, law, online = false, college: atCollege = false } = SPECS[name]
  test(`${name}: law, effect and letter before the button; undone within half a minute, declared void after it`, async () => {
    const organ = atCollege ? college : bureau
    const officer = officers.get(organ)!
    const number = await givenCase(organ, online)
    const path = (act: string) => `/office/cases/${number}/acts/${act}`
    const look = () => showCase(context, organ, number)
    const send = async (act: string, typed: Fields) =>
      officer.post(path(act), { on: '2026-09-07', seen: String((await look()).version), ...typed })
    for (const [act, earlier] of before) assert.equal((await send(act, earlier)).status, 303, act)
    const fields = { ...typed, ...(given && (await given(organ, number))) }
    const standing = async () => {
      const { clock, kase } = await look()
      return [clock.state, clock.dueOn, kase.newReplies.length]
    }

    const atFirst = await standing()
    const { outcome = '', remedy = '' } = fields as Fields
    const chosen = outcome ? `?${new URLSearchParams({ outcome, remedy }).toString()}` : ''
    const page = (await officer.get(path(name) + chosen).expect(200)).text
    const [lead, button] = [page.search(law), page.lastIndexOf('</form>')]
    assert.ok(lead > 0 && lead < button, 'what the law says stands before the button')
    const shown = (await send(name, { ...fields, intent: 'preview' })).text
    assert.match(shown, /id="effect"/)
    const letters = lettersCalledFor({ type })
    const said = letters.length === 0 ? /这一步不发文书/ : new RegExp(`办理后生成：${letterLabel(letters[0]!)}`)
    assert.match(shown, said)
    assert.deepEqual(await standing(), atFirst, 'a preview changes nothing')

    const done = await send(name, fields)
    assert.equal(done.status, 303, done.text)
    const after = await look()
    const { seq } = after.kase.history.at(-1)!
    const undoing = `/office/cases/${number}/entries/${seq}/undoing`
    const offered = (await officer.get(`/office/cases/${number}`)).text.includes(undoing)
    assert.equal(offered, !NEVER_UNDONE.includes(name))
    if (name === 'voiding') return
    if (offered) {
      await officer.post(undoing).expect(303)
      assert.deepEqual(await standing(), atFirst, 'undone')
      assert.equal((await send(name, fields)).status, 303)
    }

    const again = (await look()).kase.history.at(-1)!.seq
    context.clock.pass(31)
    const late = await officer.post(`/office/cases/${number}/entries/${again}/undoing`).expect(422)
    assert.ok(late.text.includes(path('voiding')), 'too late: the way to declare it void')
    assert.equal((await send('voiding', { seq: String(again), reason: '' })).status, 422, 'never without a reason')
    assert.equal((await send('voiding', { seq: String(again), reason: '误录' })).status, 303)
    assert.deepEqual(await standing(), atFirst, 'declared void')
  })
}
