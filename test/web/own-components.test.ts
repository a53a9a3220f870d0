import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as c from '../../src/web/components/index.ts'

test('the words of a component are Chinese unless English is asked for', () => {
  const field = { name: 'a', label: '姓名', errorMessage: '请填写姓名' }
  assert.match(String(c.input(field)), /<span class="govuk-visually-hidden">错误：<\/span>\s*请填写姓名/)
  assert.match(String(c.input({ ...field, lang: 'en' })), />Error:</)
  const counted = String(c.characterCount({ name: 'a', label: 'a', maxlength: 500 }))
  assert.match(counted, /最多可以填写500个字/)
  assert.match(counted, /data-i18n\.characters-under-limit\.other="还可以填写%\{count\}个字"/)
  assert.match(String(c.pagination({ next: { href: '?after=1' } })), /下一页/)
})

test('a textarea keeps a first line break, which browsers swallow', () => {
  assert.match(String(c.textarea({ name: 'a', label: 'a', value: '\n第二行' })), />\n\n第二行<\/textarea>/)
  assert.match(String(c.textarea({ name: 'a', label: 'a', value: '第一行' })), />第一行<\/textarea>/)
})

test('a bound form keeps what was typed and shows each error at its field', () => {
  const errors = [
    { text: '请填写电话', href: '#phone' },
    { text: '请选择方式', href: '#way' },
  ]
  const fields = c.formFields({
    values: { phone: '<1>', way: 'post', topics: ['b', 'c'], only: 'x', nested: { a: 1 } },
    errors,
  })
  const phone = String(fields.input({ name: 'phone', label: '电话' }))
  assert.match(phone, /value="&lt;1&gt;"/)
  assert.match(phone, /id="phone-error"[\s\S]*请填写电话/)
  assert.match(phone, /aria-describedby="phone-error"/)
  const items = ['a', 'b', 'c'].map((value) => ({ value, text: value }))
  const boxes = String(fields.checkboxes({ name: 'topics', items }))
  assert.deepEqual(
    [...boxes.matchAll(/value="(.)" checked/g)].map(([, value]) => value),
    ['b', 'c'],
  )
  assert.match(String(fields.radios({ name: 'way', items: [{ value: 'post', text: '邮寄' }] })), / checked/)
  assert.match(String(fields.radios({ name: 'way', items: [{ value: 'post', text: '邮寄' }] })), /id="way-error"/)
  assert.doesNotMatch(String(fields.input({ name: 'nested', label: 'x' })), /object/)
  assert.doesNotMatch(String(fields.fileUpload({ name: 'phone', label: '文件' })), /value=/)
})

test('a summary of no errors prints nothing', () => {
  assert.equal(String(c.errorsAbove([])), '')
  assert.match(String(c.errorsAbove([{ text: '请填写电话', href: '#phone' }])), /请改正以下内容[\s\S]*href="#phone"/)
})

test('each light has a word, a sign and a colour; no two look alike', () => {
  const words = c.LIGHT_NAMES.map((light) =>
    String(c.statusLight({ light }))
      .replace(/<[^>]*>/g, '')
      .trim(),
  )
  assert.deepEqual(words, ['在期', '临期', '今日到期', '逾期', '暂停', '待补正', '待缴费', '已办结'])
  const signs = c.LIGHT_NAMES.map((light) => / d="([^"]+)"/.exec(String(c.statusLight({ light })))?.[1])
  assert.equal(new Set(signs).size, c.LIGHT_NAMES.length)
  assert.match(String(c.statusLight({ light: 'overdue', text: '逾期2个工作日' })), /app-light--red[\s\S]*逾期2个工作日/)
})

test('a table that stacks names each cell by its column and keeps the roles of a table', () => {
  const made = String(c.table({ head: [{ text: '编号' }, { text: '期限' }], rows: [[{ text: '1' }, { text: '3月' }]] }))
  assert.match(made, /<table[^>]*app-table--stacked[^>]*role="table"/)
  assert.match(made, /role="cell" data-label="期限"/)
  const plain = String(c.table({ rows: [[{ text: '1' }]] }))
  assert.doesNotMatch(plain, /role=|data-label/)
})

test('a wide table scrolls in a region that the keyboard reaches', () => {
  const made = String(c.table({ caption: '统计', head: [{ text: 'a' }], rows: [], responsive: 'scroll' }))
  assert.match(made, /role="region"\s+aria-label="统计（可左右滚动）"\s+tabindex="0"/)
})

test('figures: zero is printed, an empty cell stays empty, only the first column is fixed, a figure opens its cases', () => {
  const made = String(
    c.statTable({
      caption: '表',
      head: [
        [
          { text: '项', colspan: 2, rowspan: 2 },
          { text: '申请人', colspan: 2 },
        ],
        [{ text: '自然人' }, { text: '企业' }],
      ],
      rows: [
        {
          heads: [{ text: '结果', rowspan: 2 }, { text: '公开' }],
          cells: [{ value: 0 }, { value: 3, href: '/cases?row=1', label: '公开，企业，3件' }],
        },
        { heads: [{ text: '不公开' }], cells: [{ value: null }, { value: null, href: '/x' }] },
      ],
    }),
  )
  assert.match(made, /<td\s*>0<\/td>/)
  assert.match(made, /href="\/cases\?row=1"\s+aria-label="公开，企业，3件"\s*>3<\/a/)
  assert.equal(made.match(/<td\s*><\/td>/g)?.length, 2)
  assert.equal(made.match(/app-stat__fixed/g)?.length, 2)
  assert.match(made, /scope="colgroup"/)
  assert.match(made, /scope="rowgroup"/)
  // On a phone one cell names the row; where rows have one head only, that head is it.
  assert.equal(made.match(/class="app-stat__phone"/g)?.length, 3)
  assert.match(made, /app-stat__phone">\s*<span class="app-stat__group">结果 <\/span>公开\s*<\/th>/)
  const plain = String(
    c.statTable({ caption: 'x', head: [[{ text: '项' }]], rows: [{ heads: [{ text: '一' }], cells: [] }] }),
  )
  assert.doesNotMatch(plain, /app-stat__(?:phone|level)/)
})

test('on a phone a row of three levels says its nearest group, and all that begin with it', () => {
  const rows = [
    {
      heads: [
        { text: '三、结果', rowspan: 3 },
        { text: '（一）公开', colspan: 2 },
      ],
      cells: [],
    },
    { heads: [{ text: '（三）不予', rowspan: 2 }, { text: '1.国家秘密' }], cells: [] },
    { heads: [{ text: '2.法律禁止' }], cells: [] },
    { heads: [{ text: '四、结转', colspan: 3 }], cells: [] },
  ]
  const made = String(c.statTable({ caption: 'x', head: [[{ text: '项', colspan: 3 }]], rows }))
  const names = [...made.matchAll(/scope="row" class="app-stat__phone">([^]*?)<\/th>/g)].map(([, inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  assert.deepEqual(names, ['三、结果 （一）公开', '（三）不予 1.国家秘密', '（三）不予 2.法律禁止', '四、结转'])
})

test('a timeline says who and when, and marks where the case stands', () => {
  const entries = [
    { date: '2026年3月5日', datetime: '2026-03-05', title: '收到', who: '王' },
    { date: '3月9日', title: '征求意见', state: 'current' as const },
  ]
  const made = String(c.timeline({ entries }))
  assert.match(made, /<time\s+datetime="2026-03-05"\s*>2026年3月5日/)
  assert.equal(made.match(/aria-current="step"/g)?.length, 1)
})

test('steps mark the current one; only steps already done are links', () => {
  const made = String(
    c.steps({
      items: [
        { text: '一', href: '/1' },
        { text: '二', href: '/2' },
        { text: '三', href: '/3' },
      ],
      current: 1,
    }),
  )
  assert.match(made, /href="\/1"/)
  assert.doesNotMatch(made, /href="\/[23]"/)
  assert.match(made, /app-steps__step--current"\s+aria-current="step"/)
})

test('a filter is a form sent by GET, each condition can be taken off', () => {
  const made = String(
    c.filterBar({
      action: '/cases',
      fields: 'x',
      selected: [{ text: '逾期', removeHref: '/cases?a=1' }],
      clearHref: '/cases',
    }),
  )
  assert.match(made, /<form[^>]*method="get"/)
  assert.match(made, /href="\/cases\?a=1"[\s\S]*去掉条件：逾期/)
})

test('dates are read as people type them', () => {
  for (const typed of [
    '2026-03-05',
    '2026-3-5',
    '2026.3.5',
    '2026/3/5',
    '20260305',
    '2026年3月5日',
    ' ２０２６年 3 月 5 日 ',
    '2026年3月5',
  ]) {
    assert.equal(c.typedDate(typed), '2026-03-05', typed)
  }
  for (const typed of ['', '2026', '2026-02-29', '2026-13-01', '3月5日', '05/03/2026', '2026-03-05x', '2026年13月']) {
    assert.equal(c.typedDate(typed), undefined, typed)
  }
  assert.equal(c.typedDateParts('2024', '2', '29'), '2024-02-29')
})

test('whatever is typed as a date gives a real day or none', () => {
  fc.assert(fc.property(fc.string(), (typed) => /^\d{4}-\d\d-\d\d$/.test(c.typedDate(typed) ?? '2026-03-05')))
})
