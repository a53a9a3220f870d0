import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../../src/services/context.ts'
import { RIGHTS } from '../../src/services/rights.ts'
import { query } from '../../src/store/query.ts'
import { PASSWORD, testApp } from '../support/app.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ')
const admin = await signIn(organ, 'admin')
const clerk = await signIn(organ)

const lastEntry = async () => {
  const [entry] = await query<{ action: string; actor: string; body: string }>(
    reading(context),
    'select action, actor, body_text as body from audit where organ_id = $1 order by seq desc limit 1',
    [organ.organId],
  )
  return entry!
}
/** An id of the newest row of a table; nobody types one. */
const newest = async (table: string, column: string, where = 'true') => {
  const [row] = await query<{ id: string }>(
    reading(context),
    `select ${column} as id from ${table} where organ_id = $1 and ${where} order by ctid desc limit 1`,
    [organ.organId],
  )
  return row?.id ?? assert.fail(`nothing in ${table}`)
}

type Step = { action: string; path: string | (() => Promise<string>); fields?: Record<string, unknown> }
const STEPS: readonly Step[] = [
  { action: 'DEPARTMENT_ADDED', path: '/office/departments', fields: { name: '财务处', fromDay: '2020-01-01' } },
  {
    action: 'DEPARTMENT_REORGANISED',
    path: async () => `/office/departments/${await newest('department', 'department_id')}`,
    fields: { kind: 'rename', name: '计划财务处', on: '2026-09-07' },
  },
  {
    action: 'ABSENCE_RECORDED',
    path: '/office/absences',
    fields: { accountId: clerk.accountId, deputyId: admin.accountId, fromDay: '2026-09-08', toDay: '2026-09-09' },
  },
  {
    action: 'ABSENCE_ENDED',
    path: async () => `/office/absences/${await newest('absence', 'absence_id')}/ending`,
  },
  {
    action: 'ACCOUNT_CREATED',
    path: '/office/people',
    fields: { name: '赵六', login: 'zhao', email: 'zhao@example.org', role: 'clerk', password: PASSWORD },
  },
  {
    action: 'ACCOUNT_INVITED',
    path: async () => `/office/people/${await newest('account', 'account_id', `login = 'zhao'`)}/inviting`,
  },
  {
    action: 'ROLE_CHANGED',
    path: async () => `/office/people/${await newest('account', 'account_id', `login = 'zhao'`)}/role`,
    fields: { role: 'auditor' },
  },
  {
    action: 'ACCOUNT_DISABLED',
    path: async () => `/office/people/${await newest('account', 'account_id', `login = 'zhao'`)}/disabling`,
  },
  { action: 'SETTINGS_CHANGED', path: '/office/people/policy', fields: { profile: 'mlps-2' } },
  { action: 'SETTINGS_CHANGED', path: '/office/settings', fields: { name: '示例市教育局', phone: '0570-1' } },
  { action: 'SETTINGS_CHANGED', path: '/office/reviews/settings', fields: {} },
  {
    action: 'REGIONAL_DAYS_SET',
    path: '/office/calendar/regional',
    fields: { basis: '示例令', days: '2026-09-21', step: 'confirm' },
  },
  { action: 'TOKEN_CREATED', path: '/office/tokens', fields: { name: 'OA', role: 'clerk' } },
  { action: 'TOKEN_REVOKED', path: async () => `/office/tokens/${await newest('api_token', 'token_id')}/revoking` },
]

test('every act of administration stands in the log, under who did it, and is closed to a clerk', async () => {
  for (const { action, path, fields = {} } of STEPS) {
    const address = typeof path === 'string' ? path : await path()
    // A clerk may say who stands in for a colleague; all else is administration.
    if (!address.startsWith('/office/absences')) await clerk.post(address, fields).expect(403)
    const done = await admin.post(address, fields)
    assert.ok(done.status < 400, `${action}: ${done.status} ${done.text}`)
    const entry = await lastEntry()
    assert.deepEqual([entry.action, entry.actor], [action, `officer:${admin.accountId}`])
    assert.ok(!entry.body.includes(PASSWORD) && !entry.body.includes('zhao@example.org'), entry.body)
  }
})

test('system, security and audit administration are apart: none holds what another holds, none works cases', () => {
  const managing = (role: keyof typeof RIGHTS) =>
    RIGHTS[role].filter((right) => right.startsWith('manage-') || right === 'read-audit')
  const [system, security, auditor] = [managing('system'), managing('security'), managing('auditor')]
  assert.deepEqual(security, ['manage-people'])
  assert.deepEqual(auditor, ['read-audit'])
  assert.deepEqual(
    system.filter((right) => security.includes(right) || auditor.includes(right)),
    [],
  )
  for (const role of ['system', 'security', 'auditor'] as const)
    assert.ok(!RIGHTS[role].some((right) => /^(handle|register|write|close)-/.test(right)), role)
  // No other right leads around them: only these and `admin` hold administration.
  for (const role of ['clerk', 'head', 'reviewer', 'contact'] as const)
    assert.deepEqual(
      managing(role).filter((right) => right !== 'manage-departments'),
      [],
    )
})
