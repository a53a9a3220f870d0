import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type ClockEvent } from '../../src/law/clock-events.ts'
import { explainReplyClock, stepText } from '../../src/law/reply-clock.ts'
import { type Regime } from '../../src/law/rules.ts'
import { at, calendar, handedIn } from './clock-cases.ts'

function lines(regime: Regime, ...events: ClockEvent[]): string[] {
  return explainReplyClock(regime, events, calendar).map((step) => `${step.on} ${stepText(step)}`)
}

describe('the explanation', () => {
  test('names receipt, act, day 0, every working day and every stretch off', () => {
    const told = lines('college', handedIn('2026-09-18'))
    assert.deepEqual(told.slice(0, 8), [
      '2026-09-18 申请人提交申请（当面提交）',
      '2026-09-18 当日为收到申请之日',
      '2026-09-18 适用《高等学校信息公开办法》（教育部令第29号）：15个工作日内答复',
      '2026-09-18 当日不计入，自下一个工作日起算',
      '2026-09-19 周末，不计入',
      '2026-09-20 第1个工作日（周日，调休上班）',
      '2026-09-21 第2个工作日（周一）',
      '2026-09-22 第3个工作日（周二）',
    ])
    assert.ok(told.includes('2026-10-01 至2026-10-07，放假，不计入'))
    assert.equal(told.at(-1), '2026-10-15 答复期限届满日（第15个工作日）')
  })

  test('says that a third party’s silence decides nothing and a co-producer’s is consent', () => {
    const silent = (kind: 'third-party' | 'co-producer') =>
      lines(
        'organ',
        handedIn('2025-09-15'),
        at(`${kind}-consulted`, '2025-09-22', { party: '甲公司', receivedOn: '2025-09-24' }),
      )
    assert.ok(silent('third-party').includes('2025-09-23 至2025-10-21，征求第三方“甲公司”的意见，所需时间不计入'))
    assert.ok(
      silent('third-party').some((line) => line.startsWith('2025-10-21') && line.includes('由答复单位依法决定')),
    )
    assert.ok(silent('co-producer').some((line) => line.startsWith('2025-10-21') && line.includes('视为同意公开')))
  })

  test('ends a stretch off where excluded time begins', () => {
    const asked = at('third-party-consulted', '2026-11-07', { party: '甲', receivedOn: '2026-11-09' })
    const told = lines(
      'organ',
      handedIn('2026-11-02'),
      asked,
      at('third-party-answered', '2026-11-10', { party: '甲' }),
    )
    assert.ok(told.includes('2026-11-07 周末，不计入'))
    assert.ok(told.includes('2026-11-08 至2026-11-10，征求第三方“甲”的意见，所需时间不计入'))
    assert.ok(told.includes('2026-11-11 第5个工作日（周三）'))
  })

  test('tells restarts, extensions, reasons and fees with their articles', () => {
    const events = [
      handedIn('2026-06-29'),
      at('reasons-requested', '2026-06-30'),
      at('reasons-given', '2026-07-01'),
      at('fee-charged', '2026-07-02', { receivedOn: '2026-07-03' }),
      at('fee-paid', '2026-07-06'),
      at('extended', '2026-07-20', { workdays: 10 }),
      at('replied', '2026-08-10', { outcome: 'granted' }),
    ]
    const told = explainReplyClock('organ', events, calendar)
    const articles = new Map(told.map((step) => [step.code, step.article]))
    assert.equal(articles.get('restarted'), '国办函〔2020〕109号第六条')
    assert.equal(articles.get('extended'), '条例第三十三条第二款')
    assert.equal(articles.get('reasons-requested'), '条例第三十五条')
    assert.ok(lines('organ', ...events).includes('2026-07-20 延长答复期限10个工作日，期限共30个工作日'))
    assert.ok(lines('organ', ...events).includes('2026-08-10 作出答复，本件办结'))
  })

  test('tells what had no effect and why', () => {
    const told = lines('college', handedIn('2026-09-18'), at('extended', '2026-09-21', { workdays: 15 }))
    assert.ok(told.includes('2026-09-21 延长答复期限：没有可以延长答复期限的规定，此次延长不产生效力'))
  })

  test('says what is still open', () => {
    assert.deepEqual(lines('organ', at('submitted', '2026-09-18', { channel: 'online' })), [
      '2026-09-18 申请人提交申请（网上提交）',
      '2026-09-18 尚待与申请人双方确认，确认之日为收到申请之日',
    ])
    const open = lines('organ', handedIn('2016-01-18'), at('third-party-consulted', '2016-01-20', { party: '甲' }))
    assert.equal(open.at(-1), '2016-01-21 自当日起等待第三方“甲”的意见，收到前的时间不计入')
    const waiting = lines(
      'organ',
      handedIn('2026-09-18'),
      at('correction-requested', '2026-09-21', { correctBy: '2026-10-10' }),
    )
    assert.equal(waiting.at(-1), '2026-09-21 告知申请人补正，补正至2026-10-10止，等待补正材料')
  })

  test('marks assumed holidays and a date still to be settled', () => {
    const told = lines('organ', handedIn('2026-12-18'))
    assert.ok(told.includes('2027-01-01 法定节假日（放假通知尚未发布，暂按规定推算），不计入'))
    assert.match(told.at(-1) ?? '', /日期待定$/)
  })

  test('says by which reference an act applies', () => {
    const told = lines('college', handedIn('2009-03-02'))
    assert.ok(told.some((line) => line.includes('国务院令第492号') && line.includes('依据原条例第三十七条')))
  })
})
