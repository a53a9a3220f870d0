import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MailFacts } from '../../emails/layout.ts'
import { MAIL_NAMES, mailOf } from '../../src/mail/letters.ts'
import { affairsMessages } from '../../src/web/messages/affairs/messages.ts'

const LINK = 'https://xxgk.example.org/o/a/track'
const FACTS: MailFacts = {
  organ: '示例市教育局 & <办公室>',
  phone: '010-12345678',
  number: '2026-00001',
  link: LINK,
  dueOn: '2026-10-10',
  recovery: 'AAAA-BBBB',
  workdaysLeft: 3,
  counts: { overdue: 1, dueSoon: 2, unconfirmed: 3 },
  arrivals: { applications: 50, answers: 2, complaints: 1, letters: 3 },
}
const LANGUAGES = ['zh-CN', 'en'] as const
/** Mails about nobody's case. */
const ABOUT_NO_CASE = ['invitation', 'morning-digest', 'new-arrivals']

/** What a reader sees of an HTML body. */
const shown = (html: string): string =>
  html
    .replace(/<br>/g, '\n')
    .replace(/<\/p>/g, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

for (const name of MAIL_NAMES)
  for (const language of LANGUAGES)
    test(`${name} in ${language}: text and HTML say the same, one link, ours, nothing unfilled`, () => {
      const mail = mailOf(name, FACTS, language)
      assert.equal(shown(mail.html).trim(), mail.text.trim())
      assert.ok(mail.html.startsWith(`<!doctype html><html lang="${language}">`))
      for (const body of [mail.text, mail.html])
        assert.deepEqual(new Set(body.match(/https?:\/\/[^\s"<]+/g)), new Set([LINK]))
      assert.doesNotMatch(mail.html, /<(?:img|script|link|iframe|form)\b|url\(/)
      assert.doesNotMatch(mail.subject + mail.text, /undefined|null|NaN|\{|\}|\[object/)
      assert.doesNotMatch(mail.subject, /[\r\n]/)
      assert.ok([...mail.subject].length <= 80, mail.subject)
      const told = (mail.subject + mail.text).includes(FACTS.number)
      assert.equal(told, !ABOUT_NO_CASE.includes(name))
      const chinese = /\p{Script=Han}/u.test(mail.subject + mail.text.replaceAll(FACTS.organ, ''))
      assert.equal(chinese, language === 'zh-CN', 'in one language')
    })

test('a line break in what fills a template makes no header', () => {
  for (const name of MAIL_NAMES) {
    const mail = mailOf(name, { ...FACTS, number: '2026-00001\r\nBcc: x@example.org' })
    assert.doesNotMatch(mail.subject, /[\r\n]/)
  }
})

test('the outbox has a name for every mail', () => {
  const { letters } = affairsMessages('zh-CN').outbox
  assert.deepEqual(
    MAIL_NAMES.filter((name) => letters[name] === undefined),
    [],
  )
})
