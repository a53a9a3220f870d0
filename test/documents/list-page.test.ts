import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readListPage } from '../../src/documents/read-list-page.ts'

const HTML = `<!DOCTYPE html><html><body><ul class="nav"><li><a href="/">首页</a></li></ul>
<ul><li><a href="../info/1021/5.htm" title="关于2026年实验室设备采购项目（第二批）的招标公告">关于2026年实验室设备采购…</a><span>2026-03-05</span></li>
<li><span>2026年3月2日</span><a href="n/4.htm">关于图书采购项目的<b>中标公告</b></a></li>
<li><a href="n/4.htm">关于图书采购项目的中标公告</a></li>
<li><a href="javascript:go(3)">关于维修工程的招标公告</a></li></ul>
<table><tr><td><a href="https://zfcg.example.org/a?id=1&amp;b=2">学生公寓家具采购公告(2026/2/28)</a></td></tr></table>
<script>document.write('<a href="x.htm">不是一条公告信息</a>')</script></body></html>`

test('links of a list page with title, whole address and the day beside them', () => {
  const found = readListPage(Buffer.from(HTML), 'https://www.example.org/cgxx/list.htm')
  assert.deepEqual(found, [
    {
      title: '关于2026年实验室设备采购项目（第二批）的招标公告',
      link: 'https://www.example.org/info/1021/5.htm',
      on: '2026-03-05',
    },
    { title: '关于图书采购项目的中标公告', link: 'https://www.example.org/cgxx/n/4.htm', on: '2026-03-02' },
    { title: '学生公寓家具采购公告', link: 'https://zfcg.example.org/a?id=1&b=2', on: '2026-02-28' },
  ])
})

test('the same page in GB18030; without its address only whole links are taken', () => {
  const bytes = iconv.encode(HTML, 'gb18030')
  assert.equal(readListPage(bytes, 'https://www.example.org/cgxx/list.htm')?.length, 3)
  assert.deepEqual(
    readListPage(bytes, null)?.map(({ link }) => link),
    ['https://zfcg.example.org/a?id=1&b=2'],
  )
})

test('RSS and Atom', () => {
  const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>采购</title><link>https://www.example.org/</link>
    <item><title><![CDATA[关于教学楼维修的公告]]></title><link>https://www.example.org/1</link><pubDate>Thu, 05 Mar 2026 17:00:00 GMT</pubDate></item></channel></rss>`
  // five in the afternoon in Greenwich is the next day in China
  assert.deepEqual(readListPage(Buffer.from(rss), null), [
    { title: '关于教学楼维修的公告', link: 'https://www.example.org/1', on: '2026-03-06' },
  ])
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>关于教学楼维修的公告</title><link href="/1"/><updated>2026-03-05T08:00:00+08:00</updated></entry></feed>`
  assert.deepEqual(readListPage(Buffer.from(atom), 'https://www.example.org'), [
    { title: '关于教学楼维修的公告', link: 'https://www.example.org/1', on: '2026-03-05' },
  ])
})

test('what is no page is no page', () => {
  assert.equal(readListPage(Buffer.from('标题,日期\n甲,2026-03-05'), null), null)
  assert.equal(readListPage(Buffer.from([0xff, 0x00, 0x81, 0x20]), null), null)
  assert.deepEqual(readListPage(Buffer.from('<html><body>没有链接</body></html>'), null), [])
})
