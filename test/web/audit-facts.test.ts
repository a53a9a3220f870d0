import assert from 'node:assert/strict'
import { test } from 'node:test'
import ts from 'typescript'
import { auditFacts } from '../../src/web/messages/affairs/audit-facts.zh-CN.ts'
import { factsText, subjectText } from '../../src/web/office/audit/audit-facts.ts'
import { readSources, visit } from '../support/sources.ts'

const text = (facts: object) => factsText(JSON.stringify(facts), 'zh-CN')

test('what an entry of the log tells stands in words, days as days, names of the law by their names', () => {
  assert.equal(
    text({ type: 'replied', on: '2026-03-05', outcome: 'granted', seq: 2 }),
    '日期 2026年3月5日，结果 予以公开，第几条 2',
  )
  assert.equal(text({ channel: 'online' }), '渠道 网上提交')
  assert.equal(text({ newReply: { amount: 15, unit: 'workdays' } }), '重新答复 数额 15 单位 工作日')
})

test('nothing chosen and no are left out; identifiers and long lists show how they begin', () => {
  assert.equal(text({}), '')
  assert.equal(text({ department: null, closed: false, shared: true }), '共用 是')
  assert.equal(text({ account: '4671b75a-8dbc-47ec-b044-a2df719ad275' }), '人员 4671b75a…')
  const numbers = Array.from({ length: 12 }, (_, at) => `2026-000${at + 10}`)
  assert.match(text({ numbers }), /^申请编号 2026-00010、.*2026-00019…（12）$/)
})

test('what an entry is about stands in a word, with the beginning of an identifier; a case by its number', () => {
  const about = (subject: string) => subjectText(subject, 'zh-CN')
  assert.equal(about('account/4671b75a-8dbc-47ec-b044-a2df719ad275'), '账号 4671b75a…')
  assert.equal(about('report/2026'), '年度报告 2026')
  assert.deepEqual([about('ledger'), about('2026-00007'), about('toString/x')], ['台账', '2026-00007', 'toString x'])
  assert.equal(text({ with: 'organ-b' }), '对方单位 organ-b')
})

test('a fact or a word nobody has named stands as it is', () => {
  assert.equal(text({ toString: 'constructor', outcome: 'toString' }), 'toString constructor，结果 toString')
})

/** What is written into the log: the properties of every `facts: {…}` of the services, and of the events kept whole. */
function factNames(): string[] {
  const names = new Set<string>()
  const add = (name: ts.PropertyName | undefined) => name && ts.isIdentifier(name) && names.add(name.text)
  for (const { path, tree } of readSources(['src']))
    visit(tree, (node) => {
      const facts = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) ? node : undefined
      const value =
        path.startsWith('src/services/') && facts?.name.getText() === 'facts' ? facts.initializer : undefined
      if (value && ts.isObjectLiteralExpression(value)) value.properties.forEach(({ name }) => add(name))
      if (/^src\/(cases|remedies)\/events\.ts$/.test(path) && ts.isPropertySignature(node)) add(node.name)
    })
  return [...names]
}

test('every fact that can be in the log has a word', () => {
  const names = factNames()
  assert.ok(names.length > 80)
  /** The kind of an entry is the act’s name; the rest stands beside an event, not in it. */
  const unsaid = ['type', 'event', 'knownOn', 'recordedAt', 'recordedBy']
  assert.deepEqual(
    names.filter((name) => !Object.hasOwn(auditFacts.names, name) && !unsaid.includes(name)),
    [],
  )
})
